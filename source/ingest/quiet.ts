import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Tells when a run is over: a step of one lane makes work for another, so no worker may leave before all of them have
 * looked for work, and found none, since the last step ended.
 */
export interface Quiet {
	/** Which change was the last; read it before looking for work. */
	lastChange(): number;
	/** A worker looks for work or has some. */
	setBusy(worker: symbol): void;
	/** A worker that began to look after change `since` found nothing. */
	setIdle(worker: symbol, since: number): void;
	leave(worker: symbol): void;
	isQuiet(): boolean;
	/** A step ended, or a person asked to stop: everybody who waits looks again. */
	announce(): void;
	/** Waits for the next change, at most so long. */
	wait(milliseconds: number): Promise<void>;
}

export function createQuiet(): Quiet {
	/** For every worker the change after which it found nothing; null while it is busy. */
	const workers = new Map<symbol, number | null>();
	let changes = 0;
	let wake = new AbortController();

	function wakeAll(): void {
		wake.abort();
		wake = new AbortController();
	}

	return {
		lastChange: () => changes,
		setBusy: (worker) => workers.set(worker, null),
		setIdle: (worker, since) => workers.set(worker, since),
		leave(worker) {
			workers.delete(worker);
			wakeAll();
		},
		isQuiet: () => [...workers.values()].every((since) => since === changes),
		announce() {
			changes += 1;
			wakeAll();
		},
		// An abort is the wake-up call.
		wait: (milliseconds) => sleep(milliseconds, undefined, { signal: wake.signal }).catch(() => undefined),
	};
}
