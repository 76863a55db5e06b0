import { parse } from 'csv-parse/sync';
import { longestLine, type TextLine } from './lines.ts';

/** One record of a CSV file: the line on which it begins, its text, and its cells or why they cannot be told apart. */
export interface CsvRecord {
	line: number;
	text: string;
	cells: string[] | { reason: string };
}

/** A quoted text may go on over so many lines; past that its quote was never closed. */
const mostLines = 100;

/**
 * The records of a CSV file, each for itself: a quote that is set wrongly spoils its own line and no other. Records over several lines are
 * understood, and so is `7" single` in a cell without quotes. Empty lines are left out.
 */
export async function* readRecords(lines: AsyncIterable<TextLine>, delimiter: string): AsyncGenerator<CsvRecord> {
	let waiting: { line: number; text: string }[] = [];

	function* take(isEnd: boolean): Generator<CsvRecord> {
		while (waiting.length > 0) {
			const length = countLines(waiting.map(({ text }) => text));
			if (length === null && !isEnd && waiting.length < mostLines && sizeOf(waiting) < longestLine) return;
			const { record, used } = readFirst(waiting, length, delimiter);
			waiting = waiting.slice(used);
			if (record !== null) yield record;
		}
	}

	for await (const { line, text } of lines) {
		if (text === null) {
			yield* take(true);
			yield { line, text: '', cells: { reason: `longer than ${longestLine} characters` } };
			continue;
		}
		waiting.push({ line, text });
		yield* take(false);
	}
	yield* take(true);
}

function sizeOf(lines: { text: string }[]): number {
	return lines.reduce((sum, { text }) => sum + text.length, 0);
}

/** How many lines the first record has: it goes on while a quote is open. Null while it is still open at the end. */
function countLines(lines: string[]): number | null {
	let isOpen = false;
	for (const [at, text] of lines.entries()) {
		if (text.includes('"') && (text.split('"').length - 1) % 2 === 1) isOpen = !isOpen;
		if (!isOpen) return at + 1;
	}
	return null;
}

function readFirst(waiting: { line: number; text: string }[], length: number | null, delimiter: string) {
	const [{ line, text: first } = { line: 0, text: '' }] = waiting;
	if (first.trim() === '') return { record: null, used: 1 };
	const whole =
		length === null
			? null
			: waiting
					.slice(0, length)
					.map(({ text }) => text)
					.join('\n');
	const cells = whole === null ? null : readCells(whole, delimiter, false);
	if (whole !== null && cells !== null) return { record: { line, text: whole, cells }, used: length ?? 1 };
	const reason = 'its quotes are not set as CSV sets them ("a ""name"" in quotes")';
	return { record: { line, text: first, cells: readCells(first, delimiter, true) ?? { reason } }, used: 1 };
}

/** The cells of one record, or null. `isLenient` takes a quote in the middle of a cell for a sign of its text. */
function readCells(record: string, delimiter: string, isLenient: boolean): string[] | null {
	// Most rows of a long file have no quotes, and then a delimiter is all there is to CSV.
	if (!record.includes('"')) return record.split(delimiter);
	try {
		const options = {
			delimiter,
			relax_column_count: true,
			relax_quotes: isLenient,
			trim: !isLenient,
			record_delimiter: [],
		};
		const records: string[][] = parse(record, options);
		return records.length > 1 ? null : (records[0] ?? []);
	} catch {
		return null;
	}
}
