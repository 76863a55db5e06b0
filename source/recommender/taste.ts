import type { ArtistEvidence } from './listener.ts';

/** How much each artist says of a listener's taste; only those that say something. */
export function weighTaste(evidence: Iterable<ArtistEvidence>): Map<number, number> {
	const weights = new Map<number, number>();
	for (const { artistId, isSeed, plays, rank, owned, wanted } of evidence) {
		const weight =
			(isSeed ? 5 : 0) +
			Math.log1p(plays.overall + plays.year + plays.halfYear) +
			(rank === null ? 0 : 5 / Math.sqrt(rank)) +
			Math.log1p(owned) +
			Math.log1p(wanted);
		if (weight > 0) weights.set(artistId, weight);
	}
	return weights;
}
