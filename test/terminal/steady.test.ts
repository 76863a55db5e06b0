import fc from 'fast-check';
import { expect, test } from 'vitest';
import { steadyText } from '../../source/terminal/output/steady.ts';
import { pad, widthOf } from '../../source/terminal/output/widths.ts';

test('emoji made of several become their first one, flags their letters', () => {
	expect(steadyText('👩‍👩‍👧‍👦!')).toBe('👩!');
	expect(steadyText('👍🏽 ❤️')).toBe('👍 ❤');
	expect(steadyText('🇯🇵 🇬🇧')).toBe('JP GB');
	expect(steadyText('\u{1f1ef}\u200d\u{1f1f5}')).toBe('JP');
	expect(steadyText('Ra\u00addio\ufe0fhead')).toBe('Radiohead');
});

test('plain text and the scripts of the world stay as they are', () => {
	for (const text of ['Slowdive', 'Björk', '中島みゆき', 'فيروز', 'Ελένη', 'ナ行']) expect(steadyText(text)).toBe(text);
});

test('nothing is left that terminals disagree about', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(steadyText(text)).not.toMatch(/[\ufe0e\ufe0f\u200d]|\p{Emoji_Modifier}|\p{Regional_Indicator}{2}/u);
		}),
	);
});

test('a padded text takes exactly its columns', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 30 }), (text, columns) => {
			expect(widthOf(pad(steadyText(text), columns))).toBe(columns);
			expect(widthOf(pad(steadyText(text), columns, 'right'))).toBe(columns);
		}),
	);
});
