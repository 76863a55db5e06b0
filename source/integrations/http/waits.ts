/** The longest wait that a provider can make us keep: its hint may be wrong or hostile. */
const longest = 24 * 60 * 60 * 1000;

interface HeaderReader {
	get(name: string): string | null;
}

/**
 * When the provider says it may be asked again: `Retry-After` (seconds or an HTTP date), `X-RateLimit-Reset-In` (seconds) or
 * `X-RateLimit-Reset` (epoch seconds), in this order. Null when none is given or understood, or when the time has passed.
 */
export function readWaitHint(headers: HeaderReader, now: Date): Date | null {
	const retryAfter = headers.get('retry-after');
	const hints = [
		afterSeconds(retryAfter, now),
		retryAfter === null ? null : Date.parse(retryAfter),
		afterSeconds(headers.get('x-ratelimit-reset-in'), now),
		afterSeconds(headers.get('x-ratelimit-reset'), new Date(0)),
	];
	const until = hints.find((hint) => hint !== null && Number.isFinite(hint) && hint > now.getTime());
	return until === undefined || until === null ? null : new Date(Math.min(until, now.getTime() + longest));
}

function afterSeconds(value: string | null, from: Date): number | null {
	return value !== null && /^\s*\d+(\.\d+)?\s*$/.test(value) ? from.getTime() + Number(value) * 1000 : null;
}
