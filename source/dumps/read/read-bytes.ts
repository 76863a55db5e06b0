import { createReadStream, fstatSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { isatty } from 'node:tty';
import { messageOf, StorageError, UsageError } from '../../errors.ts';

/** What is read at a time: large enough that the unpacking thread is busy while this one looks at what came before. */
export const pieceBytes = 256 * 1024;

const stdin = 0;

/** Bytes of a file, null for a pipe; "-" is stdin. Throws UsageError for a folder and for a terminal, StorageError for what cannot be read. */
export async function readSize(path: string): Promise<number | null> {
	if (path === '-') {
		if (!isatty(stdin)) return null;
		throw new UsageError(
			'Nothing is piped in.',
			'Pipe a dump into it, for example: curl URL | vinilogy import discogs -',
		);
	}
	const status = await stat(path).catch((error: unknown) => {
		throw unreadable(path, error);
	});
	if (status.isDirectory()) throw new UsageError(`${path} is a folder.`, 'Give the files in it: FOLDER/*.xml.gz');
	return status.isFile() ? status.size : null;
}

/** The bytes of a file, or of stdin ("-"); `onBytes` hears how many came. Throws StorageError. */
export async function* readBytes(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
	try {
		for await (const piece of open(path)) {
			onBytes(piece.length);
			yield piece;
		}
	} catch (error) {
		throw unreadable(path, error);
	}
}

function open(path: string): Readable {
	const options = { highWaterMark: pieceBytes };
	if (path !== '-') return createReadStream(path, options);
	// A file's read that waits for a pipe would keep the program from ending.
	return fstatSync(stdin).isFile() ? createReadStream('', { ...options, fd: stdin }) : new Socket({ fd: stdin });
}

function unreadable(path: string, error: unknown): StorageError {
	const name = path === '-' ? 'What comes in' : path;
	return new StorageError(`${name} cannot be read: ${messageOf(error)}.`, 'Check its name and who may read it.', {
		cause: error,
	});
}
