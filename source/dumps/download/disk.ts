import { statfs } from 'node:fs/promises';
import { StorageError } from '../../errors.ts';

const fullCodes = ['ENOSPC', 'EDQUOT'];
const largerDisk = 'or set VINILOGY_CACHE to a folder on a larger disk';

/** Does something with a file. What the system says against it becomes a StorageError; all other errors pass. */
export async function onDisk<T>(path: string, task: () => Promise<T>): Promise<T> {
	try {
		return await task();
	} catch (error) {
		if (!isSystemError(error)) throw error;
		throw fullCodes.includes(error.code)
			? new StorageError(
					`The disk is full: ${path} cannot be written.`,
					`Make room, ${largerDisk}, and run the same command again: it goes on from there.`,
					{ cause: error },
				)
			: new StorageError(
					`${path} cannot be used (${error.code}).`,
					'Check its permissions, or set VINILOGY_CACHE to another folder.',
					{ cause: error },
				);
	}
}

/** Throws StorageError when a folder's disk has less room than that; where the system does not say, there may be enough. */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
	const disk = await statfs(folder).catch(() => null);
	const free = disk === null ? Number.POSITIVE_INFINITY : disk.bavail * disk.bsize;
	if (bytes <= free) return;
	throw new StorageError(
		`${folder} has room for ${inGigabytes(free)} GB, and ${inGigabytes(bytes)} GB are to come.`,
		`Make room, ${largerDisk}.`,
	);
}

function inGigabytes(bytes: number): string {
	return (bytes / 1e9).toFixed(1);
}

/** Errors of Node's file system name the call that failed. */
function isSystemError(error: unknown): error is Error & { code: string } {
	return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}
