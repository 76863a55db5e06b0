import { type Answer, json } from '../exchange.ts';

/** An error of the Web API. */
export function refuse(status: number, message: string, headers: Record<string, string> = {}): Answer {
	return json({ error: { status, message } }, status, headers);
}

/** An error of the accounts host. */
export function refuseGrant(error: string, description: string): Answer {
	return json({ error, error_description: description }, 400);
}

/** Too many calls in thirty seconds. */
export function tooFast(seconds: number): Answer {
	return refuse(429, 'API rate limit exceeded', { 'retry-after': `${seconds}` });
}

/** The calls of the app's owner are used up: a hint of a second, after which the answer is the same. */
export function quotaIsUsed(): Answer {
	const error = { status: 429, message: 'Quota exceeded', reason: 'QUOTA_EXCEEDED' };
	return json({ error }, 429, { 'retry-after': '1' });
}
