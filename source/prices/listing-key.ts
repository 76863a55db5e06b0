import type { PriceRow } from '../store/prices-reader.ts';

/** The same for every row and every event of one listing, whichever country or pressing it is for. */
export function listingKeyOf({ provider, channel, listingId }: Pick<PriceRow, 'provider' | 'channel' | 'listingId'>) {
	return JSON.stringify([provider, channel, listingId]);
}

/** The same for a stored offer and the events of its history: a listing to one country, of one pressing or of the album. */
export function offerKeyOf(
	offer: Pick<PriceRow, 'provider' | 'channel' | 'listingId' | 'country' | 'releaseId' | 'albumId'>,
) {
	const { country, releaseId, albumId } = offer;
	return JSON.stringify([listingKeyOf(offer), country, releaseId, releaseId === null ? albumId : null]);
}

/** How many listings these rows or events are of: one that is offered to several countries, or fits several pressings, counts once. */
export function countListings(of: Pick<PriceRow, 'provider' | 'channel' | 'listingId'>[]): number {
	return new Set(of.map(listingKeyOf)).size;
}
