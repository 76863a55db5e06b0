import type { ExchangeRates } from '../money/convert.ts';
import { isCompeting, rankedEuroOf, rankOf } from '../money/ranking.ts';
import type { PriceEvent, PriceRow } from '../store/prices-reader.ts';
import { type Grade, gradeOf, grades, isAsGoodAs } from './conditions.ts';
import { medianOf } from './history.ts';
import { listingKeyOf } from './listing-key.ts';

/**
 * What a pressing usually brings, from what that is known, and from how much of it. Euro cents, without shipping.
 * A pressing is compared with itself only: what is known of another one, reissue or original, never counts.
 */
export type PressingValue =
	/** The source's suggestions for this very pressing, by condition, the best first. */
	| { basis: 'suggestions'; provider: string; byGrade: GradeValue[]; fetchedAt: Date }
	/** The median of so many prices that copies of it were offered at, since then. */
	| { basis: 'offers'; medianEuro: number; prices: number; since: Date };

export interface GradeValue {
	grade: Grade;
	valueEuro: number;
}

/** What is stored about the prices of one pressing. Rows that are not certainly of it are left out. */
export interface KnownPrices {
	releaseId: number;
	prices: PriceRow[];
	events: PriceEvent[];
}

/** What is current, and what other currencies are worth. */
export interface ValueTerms {
	now: Date;
	rates: ExchangeRates;
}

/**
 * By how much an offer has to be below the value, its shipping included, to be called a bargain. Both count: a fifth of a cheap record is no
 * money, five euros of a dear one are no reason.
 */
export const bargainThresholds = { percent: 20, euroCents: 5_00 } as const;
/** So many prices of other copies make a median that an offer may be held against. */
const enoughPrices = 3;

/** An offer well below what the same pressing brings in the same or a worse condition. */
export interface Bargain {
	/** What it was held against, in euro cents. */
	valueEuro: number;
	/** The suggestion for this condition, or the median of so many prices of other copies in the same or a worse one. */
	against: { basis: 'suggestions'; grade: Grade } | { basis: 'offers'; prices: number };
	/** How far below it is with its shipping, or with the allowance where that is unknown. */
	belowEuro: number;
	belowPercent: number;
}

/**
 * What a pressing usually brings: what its source suggests by condition, as long as that is current, else the median of its own asks and
 * floors over time. Null when neither is known.
 */
export function valuePressing(known: KnownPrices, { now, rates }: ValueTerms): PressingValue | null {
	const suggestions = listSuggestions(known, { now, rates });
	const [first] = suggestions;
	if (first !== undefined) {
		return {
			basis: 'suggestions',
			provider: first.price.provider,
			byGrade: suggestions.map(({ grade, valueEuro }) => ({ grade, valueEuro })),
			fetchedAt: new Date(Math.min(...suggestions.map(({ price }) => price.fetchedAt.getTime()))),
		};
	}
	const observed = listObserved(known, rates);
	if (observed.length === 0) return null;
	const since = Math.min(...observed.map(({ event }) => event.observedAt.getTime()));
	const medianEuro = medianOf(observed.map(({ valueEuro }) => valueEuro));
	return { basis: 'offers', medianEuro, prices: observed.length, since: new Date(since) };
}

/**
 * Whether an offer of the pressing is a bargain: below what this same pressing brings in the same or a worse condition, by both thresholds,
 * its shipping included. Null when it is not, and when nobody can tell: no single copy, no condition said, another pressing.
 */
export function findBargain(offer: PriceRow, known: KnownPrices, { now, rates }: ValueTerms): Bargain | null {
	const grade = gradeOf(offer.condition);
	const totalEuro = rankedEuroOf({ currency: offer.currency, amount: offer.totalAmount }, rates);
	if (offer.kind !== 'ask' || offer.releaseId !== known.releaseId || grade === null || totalEuro === null) return null;
	const reference = referTo(offer, grade, known, { now, rates });
	if (reference === null) return null;
	const belowEuro = reference.valueEuro - rankOf(totalEuro, offer.shippingAmount !== null);
	const belowPercent = (belowEuro / reference.valueEuro) * 100;
	const isBargain = belowEuro >= bargainThresholds.euroCents && belowPercent >= bargainThresholds.percent;
	return isBargain ? { ...reference, belowEuro, belowPercent } : null;
}

/** The suggestion for its condition or the next worse one that has one, else the median of other copies that are no better. */
function referTo(
	offer: PriceRow,
	grade: Grade,
	known: KnownPrices,
	terms: ValueTerms,
): Pick<Bargain, 'valueEuro' | 'against'> | null {
	const suggestion = listSuggestions(known, terms).find((suggested) => isAsGoodAs(grade, suggested.grade));
	if (suggestion !== undefined) {
		return { valueEuro: suggestion.valueEuro, against: { basis: 'suggestions', grade: suggestion.grade } };
	}
	const others = listObserved(known, terms.rates).filter(({ event }) => {
		const theirs = gradeOf(event.condition);
		return theirs !== null && isAsGoodAs(grade, theirs) && listingKeyOf(event) !== listingKeyOf(offer);
	});
	return others.length < enoughPrices
		? null
		: {
				valueEuro: medianOf(others.map(({ valueEuro }) => valueEuro)),
				against: { basis: 'offers', prices: others.length },
			};
}

/** What is suggested for each condition, the best condition first. */
function listSuggestions({ releaseId, prices }: KnownPrices, { now, rates }: ValueTerms) {
	const current = prices.flatMap((price) => {
		const grade = gradeOf(price.condition);
		const valueEuro = rankedEuroOf(price, rates);
		const isMeant = price.releaseId === releaseId && price.kind === 'suggestion' && price.expiresAt > now;
		return isMeant && grade !== null && valueEuro !== null ? [{ price, grade, valueEuro }] : [];
	});
	return grades.flatMap((grade) => current.find((suggestion) => suggestion.grade === grade) ?? []);
}

/**
 * The prices that copies were offered at. A copy counts once, with its last price: one that nobody wants for years says no more than one
 * that sold in a day. A floor is another copy's price every time it moves.
 */
function listObserved({ releaseId, events }: KnownPrices, rates: ExchangeRates) {
	const own = events.filter((event) => event.releaseId === releaseId && isCompeting(event.kind));
	const prices = [...Map.groupBy(own, listingKeyOf).values()].flatMap((ofListing) => {
		const byTime = ofListing.toSorted((a, b) => a.observedAt.getTime() - b.observedAt.getTime() || a.id - b.id);
		return byTime.at(-1)?.kind === 'floor' ? byTime.filter(({ event }) => event !== 'gone') : byTime.slice(-1);
	});
	return prices.flatMap((event) => {
		const valueEuro = rankedEuroOf(event, rates);
		return valueEuro === null ? [] : [{ event, valueEuro }];
	});
}
