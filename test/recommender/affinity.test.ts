import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AffinityTuning, affinityTuning, rankArtists } from '../../source/recommender/affinity.ts';
import type { SimilarEdge } from '../../source/recommender/listener.ts';

/** Numbers with which one can reckon by hand. */
const plain: AffinityTuning = { scorePower: 1, ownVoice: 1, hubPower: 0, priorPower: 0, fewArtists: 16 };
const unnamed = new Map<number, number>();

function edge(artistId: number, similarArtistId: number, score: number, source = 'lastfm'): SimilarEdge {
	return { artistId, similarArtistId, score, source };
}

function seeds(...ids: number[]): Map<number, number> {
	return new Map(ids.map((id) => [id, 1]));
}

describe('rankArtists', () => {
	test('worked by hand: both directions add up, and the nearest has 1', () => {
		const ranked = rankArtists(
			seeds(1),
			[edge(1, 10, 1), edge(10, 1, 0.5), edge(1, 11, 0.75), edge(12, 1, 0.3)],
			unnamed,
			plain,
		);
		expect(ranked).toEqual([
			{ artistId: 10, affinity: 1, because: [{ artistId: 1, share: 1 }] },
			{ artistId: 11, affinity: 0.5, because: [{ artistId: 1, share: 1 }] },
			{ artistId: 12, affinity: 0.2, because: [{ artistId: 1, share: 1 }] },
		]);
	});

	test('worked by hand: artists who are near to each other share a voice, and reach each other', () => {
		// 1 and 2 name each other with 1: each speaks with 1 / (1 + 1), and 3, who stands alone, with 1 / 1.
		const edges = [edge(1, 2, 1), edge(2, 1, 1), edge(1, 10, 0.5), edge(2, 10, 0.5), edge(3, 11, 0.5)];
		const ranked = rankArtists(seeds(1, 2, 3), edges, unnamed, plain);
		const affinities = new Map(ranked.map(({ artistId, affinity }) => [artistId, affinity]));
		// 1 and 2 get ½ · 2 of each other; 10 gets ½ · ½ twice; 11 gets ½ once.
		expect(affinities).toEqual(
			new Map([
				[1, 1],
				[2, 1],
				[10, 0.5],
				[11, 0.5],
			]),
		);
		expect(ranked.map(({ artistId }) => artistId)).toEqual([1, 2, 10, 11]);
	});

	test('worked by hand: weights decide what is near, and the shares of why', () => {
		const taste = new Map([
			[1, 3],
			[2, 1],
		]);
		const ranked = rankArtists(taste, [edge(1, 10, 0.5), edge(2, 10, 0.5), edge(2, 11, 1)], unnamed, plain);
		expect(ranked).toEqual([
			{
				artistId: 10,
				affinity: 1,
				because: [
					{ artistId: 1, share: 0.75 },
					{ artistId: 2, share: 0.25 },
				],
			},
			{ artistId: 11, affinity: 0.5, because: [{ artistId: 2, share: 1 }] },
		]);
	});

	test('who is near to many says less', () => {
		const crowd = Array.from({ length: 40 }, (_, at) => edge(100 + at, 1, 1));
		const edges = [edge(1, 10, 0.5), edge(2, 11, 0.5), ...crowd];
		const order = rankArtists(seeds(1, 2), edges, unnamed, affinityTuning).map(({ artistId }) => artistId);
		expect(order.indexOf(11)).toBeLessThan(order.indexOf(10));
	});

	test('with one seed, those whom many name come first; with many artists no longer', () => {
		const edges = [edge(1, 10, 0.5), edge(1, 11, 0.4)];
		const namings = new Map([
			[10, 1],
			[11, 300],
		]);
		const few = rankArtists(seeds(1), edges, namings, affinityTuning);
		expect(few[0]?.artistId).toBe(11);
		const many = seeds(1, ...Array.from({ length: affinityTuning.fewArtists - 1 }, (_, at) => 1000 + at));
		expect(rankArtists(many, edges, namings, affinityTuning)[0]?.artistId).toBe(10);
	});

	test('nothing known, nothing near', () => {
		expect(rankArtists(new Map(), [edge(1, 2, 1)], unnamed, affinityTuning)).toEqual([]);
		expect(rankArtists(seeds(1), [], unnamed, affinityTuning)).toEqual([]);
		expect(rankArtists(seeds(1), [edge(2, 3, 1)], unnamed, affinityTuning)).toEqual([]);
	});

	test('what is no edge, and what is no weight, changes nothing', () => {
		const edges = [edge(1, 10, 1), edge(1, 11, 0.2)];
		const hostile = [edge(1, 1, 1), edge(1, 12, Number.NaN), edge(1, 13, -1), edge(14, 1, 0), edge(15, 16, 1)];
		const expected = rankArtists(seeds(1), edges, unnamed, affinityTuning);
		expect(rankArtists(seeds(1), [...hostile, ...edges], unnamed, affinityTuning)).toEqual(expected);
		const taste = new Map([
			[1, 1],
			[15, Number.NaN],
			[16, -1],
			[17, Infinity],
			[18, 0],
		]);
		expect(rankArtists(taste, [...edges, ...hostile], unnamed, affinityTuning)).toEqual(expected);
		expect(rankArtists(seeds(1), [edge(1, 10, 7), edge(1, 11, 0.2)], unnamed, affinityTuning)).toEqual(expected);
	});

	test('of more than five who brought an artist near the strongest are named', () => {
		const edges = Array.from({ length: 8 }, (_, at) => edge(at + 1, 50, (at + 1) / 10));
		const [nearest] = rankArtists(seeds(1, 2, 3, 4, 5, 6, 7, 8), edges, unnamed, affinityTuning);
		expect(nearest?.because.map(({ artistId }) => artistId)).toEqual([8, 7, 6, 5, 4]);
	});
});

