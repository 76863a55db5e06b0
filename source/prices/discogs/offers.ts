import type { DiscogsListing } from '../../integrations/discogs/marketplace-map.ts';
import type { KnownAlbum, KnownPressing, OfferedRecord } from '../../matching/offer.ts';
import type { Money } from '../../money/currencies.ts';
import type { Offer } from '../offer.ts';
import { countryNamed } from './ships-from.ts';

/** One of our pressings and what Discogs calls it. */
export interface DiscogsPressing {
	album: KnownAlbum;
	pressing: KnownPressing;
	discogsId: number;
}

/** What a listing is of: a pressing of ours, and its album where that is known. */
export interface ListedPressing {
	releaseId: number;
	albumId: number | null;
}

/** The channel of what stands for all sellers together; that of a single listing is its seller. */
export const discogsChannel = 'discogs';

/** Apart from what is for sale: an answer about that says nothing of these, which go with their six hours. */
const suggestionChannel = 'suggestions';

/** The lowest price of so many copies of a pressing, which Discogs does not list: nobody says where it is or what shipping costs. */
export function floorOf(of: DiscogsPressing, price: Money, copies: number, observedAt: Date): Offer {
	return {
		...commonOf(of, price, observedAt),
		listingId: `release ${of.discogsId}`,
		kind: 'floor',
		condition: null,
		copies: copies > 0 ? copies : null,
	};
}

/** What a copy of a pressing in some condition usually brings. */
export function suggestionOf(of: DiscogsPressing, condition: string, price: Money, observedAt: Date): Offer {
	return {
		...commonOf(of, price, observedAt),
		channel: suggestionChannel,
		listingId: `release ${of.discogsId} ${condition}`,
		kind: 'suggestion',
		condition,
		copies: null,
	};
}

/**
 * A copy that somebody sells, as an offer of one of our pressings; null when it is not for sale (any more) or has no price.
 * Discogs tells shipping to the country of the token's owner: unless that is where it is to go (`isOwnCountry`), it is unknown.
 */
export function offerOf(
	listing: DiscogsListing,
	of: ListedPressing,
	{ isOwnCountry, observedAt }: { isOwnCountry: boolean; observedAt: Date },
): Offer | null {
	const { listingId, price, shipping, shipsFrom, seller, condition, sleeveCondition, release } = listing;
	if (price === null || listing.status !== 'For Sale') return null;
	return {
		listingId: String(listingId),
		channel: seller,
		kind: 'ask',
		condition,
		sleeveCondition,
		currency: price.currency,
		amount: price.amount,
		shipping: isOwnCountry ? (shipping?.amount ?? null) : null,
		copies: 1,
		shipsFrom: shipsFrom === null ? null : countryNamed(shipsFrom),
		seller,
		url: `https://www.discogs.com/sell/item/${listingId}`,
		observedAt,
		record: recordOfListing(release),
		albumId: of.albumId,
		matched: matchedById(of.releaseId, release.discogsId),
	};
}

function commonOf({ album, pressing, discogsId }: DiscogsPressing, price: Money, observedAt: Date) {
	return {
		channel: discogsChannel,
		sleeveCondition: null,
		currency: price.currency,
		amount: price.amount,
		shipping: null,
		shipsFrom: null,
		seller: null,
		url: `https://www.discogs.com/sell/release/${discogsId}`,
		observedAt,
		record: recordOf(album, pressing),
		albumId: album.albumId,
		matched: matchedById(pressing.releaseId, discogsId),
	};
}

function recordOf({ artists }: KnownAlbum, pressing: KnownPressing): OfferedRecord {
	const { title, barcode, label, catalogNumber, format, year } = pressing;
	return { title, artist: artists[0] ?? null, barcode, label, catalogNumber, format, year, shelf: [] };
}

function recordOfListing(release: DiscogsListing['release']): OfferedRecord {
	const { description, artist, label, catalogNumber, format, year } = release;
	return { title: description, artist, barcode: null, label, catalogNumber, format, year, shelf: [] };
}

function matchedById(releaseId: number, discogsId: number): Offer['matched'] {
	const evidence = [{ signal: 'id', verdict: 'agrees', weight: 1, detail: `release ${discogsId} at Discogs` } as const];
	return { releaseId, method: 'id', confidence: 1, candidates: [], evidence };
}
