import type { ArtistEvidence, PlayCounts } from './listener.ts';

/** How much each kind of evidence can say at most that an artist is the listener's. */
const tasteWeights = {
	/** Named by the listener. */
	seed: 1,
	/** The most played of all has this; twice the plays are not twice the liking, so what counts is the logarithm. */
	plays: 1,
	/** First in a list of favourites. */
	rank: 0.8,
	/** Reached by those of whom the listener has a shelf. */
	owned: 0.8,
	wanted: 0.5,
} as const;

/** Above 1, what is played most stands out more. Tuned (bench/README.md). */
const playsPower = 1.6;
/** The place in a list of favourites that says half of what the first does. */
const halfRank = 25;
/** So many records say half of what a shelf does. */
const halfShelf = 2;

/** More artists than these move next to nothing, and reading their edges takes most of the time: the strongest count. */
export const mostArtists = 300;

/**
 * How strongly each of the listener's artists counts: a weight above 0 per artist id, the strongest first (ties by id), at most
 * `mostArtists` of them. Artists of which the evidence says nothing are left out. Weights compare within one listener only.
 */
export function weighTaste(evidence: readonly ArtistEvidence[]): ReadonlyMap<number, number> {
	const mostPlayed = evidence.reduce((most, { plays }) => Math.max(most, recentPlays(plays)), 0);
	const weighed = evidence
		.map((one): [number, number] => [one.artistId, weigh(one, mostPlayed)])
		.filter(([, weight]) => weight > 0)
		.sort(([firstId, first], [secondId, second]) => second - first || firstId - secondId);
	return new Map(weighed.slice(0, mostArtists));
}

function weigh({ isSeed, plays, rank, owned, wanted }: ArtistEvidence, mostPlayed: number): number {
	const played = mostPlayed === 0 ? 0 : Math.log1p(recentPlays(plays)) / Math.log1p(mostPlayed);
	return (
		(isSeed ? tasteWeights.seed : 0) +
		tasteWeights.plays * played ** playsPower +
		tasteWeights.rank * (rank === null ? 0 : halfRank / (halfRank + atLeastNone(rank - 1))) +
		tasteWeights.owned * saturate(owned) +
		tasteWeights.wanted * saturate(wanted)
	);
}

/** The periods overlap, so their sum counts a play of the last twelve months twice and one of the last six three times. */
function recentPlays({ overall, year, halfYear }: PlayCounts): number {
	return atLeastNone(overall) + atLeastNone(year) + atLeastNone(halfYear);
}

/** 0 for none, towards 1 for many. */
function saturate(records: number): number {
	const count = atLeastNone(records);
	return count / (count + halfShelf);
}

/** Counts of others can be anything; what is no number, or less than none, is none. */
function atLeastNone(count: number): number {
	return Number.isFinite(count) ? Math.max(0, count) : 0;
}
