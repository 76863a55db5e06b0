import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { messageOf, StorageError, UsageError } from '../errors.ts';
import { cleanText } from '../text.ts';

/** SHA-256 sums (64 small hexadecimal digits) by the name of the file, without folders. */
export type Checksums = ReadonlyMap<string, string>;

/** A list of five files has 388 bytes. */
const longestList = 64 * 1024;
const line = /^\\?([0-9a-f]{64})[ \t]+\*?(\S.*)$/i;

/**
 * What `sha256sum` writes: a sum, two spaces (or one and `*`), a name on each line. Blank lines and CRLF are fine.
 * Throws UsageError for anything else, and for a list of nothing.
 */
export function parseChecksums(text: string): Checksums {
	const lines = text.split(/\r?\n/).map((one) => one.trim());
	const sums = new Map<string, string>();
	for (const [index, one] of lines.entries()) {
		if (one === '') continue;
		const [, sum, name] = line.exec(one) ?? [];
		if (sum === undefined || name === undefined) {
			throw new UsageError(
				`Line ${index + 1} of the checksums is not understood: ${cleanText(one).slice(0, 80)}`,
				'Give the CHECKSUM.txt of the dump: lines of a SHA-256 sum and a file name.',
			);
		}
		sums.set(baseNameOf(name), sum.toLowerCase());
	}
	if (sums.size > 0) return sums;
	throw new UsageError('The list of checksums is empty.', 'Give the CHECKSUM.txt of the dump.');
}

/** Reads and parses a list of checksums. Throws UsageError for a file that cannot be read or is none. */
export async function readChecksums(path: string): Promise<Checksums> {
	return parseChecksums(await readBeginning(path));
}

async function readBeginning(path: string): Promise<string> {
	try {
		await using file = await open(path);
		const { bytesRead, buffer } = await file.read(Buffer.alloc(longestList), 0, longestList, 0);
		return buffer.toString('utf8', 0, bytesRead);
	} catch (error) {
		throw new UsageError(`${path} cannot be read: ${messageOf(error)}.`, 'Give the path of a CHECKSUM.txt.');
	}
}

/** The sum that a file should have. Throws UsageError when the list does not name it. */
export function findChecksum(checksums: Checksums, path: string): string {
	const sum = checksums.get(basename(path));
	if (sum !== undefined) return sum;
	throw new UsageError(
		`The list of checksums does not name ${basename(path)}.`,
		`It names ${[...checksums.keys()].map(cleanText).join(', ')}. Files keep the names that Discogs gave them.`,
	);
}

/** Throws StorageError when the sum that a file has is not the one that it should have. */
export function compareChecksum(path: string, expected: string, actual: string): void {
	if (actual === expected) return;
	throw new StorageError(
		`${basename(path)} is not what its checksum says: it has ${actual.slice(0, 12)}…, and ${expected.slice(0, 12)}… was published.`,
		'It was cut off or changed on its way: download it again.',
	);
}

/**
 * Compares a file with a list: throws UsageError when it is not listed, StorageError when it differs, what the file system throws
 * when it cannot be read, and the signal's reason. `onBytes` hears how much was read, all in all.
 */
export async function verifyFile(
	path: string,
	checksums: Checksums,
	{ signal, onBytes }: { signal: AbortSignal; onBytes: (bytes: number) => void },
): Promise<void> {
	const expected = findChecksum(checksums, path);
	compareChecksum(path, expected, await hashFile(path, { signal, onBytes }));
}

/** The SHA-256 sum of a file. Throws as `verifyFile` does. */
export async function hashFile(
	path: string,
	{ signal, onBytes }: { signal: AbortSignal; onBytes: (bytes: number) => void },
): Promise<string> {
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
		signal.throwIfAborted();
		hash.update(chunk);
		bytes += chunk.length;
		onBytes(bytes);
	}
	return hash.digest('hex');
}

/** Lists can be made elsewhere, in folders of either system. */
function baseNameOf(name: string): string {
	return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}
