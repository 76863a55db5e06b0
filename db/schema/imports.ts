import type { Columns } from '../columns.ts';

/** What is known of dumps that were read: how far each one is, and what it said of every master and release that was kept. */
export function importTables(c: Columns) {
	/**
	 * One reading of one dump file. `position` is its checkpoint: every record that ends before that byte of the unpacked file is stored,
	 * in the same transaction that wrote the number. `status`: `running` (also when it was killed; it goes on from there) or `done`.
	 * `fingerprint` tells one file from another; `edition` is the month of a dump ("2026-10"), '' where the file does not say.
	 */
	const imports = c.table(
		'imports',
		{
			id: c.id(),
			source: c.text().notNull(),
			kind: c.text().notNull(),
			edition: c.text().notNull(),
			file: c.text().notNull(),
			fingerprint: c.text().notNull(),
			scope: c.text().notNull(),
			status: c.text().notNull(),
			position: c.integer().notNull(),
			records: c.integer().notNull(),
			kept: c.integer().notNull(),
			added: c.integer().notNull(),
			changed: c.integer().notNull(),
			unchanged: c.integer().notNull(),
			gone: c.integer().notNull(),
			rejected: c.integer().notNull(),
			startedAt: c.timestamp().notNull(),
			updatedAt: c.timestamp().notNull(),
			finishedAt: c.timestamp(),
		},
		(t) => [c.index('imports_fingerprint').on(t.fingerprint)],
	);

	/**
	 * Masters as a dump tells them: what albums are made of once a pressing of theirs is kept. `discogsId` is the master's, `artistId` that
	 * of its first artist at Discogs.
	 */
	const dumpMasters = c.table('dump_masters', {
		discogsId: c.integer().primaryKey(),
		artistId: c.integer(),
		title: c.text().notNull(),
		normalizedTitle: c.text().notNull(),
		credit: c.text().notNull(),
		year: c.integer(),
		mainReleaseId: c.integer(),
		hash: c.integer().notNull(),
	});

	/**
	 * Releases that a dump told and that were kept. `hash` is that of the record's bytes: the next month's reader passes over a record
	 * that is the same. `addedIn` is the import that made the release, null where another source had told of it before; `changedIn`
	 * and `goneIn` are the imports that last said so.
	 */
	const dumpReleases = c.table('dump_releases', {
		discogsId: c.integer().primaryKey(),
		hash: c.integer().notNull(),
		addedIn: c.integer(),
		changedIn: c.integer(),
		goneIn: c.integer(),
	});

	return { imports, dumpMasters, dumpReleases };
}
