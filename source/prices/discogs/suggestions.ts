import { ProviderNotFound } from '../../errors.ts';
import type { Discogs } from '../../integrations/discogs/client.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import type { Offer } from '../offer.ts';
import { type DiscogsPressing, suggestionOf } from './offers.ts';

/** What copies usually bring, for those to whom Discogs tells it. */
export interface Suggestions {
	/** The suggestions for a pressing, one per condition; without any, why, where that is about the account. */
	ask(of: DiscogsPressing, ask: Ask): Promise<{ offers: Offer[]; note: string | null }>;
	/** How many calls the next question costs. */
	cost(): number;
}

const withoutToken = 'no suggested prices without DISCOGS_TOKEN';
const withoutSettings = 'no suggested prices: the seller settings of the Discogs account are not filled out';

/** Remembers for as long as it lives that this account is told nothing, so that it is asked for once. */
export function createSuggestions(discogs: Discogs, clock: () => Date): Suggestions {
	let closed: string | null = discogs.hasToken ? null : withoutToken;

	return {
		async ask(of, ask) {
			if (closed !== null) return { offers: [], note: closed };
			try {
				const told = await discogs.priceSuggestions(of.discogsId, ask);
				if (told.state === 'no-seller-settings') {
					closed = withoutSettings;
					return { offers: [], note: closed };
				}
				const observedAt = clock();
				const offers = [...told.prices].map(([condition, price]) => suggestionOf(of, condition, price, observedAt));
				return { offers, note: null };
			} catch (error) {
				if (error instanceof ProviderNotFound) return { offers: [], note: null };
				throw error;
			}
		},
		cost: () => (closed === null ? 1 : 0),
	};
}
