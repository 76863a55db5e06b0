/** What people gave the pressings of an album, 1–5: the mean of all votes. */
export interface Rating {
	average: number;
	votes: number;
}

/**
 * What an album is taken for before anybody rated it, and how many votes of others that opinion is worth. Records that have ratings at
 * Discogs average a little above 4, most between 3.8 and 4.6; 20 votes move an album halfway from there to what they say.
 */
export const prior: Rating = { average: 4.1, votes: 20 };

const best = 5;

/** The Bayesian average: few votes stay near the prior, many say what they say. 1–5. */
export function shrinkRating({ average, votes }: Rating): number {
	return (average * votes + prior.average * prior.votes) / (votes + prior.votes);
}

/** How good that is: 1 the best there is, 0 what is expected of any album, and of one that nobody rated; at least -1. */
export function valueRating(rating: Rating | null): number {
	if (rating === null || rating.votes <= 0) return 0;
	return Math.max(-1, (shrinkRating(rating) - prior.average) / (best - prior.average));
}
