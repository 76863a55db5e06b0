import { type Answer, json } from '../exchange.ts';

/** An error or a warning as eBay words one. */
export interface EbayProblem {
	errorId: number;
	domain: string;
	category: string;
	message: string;
	longMessage?: string;
	parameters?: { name: string; value: string }[];
}

/** A problem of the search. */
export function problem(errorId: number, message: string, value?: string): EbayProblem {
	const parameters = value === undefined ? {} : { parameters: [{ name: 'fieldName', value }] };
	return { errorId, domain: 'API_BROWSE', category: 'REQUEST', message, longMessage: message, ...parameters };
}

/** A hard error. */
export function refuse(status: number, error: EbayProblem): Answer {
	return json({ errors: [error] }, status);
}

/** What an unknown or ended token gets. */
export function invalidToken(): Answer {
	return refuse(401, {
		errorId: 1001,
		domain: 'OAuth',
		category: 'REQUEST',
		message: 'Invalid access token',
		longMessage: 'Invalid access token. Check the value of the Authorization HTTP request header.',
	});
}

/** What every call after the last one of the day gets. */
export function dayIsOver(): Answer {
	return refuse(429, {
		errorId: 2001,
		domain: 'ACCESS',
		category: 'REQUEST',
		message: 'Too many requests.',
		longMessage: 'The request limit has been reached for the resource.',
	});
}
