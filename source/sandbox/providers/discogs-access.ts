import { sandboxKeys } from '../environment.ts';
import type { Question } from '../exchange.ts';

/** Somebody with a personal token. */
interface User {
	username: string;
	/** What prices are shown in when the question names no currency. */
	currency: string;
	/** Whether the seller settings are filled out: without them nobody is told what a release usually brings. */
	hasSellerSettings: boolean;
}

const users: [token: string, User][] = [
	[sandboxKeys.discogsToken, { username: 'sandbox', currency: 'EUR', hasSellerSettings: false }],
	[sandboxKeys.discogsSellerToken, { username: 'sandbox-seller', currency: 'EUR', hasSellerSettings: true }],
];

/** The parameters of an OAuth header, decoded; none without one. */
export function oauthParameters({ headers }: Question): Map<string, string> {
	const [, pairs = ''] = /^OAuth (.+)$/.exec(headers.authorization ?? '') ?? [];
	const read = [...pairs.matchAll(/(\w+)="([^"]*)"/g)];
	return new Map(read.map(([, name = '', value = '']) => [name, decodeURIComponent(value)]));
}

/** Whether a request is signed with what the token's owner granted. */
function isGranted(question: Question): boolean {
	const given = oauthParameters(question);
	const { discogsKey, discogsSecret, discogsOauthToken, discogsOauthSecret } = sandboxKeys;
	return (
		given.get('oauth_consumer_key') === discogsKey &&
		given.get('oauth_token') === discogsOauthToken &&
		given.get('oauth_signature') === `${discogsSecret}&${discogsOauthSecret}`
	);
}

/** The person whose token came with a question; undefined without a good one. */
export function discogsUser(question: Question): User | undefined {
	const [, token] = /^Discogs token=(.+)$/.exec(question.headers.authorization ?? '') ?? [];
	const given = isGranted(question) ? sandboxKeys.discogsToken : (token ?? question.query.get('token'));
	return users.find(([known]) => known === given)?.[1];
}

/** Who asks Discogs: `user` with a personal token, `application` with key and secret, undefined without good credentials. */
export function discogsCredentials(question: Question): 'user' | 'application' | undefined {
	if (discogsUser(question) !== undefined) return 'user';
	const [, key, secret] = /^Discogs key=([^,]+), ?secret=(.+)$/.exec(question.headers.authorization ?? '') ?? [];
	const goodKey = (key ?? question.query.get('key')) === sandboxKeys.discogsKey;
	const goodSecret = (secret ?? question.query.get('secret')) === sandboxKeys.discogsSecret;
	return goodKey && goodSecret ? 'application' : undefined;
}

const genericAgents = /^(curl|wget|python|node|undici|axios|got|okhttp|java|go-http|ruby|mozilla|libwww)/i;

/** Discogs gives a missing or generic User-Agent an empty answer with status 200. */
export function isRefusedAgent(question: Question): boolean {
	const agent = question.headers['user-agent'] ?? '';
	return agent === '' || genericAgents.test(agent) || !/^\S+\/\S+/.test(agent);
}
