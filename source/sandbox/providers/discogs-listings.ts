import { dice } from '../world/random.ts';
import type { Pressing, PressingFormat } from '../world/types.ts';
import { originalPrice, valueIn } from './discogs-money.ts';
import type { Item, Seller } from './discogs-sellers.ts';
import { lowestPrice, shortFormat } from './discogs-shapes.ts';

const api = 'https://api.discogs.com';

/** From the best to the worst. */
export const conditions = [
	'Mint (M)',
	'Near Mint (NM or M-)',
	'Very Good Plus (VG+)',
	'Very Good (VG)',
	'Good Plus (G+)',
	'Good (G)',
	'Fair (F)',
	'Poor (P)',
] as const;

const shortCarriers: Record<string, string> = {
	Cassette: 'Cass',
	'8-Track Cartridge': '8-Trk',
	'Box Set': 'Box',
};

/** The body of a listing as somebody sees it: prices in `currency`; shipping only for who is signed in, and not for every copy. */
export function listingBody({ seller, listing, pressing, release }: Item, currency: string, signedIn: boolean) {
	const roll = dice('listing body', listing);
	const condition = roll.pick(conditions.slice(0, 5));
	const dollars = (pressing === undefined ? null : lowestPrice(pressing)) ?? 12.5;
	const asked = dollars * (1 + roll.between(0, 150) / 100);
	return {
		id: listing,
		resource_url: `${api}/marketplace/listings/${listing}`,
		uri: `https://www.discogs.com/sell/item/${listing}`,
		status: 'For Sale',
		condition,
		sleeve_condition: roll.pick([condition, 'Generic', 'Not Graded', 'No Cover', 'Very Good (VG)']),
		comments: roll.pick(['', 'Plays perfectly.', 'Small tear on the back.\r\nSee photos.', 'Original inner sleeve']),
		ships_from: seller.shipsFrom,
		posted: '2026-05-07T01:45:30-07:00',
		allow_offers: roll.chance(0.5),
		audio: false,
		price: { value: valueIn(currency, asked), currency },
		original_price: originalPrice(seller.currency, asked),
		...shippingOf(seller, roll.roll(), currency, signedIn),
		seller: sellerBody(seller),
		release: releaseOf(pressing, release, roll.chance(0.25)),
	};
}

/** Known, {} where the seller has no policy for the country, or missing as in older answers. */
function shippingOf(seller: Seller, roll: number, currency: string, signedIn: boolean) {
	if (!signedIn || roll < 0.2) return {};
	if (roll < 0.5) return { shipping_price: {}, original_shipping_price: {} };
	const dollars = roll < 0.55 ? 0 : 5 + 10 * roll;
	return {
		shipping_price: { value: valueIn(currency, dollars), currency },
		original_shipping_price: originalPrice(seller.currency, dollars),
	};
}

function sellerBody({ username, firstListing }: Seller) {
	return {
		id: firstListing,
		uid: firstListing,
		username,
		avatar_url: '',
		stats: { rating: '99.8', stars: 5.0, total: 1204 },
		min_order_total: 0,
		html_url: `https://www.discogs.com/user/${username}`,
		url: `${api}/users/${username}`,
		resource_url: `${api}/users/${username}`,
		payment: 'PayPal Commerce',
		shipping: 'See my shipping policy.',
	};
}

/** Listings of long ago tell no more than a description. */
function releaseOf(pressing: Pressing | undefined, id: number, isOld: boolean) {
	const artist = pressing?.artist.name ?? 'Nobody Knows';
	const title = pressing?.title ?? `Lost Tapes ${id % 100}`;
	const format = pressing?.formats.map(listingFormat).join(' + ') ?? 'LP, Album';
	const common = {
		id,
		description: `${artist} - ${title} (${format})`,
		year: pressing?.year ?? 1999,
		catalog_number: pressing?.labels[0]?.catno ?? 'LOST 1',
		resource_url: `${api}/releases/${id}`,
		thumbnail: '',
	};
	if (isOld) return common;
	const stats = { community: { in_wantlist: pressing?.want ?? 0, in_collection: pressing?.have ?? 0 } };
	return { ...common, images: [], artist, title, format, label: pressing?.labels[0]?.name ?? 'Lost', stats };
}

/** "2xLP, Album, RE" for vinyl, whose size says what it is; "CD, Album" for everything else. */
function listingFormat(format: PressingFormat): string {
	const words = shortFormat(format);
	if (format.name === 'Vinyl' || format.name === 'Box Set') return words;
	return [shortCarriers[format.name] ?? format.name, words].filter((part) => part !== '').join(', ');
}
