import type { ProviderRefused } from '../../errors.ts';
import { type Judge, quoteMessage, type Verdict } from '../http/answers.ts';
import { toNumber } from '../http/fields.ts';

const kinds: Record<number, Verdict['kind']> = {
	4: 'refused',
	7: 'not-found',
	8: 'failed',
	9: 'refused',
	10: 'refused',
	11: 'failed',
	16: 'failed',
	17: 'refused',
	26: 'refused',
	29: 'limited',
};

const notFound = /not be found|not found|^no .+ with that name|^invalid (tag|user)\b/i;

/**
 * Last.fm says its errors in the body, `{"error": number, "message": string}`, often with HTTP 200.
 * Code 6 stands for "not found" and for "a parameter is missing": only the message tells.
 */
export const judgeLastfm: Judge = ({ body }) => {
	const code = typeof body === 'object' && body !== null && 'error' in body ? toNumber(body.error) : null;
	if (code === null) return null;
	const said = quoteMessage(body);
	const detail = `error ${code}: ${said}`;
	if (code === 6) return { kind: notFound.test(said) ? 'not-found' : 'invalid', detail };
	return { kind: kinds[code] ?? 'invalid', detail };
};

/** Error 17: a listener hides this from others. */
export function saysHidden({ message }: ProviderRefused): boolean {
	return /\berror 17:/.test(message);
}
