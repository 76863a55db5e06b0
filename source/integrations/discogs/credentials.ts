/** A personal token, or a consumer key and secret; nothing at all is possible, slower and without search and pictures. */
export interface DiscogsCredentials {
	token?: string;
	key?: string;
	secret?: string;
}

export const whereToGetAToken = 'https://www.discogs.com/settings/developers';

/** The value of the Authorization header, or undefined. Credentials go nowhere else: in a URL they would end up in logs. */
export function discogsAuthorization({ token, key, secret }: DiscogsCredentials): string | undefined {
	if (token !== undefined) return `Discogs token=${token}`;
	return key !== undefined && secret !== undefined ? `Discogs key=${key}, secret=${secret}` : undefined;
}
