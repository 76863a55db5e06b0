import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../errors.ts';

/** A file that is removed when it is disposed of. */
export interface SpooledFile extends AsyncDisposable {
	path: string;
}

/** More than any list has. */
const mostBytes = 256 * 1024 * 1024;

/** What is piped in, as a file that only its owner may read: its encoding shows at its end. Throws UsageError for what does not end. */
export async function spool(input: NodeJS.ReadableStream): Promise<SpooledFile> {
	const folder = await mkdtemp(join(tmpdir(), 'vinilogy-'));
	const path = join(folder, 'stdin');
	const remove = () => rm(folder, { recursive: true, force: true });
	let bytes = 0;
	const count = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			bytes += chunk.length;
			done(
				bytes > mostBytes ? new UsageError('More was piped in than a list has.', 'Is it the right file?') : null,
				chunk,
			);
		},
	});
	try {
		await pipeline(input, count, createWriteStream(path, { mode: 0o600 }));
		return { path, [Symbol.asyncDispose]: remove };
	} catch (error) {
		await remove();
		throw error;
	}
}
