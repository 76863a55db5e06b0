import { paint } from '../theme.ts';
import { pad, widthOf, wrapWords } from './widths.ts';

/** A labelled value; null leaves the line out. */
export type Field = [label: string, value: string | number | null];

/**
 * A heading and its labelled values, aligned, in at most `columns` columns. Long values go on in the next line, but nothing is
 * cut and no address is broken: they are to be copied.
 */
export function formatCard(heading: string, fields: Field[], columns: number): string {
	const shown = fields.filter(([, value]) => value !== null && value !== '');
	const width = Math.max(0, ...shown.map(([label]) => widthOf(label)));
	const room = Math.max(20, columns - width - 4);
	const lines = shown.flatMap(([label, value]) =>
		wrapWords(String(value), room).map((line, at) => `  ${paint.faint(pad(at === 0 ? label : '', width))}  ${line}`),
	);
	return [paint.heading(heading), ...lines, ''].join('\n');
}
