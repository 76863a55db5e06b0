import type { SimilarEdge } from '../../source/recommender/listener.ts';
import { cosine, type Together } from './graph.ts';
import type { Scorer } from './scorer.ts';

/** The same for everybody: how many listeners an artist has. */
export function popularity({ listeners }: Together): Scorer {
	return () => listeners;
}

/** The sum of the scores with which the shown artists name an artist; with `both`, of those with which it names them too. */
export function sumOfScores(artists: number, graph: readonly SimilarEdge[], directions: 'one' | 'both'): Scorer {
	const rows = Array.from({ length: artists }, (): [number, number][] => []);
	for (const { artistId, similarArtistId, score } of graph) {
		rows[artistId]?.push([similarArtistId, score]);
		if (directions === 'both') rows[similarArtistId]?.push([artistId, score]);
	}
	return sumRows(artists, rows);
}

/** The sum of the cosines with the shown artists over the full matrix: neither the best 50 nor scaled. */
export function nearestItems(artists: number, together: Together): Scorer {
	const rows = together.shared.map((ofOne, artist) =>
		[...ofOne].map(([other, shared]): [number, number] => [other, cosine(together, artist, other, shared)]),
	);
	return sumRows(artists, rows);
}

function sumRows(artists: number, rows: readonly (readonly [number, number][])[]): Scorer {
	return (shown) => {
		const scores = new Float64Array(artists);
		for (const { artist } of shown) {
			for (const [other, score] of rows[artist] ?? []) scores[other] = (scores[other] ?? 0) + score;
		}
		return scores;
	};
}
