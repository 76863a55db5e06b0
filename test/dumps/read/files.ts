import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** A folder for the tests of a file; gives a function that writes a file into it and tells its path. */
export function useFolder(): (name: string, bytes: string | Buffer) => Promise<string> {
	let folder = '';
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'vinilogy-dump-'));
	});
	afterAll(() => rm(folder, { recursive: true }));
	return async (name, bytes) => {
		const path = join(folder, name);
		await writeFile(path, bytes);
		return path;
	};
}
