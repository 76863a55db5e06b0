import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, StorageError } from '../errors.ts';
import { type FileLock, openFileLock } from '../file-lock.ts';

/** Longer than anybody holds a turn: one call with its retries. */
const patienceMs = 60_000;
const pauseMs = 20;

/**
 * Runs a task while nobody else runs one under the same file, in this process or another (see `openFileLock`).
 * Throws StorageError where the file cannot be made, or somebody else holds it for a minute.
 */
export async function inTurn<T>(file: string, task: () => Promise<T>): Promise<T> {
	const lock = await openFileLock(file).catch((error: unknown) => {
		throw new StorageError(
			`${file} cannot be made: ${messageOf(error)}.`,
			'Check the permissions of its folder, or set VINILOGY_SECRETS to a file that can be written.',
			{ cause: error },
		);
	});
	try {
		for (const end = Date.now() + patienceMs; !tryTake(lock, file); await sleep(pauseMs)) {
			if (Date.now() < end) continue;
			throw new StorageError('Another Vinilogy is busy with the secrets.', 'Wait for it to end, then try again.');
		}
		return await task();
	} finally {
		lock.close();
	}
}

function tryTake(lock: FileLock, file: string): boolean {
	try {
		return lock.tryTake();
	} catch (error) {
		throw new StorageError(`${file} cannot be used: ${messageOf(error)}.`, 'Remove it and try again.', {
			cause: error,
		});
	}
}
