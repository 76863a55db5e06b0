import { dice, hash } from './random.ts';
import type { Artist } from './types.ts';

/** One similar artist; `score` 1 … 0, the first of a list has 1. */
export interface Similar {
	artist: Artist;
	score: number;
}

const atMost = 60;
const atLeast = 30;

/**
 * Artists that share tags come first (more tags in common, then the seed), others of the world fill up to `atLeast`.
 * A list never holds the artist itself or an artist of the same name, and falls from exactly 1.
 */
export function findSimilar(
	seed: number,
	artist: Artist,
	real: readonly Artist[],
	placesTagged: (tag: string) => number[],
	artistAt: (place: number) => Artist | undefined,
): Similar[] {
	const shared = new Map<number, number>();
	for (const [rank, tag] of artist.tags.entries()) {
		for (const place of near(placesTagged(tag), artist.place, seed)) {
			shared.set(place, (shared.get(place) ?? 0) + 1 / (rank + 1));
		}
	}
	const filling = real
		.map((other) => other.place)
		.sort((a, b) => hash(seed, artist.place, a) - hash(seed, artist.place, b));
	for (const place of filling) {
		if (shared.size > atLeast) break;
		if (!shared.has(place)) shared.set(place, 0);
	}
	const chosen = [...shared]
		.map(([place, weight]) => ({ place, weight: weight + (hash('near', seed, artist.place, place) % 1000) / 4000 }))
		.sort((left, right) => right.weight - left.weight)
		.flatMap(({ place }) => artistAt(place) ?? [])
		.filter((other) => other.name !== artist.name && other.lastfm.known && other.name !== 'Various Artists')
		.slice(0, atMost);
	return withScores(chosen, dice('scores', seed, artist.place).roll);
}

/** A window of a long list around the artist, so that ten thousand artists of a tag cost no more than a few hundred. */
function near(places: number[], place: number, seed: number): number[] {
	if (places.length <= 400) return places;
	const start = hash('window', seed, place) % (places.length - 200);
	return [...places.slice(0, 40), ...places.slice(start, start + 200)];
}

function withScores(artists: Artist[], roll: () => number): Similar[] {
	let score = 1;
	return artists.map((artist) => {
		const similar = { artist, score };
		score *= 0.93 + roll() * 0.05;
		return similar;
	});
}
