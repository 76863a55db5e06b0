import {
	type AnswerOrigin,
	InvalidAnswer,
	type ProviderError,
	ProviderUnreachable,
	ProviderUnusable,
} from '../../errors.ts';
import { type Clock, type Gate, waitingFor } from '../http/gate.ts';
import { readWaitHint } from '../http/waits.ts';

interface Head {
	status: number;
	headers: { get(name: string): string | null };
}

/**
 * What the head of an answer says against its body; null when the body may be read. "Too fast" closes the gate until the host may be
 * asked again: to ask earlier is said to start its wait anew.
 */
export function createRefusal(options: { gate: Gate; clock: Clock; waitSeconds: number; baseUrl: string }) {
	const { gate, clock, waitSeconds, baseUrl } = options;

	function close(origin: AnswerOrigin, hint: Date | null): ProviderError {
		const now = clock();
		const until = hint ?? new Date(now.getTime() + waitSeconds * 1000);
		const reason = `too many requests (HTTP ${origin.status})`;
		gate.close(until, reason);
		return waitingFor(origin, until, reason, now);
	}

	return ({ status, headers }: Head, { provider, endpoint }: AnswerOrigin): ProviderError | null => {
		const origin = { provider, endpoint, status };
		const hint = readWaitHint(headers, clock());
		const encoding = headers.get('content-encoding') ?? 'identity';
		if (status === 429 || (status === 503 && hint !== null)) return close(origin, hint);
		if (status >= 500) return new ProviderUnreachable(origin, `HTTP ${status}`);
		if (status === 401 || status === 403) {
			return new ProviderUnusable(
				origin,
				`turns programs away (HTTP ${status})`,
				`Download the files in a web browser from ${baseUrl} and run: vinilogy import discogs FILE…`,
			);
		}
		if (status === 404 || status === 410) {
			return new ProviderUnusable(
				origin,
				`HTTP ${status}: there is no such file`,
				`Look at ${baseUrl} for what there is.`,
			);
		}
		if (status < 200 || (status > 299 && status !== 416)) return new InvalidAnswer(origin, `HTTP ${status}`);
		if (encoding.toLowerCase() !== 'identity') {
			return new InvalidAnswer(origin, 'comes packed once more, though it was asked for as it is');
		}
		return null;
	};
}
