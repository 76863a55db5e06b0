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
	return pad(steadyText(cleanText(text.slice(0, longestLooked))), columns, align);
}

/** A label and what is typed behind it, up to the cursor, in exactly so many columns: the end of it, where a person types. */
export function typedCell(label: string, typed: string, columns: number): string {
	return cell(`${label}${fitEnd(typed, columns - widthOf(label) - 1)}▏`, columns);
}

/** No terminal is so wide; a title of five thousand characters is not looked at to its end. */
const longestLooked = 1000;
