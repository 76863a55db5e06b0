import type { WantedPicture } from '../../pictures/decode.ts';

/** Pixels of one character cell. */
export interface CellSize {
	width: number;
	height: number;
}

/**
 * How a terminal shows pictures. `kitty`, `iterm2` and `sixel` are its own protocols; half-blocks are coloured characters;
 * initials are text, for those without the colours or whose owner wants none.
 */
export type PictureWay =
	| { name: 'kitty' | 'iterm2' | 'sixel'; cell: CellSize }
	| { name: 'half-blocks'; colors: HalfBlockColors }
	| { name: 'initials' };

export type HalfBlockColors = 'truecolor' | '256';

/** A part of the screen in cells; `row` and `column` of its first cell count from 0, as Ink's do. */
export interface Rectangle {
	row: number;
	column: number;
	columns: number;
	rows: number;
}

/** A band of Sixel is six pixels high, and terminals draw all of it. */
const sixelBand = 6;
/** iTerm2 tells its cells in points, of which a fine screen has two pixels each way. */
const pixelsPerPoint = 2;

/** How a picture has to be drawn to fill that many cells this way; null where none is shown. */
export function wantedPicture(
	way: PictureWay,
	{ columns, rows }: Pick<Rectangle, 'columns' | 'rows'>,
): WantedPicture | null {
	switch (way.name) {
		case 'initials':
			return null;
		case 'half-blocks':
			return { form: 'rgba', width: columns, height: rows * 2 };
		case 'kitty':
			return { form: 'png', width: columns * way.cell.width, height: rows * way.cell.height };
		case 'iterm2':
			return {
				form: 'png',
				width: columns * way.cell.width * pixelsPerPoint,
				height: rows * way.cell.height * pixelsPerPoint,
			};
		case 'sixel': {
			const height = rows * way.cell.height;
			return { form: 'rgba-256', width: columns * way.cell.width, height: height - (height % sixelBand) };
		}
	}
}
