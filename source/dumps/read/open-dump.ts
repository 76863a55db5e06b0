import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { messageOf, StorageError, UsageError } from '../../errors.ts';
import type { DumpKind } from '../discogs/facts.ts';
import { checkArchive, isGzip } from './magic.ts';
import { peek } from './peek.ts';
import { findRoot, rootWithin } from './root.ts';
import { unpack } from './unpack.ts';

/** A dump that is open for one reading, from its begin. */
export interface OpenDump {
	kind: DumpKind;
	/** The month that its name says ("2026-10"), '' where it says none. */
	edition: string;
	/** Bytes of the file as it lies there; null for a pipe. */
	size: number | null;
	/** Sha256 (hex) of the first 64 KiB of the file as it lies there and its size: the same file again has the same. */
	fingerprint: string;
	/** The unpacked bytes, once. Throws DamagedDump after the last good ones. Leaving the loop closes the file. */
	chunks: AsyncIterable<Buffer>;
	/** Bytes of the file as it lies there that were read so far. */
	bytesRead(): number;
	/** Sha256 (hex) of the whole file, after the last chunk; null where it was not asked for. */
	sha256(): string | null;
}

/** Pieces in which the file is read: what is unpacked of one is at hand while the next is unpacked. */
const pieceBytes = 128 * 1024;
const fingerprintBytes = 64 * 1024;

/**
 * Opens `discogs_YYYYMM01_KIND.xml.gz` or the same unpacked, told apart by their first bytes and not by their names. `path` "-" is stdin.
 * Throws UsageError for what is no dump, StorageError for what cannot be read, DamagedDump for a file that breaks before its first record.
 */
export async function openDump(path: string, wants: { sha256: boolean }): Promise<OpenDump> {
	const name = path === '-' ? 'What comes in' : path;
	const size = await readSize(path);
	const whole = wants.sha256 ? createHash('sha256') : null;
	let bytesRead = 0;
	const packed = await peek(
		readFile(path, (piece) => {
			bytesRead += piece.length;
			whole?.update(piece);
		}),
		pieceBytes,
	);
	const unpacked = await peek(isGzip(packed.begin) ? unpack(packed.pieces) : packed.pieces, rootWithin);
	try {
		checkArchive(name, packed.begin);
		if (unpacked.begin.length === 0) for await (const _ of unpacked.pieces);
		checkArchive(name, unpacked.begin);
		return {
			kind: findKind(name, unpacked.begin),
			edition: readEdition(path),
			size,
			fingerprint: createHash('sha256')
				.update(packed.begin.subarray(0, fingerprintBytes))
				.update(String(size))
				.digest('hex'),
			chunks: unpacked.pieces,
			bytesRead: () => bytesRead,
			sha256: () => whole?.copy().digest('hex') ?? null,
		};
	} catch (error) {
		await unpacked.pieces.return(undefined);
		throw error;
	}
}

async function readSize(path: string): Promise<number | null> {
	if (path === '-') return null;
	try {
		const status = await stat(path);
		if (status.isDirectory())
			throw new UsageError(`${path} is a folder.`, 'Give the files in it, for example: FOLDER/*.xml.gz');
		return status.isFile() ? status.size : null;
	} catch (error) {
		throw explainFailure(path, error);
	}
}

async function* readFile(path: string, onPiece: (piece: Buffer) => void): AsyncGenerator<Buffer> {
	const options = { highWaterMark: pieceBytes };
	// Standard input stays open: it is not ours to close.
	const source =
		path === '-' ? createReadStream('', { ...options, fd: 0, autoClose: false }) : createReadStream(path, options);
	try {
		for await (const piece of source) {
			onPiece(piece);
			yield piece;
		}
	} catch (error) {
		throw explainFailure(path, error);
	}
}

function explainFailure(path: string, error: unknown): unknown {
	if (error instanceof UsageError) return error;
	return new StorageError(`${path} cannot be read: ${messageOf(error)}.`, 'Check its name and who may read it.', {
		cause: error,
	});
}

function findKind(name: string, begin: Buffer): DumpKind {
	const root = findRoot(begin)?.name;
	switch (root) {
		case 'artists':
		case 'labels':
		case 'masters':
		case 'releases':
			return root;
		default:
			throw new UsageError(
				/^html$/i.test(root ?? '') ? `${name} is a web page.` : `${name} is no Discogs dump.`,
				/^html$/i.test(root ?? '')
					? 'The site answered with an error when it was downloaded: try again later.'
					: 'Give discogs_YYYYMM01_artists.xml.gz, …_masters.xml.gz or …_releases.xml.gz of https://data.discogs.com/.',
			);
	}
}

/** "2026-10" of "discogs_20261001_releases.xml.gz". */
function readEdition(path: string): string {
	const [, year, month] = /discogs_(\d{4})(0[1-9]|1[0-2])\d{2}_[^/\\]*$/.exec(path) ?? [];
	return year === undefined || month === undefined ? '' : `${year}-${month}`;
}
