import { CredentialsMissing, ProviderNotFound, ProviderUnreachable } from '../../errors.ts';
import { cleanText } from '../../text.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { whereToGetAToken } from './credentials.ts';
import { saysEndOfInventory } from './errors.ts';
import type { DiscogsPage } from './map.ts';
import { type DiscogsListing, mapInventory } from './marketplace-map.ts';
import { identityAnswer, inventoryAnswer } from './marketplace-schema.ts';

/** A page of what somebody sells; or that Discogs shows no more of it to others, however much there is. */
export type DiscogsInventory = ({ state: 'listed' } & DiscogsPage & { listings: DiscogsListing[] }) | { state: 'wall' };

/** What users sell, and who the program itself asks as. Throw ProviderNotFound for users that do not exist. */
export interface DiscogsUsers {
	/** A page of a hundred copies that a user has for sale, the newest first: only the first hundred pages of others are shown. */
	inventory(user: string, page: number, ask?: Ask): Promise<DiscogsInventory>;
	/** The name of the token's owner. Throws CredentialsMissing without a token. */
	identity(ask?: Ask): Promise<{ username: string }>;
}

const perPage = 100;
const pagesShown = 100;

export function createUsers({ http, hasToken }: { http: ProviderHttp; hasToken: boolean }): DiscogsUsers {
	return {
		async inventory(user, page, ask) {
			try {
				const answer = await http.getJson(`/users/${encodeURIComponent(user)}/inventory`, {
					...ask,
					endpoint: 'users/{user}/inventory',
					query: { status: 'For Sale', sort: 'listed', sort_order: 'desc', per_page: perPage, page },
					schema: inventoryAnswer,
				});
				return { state: 'listed', ...mapInventory(answer) };
			} catch (error) {
				if (page > pagesShown && isWall(error)) return { state: 'wall' };
				throw error;
			}
		},
		async identity(ask) {
			const endpoint = 'oauth/identity';
			if (!hasToken) throw new CredentialsMissing({ provider: 'discogs', endpoint }, 'DISCOGS_TOKEN', whereToGetAToken);
			const { username } = await http.getJson('/oauth/identity', { ...ask, endpoint, schema: identityAnswer });
			return { username: cleanText(username) };
		},
	};
}

/** Past its hundredth page an inventory is refused by its own words, or by a server that cannot count so far. */
function isWall(error: unknown): boolean {
	return (
		(error instanceof ProviderNotFound && saysEndOfInventory(error)) ||
		(error instanceof ProviderUnreachable && error.status === 500)
	);
}
