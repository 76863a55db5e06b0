/** A personal token, or a consumer key and secret; nothing at all is possible, slower and without search and pictures. */
export interface DiscogsCredentials {
	token?: string;
	key?: string;
	secret?: string;
}

/** As whom a listener's lists are read: by their own token, by what they granted through OAuth, or as anybody may. */
export type DiscogsLogin =
	| { kind: 'token'; token: string }
	| { kind: 'oauth'; token: string; tokenSecret: string }
	| { kind: 'public' };

export const whereToGetAToken = 'https://www.discogs.com/settings/developers';

/** The value of the Authorization header, or undefined. Credentials go nowhere else: in a URL they would end up in logs. */
export function discogsAuthorization({ token, key, secret }: DiscogsCredentials): string | undefined {
	if (token !== undefined) return `Discogs token=${token}`;
	return key !== undefined && secret !== undefined ? `Discogs key=${key}, secret=${secret}` : undefined;
}
