/** Work that is done a little later, each kind of it once at a time. */
export interface Timers {
	/** Does it so many milliseconds from now; asked for again meanwhile, it is still done once. */
	later(name: string, milliseconds: number, work: () => Promise<void>): void;
	/** The same, but begins to wait anew whenever it is asked for: done only where somebody rests. */
	atRest(name: string, milliseconds: number, work: () => Promise<void>): void;
	forget(name: string): void;
	close(): void;
}

/** `failed` hears what went wrong: nobody waits for such work. */
export function createTimers(failed: (error: unknown) => void): Timers {
	const timers = new Map<string, NodeJS.Timeout>();
	let isClosed = false;

	function forget(name: string): void {
		clearTimeout(timers.get(name));
		timers.delete(name);
	}

	function later(name: string, milliseconds: number, work: () => Promise<void>): void {
		if (timers.has(name) || isClosed) return;
		const timer = setTimeout(() => {
			timers.delete(name);
			work().catch((error: unknown) => {
				if (!isClosed) failed(error);
			});
		}, milliseconds);
		timers.set(name, timer);
	}

	return {
		later,
		forget,
		atRest(name, milliseconds, work) {
			forget(name);
			later(name, milliseconds, work);
		},
		close() {
			isClosed = true;
			for (const name of [...timers.keys()]) forget(name);
		},
	};
}
