import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { messageOf, StorageError, UsageError } from '../errors.ts';

export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A file of text, looked through once: how it is written, and its size on the disk in bytes. */
export interface TextFile {
	path: string;
	encoding: FileEncoding;
	isPacked: boolean;
	bytes: number;
}

/** Bytes that Windows-1252 has no character for: a text that holds one is in yet another encoding. */
const unassigned = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * Looks through a file, packed with gzip or not, to its end and finds its encoding: UTF-8, UTF-16 with its byte order mark, or Windows-1252
 * (Latin-1 as spreadsheets write it). Holds a piece of it at a time. Throws UsageError for what is no text, StorageError for what cannot be read.
 */
export async function inspectTextFile(path: string): Promise<TextFile> {
	try {
		const { size } = await stat(path);
		const file = { path, isPacked: await isPacked(path), bytes: size };
		return { ...file, encoding: await findEncoding({ ...file, encoding: 'utf-8' }) };
	} catch (error) {
		throw explainFailure(error, path);
	}
}

/** The file's text, piece by piece; `onBytes` hears how many bytes of the file have been read. Throws StorageError. */
export async function* readFileText(file: TextFile, onBytes: (bytes: number) => void): AsyncGenerator<string> {
	const decoder = new TextDecoder(file.encoding);
	try {
		for await (const chunk of readBytes(file, onBytes)) yield decoder.decode(chunk, { stream: true });
		yield decoder.decode();
	} catch (error) {
		throw explainFailure(error, file.path);
	}
}

function readBytes({ path, isPacked }: TextFile, onBytes: (bytes: number) => void): AsyncIterable<Uint8Array> {
	const source = createReadStream(path, { highWaterMark: 256 * 1024 });
	source.on('data', () => onBytes(source.bytesRead));
	if (!isPacked) return source;
	// What fails on the way reaches whoever reads from the end.
	return pipeline(source, createGunzip(), () => undefined);
}

/** The first two bytes tell; names of files lie. */
async function isPacked(path: string): Promise<boolean> {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
		return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
	} finally {
		await file.close();
	}
}

async function findEncoding(file: TextFile): Promise<FileEncoding> {
	const utf8 = new TextDecoder('utf-8', { fatal: true });
	let isUtf8 = true;
	let isFirst = true;
	let isWindows = true;
	for await (const chunk of readBytes(file, () => undefined)) {
		if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
		if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
		isFirst = false;
		if (chunk.includes(0)) {
			throw new UsageError(`${file.path} is not text.`, 'Export it as text in UTF-8.');
		}
		isUtf8 &&= canDecode(utf8, chunk);
		isWindows &&= !chunk.some((byte) => unassigned.has(byte));
	}
	if (isUtf8 && canDecode(utf8, undefined)) return 'utf-8';
	if (isWindows) return 'windows-1252';
	throw new UsageError(
		`${file.path} is neither UTF-8 nor Windows-1252.`,
		'Convert it first, for example: iconv -f SHIFT_JIS -t UTF-8 file.csv > file-utf8.csv',
	);
}

/** Undefined asks whether the text may end here. */
function canDecode(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined): boolean {
	try {
		decoder.decode(chunk, { stream: chunk !== undefined });
		return true;
	} catch {
		return false;
	}
}

function explainFailure(error: unknown, path: string): Error {
	if (error instanceof UsageError || error instanceof StorageError) return error;
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code.startsWith('Z_')) {
		return new StorageError(
			`${path} cannot be unpacked: ${messageOf(error)}.`,
			'Is the file complete? Fetch it again.',
		);
	}
	return new StorageError(`${path} cannot be read: ${messageOf(error)}.`, 'Check the path of the file.');
}
