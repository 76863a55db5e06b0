import { anywhere } from '../countries.ts';
import type { ExchangeRates } from '../money/convert.ts';
import { compareRanks, isCompeting, type Rank, rankedEuroOf, ranking, rankOf } from '../money/ranking.ts';
import type { PriceRow } from '../store/prices-reader.ts';
import { listingKeyOf } from './listing-key.ts';

/** Why an offer lost, or did not compete at all. `euroCents` are differences in rank. */
export type Reason =
	/** `isEstimated`: the winner's shipping is unknown, so how much dearer this one is depends on the allowance. */
	| { code: 'dearer'; euroCents: number; isEstimated: boolean }
	/** Its own shipping is unknown and the winner's is not: ranked with the allowance. */
	| { code: 'shipping-unknown'; euroCents: number }
	| { code: 'same-total-shipping-unknown' }
	| { code: 'same-total-floor' }
	| { code: 'same-total-later' }
	| { code: 'bid' }
	| { code: 'suggestion' }
	| { code: 'other-country'; country: string }
	| { code: 'expired'; expiresAt: Date }
	| { code: 'doubtful' }
	| { code: 'no-rate'; currency: string };

/** An offer that competes, at its place. */
export interface RankedOffer<Offer> {
	offer: Offer;
	/** With shipping as far as it is known, in euro cents. */
	totalEuro: number;
	/** What decided, in euro cents: see `money/ranking.ts`. */
	rankEuro: number;
	/** How many listings are like it in everything that a buyer sees, itself included: a shop with five copies lists them one by one. */
	alike: number;
	/** Why it lost; null for the first, which won. */
	reason: Reason | null;
}

/** An offer that does not compete, and why. */
export interface OutsideOffer<Offer> {
	offer: Offer;
	reason: Reason;
}

export interface Ranking<Offer> {
	/** The cheapest first; identical ones stand for each other. */
	ranked: RankedOffer<Offer>[];
	/** Those that do not compete, in the order in which they were given. */
	outside: OutsideOffer<Offer>[];
}

/** For whom it is ranked: the ship-to country (ISO code), the instant, and what currencies are worth. */
export interface RankingTerms {
	country: string;
	now: Date;
	rates: ExchangeRates;
}

/** Ranks offers by the rule of `money/ranking.ts`, and says of each that did not win why. Pure; `priceOf` finds the stored row of an offer. */
export function rankOffers<Offer>(
	offers: Offer[],
	priceOf: (offer: Offer) => PriceRow,
	terms: RankingTerms,
): Ranking<Offer> {
	const competing: (RankedOffer<Offer> & { rank: Rank })[] = [];
	const outside: OutsideOffer<Offer>[] = [];
	for (const offer of offers) {
		const price = priceOf(offer);
		const totalEuro = rankedEuroOf({ currency: price.currency, amount: price.totalAmount }, terms.rates);
		const reason = whyOutside(price, terms);
		if (reason !== null) {
			outside.push({ offer, reason });
		} else if (totalEuro === null) {
			outside.push({ offer, reason: { code: 'no-rate', currency: price.currency } });
		} else {
			const isShippingKnown = price.shippingAmount !== null;
			const rankEuro = rankOf(totalEuro, isShippingKnown);
			const rank = { rankEuro, isShippingKnown, kind: price.kind, id: price.id };
			competing.push({ offer, totalEuro, rankEuro, alike: 1, reason: null, rank });
		}
	}
	const sorted = competing.sort((a, b) => compareRanks(a.rank, b.rank));
	const [best] = sorted;
	const ranked = mergeAlike(sorted, priceOf).map(({ rank, ...entry }) => ({
		...entry,
		reason: best === undefined || rank === best.rank ? null : whyBehind(rank, best.rank),
	}));
	return { ranked, outside };
}

/** Why an offer does not compete; null when it does, if its currency has a rate. */
function whyOutside({ kind, country, expiresAt, confidence }: PriceRow, terms: RankingTerms): Reason | null {
	if (!isCompeting(kind)) return { code: kind === 'bid' ? 'bid' : 'suggestion' };
	if (country !== terms.country && country !== anywhere) return { code: 'other-country', country };
	if (expiresAt <= terms.now) return { code: 'expired', expiresAt };
	return confidence < ranking.certain ? { code: 'doubtful' } : null;
}

function whyBehind(rank: Rank, best: Rank): Reason {
	const euroCents = rank.rankEuro - best.rankEuro;
	const isAlike = rank.isShippingKnown === best.isShippingKnown;
	if (euroCents > 0) {
		return isAlike || rank.isShippingKnown
			? { code: 'dearer', euroCents, isEstimated: !isAlike }
			: { code: 'shipping-unknown', euroCents };
	}
	if (!isAlike) return { code: 'same-total-shipping-unknown' };
	return { code: rank.kind === best.kind ? 'same-total-later' : 'same-total-floor' };
}

/** One entry for each thing that a buyer can choose: the best placed of identical listings, with their number. */
function mergeAlike<Entry extends RankedOffer<Offer>, Offer>(
	sorted: Entry[],
	priceOf: (offer: Offer) => PriceRow,
): Entry[] {
	const byListing = Map.groupBy(sorted, ({ offer }) => listingKeyOf(priceOf(offer)));
	const listings = [...byListing.values()].flatMap(([first]) => first ?? []);
	const byLook = Map.groupBy(listings, ({ offer }) => lookOf(priceOf(offer)));
	return [...byLook.values()].flatMap(([first, ...others]) =>
		first === undefined ? [] : [{ ...first, alike: 1 + others.length }],
	);
}

/** What a buyer sees of an offer. A floor stands for copies of its own, so no two are alike. */
function lookOf(price: PriceRow): string {
	const { provider, channel, seller, releaseId, condition, sleeveCondition, currency, amount, shippingAmount } = price;
	return price.kind === 'floor'
		? listingKeyOf(price)
		: JSON.stringify([
				provider,
				channel,
				seller,
				releaseId,
				condition,
				sleeveCondition,
				currency,
				amount,
				shippingAmount,
			]);
}
