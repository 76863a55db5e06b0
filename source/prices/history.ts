import { anywhere } from '../countries.ts';
import type { ExchangeRates } from '../money/convert.ts';
import { compareRanks, isCompeting, rankedEuroOf, ranking, rankOf } from '../money/ranking.ts';
import type { PriceEvent, PriceRow } from '../store/prices-reader.ts';
import { countListings, offerKeyOf } from './listing-key.ts';

/** The lowest price of one day (UTC, YYYY-MM-DD). */
export interface DayPrice {
	day: string;
	/** The offer with the lowest rank that day (see `money/ranking.ts`); null on a day of which nothing is known. */
	lowest: LowestOffer | null;
	/** How many listings were on offer. */
	offers: number;
}

export interface LowestOffer {
	provider: string;
	kind: string;
	releaseId: number | null;
	currency: string;
	/** With shipping as far as it was known, in the minor unit of `currency`. */
	totalAmount: number;
	/** The same in euro cents. */
	totalEuro: number;
	isShippingKnown: boolean;
}

export interface HistoryTerms {
	/** The ship-to country (ISO code); offers to anywhere count too. */
	country: string;
	/** How many days, the last of which is today. */
	days: number;
	now: Date;
	/** Today's rates, for all days: so the line moves only when a price does. */
	rates: ExchangeRates;
}

/** A price that stood from one day to another, both included. */
interface Standing {
	event: PriceEvent;
	from: number;
	to: number;
	/** It is the last that is known of the offer, and has not expired. */
	isCurrent: boolean;
}

const dayLength = 86_400_000;

/**
 * The lowest price of every day, the oldest first, from what happened to the offers of an album or a pressing.
 *
 * An offer counts on the days on which it was seen and on those between; not on the day on which it was found gone. Nobody looks every day,
 * so between two looks it is taken to have stood. The last that is known of one that is still stored (`current`) holds until it expires.
 * On a day on which a price changed, the new one counts, and today only what holds now. One whose match is doubtful never does.
 */
export function lowestPerDay(events: PriceEvent[], current: PriceRow[], terms: HistoryTerms): DayPrice[] {
	const today = dayOf(terms.now);
	const first = today - terms.days + 1;
	const standings = listStandings(events, current, terms).filter(({ to }) => to >= first);
	return Array.from({ length: terms.days }, (_, at) => {
		const day = first + at;
		const standing = standings
			.filter(({ from, to, isCurrent }) => from <= day && (day === today ? isCurrent : day <= to))
			.map(({ event }) => event);
		return { day: nameDay(day), lowest: findLowest(standing, terms.rates), offers: countListings(standing) };
	});
}

/** The lowest, the middle and the newest of a history; null when nothing is known of any day. */
export interface HistorySummary {
	lowest: KnownDay;
	/** In euro cents: half of the known days were at it or below. */
	medianEuro: number;
	/** Of the last day that is known, which may not be today. */
	latest: KnownDay;
	knownDays: number;
}

export type KnownDay = DayPrice & { lowest: LowestOffer };

/** The lowest day (of equals the latest), the median and the last known day. */
export function summariseHistory(history: DayPrice[]): HistorySummary | null {
	const known = history.filter(isKnown);
	const latest = known.at(-1);
	if (latest === undefined) return null;
	const lowest = known.reduce((least, day) => (day.lowest.totalEuro <= least.lowest.totalEuro ? day : least), latest);
	const medianEuro = medianOf(known.map((day) => day.lowest.totalEuro));
	return { lowest, medianEuro, latest, knownDays: known.length };
}

/** The middle of some numbers, of an even count the lower of both; 0 of none. */
export function medianOf(values: number[]): number {
	return values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? 0;
}

function isKnown(day: DayPrice): day is KnownDay {
	return day.lowest !== null;
}

function listStandings(events: PriceEvent[], current: PriceRow[], { country, now }: HistoryTerms): Standing[] {
	const stored = new Map(current.map((price) => [offerKeyOf(price), price]));
	const noted = new Set(events.map(offerKeyOf));
	const unnoted = current.filter((price) => !noted.has(offerKeyOf(price))).map(toEvent);
	const counting = [...events, ...unnoted].filter(
		(event) => isCompeting(event.kind) && (event.country === country || event.country === anywhere),
	);
	return [...Map.groupBy(counting, offerKeyOf)].flatMap(([offer, own]) => {
		const price = stored.get(offer);
		if (price !== undefined && price.confidence < ranking.certain) return [];
		const sorted = own.toSorted((a, b) => a.observedAt.getTime() - b.observedAt.getTime() || a.id - b.id);
		return sorted.flatMap((event, at): Standing[] => {
			if (event.event === 'gone') return [];
			const from = dayOf(event.observedAt);
			const next = sorted[at + 1];
			const isCurrent = next === undefined && price !== undefined && price.expiresAt > now;
			const last = price === undefined ? from : Math.max(from, dayOf(price.expiresAt));
			return [{ event, from, to: next === undefined ? last : Math.max(from, dayOf(next.observedAt) - 1), isCurrent }];
		});
	});
}

/** A stored offer that was doubtful when it came has no history: it is known from when it was last seen. */
function toEvent({ fetchedAt, ...price }: PriceRow): PriceEvent {
	const { id, releaseId, albumId, provider, channel, listingId, country, kind, condition } = price;
	const { currency, amount, shippingAmount } = price;
	return {
		...{ id, releaseId, albumId, provider, channel, listingId, country, kind, condition },
		...{ currency, amount, shippingAmount, event: 'new', observedAt: fetchedAt },
	};
}

function findLowest(standing: PriceEvent[], rates: ExchangeRates): LowestOffer | null {
	const ranked = standing.flatMap((event) => {
		const { id, provider, kind, releaseId, currency } = event;
		const totalAmount = event.amount + (event.shippingAmount ?? 0);
		const totalEuro = rankedEuroOf({ currency, amount: totalAmount }, rates);
		if (totalEuro === null) return [];
		const isShippingKnown = event.shippingAmount !== null;
		const offer = { provider, kind, releaseId, currency, totalAmount, totalEuro, isShippingKnown };
		return [{ offer, rank: { rankEuro: rankOf(totalEuro, isShippingKnown), isShippingKnown, kind, id } }];
	});
	const [best] = ranked.sort((a, b) => compareRanks(a.rank, b.rank));
	return best?.offer ?? null;
}

/** Days since 1970 (UTC). */
function dayOf(time: Date): number {
	return Math.floor(time.getTime() / dayLength);
}

function nameDay(day: number): string {
	return new Date(day * dayLength).toISOString().slice(0, 10);
}
