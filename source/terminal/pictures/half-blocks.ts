import type { Pixels } from '../../pictures/decode.ts';
import { nearestOf256 } from './palette.ts';
import type { HalfBlockColors } from './ways.ts';

const reset = '\u001b[0m';

/** The pixels as lines of text, two pixels above each other in every cell. */
export function drawHalfBlocks(pixels: Pixels, colors: HalfBlockColors): string[] {
	const lines: string[] = [];
	for (let y = 0; y < pixels.height; y += 2) lines.push(drawLine(pixels, y, colors));
	return lines;
}

function drawLine(pixels: Pixels, y: number, colors: HalfBlockColors): string {
	let line = reset;
	let [upper, lower] = ['', ''];
	for (let x = 0; x < pixels.width; x += 1) {
		const above = `\u001b[38;${colorAt(pixels, x, y, colors)}m`;
		// The last line of an odd height has nothing below: there the background is the terminal's own.
		const below = y + 1 < pixels.height ? `\u001b[48;${colorAt(pixels, x, y + 1, colors)}m` : '';
		line += (above === upper ? '' : above) + (below === lower ? '' : below);
		line += '▀';
		[upper, lower] = [above, below];
	}
	return line + reset;
}

function colorAt({ bytes, width }: Pixels, x: number, y: number, colors: HalfBlockColors): string {
	const at = (y * width + x) * 4;
	const [red = 0, green = 0, blue = 0] = bytes.subarray(at, at + 3);
	return colors === 'truecolor' ? `2;${red};${green};${blue}` : `5;${nearestOf256(red, green, blue)}`;
}
