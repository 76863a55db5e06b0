import { describe, expect, test } from 'vitest';
import type { ArtistEvidence } from '../../source/recommender/listener.ts';
import { mostArtists, weighTaste } from '../../source/recommender/taste.ts';

function evidence(artistId: number, changes: Partial<ArtistEvidence>): ArtistEvidence {
	const plays = { overall: 0, year: 0, halfYear: 0 };
	return { artistId, isSeed: false, plays, rank: null, owned: 0, wanted: 0, ...changes };
}

function played(artistId: number, overall: number, year = 0, halfYear = 0): ArtistEvidence {
	return evidence(artistId, { plays: { overall, year, halfYear } });
}

function weightOf(...changes: Partial<ArtistEvidence>[]): number[] {
	const weights = weighTaste(changes.map((one, at) => evidence(at + 1, one)));
	return changes.map((_, at) => weights.get(at + 1) ?? 0);
}

describe('weighTaste', () => {
	test('seeds without any plays count in full, and artists of whom nothing is known not at all', () => {
		expect(weighTaste([evidence(1, { isSeed: true }), evidence(2, {})])).toEqual(new Map([[1, 1]]));
		expect(weighTaste([])).toEqual(new Map());
	});

	test('worked by hand: the most played has 1, and half its logarithm is less than half of that', () => {
		const weights = weighTaste([played(1, 99), played(2, 9)]);
		expect(weights.get(1)).toBe(1);
		expect(weights.get(2)).toBeCloseTo(0.5 ** 1.6, 10);
	});

	test('worked by hand: favourites, records and wants', () => {
		const [first, later, one, shelf, wanted] = weightOf(
			{ rank: 1 },
			{ rank: 26 },
			{ owned: 1 },
			{ owned: 8 },
			{ wanted: 2 },
		);
		expect([first, later]).toEqual([0.8, 0.4]);
		expect(one).toBeCloseTo(0.8 / 3, 10);
		expect(shelf).toBeCloseTo(0.64, 10);
		expect(wanted).toBe(0.25);
	});

	test('a play of the last months says more than an old one', () => {
		const weights = weighTaste([played(1, 100), played(2, 100, 100), played(3, 100, 100, 100)]);
		expect([...weights.keys()]).toEqual([3, 2, 1]);
	});

	test('every kind of evidence adds', () => {
		const [alone = 0, more = 0, most = 0] = weightOf(
			{ isSeed: true },
			{ isSeed: true, owned: 1 },
			{ isSeed: true, owned: 2 },
		);
		expect(more).toBeGreaterThan(alone);
		expect(most).toBeGreaterThan(more);
	});

	test('what is no count says nothing', () => {
		expect(weighTaste([played(1, Number.NaN), played(2, -5), evidence(3, { owned: Infinity, wanted: -1 })])).toEqual(
			new Map(),
		);
		expect(weighTaste([evidence(1, { rank: 0 })]).get(1)).toBe(0.8);
	});

	test('of more artists than can count the strongest are kept, ties by id', () => {
		const many = Array.from({ length: mostArtists + 500 }, (_, at) => evidence(at + 1, { wanted: 1 }));
		const weights = weighTaste([...many.toReversed(), evidence(9_999, { isSeed: true })]);
		expect(weights.size).toBe(mostArtists);
		expect([...weights.keys()].slice(0, 3)).toEqual([9_999, 1, 2]);
		expect(weights.has(mostArtists)).toBe(false);
	});
});
