import { thresholds } from '../matching/confidence.ts';
import { type ExchangeRates, euroCentsOf } from './convert.ts';
import type { Money } from './currencies.ts';

/**
 * The rule by which offers compete. Its one place: `store/best-prices.ts` says the same in SQL, `prices/ranking.ts` tells it to people.
 * An offer's rank is its total in euro cents; the lowest wins.
 */
export const ranking = {
	/**
	 * Euro cents that count, for ranking only, where shipping is unknown: about what a parcel with one LP costs within Europe.
	 * Ours, not a quote: it is never part of a total that is shown.
	 */
	shippingAllowance: 12_00,
	/** What can be bought at its price, in the order in which equals are preferred. A bid and a suggestion buy nothing. */
	competingKinds: ['ask', 'floor'],
	/** Confidence of the match from which an offer competes; below, it waits for a person. */
	certain: thresholds.certain,
} as const;

/** What decides between two offers that compete. */
export interface Rank {
	/** Euro cents, see `rankOf`. */
	rankEuro: number;
	isShippingKnown: boolean;
	kind: string;
	/** Of the row in `prices`: the one that was there first wins among equals. */
	id: number;
}

/** An amount in euro cents, rounded half up. `euroCents` is what one minor unit of its currency is worth (`fx_rates.euro_cents`). */
export function toEuroCents(amount: number, euroCents: number): number {
	return Math.floor(amount * euroCents + 0.5);
}

/** What some money is in euro cents, as it is ranked; null where its currency has no rate. */
export function rankedEuroOf({ currency, amount }: Money, rates: ExchangeRates): number | null {
	const rate = rates.get(currency)?.rate;
	return rate === undefined ? null : toEuroCents(amount, euroCentsOf(currency, rate));
}

/** What an offer of this total (euro cents, with shipping as far as it is known) is ranked as. */
export function rankOf(totalEuro: number, isShippingKnown: boolean): number {
	return isShippingKnown ? totalEuro : totalEuro + ranking.shippingAllowance;
}

/** The cheaper first; of equals the one whose shipping is known, then an ask before a floor, then the older row. Never 0 for two rows. */
export function compareRanks(a: Rank, b: Rank): number {
	return (
		a.rankEuro - b.rankEuro ||
		Number(b.isShippingKnown) - Number(a.isShippingKnown) ||
		preferenceOf(a.kind) - preferenceOf(b.kind) ||
		a.id - b.id
	);
}

/** Whether an offer of this kind can be bought at its price. */
export function isCompeting(kind: string): boolean {
	return preferenceOf(kind) !== -1;
}

function preferenceOf(kind: string): number {
	const kinds: readonly string[] = ranking.competingKinds;
	return kinds.indexOf(kind);
}
