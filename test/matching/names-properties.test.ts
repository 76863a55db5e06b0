import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeName, normalizeTitle, stripDiscogsDecoration } from '../../source/matching/names.ts';

/** Pieces that the rules are about, so that random text meets them. */
const pieces = fc.constantFrom(
	...[
		'the',
		'The ',
		', The',
		', Los',
		' (2)',
		'*',
		' & ',
		'&',
		' + ',
		'.',
		'/',
		'-',
		"'",
		'’',
		'(',
		')',
		'[',
		']',
		' ',
		'  ',
		'\t',
		'…',
		'!',
	],
	...[
		'é',
		'e\u0301',
		'Ø',
		'ß',
		'ẞ',
		'ﬁ',
		'İ',
		'ı',
		'ς',
		'Σ',
		'ŉ',
		'ǰ',
		'ᾳ',
		'が',
		'か\u3099',
		'й',
		'и\u0306',
		'कि',
		'ไ',
		'가',
		'ｶﾞ',
		'Ａ',
		'ϟ',
	],
	...[
		'\u200b',
		'\u202e',
		'\ufe0f',
		'\u0345',
		'\u0000',
		'™',
		'½',
		'²',
		'🎸',
		'𝕭',
		'Ⅳ',
		'a',
		'B',
		'thé',
		'1',
		' - Remastered',
		' (Deluxe Edition)',
		': ',
	],
);
const text = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: 'binary' }),
	fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 8 }).map((parts) => parts.join('')),
);
const runs = { numRuns: 3000 };

describe.each([
	['normalizeName', normalizeName],
	['normalizeTitle', normalizeTitle],
])('%s', (_, normalize) => {
	test('something never becomes nothing', () => {
		fc.assert(
			fc.property(text, (name) => (normalize(name) === '') === (name === '')),
			runs,
		);
	});

	test('twice is once', () => {
		fc.assert(
			fc.property(text, (name) => {
				expect(normalize(normalize(name))).toBe(normalize(name));
			}),
			runs,
		);
	});

	test('composed or decomposed makes no difference', () => {
		fc.assert(
			fc.property(text, (name) => {
				expect(normalize(name.normalize('NFD'))).toBe(normalize(name));
				expect(normalize(name.normalize('NFC'))).toBe(normalize(name));
			}),
			runs,
		);
	});

	test('upper or lower case makes no difference', () => {
		fc.assert(
			fc.property(text, (name) => {
				expect(normalize(name.toUpperCase())).toBe(normalize(name));
				expect(normalize(name.toLowerCase())).toBe(normalize(name));
			}),
			runs,
		);
	});

	test('a key is one line, trimmed, well-formed and visible', () => {
		fc.assert(
			fc.property(text, (name) => {
				const key = normalize(name);
				expect(key).toBe(key.trim());
				expect(key).not.toMatch(/\p{Cc}|\p{Cf}| {2}/u);
				expect(key.isWellFormed()).toBe(true);
			}),
			runs,
		);
	});
});

test('letters of scripts without case are never folded into one another', () => {
	const scripts = ['Hiragana', 'Katakana', 'Hangul', 'Han', 'Thai', 'Devanagari', 'Arabic', 'Hebrew', 'Cyrillic'];
	const letters = scripts.flatMap((script) => lowerCaseLettersOf(script));
	const keys = new Set(letters.map((letter) => normalizeName(`${letter}${letter}`)));
	expect(letters.length).toBeGreaterThan(20_000);
	expect(keys.size).toBe(letters.length);
});

/** Letters in their composed, ordinary form: compatibility forms and upper case are spellings of others. */
function lowerCaseLettersOf(script: string): string[] {
	const isLetter = new RegExp(`^[\\p{L}&&\\p{Script=${script}}]$`, 'v');
	return Array.from({ length: 0x20000 }, (_, code) =>
		code >= 0xd800 && code <= 0xdfff ? '' : String.fromCodePoint(code),
	).filter(
		(letter) =>
			isLetter.test(letter) && letter.normalize('NFKC') === letter && letter.toUpperCase().toLowerCase() === letter,
	);
}

const decorated = fc
	.tuple(
		fc.string({ unit: 'grapheme-ascii', minLength: 1 }).map((name) => name.replaceAll(',', '')),
		fc.constantFrom('', ' (2)', '*', ', The', ', The (3)', ' (2) & X*'),
	)
	.map((parts) => parts.join(''));

test('a shown name has the key of the decorated one', () => {
	fc.assert(
		fc.property(decorated, (name) => {
			const shown = stripDiscogsDecoration(name);
			expect(shown === '').toBe(name.trim() === '');
			if (shown !== '') expect(normalizeName(shown)).toBe(normalizeName(name));
		}),
		runs,
	);
});
