import { createGunzip, type Gunzip } from 'node:zlib';
import { DamagedDump } from './damaged-dump.ts';

/**
 * Unpacks gzip; several members after one another are one stream. One piece is unpacked on another thread while whoever reads is busy with
 * the one before, so give pieces of about 128 KiB. Everything up to the piece that is broken is delivered; then it throws DamagedDump.
 */
export async function* unpack(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const gunzip = createGunzip({ chunkSize: 1 << 20 });
	const pieces: Buffer[] = [];
	gunzip.on('data', (piece: Buffer) => pieces.push(piece));
	let unpacked = 0;
	const take = () => {
		const taken = pieces.splice(0);
		unpacked += taken.reduce((sum, { length }) => sum + length, 0);
		return taken;
	};
	try {
		for await (const piece of packed) {
			const written = write(gunzip, piece);
			yield* take();
			await written;
		}
		const ended = end(gunzip);
		yield* take();
		await ended;
		yield* take();
	} catch (error) {
		if (!isZlibError(error)) throw error;
		yield* take();
		throw explain(error, gunzip.bytesWritten, unpacked);
	} finally {
		gunzip.destroy();
	}
}

function write(gunzip: Gunzip, piece: Buffer): Promise<void> {
	return settle(gunzip, (done) => gunzip.write(piece, done));
}

function end(gunzip: Gunzip): Promise<void> {
	return settle(gunzip, (done) => gunzip.once('end', done).end());
}

/** The callback of a piece that breaks is never called: the stream says it. Nobody waits yet when it does, which is no unhandled rejection. */
function settle(gunzip: Gunzip, start: (done: () => void) => void): Promise<void> {
	const promise = new Promise<void>((resolve, reject) => {
		gunzip.once('error', reject);
		start(() => {
			gunzip.off('error', reject);
			resolve();
		});
	});
	promise.catch(() => undefined);
	return promise;
}

function isZlibError(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}

function explain(error: NodeJS.ErrnoException, packed: number, unpacked: number): DamagedDump {
	const place = `byte ${packed} (byte ${unpacked} unpacked)`;
	if (error.code === 'Z_BUF_ERROR') return new DamagedDump(`The file is cut off at ${place}.`, { cause: error });
	const what =
		error.message === 'incorrect data check' || error.message === 'incorrect length check'
			? 'The checksum of what is packed is wrong'
			: error.message === 'incorrect header check' && unpacked > 0
				? 'There is something else than packed data'
				: 'The packed data are broken';
	return new DamagedDump(`${what}, near ${place}.`, { cause: error });
}
