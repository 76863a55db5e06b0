import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prior, shrinkRating, valueRating } from '../../source/recommender/rating.ts';

const rating = fc.record({ average: fc.double({ min: 1, max: 5, noNaN: true }), votes: fc.nat(100_000) });

test('a shrunk rating lies between what is expected of any album and what people say', () => {
	fc.assert(
		fc.property(rating, (one) => {
			const shrunk = shrinkRating(one);
			expect(shrunk).toBeGreaterThanOrEqual(Math.min(one.average, prior.average) - 1e-9);
			expect(shrunk).toBeLessThanOrEqual(Math.max(one.average, prior.average) + 1e-9);
		}),
	);
});

test('as many votes as the prior is worth move it halfway', () => {
	expect(shrinkRating({ average: 4.5, votes: prior.votes })).toBeCloseTo((4.5 + prior.average) / 2, 9);
});

test('two enthusiasts are worth less than three hundred who like it', () => {
	expect(valueRating({ average: 5, votes: 2 })).toBeLessThan(valueRating({ average: 4.5, votes: 312 }));
});

test('nobody rated it: neither good nor bad', () => {
	expect([valueRating(null), valueRating({ average: 0, votes: 0 })]).toEqual([0, 0]);
});

test('is at most 1 and at least -1', () => {
	fc.assert(
		fc.property(rating, (one) => {
			expect(Math.abs(valueRating(one))).toBeLessThanOrEqual(1);
		}),
	);
	expect(valueRating({ average: 1, votes: 100_000 })).toBe(-1);
});
