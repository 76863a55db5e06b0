import { type Judge, quoteMessage } from '../http/answers.ts';

/** MediaWiki says its errors with HTTP 200: `{"error": {"code", "info"}}`. `maxlag` asks for patience, like a rate limit. */
export const judgeMediawiki: Judge = ({ body }) => {
	const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
	const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
	if (code === null) return null;
	const detail = `${code}: ${quoteMessage(body)}`;
	if (code === 'maxlag' || code === 'ratelimited') return { kind: 'limited', detail };
	if (code === 'no-such-entity' || code === 'missingtitle') return { kind: 'not-found', detail };
	if (code === 'readonly' || code.startsWith('internal_api_error')) return { kind: 'failed', detail };
	return { kind: 'invalid', detail };
};
