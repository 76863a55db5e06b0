import { cell } from './cell.ts';

/** Columns and rows of a terminal, or of a part of it. */
export interface Size {
	columns: number;
	rows: number;
}

/** Below this size a full screen has nothing to show that makes sense. */
export const smallestScreen: Size = { columns: 40, rows: 12 };

export function isTooSmall({ columns, rows }: Size): boolean {
	return columns < smallestScreen.columns || rows < smallestScreen.rows;
}

/** What a full screen shows where it is too small, in a block of exactly this size. */
export function drawTooSmall(size: Size): string[] {
	const { columns, rows } = smallestScreen;
	const lines = ['Too small.', `${columns}×${rows} or more.`, 'Ctrl-C leaves.'];
	return fillBlock(
		lines.map((line) => cell(line, size.columns)),
		size,
	);
}

/** Lines of `columns` columns as a block of exactly this size: those that do not fit are left out, missing ones are blank. */
export function fillBlock(lines: readonly string[], { columns, rows }: Size): string[] {
	return Array.from({ length: rows }, (_, at) => lines[at] ?? ' '.repeat(columns));
}
