import { stringify } from 'csv-stringify/sync';
import type { ListedRow } from '../../../store/listeners/discogs-lists-reader.ts';
import { exportColumns, type ListColumn, ownFieldPrefix } from './columns.ts';
import { writeDate } from './dates.ts';

/**
 * A list as Discogs exports it: its columns, in its order, then a column for each field that the person made. Cells are written as they are:
 * Discogs and an import here read them back, where a sign that keeps a spreadsheet from reading "=…" as a formula would become part of them.
 */
export function writeList(list: keyof typeof exportColumns, rows: readonly ListedRow[]): string {
	const columns = exportColumns[list];
	const own = list === 'collection' ? [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))].sort() : [];
	const header = [...columns.map(([, name]) => name), ...own.map((name) => `${ownFieldPrefix}${name}`)];
	const records = rows.map((row) => [
		...columns.map(([column]) => cellOf(row, column)),
		...own.map((name) => (Object.hasOwn(row.fields, name) ? row.fields[name] : '')),
	]);
	return stringify([header, ...records]);
}

function cellOf(row: ListedRow, column: ListColumn): string {
	switch (column) {
		case 'catalogNumber':
		case 'label':
		case 'format':
			return row.described[column] ?? '';
		case 'artist':
		case 'title':
			return row.described[column];
		case 'released':
			return row.described.released ?? '0';
		case 'discogsId':
			return String(row.discogsId);
		case 'rating':
			return row.rating === null ? '' : String(row.rating);
		case 'addedAt':
			return row.addedAt === null ? '' : writeDate(row.addedAt);
		default:
			return row[column] ?? '';
	}
}
