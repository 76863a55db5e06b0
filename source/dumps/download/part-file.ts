import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { onDisk } from './disk.ts';

/** A file on its way to the disk, and the SHA-256 sum of what is there of it. After a failure it is to be closed and opened anew. */
export interface PartFile extends AsyncDisposable {
	/** How many bytes are there. */
	readonly bytes: number;
	/** The sum of them, in hexadecimal digits. */
	digest(): string;
	/** Throws them away. */
	clear(): Promise<void>;
	/** Writes what comes behind them, and waits until the disk has all of it. Throws StorageError, or what the source throws. */
	append(source: AsyncIterable<Uint8Array>): Promise<void>;
}

/**
 * Opens what an earlier run left behind, or a new file, and reads it to its end. `onBytes` hears how many bytes were read, and later how
 * many are written, all in all; what it throws ends both. Throws StorageError.
 */
export async function openPartFile(path: string, onBytes: (bytes: number) => void): Promise<PartFile> {
	const file = await onDisk(path, () => open(path, constants.O_RDWR | constants.O_CREAT, 0o600));
	try {
		const hash = createHash('sha256');
		const bytes = await onDisk(path, () => readInto(hash, file, onBytes));
		return createPartFile(path, file, { hash, bytes }, onBytes);
	} catch (error) {
		await file.close();
		throw error;
	}
}

async function readInto(hash: Hash, file: FileHandle, onBytes: (bytes: number) => void): Promise<number> {
	let bytes = 0;
	for await (const chunk of file.createReadStream({ start: 0, highWaterMark: 1024 * 1024, autoClose: false })) {
		hash.update(chunk);
		bytes += chunk.length;
		onBytes(bytes);
	}
	return bytes;
}

function createPartFile(
	path: string,
	file: FileHandle,
	left: { hash: Hash; bytes: number },
	onBytes: (bytes: number) => void,
): PartFile {
	let { hash, bytes } = left;

	async function* count(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
		for await (const chunk of chunks) {
			hash.update(chunk);
			bytes += chunk.byteLength;
			onBytes(bytes);
			yield chunk;
		}
	}

	return {
		get bytes() {
			return bytes;
		},
		digest: () => hash.copy().digest('hex'),
		async clear() {
			if (bytes > 0) await onDisk(path, () => file.truncate(0));
			hash = createHash('sha256');
			bytes = 0;
		},
		async append(source) {
			const target = file.createWriteStream({ start: bytes, autoClose: false });
			await onDisk(path, async () => {
				await pipeline(source, count, target);
				await file.sync();
			});
		},
		[Symbol.asyncDispose]: () => file.close(),
	};
}
