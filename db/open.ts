import type { Database } from './client.ts';

/**
 * Opens the database that `url` names and brings it to the newest migration: `postgres://…` or a file's path
 * (`file:` is understood, `:memory:` is not: two connections must see the same data).
 * Throws StorageError when it cannot be opened or was made by a newer Vinilogy.
 */
export async function openDatabase(url: string): Promise<Database> {
	const { open } = await loadEngine(url);
	return open(url);
}

/** Tries whether a database could be opened, and makes and changes nothing. Throws StorageError as `openDatabase` would. */
export async function probeDatabase(url: string): Promise<void> {
	const { probe } = await loadEngine(url);
	await probe(url);
}

/** Loaded only when needed: a start with SQLite never loads the Postgres driver. */
function loadEngine(url: string) {
	return /^postgres(ql)?:\/\//.test(url) ? import('./postgres.ts') : import('./sqlite.ts');
}
