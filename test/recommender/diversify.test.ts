import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareScores, type DiversityTerms, diversify } from '../../source/recommender/diversify.ts';
import { sumPoints } from '../../source/recommender/points.ts';
import { recommendAlbums } from '../../source/recommender/recommend.ts';
import { scoreAlbums } from '../../source/recommender/score-albums.ts';
import { albumOf, candidates, knowing, knowledge, terms } from './made-up.ts';

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }).map((some) => new Set(some));
const sizes = fc.record({ limit: fc.integer({ min: 1, max: 15 }), perArtist: fc.integer({ min: 1, max: 3 }) });

const scored = fc.tuple(candidates, knowledge, terms).map(([albums, known, scoring]) => ({
	albums: scoreAlbums(albums, known, scoring),
	affinities: known.affinities,
	variety: scoring.weights.variety,
}));

const asked = fc.tuple(scored, sizes, ids, ids).map(([{ albums, ...taste }, size, locked, passedOver]) => {
	const wanted: DiversityTerms = { ...taste, ...size, locked, passedOver };
	return { albums, terms: wanted };
});

describe('any list', () => {
	test('is in the order of its scores, which are the sums of their parts', () => {
		fc.assert(
			fc.property(asked, ({ albums, terms: wanted }) => {
				const chosen = diversify(albums, wanted);
				for (const [at, { breakdown, score }] of chosen.entries()) {
					expect(score).toBe(sumPoints(breakdown));
					expect(score).toBeGreaterThanOrEqual(chosen[at + 1]?.score ?? score);
				}
			}),
		);
	});

	test('has no album twice, none that was dismissed, and every locked one', () => {
		fc.assert(
			fc.property(asked, ({ albums, terms: wanted }) => {
				const chosen = diversify(albums, wanted).map(({ candidate }) => candidate.albumId);
				expect(new Set(chosen).size).toBe(chosen.length);
				for (const id of chosen) expect(wanted.passedOver.has(id) && !wanted.locked.has(id)).toBe(false);
				const locked = albums.filter(({ candidate }) => wanted.locked.has(candidate.albumId));
				expect(locked.every(({ candidate }) => chosen.includes(candidate.albumId))).toBe(true);
				expect(chosen.length).toBeLessThanOrEqual(Math.max(wanted.limit, locked.length));
			}),
		);
	});

	test('has at most so many albums of one artist, counting everybody who is credited, beside those that are locked', () => {
		fc.assert(
			fc.property(asked, ({ albums, terms: wanted }) => {
				const chosen = diversify(albums, wanted);
				const counts = new Map<number, number>();
				const lockedCounts = new Map<number, number>();
				for (const { candidate } of chosen) {
					for (const id of candidate.artistIds) {
						counts.set(id, (counts.get(id) ?? 0) + 1);
						if (wanted.locked.has(candidate.albumId)) lockedCounts.set(id, (lockedCounts.get(id) ?? 0) + 1);
					}
				}
				for (const [id, count] of counts) {
					expect(count).toBeLessThanOrEqual(Math.max(wanted.perArtist, lockedCounts.get(id) ?? 0));
				}
			}),
		);
	});

	test('leaves no place empty that an album could have', () => {
		fc.assert(
			fc.property(asked, ({ albums, terms: wanted }) => {
				const chosen = diversify(albums, wanted);
				if (chosen.length >= wanted.limit) return;
				const isIn = new Set(chosen.map(({ candidate }) => candidate.albumId));
				const left = albums.filter(
					({ candidate: { albumId } }) => !isIn.has(albumId) && !wanted.passedOver.has(albumId),
				);
				for (const { candidate } of left) {
					const isFull = candidate.artistIds.some(
						(id) => chosen.filter(({ candidate: one }) => one.artistIds.includes(id)).length >= wanted.perArtist,
					);
					expect(isFull).toBe(true);
				}
			}),
		);
	});

	test('is the same whatever order the albums came in', () => {
		fc.assert(
			fc.property(asked, fc.infiniteStream(fc.nat()), ({ albums, terms: wanted }, numbers) => {
				const order = new Map(albums.map((album) => [album, numbers.next().value]));
				const shuffled = albums.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
				expect(diversify(shuffled, wanted)).toEqual(diversify(albums, wanted));
			}),
		);
	});
});

