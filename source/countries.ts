import { once } from './once.ts';

const names = once(() => new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }));

/** A country that offers are sent to, or `*`: anywhere. */
export const anywhere = '*';

/** What people and shops write for a country, where it is not its ISO 3166-1 code. */
const aliases = new Map([
	['UK', 'GB'],
	['EL', 'GR'],
]);

/**
 * The ISO 3166-1 alpha-2 code in a text ("es", "UK" is GB), or null when there is no such country. Groups of countries (EU) and codes
 * that nobody has are none.
 */
export function toCountryCode(text: string): string | null {
	const typed = text.trim().toUpperCase();
	const code = aliases.get(typed) ?? typed;
	return /^[A-Z]{2}$/.test(code) && !notCountries.has(code) && names().of(code) !== undefined ? code : null;
}

/** "Spain" for ES, "anywhere" for `*`; a code that has no name stays as it is, and so does what is no code. */
export function nameCountry(code: string): string {
	if (code === anywhere) return 'anywhere';
	return /^[A-Z]{2}$/.test(code) ? (names().of(code) ?? code) : code;
}

/** Codes that CLDR names though no parcel is sent there. */
const notCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB']);
