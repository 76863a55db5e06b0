import fc from 'fast-check';
import { expect, test } from 'vitest';
import { similarity } from '../../source/matching/similarity.ts';

test.each([
	['arctic monkeys', 'arctic monkeys', 1, 1],
	['arctic monkeys', 'artic monkeys', 0.9, 0.95],
	['dylan bob', 'bob dylan', 0.95, 0.95],
	['ac dc', 'acdc', 0.8, 0.8],
	['nirvana', 'kraftwerk', 0, 0.3],
	['', 'a', 0, 0],
	['', '', 1, 1],
])('%s and %s', (a, b, least, most) => {
	expect(similarity(a, b)).toBeGreaterThanOrEqual(least);
	expect(similarity(a, b)).toBeLessThanOrEqual(most);
});

test('between 0 and 1, the same both ways, 1 only for equal keys', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), (a, b) => {
			const alike = similarity(a, b);
			expect(alike).toBeGreaterThanOrEqual(0);
			expect(alike).toBe(similarity(b, a));
			expect(alike === 1).toBe(a === b);
		}),
	);
});

test('endless text is equal or not alike', () => {
	const endless = 'a'.repeat(1_000_000);
	expect(similarity(endless, endless)).toBe(1);
	expect(similarity(endless, `${endless}b`)).toBe(0);
});
