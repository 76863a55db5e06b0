import type { Candidate } from './candidate.ts';
import { diversify } from './diversify.ts';
import type { Knowledge } from './knowledge.ts';
import type { Parameters } from './parameters.ts';
import { type ScoredAlbum, scoreAlbums } from './score-albums.ts';
import type { ScoringTerms } from './score-artists.ts';
import { weights } from './weights.ts';

/** What a listener said of single albums. */
export interface Sayings {
	/** Albums that stay whatever they score. */
	locked: ReadonlySet<number>;
	/** Albums that were dismissed, by themselves or with an artist who is credited. */
	dismissed: ReadonlySet<number>;
}

/** The dial and the weights that parameters ask for: the table's, but for those that they override. */
export function termsOf({ discover, weights: own }: Pick<Parameters, 'discover' | 'weights'>): ScoringTerms {
	return { discover, weights: { ...weights, ...own } };
}

/**
 * The best candidates in their order, with their points. Pure: the same of the same. The candidates must be without what is owned and
 * without what does not qualify; those that were dismissed should be among them, so that the others keep their order.
 */
export function recommendAlbums(
	candidates: readonly Candidate[],
	knowledge: Knowledge,
	{ locked, dismissed }: Sayings,
	parameters: Pick<Parameters, 'limit' | 'perArtist' | 'discover' | 'weights'>,
): ScoredAlbum[] {
	const terms = termsOf(parameters);
	return diversify(scoreAlbums(candidates, knowledge, terms), {
		limit: parameters.limit,
		perArtist: parameters.perArtist,
		variety: terms.weights.variety,
		affinities: knowledge.affinities,
		locked,
		passedOver: dismissed,
	});
}
