import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../../errors.ts';
import { cleanText } from '../../text.ts';
import { DamagedDump } from '../read/damaged-dump.ts';

/** Of what xz says, as much as a line holds. */
const saidBytes = 500;

/**
 * Unpacks through the system's `xz`: Node has none, and the real files are a gigabyte. Throws UsageError where there is no `xz`,
 * DamagedDump with what it says when it fails, after everything that it could unpack has been handed over.
 */
export async function* unpackXz(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const xz = spawn('xz', ['--decompress', '--stdout'], { stdio: ['pipe', 'pipe', 'pipe'] });
	let said = '';
	let unpacked = 0;
	xz.stderr.setEncoding('utf8').on('data', (text: string) => {
		said = (said + text).slice(0, saidBytes);
	});
	const ended = once(xz, 'close').catch((error: unknown) => Promise.reject(explainMissing(error)));
	ended.catch(() => undefined);
	const feeding = pipeline(packed, xz.stdin).then(
		() => null,
		(error: unknown) => error,
	);
	try {
		for await (const piece of xz.stdout) {
			unpacked += piece.length;
			yield piece;
		}
		const [code] = await ended;
		const fault = await feeding;
		// An xz that gave up no longer listens: what it says is the reason, not that.
		if (fault !== null && !isBrokenPipe(fault)) throw fault;
		if (code !== 0) {
			const reason = cleanText(said).replace(/^xz: (\(stdin\): )?/, '') || 'it was stopped';
			throw new DamagedDump(
				`What is packed with xz is cut off or broken behind byte ${unpacked} of it unpacked: ${reason}.`,
			);
		}
	} finally {
		xz.kill();
	}
}

function explainMissing(error: unknown): unknown {
	if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) return error;
	return new UsageError(
		'It is packed with xz, and there is no `xz` on this machine.',
		'Install xz (often in a package called xz-utils), or unpack where there is one: xz -dc FILE | vinilogy import musicbrainz -',
	);
}

function isBrokenPipe(fault: unknown): boolean {
	return (
		fault instanceof Error &&
		'code' in fault &&
		(fault.code === 'EPIPE' || fault.code === 'ERR_STREAM_PREMATURE_CLOSE' || fault.code === 'ECONNRESET')
	);
}
