import { paint } from '../theme.ts';
import { pad, widthOf, wrapIndented, wrapWords } from './widths.ts';

/** A labelled value; null leaves the line out. */
export type Field = [label: string, value: string | number | null];

/** Values get at least so many columns beside their labels; where there are less, they stand below them. */
const leastRoom = 20;

/**
 * A heading and its labelled values, aligned, in at most `columns` columns. Long values go on in the next line, but nothing is
 * cut and no address is broken: they are to be copied.
 */
export function formatCard(heading: string, fields: Field[], columns: number): string {
	const shown = fields.filter(([, value]) => value !== null && value !== '');
	const width = Math.max(0, ...shown.map(([label]) => widthOf(label)));
	const room = columns - width - 4;
	const lines = shown.flatMap(([label, value]) =>
		room < leastRoom
			? listBelow(label, String(value), columns)
			: wrapWords(String(value), room).map(
					(line, at) => `  ${paint.faint(pad(at === 0 ? label : '', width))}  ${line}`,
				),
	);
	return [...wrapWords(heading, columns).map(paint.heading), ...lines, ''].join('\n');
}

function listBelow(label: string, value: string, columns: number): string[] {
	const labels = label === '' ? [] : wrapIndented(label, columns, { first: 2, rest: 2 }).map(paint.faint);
	return [...labels, ...wrapIndented(value, columns, { first: 4, rest: 4 })];
}
