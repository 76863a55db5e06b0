import { CredentialsMissing, ProviderNotFound } from '../../errors.ts';
import type { Money } from '../../money/currencies.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { whereToGetAToken } from './credentials.ts';
import { saysNoSellerSettings } from './errors.ts';
import {
	type DiscogsListing,
	type DiscogsMarketStats,
	mapListing,
	mapStats,
	mapSuggestions,
} from './marketplace-map.ts';
import { listingAnswer, statsAnswer, suggestionsAnswer } from './marketplace-schema.ts';

/** What copies usually bring, by condition ("Very Good Plus (VG+)"); or why this account is not told. */
export type DiscogsSuggestions =
	| { state: 'told'; prices: Map<string, Money> }
	/** The token's owner has not filled out the seller settings, without which Discogs tells nobody. */
	| { state: 'no-seller-settings' };

/**
 * The marketplace. There is no way to list the copies of a release: its cheapest price, their number, what it usually brings, and
 * listings whose id is known. Look-ups throw ProviderNotFound for what does not exist.
 */
export interface DiscogsMarketplace {
	/** `currency` is one of `discogsCurrencies`; null leaves it to Discogs: the account's, US dollars without one. */
	marketplaceStats(releaseId: number, currency: string | null, ask?: Ask): Promise<DiscogsMarketStats>;
	/** In the account's selling currency; nothing at all for a release that is never sold. Throws CredentialsMissing without a token. */
	priceSuggestions(releaseId: number, ask?: Ask): Promise<DiscogsSuggestions>;
	listing(listingId: number, ask?: Ask): Promise<DiscogsListing>;
}

/** The currencies that Discogs converts to. */
export const discogsCurrencies: readonly string[] = 'USD GBP EUR CAD AUD JPY CHF MXN BRL NZD SEK ZAR'.split(' ');

export function createMarketplace({ http, hasToken }: { http: ProviderHttp; hasToken: boolean }): DiscogsMarketplace {
	return {
		async marketplaceStats(releaseId, currency, ask) {
			const answer = await http.getJson(`/marketplace/stats/${releaseId}`, {
				...ask,
				endpoint: 'marketplace/stats/{id}',
				query: { curr_abbr: currency ?? undefined },
				schema: statsAnswer,
				notFound: `no release ${releaseId}`,
			});
			return mapStats(answer);
		},
		async priceSuggestions(releaseId, ask) {
			const endpoint = 'marketplace/price_suggestions/{id}';
			if (!hasToken) throw new CredentialsMissing({ provider: 'discogs', endpoint }, 'DISCOGS_TOKEN', whereToGetAToken);
			try {
				const answer = await http.getJson(`/marketplace/price_suggestions/${releaseId}`, {
					...ask,
					endpoint,
					schema: suggestionsAnswer,
				});
				return { state: 'told', prices: mapSuggestions(answer) };
			} catch (error) {
				if (error instanceof ProviderNotFound && saysNoSellerSettings(error)) return { state: 'no-seller-settings' };
				throw error;
			}
		},
		async listing(listingId, ask) {
			const answer = await http.getJson(`/marketplace/listings/${listingId}`, {
				...ask,
				endpoint: 'marketplace/listings/{id}',
				schema: listingAnswer,
				notFound: `no listing ${listingId}`,
			});
			return mapListing(answer);
		},
	};
}
