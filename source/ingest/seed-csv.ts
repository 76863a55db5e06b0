import { readFile, stat } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { messageOf, StorageError, UsageError } from '../errors.ts';
import { cleanText } from '../text.ts';

/** An artist that a person named; the MBID is an identity where given. */
export interface SeedName {
	name: string;
	mbid: string | null;
}

/** A row that could not be used: the line of the file on which it begins (the header is line 1) and why. */
export interface BadLine {
	line: number;
	reason: string;
}

type Encoding = 'utf-8' | 'utf-16' | 'latin-1';

export interface SeedFile {
	names: SeedName[];
	badLines: BadLine[];
	encoding: Encoding;
}

const largestFile = 50 * 1024 * 1024;
const mbidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A quoted field may go on over so many lines; past that its quote was never closed. */
const longestRow = 1000;

/**
 * Reads a CSV file of artists: a header line with `name` and, optionally, `mbid`; other columns are ignored.
 * Commas or semicolons or tabs, quotes, a byte order mark, any line ends, UTF-8, UTF-16 and Latin-1 are understood.
 * Bad lines are returned with their numbers, the rest is used. Throws UsageError when there is no `name` column or the file
 * is too large, StorageError when it cannot be read.
 */
export async function readSeedFile(path: string): Promise<SeedFile> {
	const bytes = await readBytes(path).catch((error: unknown) => {
		if (error instanceof UsageError) throw error;
		const reason = messageOf(error);
		throw new StorageError(`${path} cannot be read: ${reason}.`, 'Check the path of the CSV file.');
	});
	const { encoding, text } = decode(bytes);
	return { ...parseSeeds(text, path), encoding };
}

async function readBytes(path: string): Promise<Buffer> {
	// Asked first, so that a huge file is never loaded; a pipe has no size before it is read.
	const { size } = await stat(path);
	const bytes = size > largestFile ? undefined : await readFile(path);
	if (bytes !== undefined && bytes.length <= largestFile) return bytes;
	throw new UsageError(`${path} is larger than 50 MB.`, 'Split it into several files.');
}

/** Bytes that are not UTF-8 are taken for Latin-1 as Windows writes it: every byte is a character there. */
function decode(bytes: Buffer): { encoding: Encoding; text: string } {
	// UTF-16 is known by its byte order mark, or by the empty half of its first letter.
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || second === 0) {
		return { encoding: 'utf-16', text: new TextDecoder('utf-16le').decode(bytes) };
	}
	if ((first === 0xfe && second === 0xff) || first === 0) {
		return { encoding: 'utf-16', text: new TextDecoder('utf-16be').decode(bytes) };
	}
	try {
		return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
	} catch {
		return { encoding: 'latin-1', text: new TextDecoder('windows-1252').decode(bytes) };
	}
}

/** The names in a CSV text. `path` is for messages only. */
export function parseSeeds(text: string, path: string): Omit<SeedFile, 'encoding'> {
	const badLines: BadLine[] = [];
	const rows = readRows(text, badLines);
	const [header, ...lines] = rows;
	const columns = (header?.cells ?? []).map((cell) => cleanText(cell).toLowerCase());
	const [nameColumn, mbidColumn] = [columns.indexOf('name'), columns.indexOf('mbid')];
	if (nameColumn === -1) {
		throw new UsageError(
			`${path} has no column "name".`,
			'Its first line names the columns: `name`, optionally `mbid`.',
		);
	}
	const names = lines.flatMap(({ cells, line }): SeedName[] => {
		const name = cleanText(cells[nameColumn]);
		const mbid = cleanText(cells[mbidColumn]).toLowerCase();
		const reason = findFault(name, mbid, cells.slice(columns.length));
		if (reason === null) return [{ name, mbid: mbid || null }];
		badLines.push({ line, reason });
		return [];
	});
	return { names, badLines: badLines.sort((a, b) => a.line - b.line) };
}

function findFault(name: string, mbid: string, beyondHeader: string[]): string | null {
	// `Tyler, The Creator` without quotes would become an artist called Tyler.
	if (beyondHeader.some((cell) => cleanText(cell) !== '')) {
		return 'more columns than the first line names (a name with a comma in it needs quotes)';
	}
	if (name === '') return 'no name';
	return mbid === '' || mbidShape.test(mbid) ? null : `"${mbid.slice(0, 60)}" is not an MBID`;
}

/** Row by row, each for itself: a quote that is set wrongly spoils its own row and no other. */
function readRows(text: string, badLines: BadLine[]): { cells: string[]; line: number }[] {
	const lines = text.split(/\r\n|\n|\r/);
	const delimiter = delimiterOf(lines.find((line) => line.trim() !== '') ?? '');
	const rows: { cells: string[]; line: number }[] = [];
	for (let at = 0; at < lines.length; ) {
		const length = countLines(lines, at);
		const cells = readCells(lines.slice(at, at + length).join('\n'), delimiter);
		if (typeof cells === 'string') badLines.push({ line: at + 1, reason: cells });
		else if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line: at + 1 });
		// What follows a broken row may be whole.
		at += typeof cells === 'string' ? 1 : length;
	}
	return rows;
}

/** How many lines the row that begins here has: it goes on while a quote is open. One, where the quote is never closed. */
function countLines(lines: string[], from: number): number {
	let isOpen = false;
	for (let at = from; at < Math.min(lines.length, from + longestRow); at += 1) {
		const quotes = lines[at]?.match(/"/g)?.length ?? 0;
		if (quotes % 2 === 1) isOpen = !isOpen;
		if (!isOpen) return at - from + 1;
	}
	return 1;
}

/** The cells of one row, or why they cannot be told apart. */
function readCells(row: string, delimiter: string): string[] | string {
	if (!row.includes('"')) return row.split(delimiter);
	try {
		const [cells] = parse(row, { delimiter, trim: true, relax_column_count: true, record_delimiter: '\n' });
		return cells ?? [];
	} catch {
		return 'its quotes are not set as CSV sets them ("a ""name"" in quotes")';
	}
}

/** The one that makes `name` a column of the header line; a comma when none does. */
function delimiterOf(header: string): string {
	const isName = (cell: string) => cleanText(cell.replaceAll('"', '')).toLowerCase() === 'name';
	return [',', ';', '\t'].find((delimiter) => header.split(delimiter).some(isName)) ?? ',';
}
