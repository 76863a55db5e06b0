import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	changeRows,
	emptyList,
	type List,
	type ListKind,
	matchesIn,
	moveCursor,
	selectedIn,
	stepCursor,
	topOf,
	withFilter,
	withRows,
	withSort,
} from '../../../source/terminal/browse/list.ts';

interface Row {
	id: number;
	name: string;
	size: number | null;
}

const kind: ListKind<Row> = {
	id: ({ id }) => id,
	name: ({ name }) => name,
	columns: [{ sortKey: ({ name }) => name }, { sortKey: ({ size }) => size }],
};

const rowsOf = fc
	.array(fc.record({ name: fc.string({ maxLength: 6 }), size: fc.option(fc.nat(5)) }))
	.map((all) => all.map((each, at): Row => ({ id: at + 1, ...each })));

const listOf = (rows: Row[]): List<Row> => withRows(emptyList<Row>(), kind, rows);
const named = (...names: string[]) => listOf(names.map((name, at) => ({ id: at + 1, name, size: at })));
const idsOf = ({ shown }: List<Row>) => shown.map(({ id }) => id);

describe('sorting', () => {
	test('is stable, and puts what is not known last both ways', () => {
		fc.assert(
			fc.property(rowsOf, (rows) => {
				const descending = withSort(listOf(rows), kind, 1);
				const ascending = withSort(descending, kind, 1);
				for (const [{ shown }, sign] of [
					[descending, -1],
					[ascending, 1],
				] as const) {
					for (const [at, row] of shown.entries()) {
						const next = shown[at + 1];
						if (next === undefined) continue;
						if (row.size === null) expect(next.size).toBeNull();
						else if (next.size !== null) expect((row.size - next.size) * sign).toBeLessThanOrEqual(0);
						if (row.size === next.size) expect(row.id).toBeLessThan(next.id);
					}
				}
			}),
		);
	});

	test('numbers from the top, words from A, the other way round at the second time', () => {
		const list = named('b', 'A', 'c');
		expect(idsOf(withSort(list, kind, 1))).toEqual([3, 2, 1]);
		expect(idsOf(withSort(list, kind, 0))).toEqual([2, 1, 3]);
		expect(idsOf(withSort(withSort(list, kind, 0), kind, 0))).toEqual([3, 1, 2]);
		expect(withSort(list, kind, 7)).toBe(list);
	});
});

describe('the cursor', () => {
	test('stays with its row whatever rows come and go, and however they are sorted', () => {
		fc.assert(
			fc.property(rowsOf, rowsOf, fc.nat(), fc.nat(1), (rows, others, at, column) => {
				const before = moveCursor(listOf(rows), at % Math.max(1, rows.length));
				const selected = selectedIn(before);
				const mixed = [...others.map((row) => ({ ...row, id: row.id + 1000 })), ...rows];
				const after = withSort(withRows(before, kind, mixed), kind, column);
				if (selected !== undefined) expect(selectedIn(after)).toEqual(selected);
			}),
		);
	});

	test('goes to the row that is asked for', () => {
		const list = named('a', 'b', 'c');
		expect(withRows(list, kind, list.rows, 3).cursor).toBe(2);
		expect(withRows(moveCursor(list, 2), kind, list.rows.slice(0, 2)).cursor).toBe(1);
		expect(withRows(moveCursor(list, 2), kind, []).cursor).toBe(0);
	});

	test('stays past the last row, where an offer stands', () => {
		const list = withFilter(named('slow', 'slower', 'fast'), kind, 'slow');
		const past = { ...list, cursor: 2 };
		expect(withRows(past, kind, past.rows).cursor).toBe(2);
		expect(withRows(past, kind, [...past.rows, { id: 9, name: 'slowest', size: 1 }]).cursor).toBe(3);
		expect(withFilter(past, kind, '').cursor).toBe(0);
	});

	test('never leaves the list by any key', () => {
		const commands = fc.constantFrom('down', 'up', 'page-down', 'page-up', 'first', 'last', 'open', undefined);
		fc.assert(
			fc.property(commands, fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 60 }), (command, cursor, count, page) => {
				const next = stepCursor(Math.min(cursor, Math.max(0, count - 1)), command, count, page);
				expect(next).toBeGreaterThanOrEqual(0);
				expect(next).toBeLessThanOrEqual(Math.max(0, count - 1));
			}),
		);
		expect(stepCursor(4, 'last', 10, 3)).toBe(9);
		expect(stepCursor(4, 'first', 10, 3)).toBe(0);
		expect(stepCursor(4, 'page-down', 10, 3)).toBe(7);
		expect(stepCursor(4, 'open', 10, 3)).toBe(4);
	});

	test('is always within the window that is drawn', () => {
		fc.assert(
			fc.property(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 70 }), (at, count, height) => {
				const cursor = Math.min(at, Math.max(0, count - 1));
				const top = topOf(cursor, count, height);
				expect(top).toBeGreaterThanOrEqual(0);
				expect(cursor).toBeGreaterThanOrEqual(top);
				expect(cursor).toBeLessThan(top + height);
				if (count >= height) expect(top + height).toBeLessThanOrEqual(count);
			}),
		);
	});
});

