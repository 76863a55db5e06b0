import { createTarDecoder } from 'modern-tar';
import { StorageError } from '../../errors.ts';
import { DamagedDump } from '../read/damaged-dump.ts';
import { isGzip } from '../read/magic.ts';
import { type Peeked, peek } from '../read/peek.ts';
import { unpack as unpackGzip } from '../read/unpack.ts';
import { unpackXz } from './xz.ts';

/** A tar's header is one block. */
const blockBytes = 512;
const xzMagic = Buffer.from('\xfd7zXZ\0', 'latin1');
/** In a tar's header, behind name, mode, owner, size, time and link. */
const tarMagic = { at: 257, bytes: Buffer.from('ustar') };

/** Reads the packed bytes a second time; null where there is none. */
type Again = Parameters<typeof unpackGzip>[1];

/**
 * The bytes of a dump's lines, whatever they came in: packed with gzip or xz, in a tar or not. The bytes tell, names of files lie.
 * Throws DamagedDump after everything that could be unpacked has been handed over, UsageError where there is no `xz`.
 */
export async function* unpack(packed: Peeked, again: Again): AsyncGenerator<Buffer> {
	const { begin, pieces } = await peek(decompress(packed, again), blockBytes);
	const isTar = begin.subarray(tarMagic.at).indexOf(tarMagic.bytes) === 0;
	yield* isTar ? readMembers(pieces) : pieces;
}

function decompress({ begin, pieces }: Peeked, again: Again): AsyncGenerator<Buffer> {
	if (isGzip(begin)) return unpackGzip(pieces, again);
	return begin.indexOf(xzMagic) === 0 ? unpackXz(pieces) : pieces;
}

/** The files below mbdump/, one after another; beside them a dump has COPYING, README, TIMESTAMP and the like. */
async function* readMembers(tar: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const members = ReadableStream.from(tar).pipeThrough(createTarDecoder({ strict: true }));
	let read = 0;
	try {
		for await (const { header, body } of members) {
			const isDump = /(^|\/)mbdump\/[^/]+$/.test(header.name);
			// The next member comes when this one was read.
			for await (const { buffer, byteOffset, length } of body) {
				if (!isDump) continue;
				read += length;
				yield Buffer.from(buffer, byteOffset, length);
			}
		}
	} catch (error) {
		if (error instanceof StorageError) throw error;
		throw new DamagedDump(`The tar is cut off or broken behind byte ${read} of its lines.`, { cause: error });
	}
}
