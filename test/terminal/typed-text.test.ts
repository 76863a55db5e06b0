import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editText } from '../../source/terminal/typed-text.ts';

const type = (text: string, ...keys: string[]) => keys.reduce((before, key) => editText(before, key, undefined), text);

test('characters of any script are typed, names of keys are not', () => {
	expect(type('', 'R', 'i', 'd', 'e', 'space', '長', 'é')).toBe('Ride 長é');
	expect(type('a', 'enter', 'left', 'ctrl-x', 'pagedown', 'tab')).toBe('a');
});

test('what a person sees as one character is erased at once', () => {
	expect(editText('ab👩‍👩‍👧', 'backspace', 'erase')).toBe('ab');
	expect(editText('abe\u0301', 'backspace', 'erase')).toBe('ab');
	expect(editText('', 'backspace', 'erase')).toBe('');
});

test('a word, or all of it', () => {
	expect(editText('my bloody  valentine ', 'ctrl-w', 'erase-word')).toBe('my bloody  ');
	expect(editText('my bloody  ', 'ctrl-w', 'erase-word')).toBe('my ');
	expect(editText('my', 'ctrl-w', 'erase-word')).toBe('');
	expect(editText('my bloody', 'ctrl-u', 'erase-line')).toBe('');
});

test('no key makes it longer than anything that can be meant, and erasing undoes typing', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }), { maxLength: 300 }),
			(keys) => {
				const text = type('', ...keys);
				expect(text.length).toBeLessThanOrEqual(200);
				expect(keys.slice(0, text.length).reduce((before) => editText(before, 'backspace', 'erase'), text)).toBe('');
			},
		),
	);
});
