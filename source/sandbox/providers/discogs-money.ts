import type { Question } from '../exchange.ts';
import { discogsUser } from './discogs-access.ts';

/** What one US dollar costs in each currency that Discogs shows prices in. */
const perDollar: Record<string, number> = {
	...{ USD: 1, GBP: 0.7451, EUR: 0.8559, CAD: 1.3845, AUD: 1.4216, JPY: 159.83 },
	...{ CHF: 0.791, MXN: 17.3916, BRL: 5.0274, NZD: 1.7187, SEK: 9.3222, ZAR: 16.5918 },
};

const signs: Record<string, string> = { USD: '$', GBP: '£', EUR: '€' };

/** The currency that prices are shown in: the one asked for, else the account's, else dollars. Undefined for one that Discogs has not. */
export function currencyOf(question: Question): string | undefined {
	const asked = question.query.get('curr_abbr') ?? discogsUser(question)?.currency ?? 'USD';
	return asked in perDollar ? asked : undefined;
}

/** So many dollars in a currency, in its decimals. */
export function valueIn(currency: string, dollars: number): number {
	const value = dollars * (perDollar[currency] ?? 1);
	return currency === 'JPY' ? Math.round(value) : Math.round(value * 100) / 100;
}

/** The same without rounding: what Discogs computes comes with all the digits of a double. */
export function exactValueIn(currency: string, dollars: number): number {
	return dollars * (perDollar[currency] ?? 1);
}

/** The price as the seller wrote it. */
export function originalPrice(currency: string, dollars: number) {
	const value = valueIn(currency, dollars);
	return {
		curr_abbr: currency,
		curr_id: Object.keys(perDollar).indexOf(currency) + 1,
		formatted: `${signs[currency] ?? currency}${value}`,
		value,
	};
}
