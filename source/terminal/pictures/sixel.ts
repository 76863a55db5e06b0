import type { Pixels } from '../../pictures/decode.ts';

/** Rows of pixels in a band: one character of Sixel is a column of them in one colour. */
const bandHeight = 6;

/**
 * The pixels at the cursor, which have at most 256 colours (`rgba-256`). DEC STD 070, chapter 14: colours are told in percent,
 * `$` goes back to the start of a band for its next colour, `-` to the next band; none follows the last.
 */
export function paintSixel(pixels: Pixels): string {
	const { width, height } = pixels;
	const colors = new Map<number, number>();
	const bands: string[] = [];
	for (let top = 0; top < height; top += bandHeight) bands.push(drawBand(pixels, top, colors));
	const definitions = [...colors].map(([color, register]) => `#${register};2;${percentages(color).join(';')}`);
	return `\u001bP0;1;0q"1;1;${width};${height}${definitions.join('')}${bands.join('-')}\u001b\\`;
}

/** One line of Sixel for every colour in the band; a colour that is new gets the next register. */
function drawBand({ bytes, width, height }: Pixels, top: number, colors: Map<number, number>): string {
	const columnsOf = new Map<number, Uint8Array>();
	for (let y = top; y < Math.min(top + bandHeight, height); y += 1) {
		for (let x = 0; x < width; x += 1) {
			const at = (y * width + x) * 4;
			const color = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
			const register = colors.get(color) ?? colors.size;
			colors.set(color, register);
			const columns = columnsOf.get(register) ?? new Uint8Array(width);
			columnsOf.set(register, columns);
			columns[x] = (columns[x] ?? 0) | (1 << (y - top));
		}
	}
	return [...columnsOf].map(([register, columns]) => `#${register}${shorten(columns)}`).join('$');
}

/** `!12~` stands for twelve `~`; nothing stands for what is empty up to the end. */
function shorten(columns: Uint8Array): string {
	const end = columns.findLastIndex((column) => column !== 0) + 1;
	let text = '';
	for (let at = 0; at < end; ) {
		const from = at;
		while (at < end && columns[at] === columns[from]) at += 1;
		const sign = String.fromCharCode(63 + (columns[from] ?? 0));
		text += at - from > 3 ? `!${at - from}${sign}` : sign.repeat(at - from);
	}
	return text;
}

function percentages(color: number): number[] {
	return [color >> 16, (color >> 8) & 0xff, color & 0xff].map((value) => Math.round((value / 255) * 100));
}
