import { randomUUID } from 'node:crypto';
import { CredentialsMissing, InvalidAnswer } from '../../errors.ts';
import type { Clock } from '../http/gate.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { type DiscogsCredentials, type DiscogsLogin, whereToGetAToken } from './credentials.ts';

/** A token with its secret: first of the request, then what the person granted. */
export interface OauthToken {
	token: string;
	tokenSecret: string;
}

/**
 * OAuth 1.0a as Discogs wants it of programs without a web address: the person opens a page, allows the program and types the code that
 * the page shows. What is granted does not expire. Throw CredentialsMissing without the program's key and secret.
 */
export interface DiscogsOauth {
	/** The start: good for fifteen minutes. `page` is what the person is to open. */
	request(ask: Ask): Promise<OauthToken & { page: string }>;
	/** What the person granted. Throws ProviderRefused or InvalidAnswer (400) for a code that is wrong or came too late. */
	exchange(request: OauthToken, code: string, ask: Ask): Promise<Extract<DiscogsLogin, { kind: 'oauth' }>>;
	/** The Authorization header of a request in the name of whoever granted it. */
	authorize(granted: OauthToken): string;
}

interface OauthOptions {
	http: ProviderHttp;
	credentials: DiscogsCredentials;
	/** The page where a person allows the program. */
	page: string;
	clock: Clock;
}

/** OAuth with the signature PLAINTEXT, which is the two secrets themselves: https protects them. */
export function createOauth({ http, credentials, page, clock }: OauthOptions): DiscogsOauth {
	function header(parameters: Record<string, string>, tokenSecret: string): string {
		const { key, secret } = credentials;
		if (key === undefined || secret === undefined) {
			const origin = { provider: 'discogs', endpoint: 'oauth' };
			throw new CredentialsMissing(origin, 'DISCOGS_KEY (with DISCOGS_SECRET)', whereToGetAToken);
		}
		const all = {
			oauth_consumer_key: key,
			oauth_nonce: randomUUID(),
			oauth_signature: `${encodeURIComponent(secret)}&${encodeURIComponent(tokenSecret)}`,
			oauth_signature_method: 'PLAINTEXT',
			oauth_timestamp: String(Math.floor(clock().getTime() / 1000)),
			...parameters,
		};
		const pairs = Object.entries(all).map(([name, value]) => `${name}="${encodeURIComponent(value)}"`);
		return `OAuth ${pairs.join(', ')}`;
	}

	function authorize({ token, tokenSecret }: OauthToken): string {
		return header({ oauth_token: token }, tokenSecret);
	}

	return {
		authorize,
		async request(ask) {
			const endpoint = 'oauth/request_token';
			const authorization = header({ oauth_callback: 'oob' }, '');
			const text = await http.getText('/oauth/request_token', {
				...ask,
				endpoint,
				headers: { authorization },
				mayBeRefused: true,
			});
			const issued = readToken(text, endpoint);
			return { ...issued, page: `${page}?oauth_token=${encodeURIComponent(issued.token)}` };
		},
		async exchange({ token, tokenSecret }, code, ask) {
			const endpoint = 'oauth/access_token';
			const authorization = header({ oauth_token: token, oauth_verifier: code }, tokenSecret);
			const text = await http.getText('/oauth/access_token', {
				...ask,
				endpoint,
				headers: { authorization },
				body: { form: {} },
				mayBeRefused: true,
			});
			return { kind: 'oauth', ...readToken(text, endpoint) };
		},
	};
}

/** Reads `oauth_token=…&oauth_token_secret=…`; what came instead is not quoted, it may hold half of a secret. */
function readToken(text: string, endpoint: string): OauthToken {
	const fields = new URLSearchParams(text.trim());
	const [token, tokenSecret] = [fields.get('oauth_token'), fields.get('oauth_token_secret')];
	if (token && tokenSecret) return { token, tokenSecret };
	throw new InvalidAnswer({ provider: 'discogs', endpoint }, 'no token in the answer');
}
