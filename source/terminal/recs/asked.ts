import type { Settings } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import type { Asked } from '../../recommendations/parameters-for.ts';
import type { Profile } from '../../store/listeners/profiles-reader.ts';
import { cleanText } from '../../text.ts';
import { readMaxPrice } from '../prices/max-price.ts';
import { readCountry, readCurrency } from '../prices/place.ts';

/** What a command line says of what is to be recommended; what it does not say is as the profile has it, then the settings. */
export interface AskedOptions {
	limit: number;
	country?: string;
	currency?: string;
	/** "30", "19,99": in the currency that is shown; "25 GBP" in another one. */
	maxPrice?: string;
	discover?: number;
	seedsOnly: boolean;
	perArtist?: number;
	/** "similar=50". */
	weight: string[];
}

/** The options as they are understood. Throws UsageError for what is no country, currency, amount or weight. */
export function readAsked(options: AskedOptions, { currency: own }: Profile, settings: Settings): Asked {
	const currency = options.currency === undefined ? null : readCurrency(options.currency);
	const shown = currency ?? own ?? settings.currency;
	return {
		limit: options.limit,
		country: options.country === undefined ? null : readCountry(options.country),
		currency,
		maxPrice: options.maxPrice === undefined ? null : readMaxPrice(options.maxPrice, shown),
		discover: options.discover ?? null,
		isSeedsOnly: options.seedsOnly,
		perArtist: options.perArtist ?? null,
		weights: Object.fromEntries(options.weight.map(readWeight)),
	};
}

function readWeight(text: string): [string, number] {
	const [, name = '', number = ''] = /^([^=]+)=(-?\d+(?:\.\d+)?)$/.exec(text.trim()) ?? [];
	if (name !== '') return [name, Number(number)];
	throw new UsageError(`"${cleanText(text)}" is no weight.`, 'Name a signal and its number: --weight similar=50');
}
