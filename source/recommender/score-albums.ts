import type { Candidate } from './candidate.ts';
import { keepFamiliar } from './discovery.ts';
import { valueHeard } from './heard.ts';
import type { Knowledge } from './knowledge.ts';
import { roundPoints, sumPoints } from './points.ts';
import { valueAudience } from './popularity.ts';
import { valueRating } from './rating.ts';
import { type Breakdown, signals } from './reasons.ts';
import { type ArtistPoints, artistShare, type ScoringTerms, scoreArtist } from './score-artists.ts';

/** A candidate with its points. `score` is the sum of `breakdown`, to the hundredth. */
export interface ScoredAlbum {
	candidate: Candidate;
	breakdown: Breakdown;
	score: number;
}

/** Whoever pays so much (euro cents) gets nothing for the price; nothing at all would be the best price. */
const dear = 60_00;

/** What it is worth that an album is out on vinyl, though nothing of it is on offer. */
const vinylValue = 0.5;

/** Gives points to each candidate; what variety takes is not known yet (see `diversify`). Pure, in the order of the candidates. */
export function scoreAlbums(
	candidates: readonly Candidate[],
	knowledge: Knowledge,
	terms: ScoringTerms,
): ScoredAlbum[] {
	const known = new Map<number, ArtistPoints>();
	const pointsOf = (artistId: number) => {
		const points = known.get(artistId) ?? scoreArtist(artistId, knowledge, terms);
		known.set(artistId, points);
		return points;
	};
	return candidates.map((candidate) => {
		const breakdown = breakDown(candidate, candidate.artistIds.map(pointsOf), knowledge, terms);
		return { candidate, breakdown, score: sumPoints(breakdown) };
	});
}

/** Of several credited artists, each signal takes the one who gives most; an album is as familiar as the most familiar of them. */
function breakDown(
	{ albumId, rating, audience, hasVinyl, offer }: Candidate,
	artists: ArtistPoints[],
	{ heardAlbums, wanted, most }: Knowledge,
	{ discover, weights }: ScoringTerms,
): Breakdown {
	const best = (signal: keyof ArtistPoints) => Math.max(0, ...artists.map((points) => points[signal]));
	const turned = artists.map(({ discovery }) => discovery);
	const listened = keepFamiliar(discover) * (1 - artistShare) * valueHeard(heardAlbums.get(albumId), most.album);
	const points: Breakdown = {
		seed: best('seed'),
		similar: best('similar'),
		listening: best('listening') + weights.listening * listened,
		collection: best('collection'),
		wantlist: wanted.has(albumId) ? weights.wantlist : 0,
		rating: weights.rating * valueRating(rating),
		popularity: weights.popularity * valueAudience(audience),
		availability: weights.availability * (offer !== null ? 1 : hasVinyl ? vinylValue : 0),
		price: offer === null ? 0 : weights.price * Math.max(0, 1 - offer.rankEuro / dear),
		discovery: turned.length === 0 ? 0 : discover < 0.5 ? Math.max(...turned) : Math.min(...turned),
		variety: 0,
	};
	for (const signal of signals) points[signal] = roundPoints(points[signal]);
	return points;
}
