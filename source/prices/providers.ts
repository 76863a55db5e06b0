import type { Settings } from '../config.ts';
import type { Providers } from '../integrations/providers.ts';
import { prepareMatch } from '../matching/offer-match.ts';
import type { ShopRow } from '../store/shops.ts';
import { createAmazonOffers } from './amazon/amazon-offers.ts';
import { createDiscogsPrices } from './discogs/provider.ts';
import { createEbayOffers } from './ebay/ebay-offers.ts';
import type { PriceProvider, PriceProviderName } from './provider.ts';
import { createShopPrices } from './shops/shop-prices.ts';

/** What the sources of prices work with. */
export interface SourceTools {
	providers: Providers;
	settings: Pick<Settings, 'country' | 'currency' | 'ebay'>;
	/** Every shop that was added. */
	shops: readonly ShopRow[];
	/** How many milliseconds a number of each source may be called current. */
	lives: Readonly<Record<PriceProviderName, number>>;
	clock: () => Date;
}

/** At Discogs every pressing costs a call, sixty a minute: of an album, the most wanted ones are asked about. */
const mostPressings = 20;

/** Every source of prices, in the order in which they are shown; whether one can be asked is for its `readiness`. */
export function createPriceProviders(tools: SourceTools): PriceProvider[] {
	const { providers, settings, shops, lives, clock } = tools;
	const { country, currency, ebay } = settings;
	const home = country === null || ebay.postcode === '' ? null : { country, postcode: ebay.postcode };
	return [
		createDiscogsPrices({ discogs: providers.discogs, currency, mostPressings, clock }),
		createEbayOffers({ ebay: providers.ebay, prepareMatch, clock, categories: ebay.categories, home }),
		createShopPrices({ client: providers.shops, shops, prepareMatch, life: lives.shops, clock }),
		createAmazonOffers({ amazon: providers.amazon, prepareMatch, clock }),
	];
}
