import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { StorageError, UsageError } from '../errors.ts';
import { cleanText } from '../text.ts';

/** An artist that a person named; the MBID is an identity where given. */
export interface SeedName {
	name: string;
	mbid: string | null;
}

/** A line that could not be used: its number in the file (the header is line 1) and why. */
export interface BadLine {
	line: number;
	reason: string;
}

export interface SeedFile {
	names: SeedName[];
	badLines: BadLine[];
	encoding: 'utf-8' | 'latin-1';
}

const largestFile = 50 * 1024 * 1024;
const mbidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Reads a CSV file of artists: a header line with `name` and, optionally, `mbid`; other columns are ignored.
 * Commas or semicolons or tabs, quotes, a byte order mark, CRLF, UTF-8 and Latin-1 are understood.
 * Bad lines are returned with their numbers, the rest is used. Throws UsageError when there is no `name` column.
 */
export async function readSeedFile(path: string): Promise<SeedFile> {
	const bytes = await readFile(path).catch((error: unknown) => {
		const reason = error instanceof Error ? error.message : String(error);
		throw new StorageError(`${path} cannot be read: ${reason}.`, 'Check the path of the CSV file.');
	});
	if (bytes.length > largestFile) throw new UsageError(`${path} is larger than 50 MB.`, 'Split it into several files.');
	return { ...parseSeeds(decode(bytes), path), encoding: isUtf8(bytes) ? 'utf-8' : 'latin-1' };
}

/** Bytes that are not UTF-8 are taken for Latin-1 as Windows writes it: every byte is a character there. */
function decode(bytes: Buffer): string {
	return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}

function isUtf8(bytes: Buffer): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
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
		if (name === '') {
			badLines.push({ line, reason: 'no name' });
			return [];
		}
		if (mbid !== '' && !mbidShape.test(mbid)) {
			badLines.push({ line, reason: `"${mbid.slice(0, 60)}" is not an MBID` });
			return [];
		}
		return [{ name, mbid: mbid || null }];
	});
	return { names, badLines: badLines.sort((a, b) => a.line - b.line) };
}

function readRows(text: string, badLines: BadLine[]): { cells: string[]; line: number }[] {
	const rows: { cells: string[]; line: number }[] = [];
	parse(text, {
		bom: true,
		delimiter: delimiterOf(text),
		skip_empty_lines: true,
		skip_records_with_error: true,
		relax_column_count: true,
		on_record: (cells: string[], { lines }) => {
			rows.push({ cells, line: lines });
			return null;
		},
		on_skip: (error) => {
			badLines.push({ line: Number(error?.lines ?? 0), reason: error?.message ?? 'not understood' });
			return undefined;
		},
	});
	return rows;
}

/** Whichever of them stands in the header line; a comma when none does. */
function delimiterOf(text: string): string {
	const [header = ''] = text.split(/\r?\n/, 1);
	return [',', ';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ',';
}
