import type { SimilarEdge } from './listener.ts';

/** Edges from or to one artist; the same other end may come several times. */
export interface Links {
	/** The other ends, as places in `Neighbourhoods.artistIds`. */
	places: number[];
	scores: number[];
}

/** What the graph says around some artists. Artists go by their place, so that sums over them are sums over arrays. */
export interface Neighbourhoods {
	/** All artists that are reached, the given ones first, in their order. */
	artistIds: number[];
	/** Of each given artist: whom it names as similar, and who names it. */
	around: { names: Links; namedBy: Links }[];
}

/** Sorts the edges by the given artists that they touch. No artist is similar to itself, and what is not above 0 is no score. */
export function gatherNeighbourhoods(given: readonly number[], edges: Iterable<SimilarEdge>): Neighbourhoods {
	const artistIds = [...given];
	const places = new Map(given.map((artistId, place) => [artistId, place]));
	const around = given.map(() => ({ names: { places: [], scores: [] }, namedBy: { places: [], scores: [] } }));
	const placeNew = (artistId: number): number => {
		places.set(artistId, artistIds.length);
		return artistIds.push(artistId) - 1;
	};
	for (const { artistId, similarArtistId, score } of edges) {
		if (artistId === similarArtistId || !(score > 0)) continue;
		const from = places.get(artistId);
		const to = places.get(similarArtistId);
		if (from !== undefined && from < given.length) {
			link(around[from]?.names, to ?? placeNew(similarArtistId), score);
		}
		if (to !== undefined && to < given.length) {
			link(around[to]?.namedBy, from ?? placeNew(artistId), score);
		}
	}
	return { artistIds, around };
}

function link(links: Links | undefined, place: number, score: number): void {
	links?.places.push(place);
	links?.scores.push(Math.min(score, 1));
}
