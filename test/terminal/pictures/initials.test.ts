import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { drawInitials } from '../../../source/terminal/pictures/initials.ts';

describe('initials', () => {
	it('stand in the middle of a box', () => {
		expect(drawInitials('Arctic Monkeys', { columns: 10, rows: 5 })).toEqual([
			'╭────────╮',
			'│        │',
			'│   AM   │',
			'│        │',
			'╰────────╯',
		]);
	});

	it.each([
		['Interpol', 'I'],
		['my bloody valentine', 'MB'],
		['くるり', 'く'],
		['東京 事変', '東事'],
		['서태지와 아이들', '서아'],
		['فيروز', 'ف'],
		['שלום חנוך', 'שח'],
		['Ólafur Arnalds', 'ÓA'],
		['O\u0301lafur', 'Ó'],
		['ßaxony ŉorth', 'ßŉ'],
		['z̷̡̛͓a̸̧͝l̷͎͒g̴̥͌o̶', 'Z'],
		['2 Unlimited', '2U'],
		['AC/DC', 'AD'],
		['!!!', '!'],
		['†††', '†'],
		['🎸🎸', '🎸'],
		['👩‍👩‍👧 band', 'B'],
		['"Weird Al" Yankovic', 'WA'],
		['', '♪'],
		['\u0301\u0301', '♪'],
		['\u001b[31mRed\u001b]0;title\u0007 Hot', 'RH'],
		['\u202eevil \u200bspace', 'ES'],
	])('of %j are %s', (name, expected) => {
		const lines = drawInitials(name, { columns: 9, rows: 3 });
		expect(lines[1]?.replaceAll('│', '').trim()).toBe(expected);
	});

	it.each(['Arctic Monkeys', '東京 事変', '🎸', 'z̷̡̛͓algo', '\u001b[2J\u202eevil', 'a'.repeat(1000), '\n\n', '👩‍👩‍👧'])(
		'of %j are as wide and high as was asked for, whatever that is',
		(name) => {
			for (const columns of [0, 1, 2, 3, 4, 5, 8, 21]) {
				for (const rows of [0, 1, 2, 3, 4, 11]) {
					const lines = drawInitials(name, { columns, rows });
					expect(lines).toHaveLength(rows);
					for (const line of lines) {
						expect(stringWidth(line)).toBe(columns);
						expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
					}
				}
			}
		},
	);
});
