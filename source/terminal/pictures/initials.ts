import { cleanText } from '../../text.ts';
import { widthOf } from '../output/widths.ts';
import type { Rectangle } from './ways.ts';

const most = 2;
const nameless = '♪';

/** The initials of a name in a box: as many lines as there are rows, every one of exactly so many columns. No colours. */
export function drawInitials(name: string, { columns, rows }: Pick<Rectangle, 'columns' | 'rows'>): string[] {
	const hasFrame = columns >= 4 && rows >= 3;
	const inside = hasFrame ? { columns: columns - 2, rows: rows - 2 } : { columns, rows };
	const text = initialsOf(name, inside.columns);
	const middle = Math.floor((inside.rows - 1) / 2);
	const lines = Array.from({ length: Math.max(0, inside.rows) }, (_, at) =>
		center(at === middle ? text : '', inside.columns),
	);
	if (!hasFrame) return lines;
	const edge = '─'.repeat(inside.columns);
	return [`╭${edge}╮`, ...lines.map((line) => `│${line}│`), `╰${edge}╯`];
}

/**
 * "AM" for Arctic Monkeys, "く" for くるり: the first letter or digit of the first two words. One code point each, since how
 * wide a terminal draws several that belong together (marks, joined emoji) is its own affair. Those that do not fit are left out.
 */
function initialsOf(name: string, columns: number): string {
	const words = cleanText(name).split(/[\s\p{Pd}/&+.,]+/u);
	const letters = words.map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0]).filter((letter) => letter !== undefined);
	const found = letters.length > 0 ? letters : [firstSign(cleanText(name)) ?? nameless];
	return found
		.slice(0, most)
		.map(upperCase)
		.reduce((text, initial) => (widthOf(text + initial) <= columns ? text + initial : text), '');
}

/** For names such as "!!!": the first code point that can be seen. */
function firstSign(name: string): string | undefined {
	return [...name].find((sign) => /[\p{P}\p{S}]/u.test(sign) && widthOf(sign) > 0);
}

/** "ß" would become two letters: it stays. */
function upperCase(letter: string): string {
	const upper = letter.toUpperCase();
	return [...upper].length === 1 ? upper : letter;
}

function center(text: string, columns: number): string {
	const space = Math.max(0, columns - widthOf(text));
	return ' '.repeat(Math.floor(space / 2)) + text + ' '.repeat(Math.ceil(space / 2));
}
