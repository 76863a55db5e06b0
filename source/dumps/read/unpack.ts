import { createGunzip, type Gunzip } from 'node:zlib';
import { DamagedDump } from './damaged-dump.ts';

/** How far unpacking came: whole pieces that went in, and bytes that came out. */
interface Reached {
	packed: number;
	unpacked: number;
}

/**
 * Unpacks gzip; several members after one another are one stream. One piece is unpacked on another thread while whoever reads is busy with
 * the one before, so give pieces of some 100 KiB. Throws DamagedDump behind the last good byte, for which it must read a second time: where
 * there is no second time (`again` is null), what is unpacked of the broken piece is lost.
 */
export async function* unpack(
	packed: AsyncIterable<Buffer>,
	again: (() => AsyncIterable<Buffer>) | null,
): AsyncGenerator<Buffer> {
	const reached: Reached = { packed: 0, unpacked: 0 };
	try {
		yield* gunzip(packed, reached);
	} catch (error) {
		if (!isZlibError(error)) throw error;
		if (again === null || error.code === 'Z_BUF_ERROR') throw describe(error, reached);
		yield* salvage(again(), reached);
	}
}

/** The unpacker gives nothing of a piece that it fails at, so the bytes behind the last good piece go in one by one. */
async function* salvage(packed: AsyncIterable<Buffer>, before: Reached): AsyncGenerator<Buffer> {
	const reached: Reached = { packed: 0, unpacked: 0 };
	try {
		for await (const piece of gunzip(splitBehind(packed, before.packed), reached)) {
			const known = Math.max(0, before.unpacked - (reached.unpacked - piece.length));
			if (known < piece.length) yield piece.subarray(known);
		}
	} catch (error) {
		throw isZlibError(error) ? describe(error, reached) : error;
	}
}

async function* splitBehind(pieces: AsyncIterable<Buffer>, position: number): AsyncGenerator<Buffer> {
	let at = 0;
	for await (const piece of pieces) {
		const whole = Math.min(piece.length, Math.max(0, position - at));
		if (whole > 0) yield piece.subarray(0, whole);
		for (let one = whole; one < piece.length; one++) yield piece.subarray(one, one + 1);
		at += piece.length;
	}
}

async function* gunzip(packed: AsyncIterable<Buffer>, reached: Reached): AsyncGenerator<Buffer> {
	const unpacker = createGunzip({ chunkSize: 1 << 18 });
	const ready: Buffer[] = [];
	unpacker.on('data', (piece: Buffer) => ready.push(piece));
	function* take(): Generator<Buffer> {
		for (const piece of ready.splice(0)) {
			reached.unpacked += piece.length;
			yield piece;
		}
	}
	try {
		for await (const piece of packed) {
			const written = write(unpacker, piece);
			yield* take();
			await written;
			reached.packed += piece.length;
		}
		const ended = end(unpacker);
		yield* take();
		await ended;
		yield* take();
	} catch (error) {
		yield* take();
		throw error;
	} finally {
		unpacker.destroy();
	}
}

function write(unpacker: Gunzip, piece: Buffer): Promise<void> {
	return settle(unpacker, (done) => unpacker.write(piece, done));
}

function end(unpacker: Gunzip): Promise<void> {
	return settle(unpacker, (done) => {
		unpacker.end();
		// It ended already where zeros follow, which fill up a block of a tape.
		if (unpacker.readableEnded) done();
		else unpacker.once('end', done);
	});
}

/** The callback of a piece that breaks is never called: the stream says it. Nobody waits yet when it does, which is no unhandled rejection. */
function settle(unpacker: Gunzip, start: (done: () => void) => void): Promise<void> {
	const promise = new Promise<void>((resolve, reject) => {
		unpacker.once('error', reject);
		start(() => {
			unpacker.off('error', reject);
			resolve();
		});
	});
	promise.catch(() => undefined);
	return promise;
}

function isZlibError(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}

function describe(error: NodeJS.ErrnoException, { packed, unpacked }: Reached): DamagedDump {
	const place = `byte ${packed} (byte ${unpacked} unpacked)`;
	if (error.code === 'Z_BUF_ERROR') return new DamagedDump(`The file is cut off at ${place}.`, { cause: error });
	return new DamagedDump(`${nameFault(error.message, unpacked)} behind ${place}.`, { cause: error });
}

/** In the words of zlib, which has no codes for them. */
function nameFault(message: string, unpacked: number): string {
	if (message === 'incorrect data check' || message === 'incorrect length check') return 'The checksum is wrong';
	if (message === 'incorrect header check' && unpacked > 0) return 'Something that is not packed follows';
	return 'The packed data are broken';
}
