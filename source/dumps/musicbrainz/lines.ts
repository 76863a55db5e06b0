/** One line of the unpacked file, without its end. */
export interface Line {
	/** Valid until the next piece is asked for; of a line that is too long only its beginning. */
	bytes: Buffer;
	/** The line's first byte in the unpacked file, and the one behind its end. */
	start: number;
	end: number;
	isTooLong: boolean;
	/** The last line, where no line end follows: it may have been cut off. */
	isOpen: boolean;
}

const lineEnd = 0x0a;
const carriageReturn = 0x0d;
/** As much of a line that is too long as is worth showing. */
const shownBytes = 1024;

/** Cuts bytes into lines, piece by piece; blank ones are left out. A line of more than `mostBytes` is never held as a whole. */
export async function* readLines(pieces: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<Line[]> {
	const begun = createBegun(mostBytes);
	let position = 0;
	for await (const piece of pieces) {
		const lines: Line[] = [];
		let from = 0;
		for (let at = piece.indexOf(lineEnd); at >= 0; at = piece.indexOf(lineEnd, from)) {
			const line = begun.finish(piece.subarray(from, at), position + at + 1);
			if (!isBlank(line.bytes)) lines.push(line);
			from = at + 1;
		}
		if (from < piece.length) begun.add(piece.subarray(from));
		position += piece.length;
		yield lines;
	}
	const last = begun.finish(Buffer.alloc(0), position);
	if (!isBlank(last.bytes)) yield [{ ...last, isOpen: true }];
}

/** The line whose end has not come yet. */
function createBegun(mostBytes: number) {
	let parts: Buffer[] = [];
	let length = 0;
	let start = 0;

	function add(part: Buffer): void {
		length += part.length;
		if (length <= mostBytes) parts.push(part);
		else parts = [Buffer.from(Buffer.concat([...parts, part]).subarray(0, shownBytes))];
	}

	return {
		add,
		/** Ends the line with its last part; `end` is the byte behind it. */
		finish(part: Buffer, end: number): Line {
			add(part);
			const [only, ...others] = parts;
			const bytes = only !== undefined && others.length === 0 ? only : Buffer.concat(parts);
			const line = { bytes, start, end, isTooLong: length > mostBytes, isOpen: false };
			parts = [];
			length = 0;
			start = end;
			return line;
		},
	};
}

function isBlank({ length, 0: first }: Buffer): boolean {
	return length === 0 || (length === 1 && first === carriageReturn);
}
