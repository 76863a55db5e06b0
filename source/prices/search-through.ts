import type { KnownAlbum } from '../matching/offer.ts';
import type { Listing } from './offer.ts';
import type { FoundOffers } from './provider.ts';
import { type PrepareMatch, toOffers } from './to-offer.ts';

/** One page of what a source finds, and how many there are on all pages: null where it does not say, so that there may be more. */
export interface SearchPage {
	listings: Listing[];
	total: number | null;
}

/** How far a search is followed, and for which album. */
export interface SearchLimits {
	pageSize: number;
	mostPages: number;
	album: KnownAlbum;
	prepareMatch: PrepareMatch;
}

/**
 * Puts several questions to a source, each page by page (from 0), and answers with what is of the album. A listing that several of them find
 * counts once, as the first one found it. What lies, or may lie, beyond the last page is told in the note, and the answer is not complete then.
 */
export async function searchThrough<Question>(
	questions: readonly Question[],
	readPage: (question: Question, page: number) => Promise<SearchPage>,
	{ pageSize, mostPages, album, prepareMatch }: SearchLimits,
): Promise<FoundOffers> {
	const found = new Map<string, Listing>();
	const mostListings = mostPages * pageSize;
	let unread = 0;
	let mayHaveMore = false;
	for (const question of questions) {
		let total: number | null = null;
		for (let page = 0; page < mostPages && (total === null || page * pageSize < total); page += 1) {
			const answer = await readPage(question, page);
			total = answer.total;
			for (const listing of answer.listings) {
				if (!found.has(listing.listingId)) found.set(listing.listingId, listing);
			}
		}
		unread += Math.max(0, (total ?? 0) - mostListings);
		mayHaveMore ||= total === null;
	}
	const notes = [
		unread === 0 ? [] : `${unread} listings beyond the first ${mostListings} were not looked at`,
		mayHaveMore ? `whether there are more than the first ${mostListings} listings was not said` : [],
	].flat();
	return {
		offers: toOffers(found.values(), album, prepareMatch),
		isComplete: notes.length === 0,
		note: notes.length === 0 ? null : notes.join('; '),
	};
}
