import { toCountryCode } from '../../countries.ts';
import { UsageError } from '../../errors.ts';
import { isCurrency } from '../../money/currencies.ts';
import { readUserName } from '../../profiles/user-name.ts';
import { cleanText } from '../../text.ts';
import { findProfile } from '../listener.ts';
import type { Session } from '../with-context.ts';

/** Where a record is to be sent (ISO code), and in which currency prices are shown. */
export interface Place {
	country: string;
	currency: string;
}

/** What a command line says of a place; `user` is the listener whose profile says the rest. */
export interface PlaceOptions {
	country?: string;
	currency?: string;
	user: string;
}

/** The place that is meant: what the options say, else the listener's profile, else the settings. Throws UsageError where no country is known. */
export async function findPlace(
	session: Pick<Session, 'context' | 'command'>,
	{ country, currency, user }: PlaceOptions,
): Promise<Place> {
	const home = await findHome(session, user);
	return {
		country: country === undefined ? known(home.country) : readCountry(country),
		currency: currency === undefined ? home.currency : readCurrency(currency),
	};
}

/** Where a listener lives, as far as that is known, and in which currency they are shown prices: as their profile says, else the settings. */
export async function findHome(
	session: Pick<Session, 'context' | 'command'>,
	user: string,
): Promise<{ country: string | null; currency: string }> {
	const profile = await findProfile(session, user);
	const { country, currency } = session.context.settings;
	return { country: profile.country ?? country, currency: profile.currency ?? currency };
}

/** Looks at what was typed before the database is opened. Throws UsageError for what is no country, currency or name of a listener. */
export function checkPlace({ country, currency, user }: PlaceOptions): void {
	if (country !== undefined) readCountry(country);
	if (currency !== undefined) readCurrency(currency);
	readUserName(user);
}

/** An ISO 4217 code that was typed. Throws UsageError. */
export function readCurrency(text: string): string {
	const code = text.trim().toUpperCase();
	if (isCurrency(code)) return code;
	throw new UsageError(`"${cleanText(text)}" is not a currency.`, 'Give its ISO code: EUR, USD, GBP, JPY …');
}

function known(country: string | null): string {
	if (country !== null) return country;
	throw new UsageError(
		'To which country is it to be sent? Prices depend on it.',
		'Say it once with --country ES, or for good with `vinilogy profile set --country ES` or with VINILOGY_COUNTRY=ES.',
	);
}

/** An ISO 3166-1 code that was typed, or an alias of one. Throws UsageError. */
export function readCountry(text: string): string {
	const code = toCountryCode(text);
	if (code !== null) return code;
	throw new UsageError(`"${cleanText(text)}" is not a country.`, 'Give its ISO code: ES, DE, GB, US …');
}
