import type { Columns } from '../columns.ts';

/**
 * By what else than its title a vinyl release is found. Triggers of the database keep both tables in step with `releases`,
 * whoever writes there (see the `search` migrations): nothing else writes here. SQLite drops a table's triggers with the table: a migration
 * that makes `artists`, `artist_names`, `albums` or `releases` anew must make their triggers anew too.
 */
export function searchTables(c: Columns) {
	/**
	 * `kind` is `label`, `number` (catalogue number) or `barcode`. A label's key is its name; that of a number is without case, spaces,
	 * dashes and dots, and a barcode's without leading zeros too. A release that names two labels has two rows.
	 * No foreign key: it would look for a release's rows without an index, where the triggers know which ones they are.
	 */
	const releaseKeys = c.table(
		'release_keys',
		{ kind: c.text().notNull(), key: c.text().notNull(), releaseId: c.integer().notNull() },
		(t) => [c.primaryKey({ columns: [t.kind, t.key, t.releaseId] })],
	);

	/** Every label that a vinyl release names, once; `key` is its name in lower case (ASCII only). */
	const labels = c.table('labels', { id: c.id(), name: c.text().notNull().unique(), key: c.text().notNull() }, (t) => [
		c.index('labels_key').on(t.key),
	]);

	return { releaseKeys, labels };
}
