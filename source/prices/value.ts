import { isCompeting, rankOf, toEuroCents } from '../money/ranking.ts';
import type { Rates } from '../money/rates.ts';
import type { PriceEvent, PriceRow } from '../store/prices-reader.ts';
import { type Grade, gradeOf, grades, isAsGoodAs } from './conditions.ts';
import { medianOf } from './history.ts';

/** From what, and from how much of it, a value is known. A pressing is compared with itself only: rows of others are never counted. */
export type PressingValue =
	/** The source's suggestions for this very pressing: euro cents by condition, the best first. */
	| { basis: 'suggestions'; provider: string; byGrade: GradeValue[]; fetchedAt: Date }
	/** The median of what copies of this pressing were offered at, in euro cents without shipping; `copies` listings since `since`. */
	| { basis: 'offers'; medianEuro: number; copies: number; since: Date };

export interface GradeValue {
	grade: Grade;
	valueEuro: number;
}

/** What is known of the prices of one pressing: its own rows only. */
export interface OwnPrices {
	/** Stored rows, suggestions among them. */
	prices: PriceRow[];
	/** All that ever happened to its offers. */
	events: PriceEvent[];
}

/** By how much an offer has to be below the value, shipping included: both count, so that neither a cheap record nor a rounding is one. */
export const bargainThresholds = { percent: 20, euroCents: 5_00 } as const;
/** So many other copies of the pressing make a median that an offer may be held against. */
const enoughCopies = 3;

/** An offer well below what the same pressing in the same or a worse condition brings. */
export interface Bargain {
	/** What it was held against: euro cents, the condition of that, and from what it is known. */
	valueEuro: number;
	grade: Grade;
	basis: PressingValue['basis'];
	copies: number | null;
	/** How far below it is with its shipping (or the allowance, where that is unknown). */
	belowEuro: number;
	belowPercent: number;
}

/**
 * What such a pressing usually brings: what its source suggests by condition, as long as that is current, else the median of its own asks and
 * floors over time. Null when neither is known. `now` decides what is current, `rates` what other currencies are worth.
 */
export function valuePressing(own: OwnPrices, { now, rates }: { now: Date; rates: Rates }): PressingValue | null {
	const suggested = listSuggestions(own.prices, now, rates);
	const [first] = suggested;
	if (first !== undefined) {
		const byGrade = grades.flatMap((grade) => suggested.find((suggestion) => suggestion.grade === grade) ?? []);
		return {
			basis: 'suggestions',
			provider: first.price.provider,
			byGrade: byGrade.map(({ grade, valueEuro }) => ({ grade, valueEuro })),
			fetchedAt: new Date(Math.min(...byGrade.map(({ price }) => price.fetchedAt.getTime()))),
		};
	}
	const copies = listCopies(own.events, rates);
	const since = Math.min(...copies.map(({ event }) => event.observedAt.getTime()));
	const medianEuro = medianOf(copies.map(({ valueEuro }) => valueEuro));
	return copies.length === 0 ? null : { basis: 'offers', medianEuro, copies: copies.length, since: new Date(since) };
}

/**
 * Whether an offer is a bargain: below what this same pressing brings in the same or a worse condition, by both thresholds, its shipping
 * included. Null when it is not, and when nobody can tell: its condition is not said, or it is not known to be of this pressing.
 */
export function findBargain(offer: PriceRow, own: OwnPrices, terms: { now: Date; rates: Rates }): Bargain | null {
	const grade = gradeOf(offer.condition);
	const rate = terms.rates.get(offer.currency);
	if (offer.kind !== 'ask' || offer.releaseId === null || grade === null || rate === undefined) return null;
	const landed = rankOf(toEuroCents(offer.totalAmount, rate.euroCents), offer.shippingAmount !== null);
	const reference = referTo(offer, grade, own, terms);
	if (reference === null) return null;
	const belowEuro = reference.valueEuro - landed;
	const belowPercent = (belowEuro / reference.valueEuro) * 100;
	const isBargain = belowEuro >= bargainThresholds.euroCents && belowPercent >= bargainThresholds.percent;
	return isBargain ? { ...reference, belowEuro, belowPercent } : null;
}

/** What the offer is held against: the suggestion for its condition or the next worse one, else enough other copies that are no better. */
function referTo(
	offer: PriceRow,
	grade: Grade,
	{ prices, events }: OwnPrices,
	{ now, rates }: { now: Date; rates: Rates },
): Pick<Bargain, 'valueEuro' | 'grade' | 'basis' | 'copies'> | null {
	const isOwn = (row: { releaseId: number | null }) => row.releaseId === offer.releaseId;
	const [suggestion] = listSuggestions(prices.filter(isOwn), now, rates)
		.filter((suggested) => isAsGoodAs(grade, suggested.grade))
		.sort((a, b) => grades.indexOf(a.grade) - grades.indexOf(b.grade));
	if (suggestion !== undefined) {
		const { valueEuro, grade: suggested } = suggestion;
		return { valueEuro, grade: suggested, basis: 'suggestions', copies: null };
	}
	const others = listCopies(events.filter(isOwn), rates).flatMap(({ event, valueEuro }) => {
		const theirs = gradeOf(event.condition);
		const isSame = listingOf(event) === listingOf(offer);
		return theirs !== null && isAsGoodAs(grade, theirs) && !isSame ? [{ valueEuro, grade: theirs }] : [];
	});
	if (others.length < enoughCopies) return null;
	const worst = others.reduce((lowest, { grade: other }) => (isAsGoodAs(lowest, other) ? other : lowest), grade);
	const valueEuro = medianOf(others.map((other) => other.valueEuro));
	return { valueEuro, grade: worst, basis: 'offers', copies: others.length };
}

function listSuggestions(prices: PriceRow[], now: Date, rates: Rates) {
	return prices.flatMap((price) => {
		const grade = gradeOf(price.condition);
		const rate = rates.get(price.currency);
		if (price.kind !== 'suggestion' || price.expiresAt <= now || grade === null || rate === undefined) return [];
		return [{ price, grade, valueEuro: toEuroCents(price.amount, rate.euroCents) }];
	});
}

/** Every listing once, with the last price it was seen at: one that stays for years says no more than one that sold in a day. */
function listCopies(events: PriceEvent[], rates: Rates) {
	const byListing = Map.groupBy(
		events.filter(({ kind }) => isCompeting(kind)),
		listingOf,
	);
	return [...byListing.values()].flatMap((own) => {
		const event = own.toSorted((a, b) => a.observedAt.getTime() - b.observedAt.getTime() || a.id - b.id).at(-1);
		const rate = event === undefined ? undefined : rates.get(event.currency);
		if (event === undefined || rate === undefined) return [];
		return [{ event, valueEuro: toEuroCents(event.amount, rate.euroCents) }];
	});
}

function listingOf({ provider, channel, listingId }: Pick<PriceEvent, 'provider' | 'channel' | 'listingId'>): string {
	return JSON.stringify([provider, channel, listingId]);
}
