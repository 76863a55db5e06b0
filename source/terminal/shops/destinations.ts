import type { Settings } from '../../config.ts';
import { anywhere, toCountryCode } from '../../countries.ts';
import { UsageError } from '../../errors.ts';
import { cleanText } from '../../text.ts';

/** Where a shop or feed is, and the countries that it ships to: `*` alone for anywhere. */
export interface Destinations {
	country: string;
	shipsTo: string[];
}

/** Reads `--country` (else the settings) and `--ships-to`, which is the shop's own country where nobody says more. Throws UsageError. */
export function readDestinations(
	options: { country?: string; shipsTo?: string },
	settings: Pick<Settings, 'country'>,
): Destinations {
	const country = options.country === undefined ? settings.country : readCode(options.country);
	if (country === null) {
		throw new UsageError('In which country is the shop?', 'Say it with --country NL (its ISO code).');
	}
	const words = (options.shipsTo ?? country).split(',').filter((word) => word.trim() !== '');
	if (words.length === 0) throw new UsageError('--ships-to names no country.', 'For example: --ships-to NL,BE');
	const shipsTo = words.some((word) => word.trim() === anywhere) ? [anywhere] : [...new Set(words.map(readCode))];
	return { country, shipsTo };
}

function readCode(text: string): string {
	const code = toCountryCode(text);
	if (code !== null) return code;
	throw new UsageError(`"${cleanText(text)}" is not a country.`, 'Give its ISO code: NL, DE, GB, US …');
}
