import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countTypos } from '../../source/matching/edit-distance.ts';
import { alikeEnough, likeness } from '../../source/matching/likeness.ts';
import { barcodeKey, catalogNumberKey, looksLikeNumber } from '../../source/matching/release-keys.ts';

describe('countTypos', () => {
	test.each([
		['souvlaki', 'souvlaki', 0],
		['souvlakki', 'souvlaki', 1],
		['souvlki', 'souvlaki', 1],
		['suovlaki', 'souvlaki', 1],
		['bolc', 'bloc', 1],
		['abcd', 'badc', 2],
		['', 'abc', 3],
		['kitten', 'sitting', 3],
	])('%s, %s: %i', (a, b, typos) => {
		expect([countTypos(a, b), countTypos(b, a)]).toEqual([typos, typos]);
	});

	test('one swap anywhere is one error', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 2, maxLength: 20 }), fc.nat(), (word, at) => {
				const from = at % (word.length - 1);
				const swapped = word.slice(0, from) + word[from + 1] + word[from] + word.slice(from + 2);
				expect(countTypos(word, swapped)).toBe(word === swapped ? 0 : 1);
			}),
		);
	});
});

describe('likeness', () => {
	const rank = (typed: string, names: string[]) =>
		names
			.toSorted((a, b) => likeness(typed, b) - likeness(typed, a))
			.filter((name) => likeness(typed, name) >= alikeEnough);

	test('the same, then a beginning, then beginnings of words, then mistyped ones', () => {
		const names = ['arctic lake', 'the arctic', 'antarctic', 'arctic', 'artic'];
		expect(rank('arctic', names)).toEqual(['arctic', 'arctic lake', 'the arctic', 'artic', 'antarctic']);
		expect(likeness('arctic', 'arctic')).toBe(1);
		expect(likeness('arct', 'arctic lake')).toBe(0.9);
		expect(likeness('arct mon', 'arctic monkeys')).toBe(0.8);
	});

	test('what is alike in nothing but a few letters is not alike', () => {
		for (const name of ['monk', 'radiohead', 'the art of noise', 'money']) {
			expect([name, likeness('arctic monkeys', name) < alikeEnough]).toEqual([name, true]);
		}
	});

	test('a word counts once: naming it twice fits worse', () => {
		expect(likeness('crei and and castles', 'crei and the castles')).toBeLessThan(0.8);
		expect(likeness('talk talk', 'talk')).toBeLessThan(likeness('talk talk', 'talk talk'));
	});

	test('is from 0 to 1, and 1 only for the same', () => {
		const name = fc
			.array(fc.constantFrom('ab', 'abc', 'b', 'cab'), { minLength: 1, maxLength: 4 })
			.map((words) => words.join(' '));
		fc.assert(
			fc.property(name, name, (a, b) => {
				const like = likeness(a, b);
				expect(like).toBeGreaterThanOrEqual(0);
				if (a === b) expect(like).toBe(1);
				else expect(like).toBeLessThan(1);
			}),
		);
	});
});

test('numbers on sleeves', () => {
	expect(['CAD 3X13', 'cad-3x13', 'CAD.3X13'].map(catalogNumberKey)).toEqual(['cad3x13', 'cad3x13', 'cad3x13']);
	expect(['5 034202 025221', '05034202025221', '0'].map(barcodeKey)).toEqual(['5034202025221', '5034202025221', '']);
	expect(['CAD 3X13', '5 034202 025221', '850 012-1', '4AD'].map(looksLikeNumber)).toEqual([true, true, true, true]);
	expect(['Arctic Monkeys', '1989', 'Blink-182!', '東京1'].map(looksLikeNumber)).toEqual([false, false, false, false]);
});
