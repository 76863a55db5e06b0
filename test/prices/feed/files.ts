import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** Files in a folder that is removed after each test. */
export function createFiles() {
	const folders: string[] = [];
	afterEach(async () => {
		for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
	});
	return async (name: string, content: string | Uint8Array): Promise<string> => {
		const folder = await mkdtemp(join(tmpdir(), 'vinilogy-feed-'));
		folders.push(folder);
		const path = join(folder, name);
		await writeFile(path, content);
		return path;
	};
}
