import type { ArtistAffinity, SimilarEdge } from './listener.ts';

/** How near every artist of the graph is to a taste, the nearest first. */
export function rankArtists(taste: ReadonlyMap<number, number>, edges: Iterable<SimilarEdge>): ArtistAffinity[] {
	const brought = new Map<number, Map<number, number>>();
	const add = (from: number, to: number, score: number) => {
		const weight = taste.get(from);
		if (weight === undefined || from === to) return;
		const by = brought.get(to) ?? new Map<number, number>();
		by.set(from, (by.get(from) ?? 0) + weight * score);
		brought.set(to, by);
	};
	for (const { artistId, similarArtistId, score } of edges) {
		add(artistId, similarArtistId, score);
		add(similarArtistId, artistId, score);
	}
	const totals = [...brought].map(([artistId, by]) => {
		const total = [...by.values()].reduce((sum, one) => sum + one, 0);
		const because = [...by]
			.map(([id, points]) => ({ artistId: id, share: points / total }))
			.toSorted((a, b) => b.share - a.share || a.artistId - b.artistId);
		return { artistId, affinity: total, because };
	});
	const most = Math.max(...totals.map(({ affinity }) => affinity));
	return totals
		.map((one) => ({ ...one, affinity: one.affinity / most }))
		.toSorted((a, b) => b.affinity - a.affinity || a.artistId - b.artistId);
}
