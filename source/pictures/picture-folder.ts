import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A picture's file as it was fetched. */
export interface KeptPicture {
	bytes: Uint8Array;
	fetchedAt: Date;
}

/**
 * Pictures on the disk, by address. It is a cache: a folder that cannot be read or written, a file that vanishes or is half
 * there cost another fetch and nothing else, so nothing here throws. Any number of processes may share it.
 */
export interface PictureFolder {
	read(url: string): Promise<KeptPicture | null>;
	/** Keeps it, and removes the pictures looked at longest ago until all together are within the limit. */
	write(url: string, bytes: Uint8Array): Promise<void>;
}

/** What a crash left behind is removed after so many milliseconds; a slow disk is not that slow. */
const abandoned = 60 * 60 * 1000;

const pictureName = /^[0-9a-f]{64}$/;
const partName = /^[0-9a-f]{64}\.[0-9a-f-]{36}\.part$/;

/** The modification time of a file is when it was fetched, its access time when it was last looked at. */
export function createPictureFolder(options: { folder: string; maxBytes: number; clock: () => Date }): PictureFolder {
	const { folder, maxBytes, clock } = options;
	const pathOf = (url: string) => join(folder, createHash('sha256').update(url).digest('hex'));

	async function tryRead(path: string): Promise<KeptPicture> {
		await using file = await open(path);
		const { mtime: fetchedAt } = await file.stat();
		const bytes = await file.readFile();
		// Somebody else's folder may be looked at and not touched.
		await file.utimes(clock(), fetchedAt).catch(() => {});
		return { bytes, fetchedAt };
	}

	/** Whole or not at all: other processes see the file under its name only when it is complete. */
	async function tryWrite(path: string, bytes: Uint8Array): Promise<void> {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		const part = `${path}.${randomUUID()}.part`;
		try {
			await writeFile(part, bytes, { flag: 'wx', mode: 0o600 });
			await utimes(part, clock(), clock());
			await rename(part, path);
		} catch (error) {
			await rm(part, { force: true });
			throw error;
		}
	}

	/** Only what has a name of ours is counted or removed. */
	async function trim(): Promise<void> {
		const names = await readdir(folder);
		const kept = await Promise.all(names.filter((name) => pictureName.test(name)).map((name) => weigh(name)));
		const newestFirst = kept.filter((file) => file !== null).sort((a, b) => b.usedAt - a.usedAt);
		let total = 0;
		for (const { path, size } of newestFirst) {
			total += size;
			if (total > maxBytes) await rm(path, { force: true });
		}
		for (const part of await Promise.all(names.filter((name) => partName.test(name)).map((name) => weigh(name)))) {
			if (part !== null && clock().getTime() - part.changedAt > abandoned) await rm(part.path, { force: true });
		}
	}

	/** Null for what another process has removed meanwhile. */
	async function weigh(name: string) {
		const path = join(folder, name);
		const found = await stat(path).catch(() => null);
		if (found === null || !found.isFile()) return null;
		return { path, size: found.size, usedAt: found.atimeMs, changedAt: found.mtimeMs };
	}

	return {
		read: (url) => tryRead(pathOf(url)).catch(() => null),
		async write(url, bytes) {
			try {
				await tryWrite(pathOf(url), bytes);
				await trim();
			} catch {
				// A full disk, no permission: it is fetched again another time.
			}
		},
	};
}
