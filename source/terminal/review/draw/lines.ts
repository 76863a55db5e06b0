import { fillBlock } from '../../output/blocks.ts';
import { cell } from '../../output/cell.ts';
import { paint } from '../../theme.ts';

/** One line of a side: a text, or a labelled one. */
export interface Line {
	label?: string;
	text: string;
	tone?: 'strong' | 'faint' | 'good' | 'bad' | 'warning';
}

const labelWidth = 10;

/** A line in exactly `columns` columns. Narrow sides give up their labels before their texts. */
export function drawLine({ label, text, tone }: Line, columns: number): string {
	const toned = (cut: string) => (tone === undefined ? cut : paint[tone](cut));
	if (label === undefined || columns < labelWidth * 2) return toned(cell(text, columns));
	return paint.faint(cell(label, labelWidth - 1).padEnd(labelWidth)) + toned(cell(text, columns - labelWidth));
}

/** Lines in a block of exactly `columns` × `rows`; how many do not fit is said in its last line, unless that is its only one. */
export function drawBlock(lines: readonly Line[], columns: number, rows: number): string[] {
	const saysMore = lines.length > rows && rows > 1;
	const shown = lines.slice(0, saysMore ? rows - 1 : Math.max(0, rows));
	const more: Line[] = saysMore ? [{ text: `… ${lines.length - shown.length} more`, tone: 'faint' }] : [];
	const drawn = [...shown, ...more].map((line) => drawLine(line, columns));
	return fillBlock(drawn, { columns, rows });
}

/** A rule across the screen with a title in it: "── reasons ─────". */
export function drawRule(title: string, columns: number): string {
	if (title === '') return '─'.repeat(columns);
	const named = `── ${title} `;
	const cut = cell(named, Math.min(columns, named.length)).trimEnd();
	return `${cut} `.padEnd(columns, '─').slice(0, columns);
}
