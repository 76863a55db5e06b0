import { setTimeout as sleep } from 'node:timers/promises';

/** A provider that lets us wait for longer (milliseconds) is left out of the rest of a run: what is left is asked next time. */
export const patienceMilliseconds = 120_000;

/** Looks every second whether a person has asked to stop meanwhile. Rejects with the signal's reason when it aborts. */
export async function waitUnlessStopped(
	milliseconds: number,
	signal: AbortSignal,
	isStopping: () => boolean,
): Promise<void> {
	for (let left = milliseconds; left > 0 && !isStopping(); left -= 1000) {
		await sleep(Math.min(left, 1000), undefined, { signal });
	}
}
