import type { KnownAlbum } from '../matching/offer.ts';
import type { Listing } from './offer.ts';
import type { FoundOffers } from './provider.ts';
import { type PrepareMatch, toOffers } from './to-offer.ts';

/** One page of what a source finds, and how many there are on all pages. */
export interface SearchPage {
	listings: Listing[];
	total: number;
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
 * counts once, as the first one found it. What lies beyond the last page is told in the note, and the answer is not complete then.
 */
export async function searchThrough<Question>(
	questions: readonly Question[],
	readPage: (question: Question, page: number) => Promise<SearchPage>,
	{ pageSize, mostPages, album, prepareMatch }: SearchLimits,
): Promise<FoundOffers> {
	const found = new Map<string, Listing>();
	let unread = 0;
	for (const question of questions) {
		let total = 0;
		for (let page = 0; page < mostPages && (page === 0 || page * pageSize < total); page += 1) {
			const answer = await readPage(question, page);
			total = answer.total;
			for (const listing of answer.listings) {
				if (!found.has(listing.listingId)) found.set(listing.listingId, listing);
			}
		}
		unread += Math.max(0, total - mostPages * pageSize);
	}
	return {
		offers: toOffers(found.values(), album, prepareMatch),
		isComplete: unread === 0,
		note: unread === 0 ? null : `${unread} listings beyond the first ${mostPages * pageSize} were not looked at`,
	};
}
