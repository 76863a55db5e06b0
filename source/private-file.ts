import { randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Changes the text of a file (that of none is '') that its owner alone may read: it is replaced as a whole or not at all, and was never open
 * to others. Its folder is made where there is none. Throws what the file system throws, and what `change` does.
 */
export async function changePrivateFile(file: string, change: (text: string) => string): Promise<void> {
	await mkdir(dirname(file), { recursive: true, mode: 0o700 });
	// A link stays a link: what it points to is replaced.
	const target = await realpath(file).catch(() => file);
	const before = await readFile(target, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return '';
		throw error;
	});
	const draft = `${target}.${randomUUID()}`;
	try {
		await writeFile(draft, change(before), { mode: 0o600, flush: true });
		await rename(draft, target);
	} catch (error) {
		await rm(draft, { force: true });
		throw error;
	}
}
