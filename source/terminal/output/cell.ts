import { cleanText } from '../../text.ts';
import { steadyText } from './steady.ts';
import { fitEnd, pad, widthOf } from './widths.ts';

const plain = /^[\u0020-\u007e]*$/;

/** Other people's text in exactly so many columns: one line, harmless, cut with "…", of the same width on every terminal. */
export function cell(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
	// Most text is plain: what the rest costs is paid by the rest.
	if (plain.test(text) && text.length <= columns) {
		return align === 'left' ? text.padEnd(columns) : text.padStart(columns);
	}
	return pad(asShown(text), columns, align);
}

/** How many columns a text takes in a cell that is wide enough. */
export function widthOfCell(text: string): number {
	return plain.test(text) ? text.length : widthOf(asShown(text));
}

function asShown(text: string): string {
	return steadyText(cleanText(text.slice(0, longestLooked)));
}

/** A label and what is typed behind it, up to the cursor, in exactly so many columns: the end of it, where a person types. */
export function typedCell(label: string, typed: string, columns: number): string {
	return cell(`${label}${fitEnd(typed, columns - widthOf(label) - 1)}▏`, columns);
}

/** No terminal is so wide; a title of five thousand characters is not looked at to its end. */
const longestLooked = 1000;
