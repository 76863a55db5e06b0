import { conclude, type Evidence, weights } from '../matching/confidence.ts';
import type { OfferMatch } from '../matching/offer.ts';
import { prepareMatch } from '../matching/offer-match.ts';
import { searchFor } from '../matching/offer-search.ts';
import type { Readable } from '../store/artists-reader.ts';
import { readKnownAlbums } from '../store/known-albums-reader.ts';
import { findOfferCandidates } from '../store/offer-candidates-reader.ts';
import type { Listing, Offer } from './offer.ts';

/** Listings with what they are offers of, and how many of the others there are. */
export interface PlacedListings {
	/** Certain and doubtful ones. */
	offers: Offer[];
	/** What is of no album that is stored, or of too many. */
	unmatched: number;
}

/** So many are looked for in one go. */
const batchSize = 250;

/**
 * Finds out what listings are of which nobody knows that, such as a whole shop's: the albums that are stored and may be it by barcode,
 * number or name are read, and `matchOffer` decides. One that fits two albums equally well is doubtful, and of the first of them.
 */
export async function placeListings(database: Readable, listings: readonly Listing[]): Promise<PlacedListings> {
	const offers: Offer[] = [];
	for (let from = 0; from < listings.length; from += batchSize) {
		offers.push(...(await placeBatch(database, listings.slice(from, from + batchSize))));
	}
	return { offers, unmatched: listings.length - offers.length };
}

async function placeBatch(database: Readable, listings: readonly Listing[]): Promise<Offer[]> {
	const searches = listings.map(({ record }) => searchFor(record));
	const candidates = await findOfferCandidates(database, searches);
	const albums = await readKnownAlbums(database, candidates.flat());
	const matchers = new Map(albums.map(({ album }) => [album.albumId, prepareMatch(album)]));
	return listings.flatMap((listing, at) => {
		const found = (candidates[at] ?? []).flatMap((albumId): Found[] => {
			const match = matchers.get(albumId)?.(listing.record);
			return match === undefined || match.decision === 'no' ? [] : [{ albumId, match }];
		});
		const best = pickBest(found);
		if (best === null) return [];
		const { decision: _, ...matched } = best.match;
		return [{ ...listing, albumId: best.albumId, matched }];
	});
}

interface Found {
	albumId: number;
	match: OfferMatch;
}

const methods = ['id', 'barcode', 'catalogue number', 'title', 'person'];

/** The album that fits best: a number before a name, the surer before the less sure. Null where none does, or several do that are only similar. */
function pickBest(found: Found[]): Found | null {
	const certain = found.filter(({ match }) => match.decision === 'certain');
	const fitting = (certain.length > 0 ? certain : found).toSorted(
		(a, b) =>
			methods.indexOf(a.match.method) - methods.indexOf(b.match.method) || b.match.confidence - a.match.confidence,
	);
	const [best] = fitting;
	if (best === undefined) return null;
	const equals = fitting.filter(({ match }) => isEquallyGood(match, best.match));
	if (equals.length === 1 || isOnePressing(equals)) return best;
	return isNamed(best.match) ? { ...best, match: doubt(best.match, equals.length) } : null;
}

/** A guess is worth a person's look where it has the right names. */
function isNamed({ evidence }: OfferMatch): boolean {
	return ['title', 'artist'].every((name) =>
		evidence.some(({ signal, verdict }) => signal === name && verdict === 'agrees'),
	);
}

function isEquallyGood(a: OfferMatch, b: OfferMatch): boolean {
	return a.method === b.method && (a.method !== 'title' || a.confidence === b.confidence);
}

/** Albums that share a Discogs master have the same pressings. */
function isOnePressing(found: Found[]): boolean {
	const [first, ...others] = found;
	const id = first?.match.releaseId ?? null;
	return id !== null && others.every(({ match }) => match.releaseId === id);
}

function doubt(match: OfferMatch, count: number): OfferMatch {
	const { releaseId, candidates, method } = match;
	const others: Evidence = {
		...{ signal: 'others', verdict: 'differs', weight: weights.album.others },
		detail: `one of ${count} albums that fit equally well`,
	};
	const verdict = conclude('doubtful', [...match.evidence, others]);
	return { ...verdict, method, releaseId: null, candidates: releaseId === null ? candidates : [releaseId] };
}
