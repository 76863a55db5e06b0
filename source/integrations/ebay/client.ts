import { CredentialsMissing } from '../../errors.ts';
import { createAccessToken } from '../http/access-token.ts';
import type { Clock } from '../http/gate.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { type EbayPage, mapSearch } from './map.ts';
import type { EbayMarketplace } from './marketplaces.ts';
import { searchAnswer, tokenAnswer } from './schema.ts';

/** What is looked for, by barcode or by words (all of which must be there). */
export type EbayQuestion = { gtin: string; words?: undefined } | { words: string; gtin?: undefined };

export type EbaySearch = EbayQuestion & {
	marketplace: EbayMarketplace;
	/** Of this category only (ids differ between sites); null for all. */
	category: string | null;
	/** Where it is to be sent: what is not sent there is not found, and shipping is worked out for it. */
	country: string;
	/** Sellers work some shipping out by it; null leaves that unknown. */
	postcode: string | null;
	/** What can be bought at once, or auctions. */
	buying: 'FIXED_PRICE' | 'AUCTION';
	/** The first of the page, a multiple of `pageSize`. */
	offset: number;
};

/** eBay's Browse API. Every call throws CredentialsMissing without both keys; a search costs one of the calls of the day. */
export interface Ebay {
	/** The setting that is still missing, or null. */
	missing: string | null;
	/** A page of listings, at most `pageSize`; nothing found is an empty page. */
	search(search: EbaySearch, ask?: Ask): Promise<EbayPage>;
	/** Throws ProviderRefused when the keys are not good. */
	checkKeys(ask?: Ask): Promise<void>;
}

/** The most that one page can have. */
export const pageSize = 200;

export const whereToGetEbayKeys = 'https://developer.ebay.com/my/keys';

export function createEbay(options: {
	http: ProviderHttp;
	clientId: string | undefined;
	clientSecret: string | undefined;
	clock: Clock;
	/** Takes one of the calls of the day, or throws ProviderWaiting. */
	spendCall: (endpoint: string) => Promise<void>;
}): Ebay {
	const { http, clientId, clientSecret, clock, spendCall } = options;
	const tokens = createAccessToken({ fetch: fetchToken, clock });
	const missing = clientId === undefined ? 'EBAY_CLIENT_ID' : clientSecret === undefined ? 'EBAY_CLIENT_SECRET' : null;

	async function fetchToken(ask: Ask) {
		const { access_token, expires_in } = await http.getJson('/identity/v1/oauth2/token', {
			...ask,
			endpoint: 'oauth2/token',
			body: { form: { grant_type: 'client_credentials', scope: 'https://api.ebay.com/oauth/api_scope' } },
			headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
			schema: tokenAnswer,
		});
		return { token: access_token, seconds: expires_in };
	}

	function throwWithoutKeys(endpoint: string): void {
		if (missing !== null) throw new CredentialsMissing({ provider: 'ebay', endpoint }, missing, whereToGetEbayKeys);
	}

	return {
		missing,
		async search(search, ask) {
			const endpoint = 'item_summary/search';
			throwWithoutKeys(endpoint);
			const answer = await tokens.use(ask, (token, mayBeRefused) =>
				http.getJson('/buy/browse/v1/item_summary/search', {
					...ask,
					endpoint,
					query: {
						gtin: search.gtin,
						q: search.words,
						category_ids: search.category ?? undefined,
						filter: `deliveryCountry:${search.country},buyingOptions:{${search.buying}}`,
						limit: pageSize,
						offset: search.offset,
					},
					headers: {
						authorization: `Bearer ${token}`,
						'x-ebay-c-marketplace-id': search.marketplace,
						'x-ebay-c-enduserctx': `contextualLocation=${encodeURIComponent(locationOf(search))}`,
					},
					schema: searchAnswer,
					beforeSend: () => spendCall(endpoint),
					mayBeRefused,
				}),
			);
			return mapSearch(answer);
		},
		async checkKeys(ask) {
			throwWithoutKeys('oauth2/token');
			await fetchToken(ask ?? {});
		},
	};
}

function locationOf({ country, postcode }: EbaySearch): string {
	return postcode === null ? `country=${country}` : `country=${country},zip=${postcode}`;
}
