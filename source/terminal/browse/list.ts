import fuzzysort from 'fuzzysort';

/** A column that a list can be sorted by. */
export interface Sortable<Row> {
	/** What rows are compared by; null (not known) always comes last. */
	sortKey(row: Row): string | number | null;
}

export interface Sort {
	/** Which of the list's columns. */
	column: number;
	isDescending: boolean;
}

/** What a list is made of: who a row is, what a filter looks at, and what it can be sorted by. */
export interface ListKind<Row> {
	id(row: Row): number;
	name(row: Row): string;
	columns: readonly Sortable<Row>[];
}

/**
 * A list as a person sees it: all rows as they were read, those that are shown (filtered and sorted), and where the cursor is.
 * The cursor stays with its row when rows come and go.
 */
export interface List<Row> {
	rows: readonly Row[];
	shown: readonly Row[];
	cursor: number;
	filter: string;
	/** Null: the order in which the rows were read. */
	sort: Sort | null;
}

export function emptyList<Row>(): List<Row> {
	return { rows: [], shown: [], cursor: 0, filter: '', sort: null };
}

/** The row under the cursor. */
export function selectedIn<Row>({ shown, cursor }: List<Row>): Row | undefined {
	return shown[cursor];
}

/** The same list with other rows; the cursor stays with its row, or goes to the row `wantedId`. */
export function withRows<Row>(
	list: List<Row>,
	kind: ListKind<Row>,
	rows: readonly Row[],
	wantedId?: number,
): List<Row> {
	return arrange({ ...list, rows }, kind, wantedId ?? selectedId(list, kind));
}

/**
 * The same list with some rows changed. Where neither names nor what they are sorted by changed, which is nearly always, the
 * order stands: sorting ten thousand names for every few counts that come would take a second in all.
 */
export function changeRows<Row>(list: List<Row>, kind: ListKind<Row>, change: (row: Row) => Row): List<Row> {
	const changes = new Map<Row, Row>();
	const key = list.sort === null ? undefined : kind.columns[list.sort.column]?.sortKey;
	let isOrdered = true;
	const rows = list.rows.map((row) => {
		const changed = change(row);
		if (changed === row) return row;
		changes.set(row, changed);
		isOrdered &&= kind.name(row) === kind.name(changed) && key?.(row) === key?.(changed);
		return changed;
	});
	if (changes.size === 0) return list;
	if (!isOrdered) return withRows(list, kind, rows);
	return { ...list, rows, shown: list.shown === list.rows ? rows : list.shown.map((row) => changes.get(row) ?? row) };
}

/** Only rows whose names match, the best match first where no order was chosen; an empty filter shows all. */
export function withFilter<Row>(list: List<Row>, kind: ListKind<Row>, filter: string): List<Row> {
	if (filter.trim() === '') {
		const selected = selectedId(list, kind);
		return arrange({ ...list, filter, cursor: selected === undefined ? 0 : list.cursor }, kind, selected);
	}
	// While a filter is typed, the best match is what is meant, wherever the order has it.
	const matching = filterRows(list.rows, kind, filter);
	const [best] = matching;
	return place({ ...list, filter, cursor: 0 }, kind, matching, best === undefined ? undefined : kind.id(best));
}

/** Sorted by a column; by the same one again: the other way round. */
export function withSort<Row>(list: List<Row>, kind: ListKind<Row>, column: number): List<Row> {
	if (kind.columns[column] === undefined) return list;
	const isAgain = list.sort?.column === column;
	const first = kind.columns[column]?.sortKey;
	const isNumber = list.rows.some((row) => typeof first?.(row) === 'number');
	// Numbers are asked for from the top, words from A.
	const isDescending = isAgain ? !list.sort?.isDescending : isNumber;
	return arrange({ ...list, sort: { column, isDescending } }, kind, selectedId(list, kind));
}

export function moveCursor<Row>(list: List<Row>, to: number): List<Row> {
	return { ...list, cursor: Math.max(0, Math.min(list.shown.length - 1, to)) };
}

/**
 * The first row to draw so that the cursor is within a window of `height` rows, with a quarter of it in sight before and
 * after. It moves by half a window: a window that moved with every key would draw every row again each time.
 */
export function topOf(cursor: number, count: number, height: number): number {
	const half = Math.max(1, Math.floor(height / 2));
	const top = Math.floor(cursor / half) * half - Math.floor(half / 2);
	return Math.max(0, Math.min(top, count - height));
}

/** Where in a name a filter matches, as indexes of its characters; empty where it does not. */
export function matchesIn(name: string, filter: string): readonly number[] {
	return filter === '' ? [] : (fuzzysort.single(filter, name)?.indexes ?? []);
}

function selectedId<Row>(list: List<Row>, kind: ListKind<Row>): number | undefined {
	const row = selectedIn(list);
	return row === undefined ? undefined : kind.id(row);
}

function arrange<Row>(list: List<Row>, kind: ListKind<Row>, wantedId: number | undefined): List<Row> {
	return place(list, kind, filterRows(list.rows, kind, list.filter), wantedId);
}

/** The rows that match in their order, with the cursor on the one that is wanted. */
function place<Row>(
	list: List<Row>,
	kind: ListKind<Row>,
	matching: readonly Row[],
	wantedId: number | undefined,
): List<Row> {
	const shown = sortRows(matching, kind, list.sort);
	const at = wantedId === undefined ? -1 : shown.findIndex((row) => kind.id(row) === wantedId);
	return { ...list, shown, cursor: at === -1 ? staying(list, shown.length) : at };
}

/** Where a cursor stays that has no row: past the last row stands an offer, which it stays on. */
function staying<Row>({ cursor, shown }: List<Row>, count: number): number {
	const isPast = cursor > 0 && cursor >= shown.length;
	return isPast ? count : Math.max(0, Math.min(cursor, count - 1));
}

/** Has names taken in before anybody types: fuzzysort keeps what it prepared, and the first letter need not wait for it. */
export function takeInNames(names: readonly string[]): void {
	fuzzysort.go('a', names, { limit: 1 });
}

/** Below it fuzzysort calls a match no good. */
const worstMatch = 0.3;

function filterRows<Row>(rows: readonly Row[], { name }: ListKind<Row>, filter: string): readonly Row[] {
	if (filter.trim() === '') return rows;
	return fuzzysort.go(filter, rows, { key: name, threshold: worstMatch, limit: 0 }).map(({ obj }) => obj);
}

function sortRows<Row>(rows: readonly Row[], { columns }: ListKind<Row>, sort: Sort | null): readonly Row[] {
	const column = sort === null ? undefined : columns[sort.column];
	if (sort === null || column === undefined) return rows;
	const keyed = rows.map((row) => ({ row, key: column.sortKey(row) }));
	const direction = sort.isDescending ? -1 : 1;
	return keyed.sort((a, b) => compareKeys(a.key, b.key, direction)).map(({ row }) => row);
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function compareKeys(a: string | number | null, b: string | number | null, direction: number): number {
	if (a === null || b === null) return Number(a === null) - Number(b === null);
	if (typeof a === 'number' && typeof b === 'number') return (a - b) * direction;
	return collator.compare(String(a), String(b)) * direction;
}

/** A cursor in a list of `count` rows after a key that moves it. */
export function stepCursor(cursor: number, command: string | undefined, count: number, page: number): number {
	const steps: Record<string, number> = {
		down: 1,
		up: -1,
		'page-down': page,
		'page-up': -page,
		first: -count,
		last: count,
	};
	return Math.max(0, Math.min(count - 1, cursor + (steps[command ?? ''] ?? 0)));
}
