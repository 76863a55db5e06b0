import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** A file of a dump, once it is written. */
export interface WrittenFile {
	path: string;
	records: number;
	/** Unpacked. */
	bytes: number;
	gzipped: number;
	/** Of the packed file, in hex. */
	sha256: string;
}

const chunkLength = 256 * 1024;

/** Writes `<root>`, the records a line each and `</root>` to a gzip file. Records must be ASCII; they are made as fast as they are packed. */
export async function gzipRecords(path: string, root: string, records: Iterable<string>): Promise<WrittenFile> {
	const written: WrittenFile = { path, records: 0, bytes: 0, gzipped: 0, sha256: '' };
	const hash = createHash('sha256');

	function* chunks(): Iterable<Buffer> {
		let text = `<${root}>\n`;
		for (const record of records) {
			text += `${record}\n`;
			written.records += 1;
			if (text.length >= chunkLength) {
				yield encode(text);
				text = '';
			}
		}
		yield encode(`${text}</${root}>`);
	}

	function encode(text: string): Buffer {
		const bytes = Buffer.from(text, 'latin1');
		written.bytes += bytes.length;
		return bytes;
	}

	async function* weigh(packed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
		for await (const bytes of packed) {
			hash.update(bytes);
			written.gzipped += bytes.length;
			yield bytes;
		}
	}

	const gzip = createGzip({ level: 6, chunkSize: chunkLength });
	await pipeline(Readable.from(chunks(), { highWaterMark: 2 }), gzip, weigh, createWriteStream(path));
	return { ...written, sha256: hash.digest('hex') };
}
