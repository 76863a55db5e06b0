import { type Money, toDecimal } from '../../money/currencies.ts';
import type { Reason } from '../../prices/ranking.ts';
import type { ReleaseRow } from '../../store/releases-reader.ts';
import { convertForShowing, type Showing } from './amounts.ts';
import type { Placed } from './placed.ts';
import { describeReason } from './reasons.ts';

/** Money as `--json` shows it: the integer in its minor unit, and the same as a decimal. */
export interface ShownMoney extends Money {
	decimal: string;
}

/** An offer as `--json` shows it. `place` is null for one that does not compete. */
export interface ShownOffer {
	id: number;
	place: number | null;
	kind: string;
	provider: string;
	channel: string;
	listingId: string;
	/** How many listings are like it, itself included. */
	alike: number;
	pressing: ShownPressing | null;
	/** Our ids of the pressings that it may be of, where none is certain. */
	candidates: number[];
	condition: string | null;
	sleeveCondition: string | null;
	copies: number | null;
	seller: string | null;
	shipsFrom: string | null;
	shipsTo: string;
	price: ShownMoney;
	/** Null: unknown, which is not 0. */
	shipping: ShownMoney | null;
	/** With shipping as far as it is known. */
	total: ShownMoney;
	isShippingKnown: boolean;
	/** The total in the currency that was asked for, by the rate of `day`; null where it is in that already, or no rate is known. */
	converted: (ShownMoney & { day: string }) | null;
	/** Euro cents by which it is ranked. */
	rankEuro: number | null;
	reason: { code: Reason['code']; text: string } | null;
	url: string;
	method: string;
	confidence: number;
	fetchedAt: Date;
	expiresAt: Date;
}

export type ShownPressing = Pick<
	ReleaseRow,
	| 'id'
	| 'discogsId'
	| 'country'
	| 'year'
	| 'label'
	| 'catalogNumber'
	| 'format'
	| 'formatText'
	| 'barcode'
	| 'isReissue'
>;

/** An offer with its place in the ranking as `--json` shows it. */
export function toShownOffer({ offer, place, alike, rankEuro, reason }: Placed, showing: Showing): ShownOffer {
	const { price, release } = offer;
	const { currency } = price;
	const total = { currency, amount: price.totalAmount };
	const converted = convertForShowing(total, showing);
	return {
		id: price.id,
		place,
		kind: price.kind,
		provider: price.provider,
		channel: price.channel,
		listingId: price.listingId,
		alike,
		pressing: release === null ? null : pickPressing(release),
		candidates: price.candidates,
		condition: price.condition,
		sleeveCondition: price.sleeveCondition,
		copies: price.copies,
		seller: price.seller,
		shipsFrom: price.shipsFrom,
		shipsTo: price.country,
		price: toShownMoney({ currency, amount: price.amount }),
		shipping: price.shippingAmount === null ? null : toShownMoney({ currency, amount: price.shippingAmount }),
		total: toShownMoney(total),
		isShippingKnown: price.shippingAmount !== null,
		converted: converted === null ? null : { ...toShownMoney(converted), day: converted.day },
		rankEuro,
		reason: reason === null ? null : { code: reason.code, text: describeReason(reason, showing) },
		url: price.url,
		method: price.method,
		confidence: Number(price.confidence.toFixed(3)),
		fetchedAt: price.fetchedAt,
		expiresAt: price.expiresAt,
	};
}

/** Money with its decimal text. */
export function toShownMoney({ currency, amount }: Money): ShownMoney {
	return { currency, amount, decimal: toDecimal({ currency, amount }) };
}

/** What tells a pressing from others. */
export function pickPressing(release: ReleaseRow): ShownPressing {
	const { id, discogsId, country, year, label, catalogNumber, format, formatText, barcode, isReissue } = release;
	return { id, discogsId, country, year, label, catalogNumber, format, formatText, barcode, isReissue };
}

/** An offer as a line of TSV: flat, amounts as decimals. */
export function flattenOffer(offer: ShownOffer): object {
	const { pressing, price, shipping, total, converted, reason, ...rest } = offer;
	return {
		...rest,
		currency: price.currency,
		price: price.decimal,
		shipping: shipping?.decimal,
		total: total.decimal,
		convertedTotal: converted?.decimal,
		convertedCurrency: converted?.currency,
		rateDay: converted?.day,
		reason: reason?.text,
		discogsId: pressing?.discogsId,
		pressingCountry: pressing?.country,
		year: pressing?.year,
		label: pressing?.label,
		catalogNumber: pressing?.catalogNumber,
		format: pressing?.format,
	};
}

/** The columns of an offer in TSV. */
export const offerFields: string[] = [
	...['place', 'total', 'currency', 'convertedTotal', 'convertedCurrency', 'rateDay', 'price', 'shipping', 'kind'],
	...['provider', 'channel', 'seller', 'condition', 'sleeveCondition', 'copies', 'alike', 'discogsId'],
	...['pressingCountry', 'year', 'label', 'catalogNumber', 'format', 'shipsFrom', 'shipsTo', 'reason', 'url'],
	...['fetchedAt', 'expiresAt', 'method', 'confidence', 'listingId', 'id'],
];
