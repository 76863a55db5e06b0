import type { Pixels } from '../../pictures/decode.ts';
import { drawHalfBlocks } from './half-blocks.ts';
import { paintIterm2 } from './iterm2.ts';
import { eraseKitty, paintKitty } from './kitty.ts';
import { paintSixel } from './sixel.ts';
import type { PictureWay, Rectangle } from './ways.ts';

/** What a terminal is sent to show a picture, and to take it away. Both may be sent at any time, and again. */
export interface Painting {
	paint: string;
	erase: string;
}

/**
 * The picture over these cells, which have to be empty and on the screen; it has been drawn as `wantedPicture` says for them.
 * Whatever is sent leaves the cursor, its colours and everything outside of the rectangle as they were, and is shown at once.
 * What is written to the cells later takes the picture away, except in `kitty`, where it lies above the text until it is erased.
 * With `sixel` the rectangle must not reach the last row of the screen: there some terminals scroll after a picture.
 */
export function paintPicture(pixels: Pixels, way: PictureWay, rectangle: Rectangle): Painting {
	switch (way.name) {
		case 'initials':
			return { paint: '', erase: '' };
		case 'half-blocks': {
			const lines = drawHalfBlocks(pixels, way.colors);
			return {
				paint: inPlace(lines.map((line, at) => moveTo(rectangle, at) + line).join('')),
				erase: blank(rectangle),
			};
		}
		case 'kitty':
			return {
				paint: inPlace(moveTo(rectangle, 0) + paintKitty(pixels.bytes, rectangle)),
				erase: inPlace(eraseKitty(pixels.bytes)),
			};
		case 'iterm2':
			return { paint: inPlace(moveTo(rectangle, 0) + paintIterm2(pixels.bytes, rectangle)), erase: blank(rectangle) };
		case 'sixel':
			return { paint: inPlace(moveTo(rectangle, 0) + paintSixel(pixels)), erase: blank(rectangle) };
	}
}

/** Synchronized (2026): shown as a whole. The cursor and its colours are saved (ESC 7) and restored (ESC 8). */
function inPlace(content: string): string {
	return `\u001b[?2026h\u001b7\u001b[0m${content}\u001b8\u001b[?2026l`;
}

function moveTo({ row, column }: Rectangle, line: number): string {
	return `\u001b[${row + line + 1};${column + 1}H`;
}

/** Spaces, not an erase sequence: terminals drop a picture for certain only where something is written. */
function blank(rectangle: Rectangle): string {
	const spaces = ' '.repeat(rectangle.columns);
	return inPlace(Array.from({ length: rectangle.rows }, (_, line) => moveTo(rectangle, line) + spaces).join(''));
}
