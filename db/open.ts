import type { Database } from './client.ts';

/**
 * Opens the database that `url` names and brings it to the newest migration: `postgres://…` or a file's path
 * (`file:` is understood, `:memory:` is not: two connections must see the same data).
 * Throws StorageError when it cannot be opened or was made by a newer Vinilogy.
 */
export async function openDatabase(url: string): Promise<Database> {
	// Loaded only when needed: a start with SQLite never loads the Postgres driver.
	const { open } = /^postgres(ql)?:\/\//.test(url) ? await import('./postgres.ts') : await import('./sqlite.ts');
	return open(url);
}
