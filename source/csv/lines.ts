/** One line of a file, counted from 1; null in place of its text when it is too long to be a record. */
export interface TextLine {
	line: number;
	text: string | null;
}

/** No record needs a megabyte; a file without line breaks must not fill the memory. */
export const longestLine = 1_000_000;

/** The lines of a text that comes in pieces, with any kind of line break. A last line break ends the last line and begins none. */
export async function* readLines(pieces: AsyncIterable<string>): AsyncGenerator<TextLine> {
	let line = 0;
	let rest = '';
	let isTooLong = false;

	function* take(texts: string[]): Generator<TextLine> {
		for (const text of texts) {
			line += 1;
			yield { line, text: isTooLong || text.length > longestLine ? null : text };
			isTooLong = false;
		}
	}

	for await (const piece of pieces) {
		const text = rest + piece;
		// The first half of "\r\n" may stand at the end of a piece.
		const end = text.endsWith('\r') ? text.length - 1 : text.length;
		const lines = text.slice(0, end).split(/\r\n|\n|\r/);
		rest = (lines.pop() ?? '') + text.slice(end);
		yield* take(lines);
		if (rest.length > longestLine) {
			isTooLong = true;
			rest = rest.endsWith('\r') ? '\r' : '';
		}
	}
	if (rest !== '' || isTooLong) yield* take([rest.replace(/\r$/, '')]);
}
