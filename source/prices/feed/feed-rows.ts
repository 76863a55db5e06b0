import { longestLine, readLines, type TextLine } from '../../csv/lines.ts';
import { readRecords } from '../../csv/records.ts';
import { readFileText, type TextFile } from '../../csv/text-file.ts';
import { UsageError } from '../../errors.ts';
import { type ColumnMap, chooseColumns, type FeedField, guessColumns, guessDelimiter } from './columns.ts';

/** One row: the line on which it begins (from 1), its text as it stands in the file, and what its columns say or why they say nothing. */
export interface FeedRow {
	line: number;
	text: string;
	/** `price` of a number in JSON is written with a point. */
	fields: ReadonlyMap<FeedField, string> | null;
	reason: string | null;
	isNumber: boolean;
}

export interface RowOptions {
	/** What a person said of the columns; the rest is guessed. */
	columns: ColumnMap;
	/** Null: found from the header. */
	delimiter: string | null;
	onBytes: (bytes: number) => void;
}

/**
 * The rows of a feed, CSV with a header or JSON lines: its first sign tells. Throws UsageError when the columns are not understood; a row
 * that is not is handed on with the reason.
 */
export async function* readRows(file: TextFile, options: RowOptions): AsyncGenerator<FeedRow> {
	const lines = readLines(readFileText(file, options.onBytes));
	const first = await nextFilled(lines);
	if (first === null) throw new UsageError(`${file.path} is empty.`, 'It should be CSV with a header, or JSON lines.');
	const sign = first.text?.trimStart().charAt(0);
	if (sign === '[') {
		throw new UsageError(
			`${file.path} is one JSON array.`,
			"One object per line is needed, for example: jq -c '.[]' feed.json > feed.jsonl",
		);
	}
	if (sign === '{') yield* readObjects(prepend(first, lines), options.columns);
	else yield* readTable(first, lines, file.path, options);
}

async function nextFilled(lines: AsyncGenerator<TextLine>): Promise<TextLine | null> {
	for (;;) {
		const { value, done } = await lines.next();
		if (done === true) return null;
		if (value.text === null || value.text.trim() !== '') return value;
	}
}

async function* prepend(first: TextLine, lines: AsyncIterable<TextLine>): AsyncGenerator<TextLine> {
	yield first;
	yield* lines;
}

async function* readTable(
	first: TextLine,
	lines: AsyncIterable<TextLine>,
	path: string,
	options: RowOptions,
): AsyncGenerator<FeedRow> {
	const delimiter = options.delimiter ?? guessDelimiter(first.text ?? '');
	let places: [FeedField, number][] | null = null;
	let width = 0;
	for await (const { line, text, cells } of readRecords(prepend(first, lines), delimiter)) {
		if (places === null) {
			const names = Array.isArray(cells) ? cells.map((cell) => cell.trim()) : [];
			const chosen = chooseColumns(names, options.columns, path);
			places = [...chosen].map(([field, name]) => [field, names.indexOf(name)]);
			width = names.length;
			continue;
		}
		if (!Array.isArray(cells)) {
			yield { line, text, fields: null, reason: cells.reason, isNumber: false };
			continue;
		}
		// A comma in a title without quotes would move every price one column on.
		const isTooWide = cells.slice(width).some((cell) => cell.trim() !== '');
		const isTooNarrow = cells.length < Math.max(...places.map(([, at]) => at)) + 1;
		const reason = isTooWide ? tooWide : isTooNarrow ? `${cells.length} columns where the header has ${width}` : null;
		const fields = new Map(places.map(([field, at]) => [field, (cells[at] ?? '').trim()]));
		yield { line, text, fields: reason === null ? fields : null, reason, isNumber: false };
	}
}

const tooWide = 'more columns than the header names (a title with the delimiter in it needs quotes)';

async function* readObjects(lines: AsyncIterable<TextLine>, named: ColumnMap): AsyncGenerator<FeedRow> {
	const known = new Map<string, ColumnMap>();
	for await (const { line, text } of lines) {
		const bad = { line, text: text ?? '', fields: null, isNumber: false };
		if (text === null) {
			yield { ...bad, reason: `longer than ${longestLine} characters` };
			continue;
		}
		if (text.trim() === '') continue;
		const values = readObject(text);
		if (values === null) {
			yield { ...bad, reason: 'not one JSON object' };
			continue;
		}
		const names = [...values.keys()];
		const key = JSON.stringify(names);
		const columns = known.get(key) ?? new Map([...guessColumns(names), ...named]);
		// Objects of one feed are alike; one whose every line has other keys must not be remembered line by line.
		if (known.size < 100) known.set(key, columns);
		const fields = new Map([...columns].map(([field, name]) => [field, textOf(values.get(name))]));
		yield { line, text, fields, reason: null, isNumber: typeof values.get(columns.get('price') ?? '') === 'number' };
	}
}

function readObject(text: string): Map<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null;
	} catch {
		return null;
	}
}

function textOf(value: unknown): string {
	if (Array.isArray(value)) return value.map(textOf).join(', ');
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
