import { basename } from 'node:path';
import { UsageError } from '../../errors.ts';
import { fingerprintOf } from '../read/open-dump.ts';
import { peek } from '../read/peek.ts';
import { pieceBytes, readBytes, readSize } from '../read/read-bytes.ts';
import { type DumpKind, kindOf } from './kinds.ts';
import { type Line, readLines } from './lines.ts';
import { parseLine } from './parse.ts';
import { unpack } from './unpack.ts';

/** A file of MusicBrainz' JSON dump that is open for one reading. */
export interface OpenFile extends AsyncDisposable {
	/** Its name, without the folder. */
	name: string;
	kind: DumpKind;
	/** By which it is known again. */
	fingerprint: string;
	/** Bytes of the file as it lies there; null for a pipe. */
	size: number | null;
	/** All lines, once. */
	lines: AsyncGenerator<Line[]>;
	/** Bytes of the file as it lies there that were read so far. */
	bytesRead(): number;
}

/** A line may be so long; the longest real ones are a few megabytes. */
const mostBytes = 64 * 1024 * 1024;
/** A file whose first lines are of no kind that is read is not read on. */
const mostStrangers = 100;

/**
 * Opens `mbdump/artist` or `mbdump/release-group`, packed or not, in a tar or not; `-` is stdin. Its first lines tell which it is.
 * Throws UsageError for what is neither, StorageError for what cannot be read.
 */
export async function openFile(path: string): Promise<OpenFile> {
	const size = await readSize(path);
	let bytesRead = 0;
	const pieces = readBytes(path, (bytes) => {
		bytesRead += bytes;
	});
	const packed = await peek(pieces, pieceBytes);
	// Only a file on the disk can be read twice.
	const again = size === null ? null : () => readBytes(path, () => undefined);
	const all = readLines(unpack(packed, again), mostBytes);
	const name = path === '-' ? 'stdin' : basename(path);
	try {
		const { kind, lines } = await findKind(name, all);
		return {
			name,
			kind,
			fingerprint: fingerprintOf(packed.begin, size),
			size,
			lines,
			bytesRead: () => bytesRead,
			[Symbol.asyncDispose]: async () => void (await lines.return(undefined)),
		};
	} catch (error) {
		await all.return(undefined);
		throw error;
	}
}

async function findKind(
	name: string,
	all: AsyncGenerator<Line[]>,
): Promise<{ kind: DumpKind; lines: AsyncGenerator<Line[]> }> {
	const first: Line[][] = [];
	let strangers = 0;
	for (let next = await all.next(); next.done !== true && strangers < mostStrangers; next = await all.next()) {
		first.push(next.value);
		for (const line of next.value) {
			const kind = kindOfLine(line);
			if (kind !== null) return { kind, lines: chain(first, all) };
			strangers += 1;
		}
	}
	throw new UsageError(
		strangers === 0 ? `${name} is empty.` : `${name} holds neither artists nor release groups of MusicBrainz.`,
		'Give artist.tar.xz or release-group.tar.xz of https://data.metabrainz.org/pub/musicbrainz/data/json-dumps/, as they are or unpacked.',
	);
}

function kindOfLine(line: Line): DumpKind | null {
	try {
		return line.isTooLong ? null : kindOf(parseLine(line.bytes));
	} catch {
		return null;
	}
}

async function* chain(first: Line[][], rest: AsyncGenerator<Line[]>): AsyncGenerator<Line[]> {
	try {
		for (let lines = first.shift(); lines !== undefined; lines = first.shift()) yield lines;
		yield* rest;
	} finally {
		await rest.return(undefined);
	}
}
