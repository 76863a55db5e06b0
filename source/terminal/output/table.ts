import { paint } from '../theme.ts';
import { fit, pad, widthOf } from './widths.ts';

/** One column of a table. */
export interface Column<Row> {
	title: string;
	value(row: Row): string | number | null;
	align?: 'left' | 'right';
	/** 1 is always shown; the highest number is the first to be dropped on a narrow terminal. */
	importance: number;
	/** The column may be cut down to so many columns before others are dropped; without it, it is never cut. */
	narrowest?: number;
	/** As long as there are columns of this importance or a higher one, they are dropped before this column is cut. */
	cutAfter?: number;
}

interface Laid<Row> extends Column<Row> {
	cells: string[];
	width: number;
	least: number;
}

const gap = 2;

/**
 * An aligned table of at most `columns` columns: empty and the least important ones are dropped first, then long texts are cut.
 * Every line ends with a line break; no rows give the header alone.
 */
export function formatTable<Row>(rows: Row[], columns: Column<Row>[], width: number): string {
	const laid = shrink(
		drop(
			columns.map((column) => lay(column, rows)),
			width,
		),
		width,
	);
	const header = laid.map(({ title, width: own, align }) => pad(title, own, align));
	const lines = rows.map((_, at) => laid.map(({ cells, width: own, align }) => pad(cells[at] ?? '', own, align)));
	return [paint.heading(join(header, width)), ...lines.map((line) => join(line, width)), ''].join('\n');
}

function join(cells: string[], width: number): string {
	return fit(cells.join(' '.repeat(gap)).trimEnd(), width);
}

function lay<Row>(column: Column<Row>, rows: Row[]): Laid<Row> {
	const cells = rows.map((row) => String(column.value(row) ?? ''));
	const width = Math.max(widthOf(column.title), ...cells.map(widthOf));
	return { ...column, cells, width, least: Math.min(width, column.narrowest ?? width) };
}

function totalOf(widths: number[]): number {
	return widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1);
}

function drop<Row>(columns: Laid<Row>[], width: number): Laid<Row>[] {
	const last = Math.max(...columns.map(({ importance }) => importance));
	const needed = columns.map((column) => (last >= (column.cutAfter ?? Infinity) ? column.width : column.least));
	if (totalOf(needed) <= width) return columns;
	if (last === 1) return columns;
	const empty = columns.findIndex(({ importance, cells }) => importance > 1 && cells.every((cell) => cell === ''));
	const at = empty === -1 ? columns.findLastIndex(({ importance }) => importance === last) : empty;
	return drop(columns.toSpliced(at, 1), width);
}

/** The widest of the columns that may be cut gives way first. */
function shrink<Row>(columns: Laid<Row>[], width: number): Laid<Row>[] {
	const last = Math.max(...columns.map(({ importance }) => importance));
	const shrunk = columns.map((column) => ({
		...column,
		least: last >= (column.cutAfter ?? Infinity) ? column.width : column.least,
	}));
	for (let excess = totalOf(shrunk.map((column) => column.width)) - width; excess > 0; excess -= 1) {
		const [widest] = shrunk.filter((column) => column.width > column.least).sort((a, b) => b.width - a.width);
		if (widest === undefined) break;
		widest.width -= 1;
	}
	return shrunk;
}
