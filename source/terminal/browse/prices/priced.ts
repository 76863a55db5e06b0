import { convert, dayOfConversion, type ExchangeRates } from '../../../money/convert.ts';
import type { Money } from '../../../money/currencies.ts';
import { compareRanks, rankedEuroOf, rankOf } from '../../../money/ranking.ts';
import type { AlbumLine, PressingLine } from '../../../store/browse-reader.ts';
import type { PriceRow } from '../../../store/prices-reader.ts';

/** An offer with what it comes to for the person who looks at it. */
export interface PricedOffer extends PriceRow {
	/** It is of the pressing that it stands beside; otherwise that is one of several that it may be of. */
	isCertain: boolean;
	/** The total, with shipping as far as it is known, in the person's currency; in its own where no rate is known. */
	landed: Money;
	/** The day of the rate (YYYY-MM-DD); null where nothing was converted. */
	rateDay: string | null;
	/** What it competes with, in euro cents (see `money/ranking.ts`); null where no rate is known. */
	rankEuro: number | null;
}

/** What a list says of prices. */
export interface ListedPrice {
	/** The cheapest that can be bought; null where nothing is on offer. */
	cheapest: PricedOffer | null;
	/** How many can be bought; null where they were not counted. */
	offers: number | null;
}

/** An album in its list; `price` is null where nobody was ever asked for one. */
export interface PricedAlbum extends AlbumLine {
	price: ListedPrice | null;
}

/** A pressing in its list; `price` is null where nobody was ever asked for one. */
export interface PricedPressing extends PressingLine {
	price: ListedPrice | null;
}

/** An offer in a person's currency. */
export function priceIn(currency: string, rates: ExchangeRates, row: PriceRow, isCertain: boolean): PricedOffer {
	const total = { currency: row.currency, amount: row.totalAmount };
	const landed = convert(total, currency, rates) ?? total;
	const totalEuro = rankedEuroOf(total, rates);
	return {
		...row,
		isCertain,
		landed,
		rateDay: landed.currency === row.currency ? null : dayOfConversion(row.currency, currency, rates),
		rankEuro: totalEuro === null ? null : rankOf(totalEuro, row.shippingAmount !== null),
	};
}

/** The cheaper first, by the rule of `money/ranking.ts`; what cannot be compared comes last. */
export function compareOffers(a: PricedOffer, b: PricedOffer): number {
	if (a.rankEuro === null || b.rankEuro === null) return Number(a.rankEuro === null) - Number(b.rankEuro === null);
	return compareRanks(
		{ ...a, rankEuro: a.rankEuro, isShippingKnown: a.shippingAmount !== null },
		{ ...b, rankEuro: b.rankEuro, isShippingKnown: b.shippingAmount !== null },
	);
}

/** Whether an offer may be called current. */
export function isCurrent({ expiresAt }: Pick<PriceRow, 'expiresAt'>, now: Date): boolean {
	return expiresAt > now;
}

/** The cheapest offer as long as it is current: what expires on the screen is a price no more. */
export function currentPrice({ price }: { price: ListedPrice | null }, now: Date): PricedOffer | null {
	const cheapest = price?.cheapest ?? null;
	return cheapest !== null && isCurrent(cheapest, now) ? cheapest : null;
}
