import { pad } from '../../output/widths.ts';
import { paint } from '../../theme.ts';
import type { PaneColumn, PaneKind } from '../columns.ts';
import { type List, matchesIn, topOf } from '../list.ts';
import { cell } from './cells.ts';

/** Everything a pane shows. */
export interface PaneView<Row> {
	list: List<Row>;
	kind: PaneKind<Row>;
	isFocused: boolean;
	isMarked(row: Row): boolean;
	/** Only the name is known so far. */
	isFaint(row: Row): boolean;
	/** A line below the last row that can be chosen too. */
	offer: string | null;
	/** What to say in place of rows where there are none. */
	empty: string;
	/** How the rows stand at their source, or what is typed to filter them. */
	status: string;
	now: Date;
}

const gap = 1;
/** The cursor's sign and the mark. */
const gutter = 2;

/** A pane as lines of exactly `width` columns: header, rows, status. */
export function drawPane<Row>(view: PaneView<Row>, width: number, height: number): string[] {
	const { list, kind, offer } = view;
	const columns = layColumns(kind.columns, list.rows, width - gutter, view.now);
	const room = Math.max(0, height - 2);
	const count = list.shown.length + (offer === null ? 0 : 1);
	const top = topOf(list.cursor, count, room);
	const lines: string[] = [];
	for (let at = top; at < Math.min(count, top + room); at += 1) {
		const row = list.shown[at];
		lines.push(row === undefined ? drawOffer(view, at, width) : drawRow(view, row, at, columns));
	}
	if (count === 0 && room > 0) lines.push(paint.faint(cell(`  ${view.empty}`, width)));
	while (lines.length < room) lines.push(' '.repeat(width));
	return [drawHeader(view, columns, width), ...lines, paint.faint(cell(view.status, width))];
}

interface LaidColumn<Row> extends PaneColumn<Row> {
	at: number;
}

/** The columns that there is room for, wide enough that the pane is filled. Those that are empty everywhere are left out. */
function layColumns<Row>(
	columns: readonly PaneColumn<Row>[],
	rows: readonly Row[],
	width: number,
	now: Date,
): LaidColumn<Row>[] {
	const sample = rows.slice(0, sampled);
	let laid = columns
		.map((column, at) => ({ ...column, at }))
		.filter((column) => sample.length === 0 || column.importance === 1 || tells(column, sample, now));
	while (laid.length > 1 && widthOfAll(laid) > width) {
		const least = Math.max(...laid.map(({ importance }) => importance));
		laid = laid.filter(({ importance }) => importance !== least);
	}
	const growing = laid.filter(({ grows }) => grows).length;
	const rest = width - widthOfAll(laid);
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

function drawHeader<Row>({ list, isFocused }: PaneView<Row>, columns: LaidColumn<Row>[], width: number): string {
	const titles = columns.map(({ title, width: room, align, at }) => {
		const drawn = ' '.repeat(gap) + cell(title, room, align);
		if (list.sort?.column !== at) return drawn;
		// The arrow stands before the title, where there is always a space: no title is cut for it.
		const before = drawn.length - drawn.trimStart().length - 1;
		return drawn.slice(0, before) + (list.sort.isDescending ? '↓' : '↑') + drawn.slice(before + 1);
	});
	const line = pad(' '.repeat(gutter - gap) + titles.join(''), width);
	return isFocused ? paint.heading(line) : paint.faint(line);
}

function drawRow<Row>(
	{ list, isFocused, isMarked, isFaint, now }: PaneView<Row>,
	row: Row,
	at: number,
	columns: LaidColumn<Row>[],
): string {
	const isCursor = at === list.cursor;
	const sign = `${isCursor ? '›' : ' '}${isMarked(row) ? '*' : ' '}`;
	const isPlain = !(isCursor && isFocused);
	const cells = columns.map(({ text, width: room, align, grows }) => {
		const drawn = cell(text(row, now), room, align);
		return list.filter !== '' && isPlain && grows ? underlineMatches(drawn, list.filter) : drawn;
	});
	const line = sign + cells.join(' '.repeat(gap));
	if (isCursor) return isFocused ? paint.selected(line) : paint.strong(line);
	return isFaint(row) ? paint.faint(line) : line;
}

function drawOffer<Row>({ list, offer, isFocused }: PaneView<Row>, at: number, width: number): string {
	const isCursor = at === list.cursor;
	const line = cell(`${isCursor ? '›' : ' '} ${offer ?? ''}`, width);
	return isCursor && isFocused ? paint.selected(line) : paint.good(line);
}

/** Underlines what a filter matched; a width is not changed by it. */
function underlineMatches(drawn: string, filter: string): string {
	const matched = new Set(matchesIn(drawn, filter));
	// A character of two halves must not be taken apart.
	if (matched.size === 0 || /[\ud800-\udfff]/.test(drawn)) return drawn;
	let line = '';
	let run = '';
	for (let at = 0; at <= drawn.length; at += 1) {
		if (at < drawn.length && matched.has(at)) {
			run += drawn[at];
			continue;
		}
		if (run !== '') line += paint.matched(run);
		run = '';
		line += drawn[at] ?? '';
	}
	return line;
}
