import { hash } from '../world/random.ts';
import { categories, type EbayListing } from './ebay-listings.ts';

/** Who looks, and from where. */
export interface Looker {
	marketplace: string;
	/** '' = not said. */
	country: string;
	zip: string;
}

/** Currencies of the sites that do not reckon in euros. */
const siteCurrencies: Record<string, string> = {
	EBAY_US: 'USD',
	EBAY_GB: 'GBP',
	EBAY_AU: 'AUD',
	EBAY_CA: 'CAD',
	EBAY_CH: 'CHF',
	EBAY_PL: 'PLN',
};
const euroSites = ['EBAY_DE', 'EBAY_FR', 'EBAY_IT', 'EBAY_ES', 'EBAY_IE', 'EBAY_NL', 'EBAY_BE', 'EBAY_AT'];
const siteEndings: Record<string, string> = { EBAY_US: 'com', EBAY_GB: 'co.uk', EBAY_AU: 'com.au' };
/** eBay's own rates: what one unit costs in euros. */
const euros: Record<string, number> = {
	EUR: 1,
	USD: 0.86,
	GBP: 1.14,
	JPY: 0.0056,
	AUD: 0.56,
	CAD: 0.61,
	PLN: 0.236,
	CHF: 1.07,
};

/** Whether the Browse API serves the site. */
export function isMarketplace(id: string): boolean {
	return id in siteCurrencies || euroSites.includes(id);
}

/** Whether it is sent there; '' is nowhere in particular. */
export function isSentTo(listing: EbayListing, country: string): boolean {
	return country === '' || !listing.homeOnly || listing.seller.country === country;
}

export function hasPrice({ buying }: EbayListing): boolean {
	return buying !== 'auction';
}

export function isAuction({ buying }: EbayListing): boolean {
	return buying === 'auction' || buying === 'auction with a price';
}

/** What a listing costs in euros, to sort by. */
export function euroPrice({ amount, seller }: EbayListing): number {
	return amount * (seller.currency === 'JPY' ? 100 : 1) * (euros[seller.currency] ?? 1);
}

/** A listing as a search has it. */
export function itemSummary(listing: EbayListing, looker: Looker): object {
	const { number, title, seller, category } = listing;
	const itemId = `v1|${number}|${listing.isChoice ? `4${number}` : '0'}`;
	const bidding = isAuction(listing)
		? { currentBidPrice: money(listing, listing.amount, looker), bidCount: listing.bids }
		: {};
	const asked = Math.round(listing.amount * (isAuction(listing) ? 1.5 : 1));
	const page = `https://www.ebay.${siteEndings[looker.marketplace] ?? looker.marketplace.slice(5).toLowerCase()}/itm/${number}`;
	return {
		itemId,
		title,
		leafCategoryIds: [category],
		categories: [
			{ categoryId: category, categoryName: categories[category] },
			{ categoryId: '11233', categoryName: 'Music' },
		],
		image: { imageUrl: `https://i.ebayimg.com/thumbs/images/g/${number}/s-l225.jpg` },
		...(hasPrice(listing) ? { price: money(listing, asked, looker) } : {}),
		...bidding,
		...(listing.isChoice ? { itemGroupType: 'SELLER_DEFINED_VARIATIONS' } : {}),
		itemHref: `https://api.ebay.com/buy/browse/v1/item/${encodeURIComponent(itemId)}`,
		seller: { username: seller.username, feedbackPercentage: '99.5', feedbackScore: seller.score },
		condition: listing.isNew ? 'New' : 'Used',
		conditionId: listing.isNew ? '1000' : '3000',
		...shippingOf(listing, looker),
		buyingOptions: buyingOptions(listing),
		...(listing.product === '' ? {} : { epid: epidOf(listing.product) }),
		itemWebUrl: `${page}?hash=item${hash(number).toString(16)}:g:${number}`,
		itemLocation: { country: seller.country, postalCode: '941**' },
		adultOnly: false,
		legacyItemId: number,
		itemCreationDate: '2026-10-01T12:04:38.000Z',
		priorityListing: hash('priority', number) % 10 === 0,
	};
}

/** The catalogue's number of a product. */
export function epidOf(product: string): string {
	return `${10_000_000 + (hash('epid', product) % 90_000_000)}`;
}

function buyingOptions(listing: EbayListing): string[] {
	if (listing.buying === 'auction') return ['AUCTION'];
	if (listing.buying === 'auction with a price') return ['AUCTION', 'FIXED_PRICE'];
	return listing.buying === 'offer' ? ['FIXED_PRICE', 'BEST_OFFER'] : ['FIXED_PRICE'];
}

/** The dear way comes first, the list is in no order. A cost that hangs on the buyer's place is missing while that is not known. */
function shippingOf(listing: EbayListing, looker: Looker): object {
	const { shipping, seller, number } = listing;
	if (shipping === 'unsaid') return {};
	const isHome = looker.country === seller.country;
	const perCent = seller.currency === 'JPY' ? 1.6 : 1;
	const plain = Math.round((isHome ? 300 : 1200) * perCent + (hash('shipping', number, looker.country) % 600));
	const cost = shipping === 'free' && isHome ? 0 : plain;
	if (shipping === 'calculated' && looker.zip === '') return { shippingOptions: [{ shippingCostType: 'CALCULATED' }] };
	const shippingCostType = shipping === 'calculated' ? 'CALCULATED' : 'FIXED';
	const ways = [plain + Math.round(900 * perCent), cost];
	return {
		shippingOptions: ways.map((way) => ({ shippingCostType, shippingCost: money(listing, way, looker) })),
	};
}

/** An amount on the site: in its currency, with what it was converted from. */
function money({ seller }: EbayListing, amount: number, { marketplace }: Looker): object {
	const whole = seller.currency === 'JPY' ? amount : amount / 100;
	const said = seller.currency === 'JPY' ? `${whole}.0` : whole.toFixed(2);
	const currency = siteCurrencies[marketplace] ?? 'EUR';
	if (currency === seller.currency) return { value: said, currency };
	const converted = (whole * (euros[seller.currency] ?? 1)) / (euros[currency] ?? 1);
	return {
		value: converted.toFixed(2),
		currency,
		convertedFromValue: said,
		convertedFromCurrency: seller.currency,
	};
}
