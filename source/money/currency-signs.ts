/** What a sign or word beside a price says: one currency, or the family of those that write it. */
export type NamedCurrencies = readonly [string, ...string[]];

/**
 * Signs and words that shops write, in capitals. Several currencies: the sign alone does not say which. `¥` is the yen to everybody who
 * sells records; the yuan is meant only where that is known.
 */
const signs = new Map<string, NamedCurrencies>([
	['€', ['EUR']],
	['EURO', ['EUR']],
	['£', ['GBP']],
	['$', ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP']],
	['US$', ['USD']],
	['$US', ['USD']],
	['CA$', ['CAD']],
	['C$', ['CAD']],
	['CDN$', ['CAD']],
	['AU$', ['AUD']],
	['A$', ['AUD']],
	['NZ$', ['NZD']],
	['HK$', ['HKD']],
	['S$', ['SGD']],
	['NT$', ['TWD']],
	['MX$', ['MXN']],
	['R$', ['BRL']],
	['¥', ['JPY', 'CNY']],
	['円', ['JPY']],
	['JP¥', ['JPY']],
	['CN¥', ['CNY']],
	['元', ['CNY']],
	['₩', ['KRW']],
	['₹', ['INR']],
	['₺', ['TRY']],
	['₽', ['RUB']],
	['₴', ['UAH']],
	['₪', ['ILS']],
	['KR', ['SEK', 'NOK', 'DKK', 'ISK']],
	['KR.', ['DKK', 'SEK', 'NOK', 'ISK']],
	[',-KR', ['NOK', 'SEK', 'DKK']],
	['ZŁ', ['PLN']],
	['KČ', ['CZK']],
	['FT', ['HUF']],
	['LEI', ['RON']],
	['SFR', ['CHF']],
	['SFR.', ['CHF']],
	['FR.', ['CHF']],
]);

/** The currencies that a sign, word or ISO code stands for, the likeliest first; null when it is none. */
export function readCurrencySign(text: string, isCurrency: (code: string) => boolean): NamedCurrencies | null {
	const written = text.toUpperCase();
	if (isCurrency(written)) return [written];
	return signs.get(written) ?? null;
}
