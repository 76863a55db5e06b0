import { type AffinityTuning, rankArtists } from '../../source/recommender/affinity.ts';
import type { SimilarEdge } from '../../source/recommender/listener.ts';
import { weighTaste } from '../../source/recommender/taste.ts';
import type { Scorer } from './scorer.ts';

/** The product's own scorer, given what the database gives it: the edges that touch the listener's artists, and how many name an artist. */
export function ourScorer(artists: number, graph: readonly SimilarEdge[], tuning: AffinityTuning): Scorer {
	const naming = Map.groupBy(graph, ({ artistId }) => artistId);
	const named = Map.groupBy(graph, ({ similarArtistId }) => similarArtistId);
	const namedBy = new Map([...named].map(([artist, edges]) => [artist, edges.length]));
	return (shown) => {
		const taste = weighTaste(
			shown.map(({ artist, plays }) => ({
				artistId: artist,
				isSeed: false,
				plays: { overall: plays, year: 0, halfYear: 0 },
				rank: null,
				owned: 0,
				wanted: 0,
			})),
		);
		const edges = shown.flatMap(({ artist }) => [...(naming.get(artist) ?? []), ...(named.get(artist) ?? [])]);
		const scores = new Float64Array(artists);
		for (const { artistId, affinity } of rankArtists(taste, edges, namedBy, tuning)) scores[artistId] = affinity;
		return scores;
	};
}
