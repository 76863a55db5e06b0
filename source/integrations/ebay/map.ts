import type { z } from 'zod';
import { isCurrency, type Money, toMinor } from '../../money/currencies.ts';
import { toText } from '../http/fields.ts';
import type { ItemAnswer, MoneyAnswer, searchAnswer } from './schema.ts';

/** A listing as a search tells of it. */
export interface EbayItem {
	/** "v1|123456789012|0". */
	itemId: string;
	title: string;
	/** What it can be bought at: in the seller's own currency where eBay converted it. Null for a pure auction. */
	price: Money | null;
	/** The bid so far; null where it is no auction. */
	bid: Money | null;
	/** The cheapest way that has a price in the same currency as `price` or else `bid`; null when unknown, which is not free. */
	shipping: number | null;
	/** "New", "Used"; in the site's language. */
	condition: string | null;
	seller: string | null;
	/** ISO 3166-1 code of where it is. */
	country: string | null;
	categories: string[];
	/** The product of eBay's catalogue that the seller said it is. */
	epid: string | null;
	/** https, without what only tracks. */
	url: string;
}

/** eBay takes eighty characters; more is not eBay's. */
const longestTitle = 300;

/** One page of a search. */
export interface EbayPage {
	items: EbayItem[];
	/** How many eBay has in all. */
	total: number;
}

/**
 * Listings that say which thing is sold, where, and at what. Left out: "choose one" listings of several variations, whose title and
 * price are not of one record, and whatever has no id, no heading, no address of a page or no price.
 */
export function mapSearch({ total, itemSummaries }: z.output<typeof searchAnswer>): EbayPage {
	return { items: itemSummaries.flatMap((item) => mapItem(item) ?? []), total };
}

function mapItem(item: ItemAnswer): EbayItem | null {
	const itemId = toText(item.itemId);
	const title = toText(item.title?.slice(0, longestTitle));
	const url = toPageAddress(item.itemWebUrl);
	const isAuction = item.buyingOptions.includes('AUCTION');
	const price = isAuction && !item.buyingOptions.includes('FIXED_PRICE') ? null : toPrice(item.price);
	const bid = isAuction ? toPrice(item.currentBidPrice) : null;
	const asked = price ?? bid;
	if (itemId === null || title === null || url === null || asked === null) return null;
	if (item.itemGroupType === 'SELLER_DEFINED_VARIATIONS') return null;
	return {
		itemId,
		title,
		price,
		bid,
		shipping: cheapestShipping(item, asked.currency),
		condition: toText(item.condition),
		seller: toText(item.seller?.username),
		country: toText(item.itemLocation?.country),
		categories: item.categories.flatMap(({ categoryName }) => toText(categoryName) ?? []),
		epid: toText(item.epid),
		url,
	};
}

/**
 * What the seller asks: the amount before eBay converted it. The converted one follows eBay's rate of the day, and would look like a
 * new price every morning.
 */
function toMoney(answer: MoneyAnswer): Money | null {
	const currency = answer?.convertedFromCurrency ?? answer?.currency;
	const value = answer?.convertedFromCurrency ? answer.convertedFromValue : answer?.value;
	if (!currency || !isCurrency(currency) || value === null || value === undefined) return null;
	const amount = toMinor(value, currency);
	return amount === null ? null : { currency, amount };
}

function toPrice(answer: MoneyAnswer): Money | null {
	const money = toMoney(answer);
	return money === null || money.amount === 0 ? null : money;
}

/** The list is in no order. A cost that is still to be worked out (CALCULATED) is missing; "0.00" is free. */
function cheapestShipping({ shippingOptions }: ItemAnswer, currency: string): number | null {
	const known = shippingOptions
		.map(({ shippingCost }) => toMoney(shippingCost))
		.filter((cost) => cost?.currency === currency)
		.flatMap((cost) => cost?.amount ?? []);
	return known.length === 0 ? null : Math.min(...known);
}

function toPageAddress(text: string | null | undefined): string | null {
	const url = URL.parse(text ?? '');
	if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
	return `${url.origin}${url.pathname}`;
}
