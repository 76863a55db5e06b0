import { describe, expect, it } from 'vitest';
import { cleanLines, cleanSpan, cleanText } from '../../source/text.ts';

describe("other people's text", () => {
	it.each([
		['a colour', 'a\u001b[31mred\u001b[0m', 'ared'],
		['an 8-bit colour', 'a\u009b31mred', 'ared'],
		['a link', '\u001b]8;;https://example.org\u0007name\u001b]8;;\u0007', 'name'],
		['a window title', '\u001b]0;title\u001b\\name', 'name'],
		['a title without an end', 'name\u001b]0;title', 'name'],
		['a device string', '\u001bPq#0\u001b\\name', 'name'],
		['a cleared screen', '\u001bcname', 'name'],
		['a lone escape', 'name\u001b', 'name'],
		['a sequence that appears when another goes', '\u001b[\u001b[31m31mname', '31mname'],
		['control characters', 'na\u0000\u0008me\u007f', 'name'],
		['reordering', 'name\u202egnp.exe', 'namegnp.exe'],
		['hidden characters', '\ufeffna\u200bme', 'name'],
		['half a surrogate pair', 'name\ud800', 'name\ufffd'],
		['line breaks', ' The\r\n Wall\t', 'The Wall'],
		['a decomposed letter', 'Beyonce\u0301', 'Beyoncé'],
	])('loses %s', (_what, dirty, clean) => {
		expect(cleanText(dirty)).toBe(clean);
	});

	it.each(['!!!', 'サカナクション', 'Кино', 'The The', 'Ø', '+/-', '👩‍🎤', 'می‌خواهم'])('leaves %s as it is', (name) => {
		expect(cleanText(name)).toBe(name);
	});

	it('that is no text is nothing', () => {
		expect([null, undefined, {}, ['x'], true].map(cleanText)).toEqual(['', '', '', '', '']);
		expect(cleanText(1999)).toBe('1999');
	});

	it('keeps its lines, or the spaces at its ends, where that is asked for', () => {
		expect(cleanLines(' one\r\ntwo\u2028three\u001b[2J  four ')).toBe('one\ntwo\nthree four');
		expect(cleanSpan(' &\u0000 ')).toBe(' & ');
	});
});
