import { type Judge, quoteMessage, type Verdict } from '../http/answers.ts';
import { toNumber } from '../http/fields.ts';

const kinds: Record<number, Verdict['kind']> = {
	4: 'limited',
	200: 'refused',
	300: 'refused',
	700: 'failed',
	800: 'not-found',
};

/** Deezer says its errors with HTTP 200: `{"error": {"type", "message", "code"}}`. Code 4 is its quota, 800 is "no data". */
export const judgeDeezer: Judge = ({ body }) => {
	const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
	const code = typeof error === 'object' && error !== null && 'code' in error ? toNumber(error.code) : null;
	return code === null ? null : { kind: kinds[code] ?? 'invalid', detail: `error ${code}: ${quoteMessage(body)}` };
};
