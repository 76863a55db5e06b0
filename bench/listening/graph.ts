import type { SimilarEdge } from '../../source/recommender/listener.ts';
import type { Split } from './split.ts';

/** For each artist the artists that share listeners with it, by how many of the training they share. */
export interface Together {
	/** How many listeners each artist has. */
	listeners: Float64Array;
	shared: Map<number, number>[];
}

export function countTogether({ artists, training }: Split): Together {
	const listeners = new Float64Array(artists);
	const shared = Array.from({ length: artists }, () => new Map<number, number>());
	for (const heard of training) {
		for (const artist of heard) {
			listeners[artist] = (listeners[artist] ?? 0) + 1;
			const ofOne = shared[artist];
			if (ofOne === undefined) continue;
			for (const other of heard) if (other !== artist) ofOne.set(other, (ofOne.get(other) ?? 0) + 1);
		}
	}
	return { listeners, shared };
}

/** The cosine of two artists' listeners. */
export function cosine({ listeners }: Together, artist: number, other: number, shared: number): number {
	return shared / Math.sqrt((listeners[artist] ?? 0) * (listeners[other] ?? 0));
}

const longestList = 50;
/** One listener in common is chance: two artists that only this one heard would be as near as can be. */
const fewestShared = 2;

/** What a source such as Last.fm tells: of each artist the 50 nearest by the cosine of their listeners, scores divided by the best. */
export function makeGraph(together: Together): SimilarEdge[] {
	return together.shared.flatMap((ofOne, artist) => {
		const nearest = [...ofOne]
			.filter(([, shared]) => shared >= fewestShared)
			.map(([other, shared]) => ({ other, nearness: cosine(together, artist, other, shared) }))
			.sort((a, b) => b.nearness - a.nearness || a.other - b.other)
			.slice(0, longestList);
		const best = nearest[0]?.nearness ?? 1;
		return nearest.map(({ other, nearness }) => ({
			artistId: artist,
			similarArtistId: other,
			score: nearness / best,
			source: 'lastfm',
		}));
	});
}
