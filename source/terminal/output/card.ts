import { paint } from '../theme.ts';
import { pad, widthOf } from './widths.ts';

/** A labelled value; null leaves the line out. */
export type Field = [label: string, value: string | number | null];

/** A heading and its labelled values, one a line, aligned. Values are never cut: addresses are to be copied. */
export function formatCard(heading: string, fields: Field[]): string {
	const shown = fields.filter(([, value]) => value !== null && value !== '');
	const width = Math.max(0, ...shown.map(([label]) => widthOf(label)));
	const lines = shown.map(([label, value]) => `  ${paint.faint(pad(label, width))}  ${value}`);
	return [paint.heading(heading), ...lines, ''].join('\n');
}
