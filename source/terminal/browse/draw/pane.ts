import { fillBlock } from '../../output/blocks.ts';
import { cell } from '../../output/cell.ts';
import { pad, wrapWords } from '../../output/widths.ts';
import { paint } from '../../theme.ts';
import type { PaneKind } from '../columns.ts';
import { gap, gutter, type LaidColumn, layColumns } from '../lay-columns.ts';
import { type List, matchesIn, topOf } from '../list.ts';

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

/** A pane as lines of exactly `width` columns: header, rows, status. */
export function drawPane<Row>(view: PaneView<Row>, width: number, height: number): string[] {
	const { list, kind, offer } = view;
	const columns = layColumns(kind.columns, list.rows, width, view.now);
	const room = Math.max(0, height - 2);
	const count = list.shown.length + (offer === null ? 0 : 1);
	const top = topOf(list.cursor, count, room);
	const lines: string[] = [];
	for (let at = top; at < Math.min(count, top + room); at += 1) {
		const row = list.shown[at];
		lines.push(row === undefined ? drawOffer(view, at, width) : drawRow(view, row, at, columns));
	}
	if (count === 0) {
		const said = wrapWords(view.empty, width - gutter).slice(0, room);
		lines.push(...said.map((line) => paint.faint(' '.repeat(gutter) + cell(line, width - gutter))));
	}
	const body = fillBlock(lines, { columns: width, rows: room });
	return [drawHeader(view, columns, width), ...body, paint.faint(cell(view.status, width))];
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
	const line = `${isCursor ? '›' : ' '} ${cell(offer ?? '', width - gutter)}`;
	return isCursor && isFocused ? paint.selected(line) : paint.good(line);
}

const graphemes = new Intl.Segmenter();

/** Underlines what a filter matched, whole characters only; a width is not changed by it. */
function underlineMatches(drawn: string, filter: string): string {
	const matched = new Set(matchesIn(drawn, filter));
	if (matched.size === 0) return drawn;
	let line = '';
	let run = '';
	for (const { segment, index } of graphemes.segment(drawn)) {
		const isMatched = Array.from(segment, (_, at) => matched.has(index + at)).some(Boolean);
		if (!isMatched && run !== '') line += paint.matched(run);
		run = isMatched ? run + segment : '';
		if (!isMatched) line += segment;
	}
	return run === '' ? line : line + paint.matched(run);
}
