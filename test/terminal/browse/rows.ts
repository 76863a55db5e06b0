import { normalizeName } from '../../../source/matching/names.ts';
import type { ArtistLine } from '../../../source/store/browse-reader.ts';
import type { PricedAlbum, PricedOffer, PricedPressing } from '../../../source/terminal/browse/prices/priced.ts';
import type { Buyer } from '../../../source/terminal/browse/prices/view.ts';

export const now = new Date('2026-11-20T20:00:00.000Z');

/** Somebody in Spain who thinks in euros. */
export const buyer: Buyer = { country: 'ES', currency: 'EUR' };

/** An artist as a list shows it, with everything known of them unless told otherwise. */
export function artistLine(id: number, changes: Partial<ArtistLine> = {}): ArtistLine {
	const name = changes.name ?? `Artist ${id}`;
	return {
		id,
		name,
		normalizedName: normalizeName(name),
		disambiguation: null,
		country: 'GB',
		listeners: id * 1000,
		mbid: null,
		discogsId: null,
		lastfmUrl: null,
		score: null,
		counts: null,
		...changes,
	};
}

/** An album of the first artist. */
export function albumLine(id: number, changes: Partial<PricedAlbum> = {}): PricedAlbum {
	return {
		id,
		mbid: null,
		discogsId: null,
		spotifyId: null,
		artistId: 1,
		title: `Album ${id}`,
		normalizedTitle: `album ${id}`,
		credit: 'Artist 1',
		disambiguation: null,
		firstReleaseDate: null,
		firstReleaseYear: 1990 + id,
		isStudio: true,
		primaryType: 'Album',
		secondaryTypes: [],
		coverUrl: null,
		coverSource: null,
		source: 'musicbrainz',
		createdAt: now,
		updatedAt: now,
		pressings: 0,
		countries: 0,
		price: null,
		...changes,
	};
}

/** A pressing of the first album. */
export function pressing(id: number, changes: Partial<PricedPressing> = {}): PricedPressing {
	return {
		id,
		mbid: null,
		discogsId: 1000 + id,
		spotifyId: null,
		albumId: 1,
		masterId: null,
		title: 'Album 1',
		country: 'UK',
		year: 1991,
		released: '1991',
		format: 'LP',
		formatText: null,
		descriptions: ['Album'],
		discs: 1,
		isVinyl: true,
		isOfficial: true,
		isPromo: false,
		isTestPressing: false,
		isReissue: false,
		label: 'Creation',
		catalogNumber: `CRELP ${id}`,
		barcode: null,
		identifiers: null,
		notes: null,
		discogsRating: null,
		discogsVotes: null,
		have: 10,
		want: 20,
		source: 'discogs',
		fetchedAt: now,
		goneAt: null,
		createdAt: now,
		updatedAt: now,
		credit: 'Artist 1',
		price: null,
		...changes,
	};
}

const hour = 3_600_000;

/** What one copy of the first pressing costs at eBay, asked two hours ago: 22.50 euros and 4 for the parcel. */
export function offer(id: number, changes: Partial<PricedOffer> = {}): PricedOffer {
	const { currency = 'EUR', amount = 2250, shippingAmount = 400 } = changes;
	const totalAmount = amount + (shippingAmount ?? 0);
	return {
		id,
		releaseId: 1,
		albumId: null,
		candidates: [],
		provider: 'ebay',
		channel: 'ebay',
		listingId: `v1|${id}`,
		country: 'ES',
		kind: 'ask',
		condition: 'Near Mint (NM or M-)',
		sleeveCondition: null,
		currency,
		amount,
		shippingAmount,
		totalAmount,
		copies: 1,
		shipsFrom: 'DE',
		seller: 'platten-paul',
		title: 'Artist 1 - Album 1 LP',
		url: `https://www.ebay.com/itm/${id}`,
		method: 'barcode',
		confidence: 0.98,
		fetchedAt: new Date(now.getTime() - 2 * hour),
		expiresAt: new Date(now.getTime() + 22 * hour),
		createdAt: now,
		isCertain: true,
		landed: { currency: 'EUR', amount: totalAmount },
		rateDay: null,
		rankEuro: totalAmount,
		...changes,
	};
}

/** Two hours after it could last be called current. */
export const expired: Partial<PricedOffer> = {
	fetchedAt: new Date(now.getTime() - 26 * hour),
	expiresAt: new Date(now.getTime() - 2 * hour),
};
