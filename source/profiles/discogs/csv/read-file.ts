import { readLines, type TextLine } from '../../../csv/lines.ts';
import { type CsvRecord, readRecords } from '../../../csv/records.ts';
import { type FileEncoding, inspectTextFile, readFileText } from '../../../csv/text-file.ts';
import { UsageError } from '../../../errors.ts';
import { type ColumnPlaces, findDelimiter, placeColumns } from './columns.ts';
import { learnDayOrder } from './dates.ts';
import { type ReadRow, readRow } from './list-rows.ts';

/** A list as a file has it. */
export interface ListFile {
	encoding: FileEncoding;
	rows: ReadRow[];
	/** Columns that say nothing that is known. */
	unknownColumns: string[];
	/** Whether "04/05/2023" may be read the other way round. */
	isDayOrderGuessed: boolean;
}

/** More than anybody owns: a file of offers that was taken for a collection must not fill the memory. */
const mostRows = 500_000;

/**
 * Reads a whole file as Discogs exports it, or as spreadsheets leave it: any encoding of `inspectTextFile`, comma, semicolon or tab, columns in
 * any order. A row that is not understood is handed on with the reason. Throws UsageError and StorageError.
 */
export async function readListFile(path: string): Promise<ListFile> {
	const file = await inspectTextFile(path);
	const lines = readLines(readFileText(file, () => undefined));
	const header = await firstLine(lines);
	if (header === null)
		throw new UsageError(`${path} is empty.`, 'It should be CSV with a header, as Discogs exports it.');
	const delimiter = findDelimiter(header.text ?? '');
	let places: ColumnPlaces | null = null;
	const records: CsvRecord[] = [];
	let width = 0;
	for await (const record of readRecords(prepend(header, lines), delimiter)) {
		if (places === null) {
			const names = Array.isArray(record.cells) ? record.cells : [];
			places = placeColumns(names, path);
			width = names.length;
			continue;
		}
		records.push(record);
		if (records.length > mostRows)
			throw new UsageError(`${path} has more than ${mostRows} rows.`, 'Is it a collection?');
	}
	if (places === null) throw new UsageError(`${path} is not understood.`, 'It should be CSV, as Discogs exports it.');
	const found = places;
	const at = found.known.get('addedAt') ?? -1;
	const { order, isCertain } = learnDayOrder(
		records.flatMap(({ cells }) => (Array.isArray(cells) ? (cells[at] ?? []) : [])),
	);
	return {
		encoding: file.encoding,
		rows: records.map((record) => readRecord(record, width, found, order)),
		unknownColumns: found.unknown,
		isDayOrderGuessed: !isCertain,
	};
}

function readRecord(
	{ line, cells }: CsvRecord,
	width: number,
	places: ColumnPlaces,
	order: Parameters<typeof readRow>[3],
): ReadRow {
	if (!Array.isArray(cells)) return { line, reason: cells.reason };
	// A delimiter in a cell without quotes would move everything one column on.
	const isTooWide = cells.slice(width).some((cell) => cell.trim() !== '');
	return isTooWide ? { line, reason: 'more columns than the header names' } : readRow(line, cells, places, order);
}

/** Excel's own first line ("sep=;") says what the header shows as well. */
async function firstLine(lines: AsyncGenerator<TextLine>): Promise<TextLine | null> {
	for (;;) {
		const { value, done } = await lines.next();
		if (done === true) return null;
		if (value.text === null || (value.text.trim() !== '' && !/^"?sep=.$/i.test(value.text.trim()))) return value;
	}
}

async function* prepend(first: TextLine, lines: AsyncIterable<TextLine>): AsyncGenerator<TextLine> {
	yield first;
	yield* lines;
}