describe('dismissing', () => {
	test('keeps the scores and the order of the others, where nobody is credited together', () => {
		fc.assert(
			fc.property(candidates, knowledge, terms, sizes, fc.nat(), (albums, known, scoring, size, which) => {
				const alone = albums.map((album) => ({ ...album, artistIds: album.artistIds.slice(0, 1) }));
				const recommendBut = (dismissed: ReadonlySet<number>) =>
					recommendAlbums(alone, known, { locked: new Set(), dismissed }, { ...scoring, ...size });
				const before = recommendBut(new Set());
				const gone = before[which % Math.max(1, before.length)]?.candidate.albumId ?? 0;
				const after = recommendBut(new Set([gone]));
				const left = before.filter(({ candidate }) => candidate.albumId !== gone);
				const isLeft = new Set(left.map(({ candidate }) => candidate.albumId));
				expect(after.filter(({ candidate }) => isLeft.has(candidate.albumId))).toEqual(left);
			}),
		);
	});
});

test('a second album of an artist loses the whole weight of variety, one that is near for the same reasons half of it', () => {
	const near = (artistId: number, because: number[]) => ({
		artistId,
		affinity: 0.5,
		because: because.map((id) => ({ artistId: id, share: 1 / because.length })),
	});
	const affinities = new Map(
		[near(1, [7]), near(2, [7]), near(3, [7, 8]), near(4, [8])].map((one) => [one.artistId, one]),
	);
	const albums = [
		albumOf({ albumId: 1, artistIds: [1], audience: { have: 50_000, listeners: null } }),
		albumOf({ albumId: 2, artistIds: [1] }),
		albumOf({ albumId: 3, artistIds: [2] }),
		albumOf({ albumId: 4, artistIds: [4] }),
	];
	const chosen = recommendAlbums(
		albums,
		knowing({ affinities }),
		{ locked: new Set(), dismissed: new Set() },
		{ limit: 4, perArtist: 2, discover: 0.5, weights: { variety: 12 } },
	);
	expect(chosen.map(({ candidate, breakdown }) => [candidate.albumId, breakdown.variety])).toEqual([
		[1, 0],
		[4, 0],
		[3, -6],
		[2, -12],
	]);
});

test('a locked album that would not have come that far takes the last place, and counts for its artist', () => {
	const affinities = new Map([1, 2, 3].map((id) => [id, { artistId: id, affinity: 1 - id / 10, because: [] }]));
	const albums = [1, 1, 2, 3].map((artist, at) => albumOf({ albumId: at + 1, artistIds: [artist] }));
	const choose = (locked: number[], perArtist: number) =>
		recommendAlbums(
			albums,
			knowing({ affinities }),
			{ locked: new Set(locked), dismissed: new Set() },
			{ limit: 2, perArtist, discover: 0.5, weights: { variety: 0 } },
		).map(({ candidate }) => candidate.albumId);
	expect(choose([], 2)).toEqual([1, 2]);
	expect(choose([4], 2)).toEqual([1, 4]);
	expect(choose([2], 1)).toEqual([2, 3]);
	expect(choose([2, 3, 4], 1)).toEqual([2, 3, 4]);
});

test('equal scores are in the order of the album ids', () => {
	const [a, b] = scoreAlbums([albumOf({ albumId: 2 }), albumOf({ albumId: 1 })], knowing({}), {
		discover: 0.5,
		weights: { ...zero },
	});
	expect(a && b ? compareScores(a, b) : 0).toBeGreaterThan(0);
});

const zero = {
	...{ seed: 0, similar: 0, listening: 0, collection: 0, wantlist: 0, rating: 0 },
	...{ popularity: 0, availability: 0, price: 0, discovery: 0, variety: 0 },
};
