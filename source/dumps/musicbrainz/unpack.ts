import { createGunzip } from 'node:zlib';
import { createTarDecoder } from 'modern-tar';
import { takeHead } from './take-head.ts';
import { unpackXz } from './xz.ts';

/** Enough to know what the bytes are: a tar's header is one block. */
const headBytes = 512;
const gzipMagic = Buffer.from([0x1f, 0x8b]);
const xzMagic = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
/** In a tar's header, behind name, mode, owner, size, time and link. */
const tarMagic = { at: 257, bytes: Buffer.from('ustar') };
/** What a piece of unpacked bytes holds. */
const pieceBytes = 256 * 1024;

/**
 * The bytes of a dump's lines, whatever they came in: packed with gzip or xz, in a tar or not. The bytes tell, names of files lie.
 * Fails with what the unpacker says, after everything that could be unpacked has been handed over.
 */
export async function* unpack(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const { head, whole } = await takeHead(decompress(packed), headBytes);
	const isTar = head.subarray(tarMagic.at).indexOf(tarMagic.bytes) === 0;
	yield* isTar ? readMembers(whole) : whole;
}

async function* decompress(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const { head, whole } = await takeHead(packed, headBytes);
	if (head.indexOf(gzipMagic) === 0) yield* gunzip(whole);
	else if (head.indexOf(xzMagic) === 0) yield* unpackXz(whole);
	else yield* whole;
}

/** Fed piece by piece, so that what came before a fault is handed over before the fault is thrown: a stream that fails drops what it holds. */
async function* gunzip(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const unpacker = createGunzip({ chunkSize: pieceBytes });
	const unpacked: Buffer[] = [];
	let fault: Error | null = null;
	const ended = new Promise<void>((resolve) => {
		unpacker.on('end', resolve);
		unpacker.on('error', (error) => {
			fault = error;
			resolve();
		});
	});
	unpacker.on('data', (piece: Buffer) => unpacked.push(piece));
	for await (const piece of packed) {
		await new Promise<unknown>((resolve) => unpacker.write(piece, resolve));
		yield* unpacked.splice(0);
		if (fault !== null) throw fault;
	}
	unpacker.end();
	await ended;
	yield* unpacked;
	if (fault !== null) throw fault;
}

/** The files below mbdump/, one after another; beside them a dump has COPYING, README, TIMESTAMP and the like. */
async function* readMembers(tar: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const members = ReadableStream.from(tar).pipeThrough(createTarDecoder({ strict: true }));
	for await (const { header, body } of members) {
		if (!/(^|\/)mbdump\/[^/]+$/.test(header.name)) await body.cancel();
		else for await (const piece of body) yield Buffer.from(piece.buffer, piece.byteOffset, piece.length);
	}
}
