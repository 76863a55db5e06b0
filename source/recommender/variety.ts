import type { ArtistAffinity } from './listener.ts';

/** Being near for the same reasons is half of being the same artist. */
const sameReasons = 0.5;

/** How much each artist is like those who were chosen already. */
export interface Chosen {
	/** 0–1; 1: the artist was chosen. */
	likenessOf(artistId: number): number;
	add(artistId: number): void;
}

/**
 * Remembers who was chosen. Two artists are alike as far as they are near to the same of the listener's artists (the shares that their
 * reasons have in common): so a list shows all sides of a taste. `artistIds` are all who may be asked about.
 */
export function startChoosing(artistIds: Iterable<number>, affinities: ReadonlyMap<number, ArtistAffinity>): Chosen {
	const shares = new Map<number, Map<number, number>>();
	for (const id of artistIds) {
		const because = affinities.get(id)?.because ?? [];
		shares.set(id, new Map(because.map(({ artistId, share }) => [artistId, share])));
	}
	const likeness = new Map<number, number>();
	return {
		likenessOf: (artistId) => likeness.get(artistId) ?? 0,
		add(artistId) {
			if (likeness.get(artistId) === 1) return;
			const own = shares.get(artistId) ?? new Map();
			for (const [other, theirs] of shares) {
				const common = sameReasons * overlap(own, theirs);
				if (common > (likeness.get(other) ?? 0)) likeness.set(other, common);
			}
			likeness.set(artistId, 1);
		},
	};
}

function overlap(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
	let common = 0;
	for (const [id, share] of a) common += Math.min(share, b.get(id) ?? 0);
	return Math.min(1, common);
}
