import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Held by at most one, in this process or another. */
export interface FileLock {
	/** False while somebody else holds it. Throws what SQLite says against the file. */
	tryTake(): boolean;
	/** Gives it back. */
	close(): void;
}

/**
 * A lock that is named by a file. The file is an empty SQLite database and the lock is its own, which the system takes back from a process
 * that dies: a lock that is a file stays, and nobody knows whether it still holds. Throws what the file system or SQLite says against the file.
 */
export async function openFileLock(file: string): Promise<FileLock> {
	const { default: Sqlite } = await import('better-sqlite3');
	await mkdir(dirname(file), { recursive: true, mode: 0o700 });
	const lock = new Sqlite(file, { timeout: 0 });
	return {
		tryTake() {
			try {
				lock.exec('begin exclusive');
				return true;
			} catch (error) {
				if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
				throw error;
			}
		},
		close: () => void lock.close(),
	};
}
