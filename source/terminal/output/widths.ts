import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter();

/** How many columns a text takes on a terminal: wide characters and emoji take two, colours none. */
export function widthOf(text: string): number {
	return stringWidth(text);
}

/** The text in at most so many columns; what is cut off is shown as "…". Characters are never cut in two. */
export function fit(text: string, columns: number): string {
	if (widthOf(text) <= columns) return text;
	let fitting = '';
	let used = 1;
	for (const { segment } of graphemes.segment(text)) {
		used += widthOf(segment);
		if (used > columns) break;
		fitting += segment;
	}
	return columns < 1 ? '' : `${fitting.trimEnd()}…`;
}

/** The end of the text in at most so many columns; what is cut off before it is shown as "…". */
export function fitEnd(text: string, columns: number): string {
	if (widthOf(text) <= columns) return text;
	let fitting = '';
	let used = 1;
	for (const { segment } of Array.from(graphemes.segment(text)).reverse()) {
		used += widthOf(segment);
		if (used > columns) break;
		fitting = segment + fitting;
	}
	return columns < 1 ? '' : `…${fitting}`;
}

/** The text in exactly so many columns. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
	const fitting = fit(text, columns);
	const space = ' '.repeat(columns - widthOf(fitting));
	return align === 'left' ? fitting + space : space + fitting;
}

/** The text in lines of at most so many columns, broken between words; a longer word (an address) keeps a line of its own. */
export function wrapWords(text: string, columns: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && widthOf(longer) > columns) {
			lines.push(line);
			line = word;
		} else {
			line = longer;
		}
	}
	return [...lines, line];
}

/** `wrapWords` with every line indented: the first by `first` columns, those it goes on in by `rest`. */
export function wrapIndented(
	text: string,
	columns: number,
	{ first, rest }: { first: number; rest: number },
): string[] {
	const lines = wrapWords(text, Math.max(20, columns - Math.max(first, rest)));
	return lines.map((line, at) => ' '.repeat(at === 0 ? first : rest) + line);
}
