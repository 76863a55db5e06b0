import type { Pixels } from '../../pictures/decode.ts';
import type { Pictures } from '../../pictures/pictures.ts';
import { askTerminal } from './ask-terminal.ts';
import { type AskedTerminal, detectPictureWay } from './detect.ts';
import { drawHalfBlocks } from './half-blocks.ts';
import { drawInitials } from './initials.ts';
import { paintPicture } from './paint.ts';
import { type PictureWay, wantedPicture } from './ways.ts';

/** In cells; a square of pixels where cells are twice as high as wide. */
const size = { columns: 28, rows: 14 };

/** A terminal far away gets the time that a person has who waits for a picture; nobody reads the input after that. */
const patience = { waits: 1000, swallows: 0 };

/** A stored picture and whose it is. */
export interface ShownPicture {
	name: string;
	url: string | null;
	source: string | null;
}

/** Prints the picture below what was printed last, or initials where there is none or the terminal cannot show it. */
export async function printPicture(
	terminal: AskedTerminal,
	pictures: Pictures,
	{ name, url, source }: ShownPicture,
): Promise<void> {
	const way = await detectPictureWay(terminal, patience);
	const wanted = wantedPicture(way, size);
	const pixels = url === null || wanted === null ? null : await pictures.read({ url, source }, wanted);
	terminal.stdout.write('\n');
	if (pixels === null) printLines(terminal, drawInitials(name, size));
	else if (way.name === 'half-blocks') printLines(terminal, drawHalfBlocks(pixels, way.colors));
	else await printInPlace(terminal, pixels, way);
}

function printLines({ stdout }: AskedTerminal, lines: string[]): void {
	stdout.write(lines.map((line) => `${line}\n`).join(''));
}

/** Makes room, which may scroll, and paints where that is now. */
async function printInPlace(terminal: AskedTerminal, pixels: Pixels, way: PictureWay): Promise<void> {
	terminal.stdout.write('\n'.repeat(size.rows));
	const { cursorRow } = await askTerminal(terminal, '\u001b[6n', patience);
	if (cursorRow === null || cursorRow <= size.rows) return;
	// The first of the rows above the cursor, counted from 0.
	const rectangle = { ...size, row: cursorRow - 1 - size.rows, column: 0 };
	terminal.stdout.write(paintPicture(pixels, way, rectangle).paint);
}
