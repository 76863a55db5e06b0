/** Runs tasks one after another, in the order they came; a task that throws does not stop the next one. */
export function createMutex() {
	let last: Promise<unknown> = Promise.resolve();
	return <T>(task: () => Promise<T>): Promise<T> => {
		const turn = last.then(task, task);
		last = turn.catch(() => undefined);
		return turn;
	};
}

/** Postgres ends one of two transactions that wait for each other (40P01) or could not be serialised (40001). */
const retryableCodes = new Set(['40P01', '40001']);

/** Runs a transaction again when the server ended it for the sake of another one. Nothing of it was kept, so nothing is done twice. */
export async function withDeadlockRetry<T>(attempt: () => Promise<T>, attempts: number): Promise<T> {
	for (let left = attempts; ; left -= 1) {
		try {
			return await attempt();
		} catch (error) {
			if (left <= 1 || !retryableCodes.has(serverCode(error))) throw error;
		}
	}
}

/** The SQLSTATE of an error of the server, also where drizzle wrapped it; '' for any other error. */
function serverCode(error: unknown): string {
	for (let at = error; at instanceof Error; at = at.cause) {
		if ('code' in at && typeof at.code === 'string') return at.code;
	}
	return '';
}
