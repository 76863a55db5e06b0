import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { onDisk } from './disk.ts';

/** What there is of a file: its beginning, by length, and the SHA-256 sum that it has so far. */
export interface Beginning {
	bytes: number;
	hash: Hash;
}

type OnBytes = (bytes: number) => void;

/** Of a file of which nothing is there. */
export function nothingYet(): Beginning {
	return { bytes: 0, hash: createHash('sha256') };
}

/** The sum in hexadecimal digits. */
export function digestOf({ hash }: Beginning): string {
	return hash.copy().digest('hex');
}

/** Reads what an earlier run left behind, if it left anything; `onBytes` hears how much was read so far. Throws StorageError. */
export async function readBeginning(path: string, onBytes: OnBytes): Promise<Beginning> {
	const beginning = nothingYet();
	const take = taker(beginning, onBytes);
	await onDisk(path, async () => {
		try {
			for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) take(chunk);
		} catch (error) {
			const isThere = !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
			if (isThere) throw error;
		}
	});
	return beginning;
}

/**
 * Writes what comes behind a beginning, in the place of whatever else is there, and waits until the disk has all of it. `onBytes` hears how
 * much of the file is there; what it throws ends the transfer. Throws StorageError, or what the source throws: what came until then stays.
 */
export async function writeBehind(
	{ bytes, hash }: Beginning,
	path: string,
	source: AsyncIterable<Uint8Array>,
	onBytes: OnBytes,
): Promise<Beginning> {
	const whole = { bytes, hash: hash.copy() };
	const take = taker(whole, onBytes);
	const place = bytes === 0 ? { flags: 'w', mode: 0o600 } : { flags: 'r+', start: bytes };

	async function* count(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
		for await (const chunk of chunks) {
			take(chunk);
			yield chunk;
		}
	}

	await onDisk(path, () => pipeline(source, count, createWriteStream(path, { ...place, flush: true })));
	return whole;
}

function taker(beginning: Beginning, onBytes: OnBytes): (chunk: Uint8Array) => void {
	return (chunk) => {
		beginning.hash.update(chunk);
		beginning.bytes += chunk.byteLength;
		onBytes(beginning.bytes);
	};
}
