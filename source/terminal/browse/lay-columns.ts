import { widthOfCell } from '../output/cell.ts';
import type { DrawnColumn } from './columns.ts';

/** Columns of the terminal between two columns of a pane. */
export const gap = 1;
/** The cursor's sign and the mark. */
export const gutter = 2;

/** A column in a pane, as wide as it is there; `at` is its place among all columns of its kind. */
export interface LaidColumn<Row> extends DrawnColumn<Row> {
	at: number;
}

/**
 * The columns that there is room for in a pane of `width`, wide enough that the pane is filled. Those that are empty everywhere
 * are left out; what there is to read decides who gets the room that is left.
 */
export function layColumns<Row>(
	columns: readonly DrawnColumn<Row>[],
	rows: readonly Row[],
	width: number,
	now: Date,
): LaidColumn<Row>[] {
	const room = width - gutter;
	const sample = rows.slice(0, sampled);
	const read = columns.map((column, at) => ({ column, at, values: sample.map((row) => column.text(row, now)) }));
	let laid = read.filter(({ column, values }) => column.importance === 1 || tells(column, values));
	while (widthOfAll(laid) > room) {
		const least = Math.max(...laid.map(({ column }) => column.importance));
		if (least === 1) break;
		laid = laid.filter(({ column }) => column.importance !== least);
	}
	// What is always shown shares what room there is, however little.
	const missing = Math.max(0, widthOfAll(laid) - room);
	const growing = laid.findIndex(({ column }) => column.grows);
	const needs = laid.map(({ column, values }) => Math.max(0, ...values.map(widthOfCell)) - column.width);
	const rest = Math.max(0, room - widthOfAll(laid));
	const needed = shareOut(rest, needs);
	const left = rest - needed.reduce((sum, share) => sum + share, 0);
	const others = shareOut(
		left,
		laid.map(({ column }) => (column.grows || growing === -1 ? left : 0)),
	);
	return laid.map(({ column, at }, index) => ({
		...column,
		at,
		width: column.width + (needed[index] ?? 0) + (others[index] ?? 0) - (index === growing ? missing : 0),
	}));
}

/** Whether a column has something to say of these rows. */
function tells<Row>({ tellsApart }: DrawnColumn<Row>, values: readonly string[]): boolean {
	if (values.length === 0) return tellsApart === undefined;
	if (tellsApart === undefined || values.length < 2) return values.some((value) => value !== '');
	return values.filter((value) => value !== values[0]).length > values.length * tellsApart;
}

/** A column that is empty in so many rows is taken for empty. */
const sampled = 100;

/** `rest` shared out among those that need some: who needs little gets all of it, the others the same each. */
function shareOut(rest: number, needs: readonly number[]): number[] {
	const shares = needs.map(() => 0);
	const needy = needs.map((need, at) => ({ need, at })).filter(({ need }) => need > 0);
	needy.sort((a, b) => a.need - b.need);
	let left = rest;
	needy.forEach(({ need, at }, index) => {
		const share = Math.min(need, Math.floor(left / (needy.length - index)));
		shares[at] = share;
		left -= share;
	});
	return shares;
}

function widthOfAll(columns: readonly { column: { width: number } }[]): number {
	return columns.reduce((sum, { column }) => sum + column.width, 0) + gap * (columns.length - 1);
}
