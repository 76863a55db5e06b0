import type { Discogs } from '../../integrations/discogs/client.ts';
import type { DiscogsWant } from '../../integrations/discogs/marketplace-map.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';

/**
 * What the token's owner wants at Discogs, a page of at most a hundred releases at a time, on vinyl or not.
 * Throws CredentialsMissing without a token, and the other errors of `errors.ts`.
 */
export async function* readWantlist(
	discogs: Pick<Discogs, 'identity' | 'wants'>,
	ask: Ask,
): AsyncGenerator<{ wants: DiscogsWant[]; total: number }> {
	const { username } = await discogs.identity(ask);
	for (let page = 1; ; page += 1) {
		const { wants, items, hasNext } = await discogs.wants(username, page, ask);
		yield { wants, total: items };
		if (!hasNext || wants.length === 0) return;
	}
}
