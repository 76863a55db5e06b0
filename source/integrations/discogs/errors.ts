import type { Judge } from '../http/answers.ts';

/** Discogs answers a User-Agent that it does not like with 200 and nothing. Everything else is in the status and `message`. */
export const judgeDiscogs: Judge = ({ status, text }) =>
	status === 200 && text.trim() === ''
		? { kind: 'refused', detail: 'an empty answer, which is how it refuses a User-Agent: set VINILOGY_CONTACT' }
		: null;