const anyEdge = fc
	.tuple(
		fc.integer({ min: 1, max: 12 }),
		fc.integer({ min: 1, max: 30 }),
		fc.integer({ min: 1, max: 100 }),
		fc.constantFrom('lastfm', 'listenbrainz'),
	)
	.map(([from, to, percent, source]) => edge(from, to, percent / 100, source));
const anyEdges = fc.array(anyEdge, { maxLength: 80 });
const anyTaste = fc
	.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 50 })), {
		selector: ([id]) => id,
		maxLength: 20,
	})
	.map((pairs) => new Map(pairs));

describe('rankArtists, whatever comes', () => {
	test('shares sum to 1, affinities are of 0–1, and the order is theirs', () => {
		fc.assert(
			fc.property(anyTaste, anyEdges, (taste, edges) => {
				const ranked = rankArtists(taste, edges, new Map([[3, 9]]), affinityTuning);
				for (const [at, { artistId, affinity, because }] of ranked.entries()) {
					expect(because.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
					expect(because.every((one) => taste.has(one.artistId) && one.artistId !== artistId)).toBe(true);
					expect(affinity).toBeGreaterThanOrEqual(0);
					expect(affinity).toBeLessThanOrEqual(ranked[at - 1]?.affinity ?? 1);
				}
				if (ranked.length > 0) expect(ranked[0]?.affinity).toBe(1);
				expect(new Set(ranked.map(({ artistId }) => artistId)).size).toBe(ranked.length);
			}),
		);
	});

	test('edges twice, in another order, or beside the taste say the same', () => {
		fc.assert(
			fc.property(anyTaste, anyEdges, (taste, edges) => {
				const affinities = (of: SimilarEdge[]) =>
					rankArtists(taste, of, unnamed, affinityTuning).map(({ artistId, affinity }) => [artistId, affinity]);
				const expected = affinities(edges);
				expect(affinities([...edges, ...edges])).toEqual(expected);
				expect(affinities([...edges.toReversed(), edge(500, 501, 1)])).toEqual(expected);
			}),
		);
	});

	test('the scale of the weights and their order do not matter', () => {
		fc.assert(
			fc.property(anyTaste, anyEdges, (taste, edges) => {
				const larger = new Map([...taste].toReversed().map(([id, weight]) => [id, weight * 4]));
				const ranks = (of: Map<number, number>) =>
					rankArtists(of, edges, unnamed, affinityTuning).map(({ artistId, affinity }) => [artistId, affinity]);
				expect(ranks(larger)).toEqual(ranks(taste));
			}),
		);
	});

	test('one more of a seed’s own edges never makes its other end less near beside the others', () => {
		fc.assert(
			fc.property(anyEdges, (edges) => {
				const placeOf = (of: SimilarEdge[]) =>
					rankArtists(seeds(1), of, unnamed, affinityTuning).findIndex(({ artistId }) => artistId === 7);
				const before = placeOf(edges);
				const after = placeOf([...edges, edge(1, 7, 1)]);
				expect(after).toBeGreaterThanOrEqual(0);
				if (before >= 0) expect(after).toBeLessThanOrEqual(before);
			}),
		);
	});
});
