import type { PaneColumn } from './columns.ts';

/** Columns of the terminal between two columns of a pane. */
export const gap = 1;
/** The cursor's sign and the mark. */
export const gutter = 2;

/** A column in a pane, as wide as it is there; `at` is its place among all columns of its kind. */
export interface LaidColumn<Row> extends PaneColumn<Row> {
	at: number;
}

/** The columns that there is room for in a pane of `width`, wide enough that the pane is filled. Those that are empty everywhere are left out. */
export function layColumns<Row>(
	columns: readonly PaneColumn<Row>[],
	rows: readonly Row[],
	width: number,
	now: Date,
): LaidColumn<Row>[] {
	const room = width - gutter;
	const sample = rows.slice(0, sampled);
	let laid = columns
		.map((column, at) => ({ ...column, at }))
		.filter((column) => sample.length === 0 || column.importance === 1 || tells(column, sample, now));
	while (laid.length > 1 && widthOfAll(laid) > room) {
		const least = Math.max(...laid.map(({ importance }) => importance));
		laid = laid.filter(({ importance }) => importance !== least);
	}
	const growing = laid.filter(({ grows }) => grows).length;
	const rest = room - widthOfAll(laid);
	let left = rest;
	return laid.map((column) => {
		if (!column.grows && growing > 0) return column;
		const share = Math.min(left, Math.ceil(rest / Math.max(1, growing)));
		left -= share;
		return { ...column, width: column.width + share };
	});
}

/** Whether a column has something to say of these rows. */
function tells<Row>({ text, tellsApart }: PaneColumn<Row>, rows: readonly Row[], now: Date): boolean {
	const values = rows.map((row) => text(row, now));
	if (!tellsApart || rows.length < 2) return values.some((value) => value !== '');
	return values.filter((value) => value !== values[0]).length > rows.length / 4;
}

/** A column that is empty in so many rows is taken for empty. */
const sampled = 100;

function widthOfAll(columns: readonly { width: number }[]): number {
	return columns.reduce((sum, { width }) => sum + width, 0) + gap * (columns.length - 1);
}
