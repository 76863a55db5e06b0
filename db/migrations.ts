import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { StorageError } from '../source/errors.ts';
import type { Engine } from './client.ts';

/** What the migrator needs from an engine; `run` and `appliedAt` work inside the transaction that `exclusively` opens. */
export interface MigrationTarget {
	engine: Engine;
	/** Times (drizzle's `folderMillis`) of the migrations already applied; creates the bookkeeping table when missing. */
	appliedAt(): Promise<number[]>;
	run(statement: string): Promise<void>;
	record(hash: string, appliedAt: number): Promise<void>;
	/** One transaction that no other process can be in at the same time. */
	exclusively(work: () => Promise<void>): Promise<void>;
}

/** The folder with the migrations of an engine, from the sources as well as from the bundle. */
function migrationsFolder(engine: Engine): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	while (!existsSync(join(folder, 'migrations', engine))) {
		const parent = dirname(folder);
		if (parent === folder) throw new StorageError(`The ${engine} migrations are missing.`, 'Install Vinilogy again.');
		folder = parent;
	}
	return join(folder, 'migrations', engine);
}

/** How far a database is, without changing it: nothing at all, some migrations, or all. Refuses one that a newer Vinilogy made. */
export async function readVersion(target: Pick<MigrationTarget, 'engine' | 'appliedAt'>) {
	const known = readMigrationFiles({ migrationsFolder: migrationsFolder(target.engine) });
	const newest = known.at(-1)?.folderMillis ?? 0;
	const last = Math.max(0, ...(await target.appliedAt()));
	if (last > newest) {
		throw new StorageError(
			'This database was made by a newer Vinilogy.',
			'Update Vinilogy (`npm install --global vinilogy`), or point DATABASE_URL at another database.',
		);
	}
	return { known, isEmpty: last === 0, isNewest: last === newest };
}

/** Brings a database to the newest migration. Refuses one that a newer Vinilogy made, before touching it. */
export async function migrate(target: MigrationTarget): Promise<void> {
	const { known, isNewest } = await readVersion(target);
	if (isNewest) return;
	await target.exclusively(async () => {
		// Another process may have been faster while this one waited for the lock.
		const done = new Set(await target.appliedAt());
		for (const migration of known) {
			if (done.has(migration.folderMillis)) continue;
			for (const statement of migration.sql) await target.run(statement);
			await target.record(migration.hash, migration.folderMillis);
		}
	});
}
