import { type Answer, json, numberOf, type Question } from '../exchange.ts';
import { createBarcodeIndex, keyOfBarcode } from '../world/barcodes.ts';
import { wordsOf } from '../world/names.ts';
import { hash } from '../world/random.ts';
import type { Album } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { type EbayProblem, problem, refuse } from './ebay-errors.ts';
import { type Filters, readFilters } from './ebay-filters.ts';
import { categories, type EbayListing, listingsOf } from './ebay-listings.ts';
import { euroPrice, hasPrice, isAuction, isMarketplace, isSentTo, itemSummary, type Looker } from './ebay-shapes.ts';

const largestOffset = 10_000;
/** Words that say what it is rather than which. */
const kindWords = new Set(['vinyl', 'lp', 'record', 'album']);

/** Answers `item_summary/search`. */
export function createEbaySearch(world: World): (question: Question) => Answer {
	const byBarcode = createBarcodeIndex(world);
	const listings = remember((album: Album) => listingsOf(world, album));

	function foundBy(query: URLSearchParams): EbayListing[] {
		const gtin = keyOfBarcode(query.get('gtin') ?? '');
		if (gtin !== '')
			return byBarcode(gtin)
				.flatMap(listings)
				.filter((one) => hasBarcode(one, gtin));
		const words = wordsOf(query.get('q') ?? '');
		return albumsWith(world, words)
			.flatMap(listings)
			.filter(({ title }) => {
				const inTitle = new Set(wordsOf(title));
				return words.every((word) => inTitle.has(word));
			});
	}

	return (question) => {
		const { query, headers } = question;
		const marketplace = `${headers['x-ebay-c-marketplace-id'] ?? 'EBAY_US'}`;
		if (!isMarketplace(marketplace))
			return refuse(409, problem(12019, 'The specified marketplace is not supported.', marketplace));
		if (!['q', 'gtin', 'category_ids', 'epid'].some((name) => query.get(name)))
			return refuse(
				400,
				problem(12001, 'The call must have a valid "q", "category_ids", "epid" or "gtin" query parameter.'),
			);
		const limit = numberOf(query, 'limit', 50);
		const offset = numberOf(query, 'offset', 0);
		if (limit < 1 || limit > 200)
			return refuse(400, problem(12006, "The 'limit' value should be between 1 and 200.", 'limit'));
		if (offset >= largestOffset)
			return refuse(400, problem(12029, 'The offset can not be 10,000 or more: no more items are returned.', 'offset'));
		const warnings: EbayProblem[] = [];
		const filters = readFilters(query.get('filter') ?? '', warnings);
		const category = readCategory(query.get('category_ids'), warnings);
		const looker = readLooker(marketplace, `${headers['x-ebay-c-enduserctx'] ?? ''}`, filters);
		const hits = foundBy(query)
			.filter((listing) => category === null || listing.category === category)
			.filter((listing) => filters === null || fits(listing, filters))
			.sort(orderOf(query.get('sort'), warnings));
		const page = hits.slice(offset, Math.min(offset + limit, largestOffset));
		const href = `https://api.ebay.com/buy/browse/v1/item_summary/search?${query}`;
		return json({
			href,
			total: hits.length,
			...(offset + limit < hits.length ? { next: `${href}&offset=${offset + limit}` } : {}),
			limit,
			offset,
			...(page.length === 0 ? {} : { itemSummaries: page.map((listing) => itemSummary(listing, looker)) }),
			...(warnings.length === 0 ? {} : { warnings }),
		});
	};
}

/** A listing comes up under a barcode when its product has it; some without a product do as well, rightly or not. */
function hasBarcode({ product, pressing, number }: EbayListing, gtin: string): boolean {
	if (product !== '') return keyOfBarcode(product) === gtin;
	const own = keyOfBarcode(pressing.barcode) === gtin;
	return hash('loosely', number, gtin) % 100 < (own ? 40 : 10);
}

function fits(listing: EbayListing, { buying, country, from, conditions }: Filters): boolean {
	const isWanted =
		(buying.includes('FIXED_PRICE') && hasPrice(listing)) ||
		(buying.includes('AUCTION') && isAuction(listing)) ||
		(buying.includes('BEST_OFFER') && listing.buying === 'offer');
	return (
		isWanted &&
		isSentTo(listing, country) &&
		(from === '' || listing.seller.country === from) &&
		(conditions.length === 0 || conditions.includes(listing.isNew ? 'NEW' : 'USED'))
	);
}

function readCategory(value: string | null, warnings: EbayProblem[]): string | null {
	if (value === null || value in categories) return value;
	warnings.push(problem(12009, 'The specified category ID is not valid.', value));
	return null;
}

function readLooker(marketplace: string, context: string, filters: Filters | null): Looker {
	const [, encoded = ''] = /contextualLocation=([^,;\s]+)/.exec(context) ?? [];
	const said = (name: string) => new RegExp(`(?:^|,)${name}=([^,]+)`).exec(decodeURIComponent(encoded))?.[1];
	return { marketplace, country: said('country') ?? filters?.country ?? '', zip: said('zip') ?? '' };
}

function orderOf(sort: string | null, warnings: EbayProblem[]): (left: EbayListing, right: EbayListing) => number {
	if (sort === 'price') return (left, right) => euroPrice(left) - euroPrice(right);
	if (sort === '-price') return (left, right) => euroPrice(right) - euroPrice(left);
	if (sort !== null) warnings.push(problem(12008, 'The specified sort value is not valid.', sort));
	return (left, right) => hash('best', left.number) - hash('best', right.number);
}

/** Albums whose artist and title have the words between them. */
function albumsWith(world: World, words: string[]): Album[] {
	const telling = words.filter((word) => !kindWords.has(word));
	const artists = new Set(telling.flatMap((word) => world.artistsWithWords([word])));
	return [...artists].flatMap((artist) =>
		world.albumsOf(artist).filter((album) => {
			const known = new Set([...wordsOf(artist.name), ...wordsOf(album.title)]);
			return album.artist === artist && telling.every((word) => known.has(word));
		}),
	);
}

function remember<Key extends object, Value>(build: (key: Key) => Value): (key: Key) => Value {
	const built = new WeakMap<Key, { value: Value }>();
	return (key) => {
		const kept = built.get(key) ?? { value: build(key) };
		built.set(key, kept);
		return kept.value;
	};
}
