/** Runs tasks one after another, in the order they came; a task that throws does not stop the next one. */
export function createMutex() {
	let last: Promise<unknown> = Promise.resolve();
	return <T>(task: () => Promise<T>): Promise<T> => {
		const turn = last.then(task, task);
		last = turn.catch(() => undefined);
		return turn;
	};
}

/**
 * What the doings of another process make fail, and what works when it is done again: two transactions that wait for each
 * other (40P01), that could not be serialised (40001), or that both stored the same new row (23505: the next look finds it).
 */
const retryableCodes = new Set(['40P01', '40001', '23505']);

/** Runs a transaction again when another process' got in its way. Nothing of it was kept, so nothing is done twice. */
export async function withRetry<T>(attempt: () => Promise<T>, attempts: number): Promise<T> {
	for (let left = attempts; ; left -= 1) {
		try {
			return await attempt();
		} catch (error) {
			if (left <= 1 || !retryableCodes.has(serverCode(error))) throw error;
		}
	}
}

/** Whether a server refused to write: it is a replica, or it was told to let this connection only read (25006). */
export function isReadOnly(error: unknown): boolean {
	return serverCode(error) === '25006';
}

/** The SQLSTATE of an error of the server, also where drizzle wrapped it; '' for any other error. */
function serverCode(error: unknown): string {
	for (let at = error; at instanceof Error; at = at.cause) {
		if ('code' in at && typeof at.code === 'string') return at.code;
	}
	return '';
}
