import { setTimeout as sleep } from 'node:timers/promises';
import { ProviderUnreachable, ProviderUnusable, ProviderWaiting } from '../../errors.ts';
import type { DownloadTools } from './progress.ts';

/** How often the host may send us away, and fail, before it is left alone. */
const mostWaits = 6;
const mostFailures = 4;

/**
 * Does a task again when the host says that it may be asked later, at that time and not before, and when the connection failed,
 * after a pause that doubles. Both a bounded number of times, then ProviderUnusable with what to do or the failure itself.
 * Throws the signal's reason while it waits.
 */
export async function askPatiently<T>(
	file: string,
	pauseMs: number,
	{ clock, signal, tell }: DownloadTools,
	task: () => Promise<T>,
): Promise<T> {
	async function wait(until: Date, reason: string): Promise<void> {
		tell({ doing: 'wait', file, bytes: 0, total: null, waitingUntil: until, reason });
		// A timer may be a little early by the clock, and the host would count that as asking again.
		for (let left = until.getTime() - clock().getTime(); left > 0; left = until.getTime() - clock().getTime()) {
			await sleep(left, undefined, { signal }).catch(() => signal.throwIfAborted());
		}
	}

	for (let waits = 0, failures = 0; ; ) {
		try {
			return await task();
		} catch (error) {
			signal.throwIfAborted();
			if (error instanceof ProviderWaiting) {
				waits += 1;
				if (waits > mostWaits) throw stillRefused(error);
				await wait(error.until, 'too many requests');
			} else if (error instanceof ProviderUnreachable && failures < mostFailures) {
				const pause = pauseMs * 2 ** failures;
				failures += 1;
				await wait(new Date(clock().getTime() + pause), withoutOrigin(error));
			} else throw error;
		}
	}
}

/** What failed, without where: the file is told beside it. */
function withoutOrigin({ provider, endpoint, message }: ProviderUnreachable): string {
	return message.replace(`${provider} ${endpoint}: `, '');
}

function stillRefused({ provider, endpoint, until }: ProviderWaiting): ProviderUnusable {
	return new ProviderUnusable(
		{ provider, endpoint },
		`asks to wait again and again, now until ${until.toISOString()}`,
		'Run the same command later: what was fetched stays, and it goes on from there.',
	);
}
