import type { ListedFacts } from '../../../store/listeners/discogs-lists-writer.ts';
import { cleanLines, cleanText } from '../../../text.ts';
import type { ColumnPlaces, ListColumn } from './columns.ts';
import { type DayOrder, readDate } from './dates.ts';

/** A row of a file, or why it is none. */
export type ReadRow = { line: number; facts: ListedFacts } | { line: number; reason: string };

/** The cells of a row by the columns of its file. */
export function readRow(
	line: number,
	cells: readonly string[],
	{ known, own }: ColumnPlaces,
	order: DayOrder,
): ReadRow {
	const cell = (column: ListColumn) => cells[known.get(column) ?? -1] ?? '';
	const said = (column: ListColumn) => cleanText(cell(column)) || null;
	const id = cell('discogsId').trim();
	const rating = cell('rating').trim();
	const date = cell('addedAt').trim();
	const addedAt = date === '' ? null : readDate(date, order);
	if (!/^[1-9]\d{0,14}$/.test(id)) return { line, reason: `release_id "${shorten(id)}" is no number of a release` };
	if (!/^[0-5]?$/.test(rating)) return { line, reason: `rating "${shorten(rating)}" is not 0 to 5` };
	if (date !== '' && addedAt === null) return { line, reason: `date "${shorten(date)}" is not understood` };
	const fields = [...own].map(([name, at]): [string, string] => [name, cleanLines(cells[at] ?? '')]);
	const released = said('released');
	return {
		line,
		facts: {
			discogsId: Number(id),
			masterId: null,
			instanceId: null,
			folder: said('folder'),
			rating: Number(rating) || null,
			mediaCondition: said('mediaCondition'),
			sleeveCondition: said('sleeveCondition'),
			notes: cleanLines(cell('notes')) || null,
			fields: Object.fromEntries(fields.filter(([, value]) => value !== '')),
			described: {
				artist: said('artist') ?? '',
				artistIds: [],
				title: said('title') ?? '',
				label: said('label'),
				catalogNumber: said('catalogNumber'),
				format: said('format'),
				released: released === '0' ? null : released,
			},
			addedAt,
		},
	};
}

function shorten(text: string): string {
	return cleanText(text).slice(0, 40);
}
