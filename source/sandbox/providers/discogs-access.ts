import { sandboxKeys } from '../environment.ts';
import type { Question } from '../exchange.ts';

/** Who asks Discogs: `user` with a personal token, `application` with key and secret, undefined without good credentials. */
export function discogsCredentials(question: Question): 'user' | 'application' | undefined {
	const header = question.headers.authorization ?? '';
	const [, token] = /^Discogs token=(.+)$/.exec(header) ?? [];
	if ((token ?? question.query.get('token')) === sandboxKeys.discogsToken) return 'user';
	const [, key, secret] = /^Discogs key=([^,]+), ?secret=(.+)$/.exec(header) ?? [];
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
