import type { Settings } from '../config.ts';
import type { Providers } from '../integrations/providers.ts';
import { createAmazonOffers } from './amazon/amazon-offers.ts';
import { createEbayOffers } from './ebay/ebay-offers.ts';
import type { PriceProvider } from './provider.ts';
import type { PrepareMatch } from './to-offer.ts';

/** What the sources of prices work with. */
export interface SourceTools {
	providers: Providers;
	settings: Pick<Settings, 'ebay'>;
	prepareMatch: PrepareMatch;
	clock: () => Date;
}

/** Every source of prices, in the order in which they are asked; whether one can be asked is for its `readiness`. */
export function createPriceProviders({ providers, settings, prepareMatch, clock }: SourceTools): PriceProvider[] {
	return [
		createEbayOffers({ ebay: providers.ebay, prepareMatch, clock, ...settings.ebay }),
		createAmazonOffers({ amazon: providers.amazon, prepareMatch, clock }),
	];
}
