import { sandboxKeys } from '../environment.ts';
import type { Answer, Question } from '../exchange.ts';
import { hash } from '../world/random.ts';
import { oauthParameters } from './discogs-access.ts';
import { message } from './discogs-errors.ts';

/** OAuth 1.0a with codes that a person copies from a page. */
export interface DiscogsOauth {
	/** `oauth/request_token`, `oauth/authorize` (the page for people) and `oauth/access_token`; undefined for other paths. */
	answer(part: string | undefined, question: Question): Answer | undefined;
	/** Ends all requests that wait for their code. */
	expire(): void;
}

/** A request for access waits so long for its code. */
const patience = 15 * 60_000;

/** The requests for access of one sandbox. The page gives the code to whoever looks: there is nobody to log in. */
export function createDiscogsOauth(): DiscogsOauth {
	const requests = new Map<string, { secret: string; code: string; until: number }>();

	function request(question: Question): Answer {
		const given = oauthParameters(question);
		if (given.get('oauth_consumer_key') !== sandboxKeys.discogsKey) return message(401, 'Invalid consumer.');
		if (given.get('oauth_signature') !== `${sandboxKeys.discogsSecret}&`) return message(401, 'Invalid signature.');
		const number = requests.size + 1;
		const token = `request${hash('request token', number, Date.now()).toString(36)}`;
		const secret = `secret${hash('request secret', number).toString(36)}`;
		const code = hash('code', number).toString(36).slice(0, 6).toUpperCase();
		requests.set(token, { secret, code, until: Date.now() + patience });
		return form({ oauth_token: token, oauth_token_secret: secret, oauth_callback_confirmed: 'true' });
	}

	function authorize({ query }: Question): Answer {
		const waiting = requests.get(query.get('oauth_token') ?? '');
		const headers = { 'content-type': 'text/html; charset=utf-8' };
		if (waiting === undefined || waiting.until <= Date.now()) {
			return { status: 404, headers, body: '<h1>This request is not known, or too old.</h1>' };
		}
		return { status: 200, headers, body: `<h1>Authorize Vinilogy</h1><p>Your code: <b>${waiting.code}</b></p>` };
	}

	function exchange(question: Question): Answer {
		const given = oauthParameters(question);
		const token = given.get('oauth_token') ?? '';
		const waiting = requests.get(token);
		if (waiting === undefined || waiting.until <= Date.now()) return message(401, 'Invalid or expired token.');
		const isSigned = given.get('oauth_signature') === `${sandboxKeys.discogsSecret}&${waiting.secret}`;
		if (!isSigned) return message(401, 'Invalid signature.');
		if (given.get('oauth_verifier') !== waiting.code) return message(401, 'Invalid verifier.');
		requests.delete(token);
		const { discogsOauthToken: oauth_token, discogsOauthSecret: oauth_token_secret } = sandboxKeys;
		return form({ oauth_token, oauth_token_secret });
	}

	return {
		answer(part, question) {
			if (part === 'request_token') return question.method === 'GET' ? request(question) : notAllowed();
			if (part === 'authorize') return authorize(question);
			if (part === 'access_token') return question.method === 'POST' ? exchange(question) : notAllowed();
			return undefined;
		},
		expire() {
			for (const waiting of requests.values()) waiting.until = 0;
		},
	};
}

function notAllowed(): Answer {
	return message(405, 'Method not allowed.');
}

function form(fields: Record<string, string>): Answer {
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	return { status: 200, headers, body: new URLSearchParams(fields).toString() };
}
