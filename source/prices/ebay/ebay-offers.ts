import { toCountryCode } from '../../countries.ts';
import {
	type Ebay,
	type EbayQuestion,
	type EbaySearch,
	pageSize,
	whereToGetEbayKeys,
} from '../../integrations/ebay/client.ts';
import type { EbayItem } from '../../integrations/ebay/map.ts';
import { marketplaceFor } from '../../integrations/ebay/marketplaces.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import type { Listing } from '../offer.ts';
import type { PriceProvider, PriceSubject } from '../provider.ts';
import { barcodesOf, cannotBeSearched, wordsOf } from '../search-terms.ts';
import { type SearchPage, searchThrough } from '../search-through.ts';
import type { PrepareMatch } from '../to-offer.ts';

/** Vinyl records, on every site as far as is known. */
const usualCategory = '176985';
/** Nobody looks through more than a thousand listings of one search. */
const mostPages = 5;
const longestQuestion = 100;

type Search = EbayQuestion & Pick<EbaySearch, 'buying'>;

/**
 * Offers from eBay, on the site where a buyer in the country looks: by barcode, then by artist and title, and auctions by themselves,
 * which are bids. Everything goes through the matcher: eBay finds CDs, shirts and other pressings under a barcode too.
 */
export function createEbayOffers(options: {
	ebay: Ebay;
	prepareMatch: PrepareMatch;
	clock: () => Date;
	/** Category of vinyl by marketplace, where it is not the usual one; '' = all of them. */
	categories: Readonly<Record<string, string>>;
	/** Where a person lives: their postal code means nothing in another country. Null when that is not known. */
	home: { country: string; postcode: string } | null;
}): PriceProvider {
	const { ebay, prepareMatch, clock, categories, home } = options;

	/** Fixed prices first: a listing that is an auction as well is an offer at its price. */
	function searchesFor(subject: PriceSubject): Search[] {
		const words = wordsOf(subject.album, longestQuestion);
		const byBarcode = barcodesOf(subject).map((gtin): Search => ({ gtin, buying: 'FIXED_PRICE' }));
		if (words === '') return byBarcode;
		return [...byBarcode, { words, buying: 'FIXED_PRICE' }, { words, buying: 'AUCTION' }];
	}

	async function readPage(search: Search, page: number, country: string, ask: Ask): Promise<SearchPage> {
		const marketplace = marketplaceFor(country);
		const postcode = home?.country === country ? home.postcode : null;
		const category = (categories[marketplace] ?? usualCategory) || null;
		// Only where the category does not say it: sellers of records seldom write "vinyl" into every heading.
		const question =
			category === null && search.words !== undefined ? { ...search, words: `${search.words} vinyl` } : search;
		const where = { marketplace, category, country, postcode, offset: page * pageSize };
		const { items, total } = await ebay.search({ ...question, ...where }, ask);
		const observedAt = clock();
		return { listings: items.flatMap((item) => toListing(item, search, observedAt) ?? []), total };
	}

	return {
		name: 'ebay',
		reach: 'country',
		costOf: (subject) => searchesFor(subject).length * mostPages + 1,
		readiness: () =>
			ebay.missing === null
				? { state: 'ready' }
				: { state: 'no-key', setting: ebay.missing, whereToGet: whereToGetEbayKeys },
		async offersFor(subject, country, ask) {
			const searches = searchesFor(subject);
			if (searches.length === 0) return cannotBeSearched;
			const limits = { pageSize, mostPages, album: subject.album, prepareMatch };
			return searchThrough(searches, (search, page) => readPage(search, page, country, ask), limits);
		},
	};
}

/**
 * What the item is an offer of: to be bought at its price, or an auction so far.
 * That it came up under a barcode proves nothing by itself, for eBay also finds listings that only resemble. It counts as the seller's
 * word when they picked a product of eBay's catalogue (`epid`): then the barcode is the product's.
 */
function toListing(item: EbayItem, { buying, gtin }: Search, observedAt: Date): Listing | null {
	const money = buying === 'AUCTION' ? item.bid : item.price;
	if (money === null || (buying === 'AUCTION' && item.price !== null)) return null;
	return {
		listingId: item.itemId,
		channel: 'ebay',
		kind: buying === 'AUCTION' ? 'bid' : 'ask',
		condition: item.condition,
		sleeveCondition: null,
		currency: money.currency,
		amount: money.amount,
		shipping: item.shipping,
		copies: null,
		shipsFrom: toCountryCode(item.country ?? ''),
		seller: item.seller,
		url: item.url,
		observedAt,
		record: {
			title: item.title,
			artist: null,
			barcode: gtin !== undefined && item.epid !== null ? gtin : null,
			label: null,
			catalogNumber: null,
			format: null,
			year: null,
			shelf: item.categories,
		},
	};
}
