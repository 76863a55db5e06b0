import type { Columns } from '../columns.ts';

/** A credited artist of a master, as a dump names it; `creditedAs` is the name as printed. */
export interface MasterCredit {
	discogsId: number;
	name: string;
	creditedAs: string;
	joinPhrase: string;
}

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

	/** Masters as a dump tells them: what albums are made of once a pressing of theirs is kept. `discogsId` is the master's. */
	const dumpMasters = c.table('dump_masters', {
		discogsId: c.integer().primaryKey(),
		title: c.text().notNull(),
		year: c.integer(),
		mainReleaseId: c.integer(),
		artists: c.json<MasterCredit[]>().notNull(),
		hash: c.integer().notNull(),
	});

	/**
	 * Releases that a dump told and that were kept. `hash` is that of the record's bytes: the next month's reader passes over a record
	 * that is the same. `addedIn`, `changedIn`, `goneIn` are the imports that last said so.
	 */
	const dumpReleases = c.table('dump_releases', {
		discogsId: c.integer().primaryKey(),
		hash: c.integer().notNull(),
		addedIn: c.integer().notNull(),
		changedIn: c.integer(),
		goneIn: c.integer(),
	});

	return { imports, dumpMasters, dumpReleases };
}