describe('filtering', () => {
	test('finds letters in their order, the best match under the cursor, and shows all again when it is cleared', () => {
		const list = named('My Bloody Valentine', 'Slowdive', 'The Slow Readers Club', 'Ride');
		const filtered = withFilter(list, kind, 'slow');
		expect(filtered.shown.map(({ name }) => name).toSorted()).toEqual(['Slowdive', 'The Slow Readers Club']);
		expect(selectedIn(filtered)?.name).toBe('Slowdive');
		expect(withFilter(filtered, kind, 'sldv').shown.map(({ name }) => name)).toEqual(['Slowdive']);
		const cleared = withFilter(filtered, kind, '  ');
		expect(cleared.shown).toHaveLength(4);
		expect(selectedIn(cleared)?.name).toBe('Slowdive');
	});

	test('keeps the chosen order and still selects the best match', () => {
		const list = withSort(named('Slowdive', 'A Slow Day', 'Slow'), kind, 0);
		const filtered = withFilter(list, kind, 'slow');
		expect(filtered.shown.map(({ name }) => name)).toEqual(['A Slow Day', 'Slow', 'Slowdive']);
		expect(selectedIn(filtered)?.name).toBe('Slow');
	});

	test('only ever leaves rows out, for any text', () => {
		fc.assert(
			fc.property(rowsOf, fc.string({ unit: 'grapheme', maxLength: 5 }), (rows, filter) => {
				const { shown } = withFilter(listOf(rows), kind, filter);
				expect(new Set(shown).size).toBe(shown.length);
				expect(shown.every((row) => rows.includes(row))).toBe(true);
			}),
		);
	});

	test('says where a name matches', () => {
		expect(matchesIn('Slowdive', 'slow')).toEqual([0, 1, 2, 3]);
		expect(matchesIn('Slowdive', 'x')).toEqual([]);
		expect(matchesIn('Slowdive', '')).toEqual([]);
	});
});

describe('changed rows', () => {
	test('stand as if all rows had been read anew, however the list is sorted and filtered', () => {
		const filter = fc.constantFrom('', 'a', 'b');
		const sort = fc.option(fc.nat(1));
		fc.assert(
			fc.property(rowsOf, filter, sort, fc.nat(), fc.option(fc.nat(5)), (rows, typed, column, which, size) => {
				const filtered = withFilter(listOf(rows), kind, typed);
				const list = column === null ? filtered : withSort(filtered, kind, column);
				const change = (row: Row) => (row.id % 3 === which % 3 ? { ...row, size } : row);
				const changed = changeRows(list, kind, change);
				expect(changed).toEqual(withRows(list, kind, rows.map(change)));
			}),
		);
	});

	test('are the same list when nothing changed', () => {
		const list = named('a', 'b');
		expect(changeRows(list, kind, (row) => row)).toBe(list);
	});
});
