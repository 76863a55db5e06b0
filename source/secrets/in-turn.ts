import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, StorageError } from '../errors.ts';

/** Longer than anybody holds a turn: one call with its retries. */
const patienceMs = 60_000;
const pauseMs = 20;

/**
 * Runs a task while nobody else runs one under the same file, in this process or another. The file is an empty SQLite database and the turn
 * its lock, which the system takes back from a process that dies: a lock that is a file stays, and nobody knows whether it still holds.
 * Throws StorageError where the file cannot be made, or somebody else holds it for a minute.
 */
export async function inTurn<T>(file: string, task: () => Promise<T>): Promise<T> {
	const { default: Sqlite } = await import('better-sqlite3');
	const lock = await openLock();
	try {
		await take();
		return await task();
	} finally {
		lock.close();
	}

	async function openLock() {
		try {
			await mkdir(dirname(file), { recursive: true, mode: 0o700 });
			return new Sqlite(file, { timeout: 0 });
		} catch (error) {
			throw new StorageError(
				`${file} cannot be made: ${messageOf(error)}.`,
				'Check the permissions of its folder, or set VINILOGY_SECRETS to a file that can be written.',
				{ cause: error },
			);
		}
	}

	async function take(): Promise<void> {
		for (const end = Date.now() + patienceMs; ; await sleep(pauseMs)) {
			try {
				lock.exec('begin exclusive');
				return;
			} catch (error) {
				const isTaken = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
				if (isTaken && Date.now() < end) continue;
				throw new StorageError(
					isTaken ? 'Another Vinilogy is busy with the secrets.' : `${file} cannot be used: ${messageOf(error)}.`,
					isTaken ? 'Wait for it to end, then try again.' : 'Remove it and try again.',
					{ cause: error },
				);
			}
		}
	}
}
