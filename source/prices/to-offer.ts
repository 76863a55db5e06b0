import type { KnownAlbum, OfferedRecord, OfferMatch } from '../matching/offer.ts';
import type { Listing, Offer } from './offer.ts';

/** Takes an album apart once, and then says of many records on offer what they are of it (`matching/offer-match.ts`). */
export type PrepareMatch = (album: KnownAlbum) => (record: OfferedRecord) => OfferMatch;

/** The listings that are of the album, certainly or perhaps: at a doubtful one a person is to look. */
export function toOffers(listings: Iterable<Listing>, album: KnownAlbum, prepareMatch: PrepareMatch): Offer[] {
	const match = prepareMatch(album);
	return Array.from(listings).flatMap((listing) => {
		const { decision, ...matched } = match(listing.record);
		return decision === 'no' ? [] : [{ ...listing, albumId: album.albumId, matched }];
	});
}
