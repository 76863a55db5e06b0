import type { Settings } from '../../config.ts';
import { toCountryCode } from '../../countries.ts';
import { UsageError } from '../../errors.ts';
import { isCurrency } from '../../money/currencies.ts';
import { cleanText } from '../../text.ts';

/** Where a record is to be sent (ISO code), and in which currency prices are shown. */
export interface Place {
	country: string;
	currency: string;
}

/** The options that say so, else the settings. Throws UsageError where no country is known, or what was typed is none. */
export function readPlace(options: { country?: string; currency?: string }, settings: Settings): Place {
	return {
		country: options.country === undefined ? readHome(settings) : readCountry(options.country),
		currency: options.currency === undefined ? settings.currency : readCurrency(options.currency),
	};
}

/** An ISO 4217 code that was typed. Throws UsageError. */
export function readCurrency(text: string): string {
	const code = text.trim().toUpperCase();
	if (isCurrency(code)) return code;
	throw new UsageError(`"${cleanText(text)}" is not a currency.`, 'Give its ISO code: EUR, USD, GBP, JPY …');
}

function readHome({ country }: Settings): string {
	if (country !== null) return country;
	throw new UsageError(
		'To which country is it to be sent? Prices depend on it.',
		'Say it once with --country ES, or for good with VINILOGY_COUNTRY=ES in the environment or in config.env.',
	);
}

function readCountry(text: string): string {
	const code = toCountryCode(text);
	if (code !== null) return code;
	throw new UsageError(`"${cleanText(text)}" is not a country.`, 'Give its ISO code: ES, DE, GB, US …');
}
