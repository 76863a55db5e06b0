import { isTooSmall, type Size } from '../output/blocks.ts';
import type { Rectangle } from '../pictures/ways.ts';
import type { RecsState } from './state.ts';

/** Where everything stands on the screen, in columns and rows. */
export interface Layout {
	list: Size;
	/** What tells more about the selected album: beside the list, or below it. */
	detail: Size;
	isBeside: boolean;
	/** The part of the detail that is left to the picture: above its lines, or at their left. Null where there is no room. */
	picture: Size | null;
	/** The columns of the detail that the bars of the signals have for themselves; 0: they stand among its lines. */
	barColumns: number;
}

/** The heading and the line below it, a rule, the status line and the keys. */
const otherRows = 5;
const wide = 100;
const medium = 70;
/** Text beside the list stands a column from the border. */
const margin = 2;
/** What the text about an album needs before there is a picture above it. */
const textRows = 18;

/** How the screen is divided: list and detail side by side, or one above the other where it is narrow. */
export function layScreen({ columns, rows }: Size): Layout {
	const body = Math.max(0, rows - otherRows);
	if (columns >= wide) {
		const list = { columns: Math.floor(columns * 0.56), rows: body };
		const detail = { columns: columns - list.columns - margin, rows: body };
		const pictureRows = Math.min(12, body - textRows);
		const picture = pictureRows < 5 ? null : { columns: pictureRows * 2, rows: pictureRows };
		return { list, detail, isBeside: true, picture, barColumns: 0 };
	}
	const listRows = Math.ceil((body - 1) / 2);
	const detail = { columns, rows: Math.max(0, body - 1 - listRows) };
	const hasPicture = columns >= medium && detail.rows >= 6;
	return {
		list: { columns, rows: listRows },
		detail,
		isBeside: false,
		picture: hasPicture ? { columns: 12, rows: 6 } : null,
		barColumns: columns >= medium ? 27 : 0,
	};
}

/** A pane's header and its status line. */
const paneFrame = 2;

/** How many rows of the list are seen at once: what a page up or down moves by. */
export function pageRows({ size }: Pick<RecsState, 'size'>): number {
	return Math.max(1, layScreen(size).list.rows - paneFrame);
}

/** Where on the screen the picture is, counted from 0; null where there is no room for one. */
export function placePicture({ size, mode }: Pick<RecsState, 'size' | 'mode'>): Rectangle | null {
	const { picture, isBeside, list } = layScreen(size);
	const isCovered = mode.kind === 'help' || mode.kind === 'changes' || mode.kind === 'confirm';
	if (picture === null || isCovered || isTooSmall(size)) return null;
	// Below the heading, the line about the set, and a rule; below the list there is another one.
	return isBeside
		? { ...picture, row: 3, column: list.columns + margin }
		: { ...picture, row: 3 + list.rows + 1, column: 0 };
}
