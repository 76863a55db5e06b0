import { createHash } from 'node:crypto';
import { UsageError } from '../../errors.ts';
import type { DumpKind } from '../discogs/facts.ts';
import { checkArchive, isGzip } from './magic.ts';
import { peek } from './peek.ts';
import { pieceBytes, readBytes, readSize } from './read-bytes.ts';
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
}

const fingerprintBytes = 64 * 1024;

/**
 * Opens `discogs_YYYYMM01_KIND.xml.gz` or the same unpacked, told apart by their first bytes and not by their names. `path` "-" is stdin.
 * Throws UsageError for what is no dump, StorageError for what cannot be read, DamagedDump for a file that breaks before its first record.
 */
export async function openDump(path: string): Promise<OpenDump> {
	const name = path === '-' ? 'What comes in' : path;
	const size = await readSize(path);
	let bytesRead = 0;
	const packed = await peek(
		readBytes(path, (bytes) => {
			bytesRead += bytes;
		}),
		pieceBytes,
	);
	// Only a file on the disk can be read twice.
	const again = size === null ? null : () => readBytes(path, () => undefined);
	const unpacked = await peek(isGzip(packed.begin) ? unpack(packed.pieces, again) : packed.pieces, rootWithin);
	try {
		if (packed.failure === null) checkArchive(name, packed.begin);
		if (unpacked.failure !== null && findRoot(unpacked.begin) === undefined) throw unpacked.failure.error;
		checkArchive(name, unpacked.begin);
		if (isGzip(unpacked.begin)) throw new UsageError(`${name} is packed twice.`, 'Unpack it once: gunzip FILE.');
		return {
			kind: findKind(name, unpacked.begin),
			edition: readEdition(path),
			size,
			fingerprint: fingerprintOf(packed.begin, size),
			chunks: unpacked.pieces,
			bytesRead: () => bytesRead,
		};
	} catch (error) {
		await unpacked.close();
		throw error;
	}
}

/** By which a file is known again: sha256 (hex) of its first 64 KiB as it lies there, and of its size. */
export function fingerprintOf(begin: Buffer, size: number | null): string {
	return createHash('sha256').update(begin.subarray(0, fingerprintBytes)).update(String(size)).digest('hex');
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
