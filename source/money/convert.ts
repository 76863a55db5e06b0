import { decimalsOf, type Money } from './currencies.ts';

/** What one euro costs in a currency, and on which day ("2026-11-20") that was so. */
export interface ExchangeRate {
	rate: number;
	day: string;
}

/** The rate of each currency by its ISO 4217 code; EUR is among them with rate 1. */
export type ExchangeRates = ReadonlyMap<string, ExchangeRate>;

/** What one minor unit of a currency is worth in euro cents, at so many units per euro: 1 for EUR, about 0.6 for JPY. */
export function euroCentsOf(currency: string, rate: number): number {
	return 100 / (rate * 10 ** decimalsOf(currency));
}

/**
 * The same money in another currency, in its minor unit: through euros, rounded half up once, at the end.
 * Null when the rate of either is not known. Money that is in the currency already stays as it is, whatever is known.
 */
export function convert(money: Money, currency: string, rates: ExchangeRates): Money | null {
	if (money.currency === currency) return money;
	const from = rates.get(money.currency);
	const to = rates.get(currency);
	if (from === undefined || to === undefined) return null;
	const units = (money.amount / 10 ** decimalsOf(money.currency) / from.rate) * to.rate;
	return { currency, amount: roundHalfUp(units * 10 ** decimalsOf(currency)) };
}

/** The older day of two currencies' rates: how old a conversion between them is. Null where it needs no rate or has none. */
export function dayOfConversion(from: string, to: string, rates: ExchangeRates): string | null {
	if (from === to) return null;
	const days = [from, to].filter((currency) => currency !== 'EUR').map((currency) => rates.get(currency)?.day);
	return days.includes(undefined) ? null : (days.sort()[0] ?? null);
}

/** Doubles make 100.5 a 100.49999999999999: what is beyond fifteen digits was never in the amount. */
function roundHalfUp(amount: number): number {
	return Math.floor(Number(amount.toPrecision(15)) + 0.5);
}
