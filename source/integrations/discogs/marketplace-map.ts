import type { z } from 'zod';
import { decimalsOf, isCurrency, type Money, toMinor } from '../../money/currencies.ts';
import { cleanText } from '../../text.ts';
import { toCount, toNumber, toText, toYear } from '../http/fields.ts';
import { type DiscogsPage, mapPage } from './map.ts';
import type {
	inventoryAnswer,
	listingAnswer,
	MoneyAnswer,
	OriginalMoneyAnswer,
	statsAnswer,
	suggestionsAnswer,
} from './marketplace-schema.ts';

/** What the marketplace tells of all copies of a release: neither where they are nor what shipping costs. */
export interface DiscogsMarketStats {
	/** Of the cheapest copy, worldwide, without shipping; null when there is none. */
	lowestPrice: Money | null;
	numForSale: number;
	/** Discogs does not let it be sold (most bootlegs). */
	isBlocked: boolean;
}

/** A copy that somebody sells. */
export interface DiscogsListing {
	listingId: number;
	/** "For Sale", "Sold", … */
	status: string;
	/** In the seller's own currency where Discogs tells it; null when it is no price. */
	price: Money | null;
	/** In the same currency, to the country of the token's owner; null when the listing does not say. */
	shipping: Money | null;
	condition: string | null;
	sleeveCondition: string | null;
	/** The country's English name. */
	shipsFrom: string | null;
	seller: string;
	release: {
		discogsId: number;
		/** "Akrobatik - Put Ya Stamp On It (12")". */
		description: string;
		artist: string | null;
		title: string | null;
		label: string | null;
		catalogNumber: string | null;
		/** "2xLP, Album, RE"; out of the description where the listing has none of its own. */
		format: string | null;
		year: number | null;
	};
}

export function mapStats(answer: z.output<typeof statsAnswer>): DiscogsMarketStats {
	return {
		lowestPrice: asPrice(mapMoney(answer.lowest_price)),
		numForSale: toCount(answer.num_for_sale) ?? 0,
		isBlocked: answer.blocked_from_sale === true,
	};
}

/** What a copy in each condition usually brings, in the order in which Discogs lists them; what is no money is left out. */
export function mapSuggestions(answer: z.output<typeof suggestionsAnswer>): Map<string, Money> {
	const entries = Object.entries(answer).flatMap(([condition, price]): [string, Money][] => {
		const [name, money] = [cleanText(condition), asPrice(mapMoney(price))];
		return name === '' || money === null ? [] : [[name, money]];
	});
	return new Map(entries);
}

export function mapListing(answer: z.output<typeof listingAnswer>): DiscogsListing {
	const { release } = answer;
	const price = asPrice(mapOriginal(answer.original_price) ?? mapMoney(answer.price));
	const shippings = [mapOriginal(answer.original_shipping_price), mapMoney(answer.shipping_price)];
	const description = cleanText(release.description);
	return {
		listingId: answer.id,
		status: cleanText(answer.status),
		price,
		shipping: shippings.find((shipping) => shipping !== null && shipping.currency === price?.currency) ?? null,
		condition: toText(answer.condition),
		sleeveCondition: toText(answer.sleeve_condition),
		shipsFrom: toText(answer.ships_from),
		seller: cleanText(answer.seller.username),
		release: {
			discogsId: release.id,
			description,
			artist: toText(release.artist),
			title: toText(release.title),
			label: toText(release.label),
			catalogNumber: toText(release.catalog_number),
			format: toText(release.format) ?? /\(([^()]+)\)$/.exec(description)?.[1] ?? null,
			year: toYear(release.year),
		},
	};
}

export function mapInventory(answer: z.output<typeof inventoryAnswer>): DiscogsPage & { listings: DiscogsListing[] } {
	return { ...mapPage(answer.pagination), listings: answer.listings.map(mapListing) };
}

function mapOriginal(price: OriginalMoneyAnswer): Money | null {
	return mapMoney(price && { currency: price.curr_abbr, value: price.value });
}

/** Nothing is sold for nothing; shipping may be free. */
function asPrice(money: Money | null): Money | null {
	return money?.amount === 0 ? null : money;
}

/** Suggestions and converted prices have more decimals than the currency (14.875000000000002): they are rounded, half up. */
function mapMoney(price: MoneyAnswer): Money | null {
	const currency = cleanText(price?.currency).toUpperCase();
	const value = toNumber(price?.value);
	if (value === null || !isCurrency(currency)) return null;
	const amount = toMinor(value.toFixed(decimalsOf(currency)), currency);
	return amount === null ? null : { currency, amount };
}
