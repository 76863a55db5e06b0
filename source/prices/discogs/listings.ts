import type { Database } from '../../../db/client.ts';
import { ProviderNotFound } from '../../errors.ts';
import type { Discogs } from '../../integrations/discogs/client.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import { readListed } from '../../store/releases-reader.ts';
import type { Offer } from '../offer.ts';
import { offerOf } from './offers.ts';

export interface ListingTools {
	discogs: Discogs;
	database: Database;
	clock: () => Date;
}

/** What became of a listing: an offer, sold or taken away, or of a release that is not stored. */
export type FoundListing =
	| { state: 'offered'; offer: Offer }
	| { state: 'gone' }
	| { state: 'unknown-release'; discogsId: number };

/**
 * One listing whose id is known, as an offer. `isOwnCountry`: it is to go where the token's owner lives, so that the shipping that Discogs
 * tells is the one that counts. Throws the errors of `errors.ts` when Discogs cannot be asked.
 */
export async function findListing(
	{ discogs, database, clock }: ListingTools,
	listingId: number,
	{ isOwnCountry, ...ask }: Ask & { isOwnCountry: boolean },
): Promise<FoundListing> {
	const listing = await discogs.listing(listingId, ask).catch((error: unknown) => {
		if (error instanceof ProviderNotFound) return null;
		throw error;
	});
	if (listing === null) return { state: 'gone' };
	const { discogsId } = listing.release;
	const of = (await readListed(database, [discogsId])).get(discogsId);
	if (of === undefined) return { state: 'unknown-release', discogsId };
	const offer = offerOf(listing, of, { isOwnCountry, observedAt: clock() });
	return offer === null ? { state: 'gone' } : { state: 'offered', offer };
}
