import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Database, Engine } from '../../../db/client.ts';
import { importDiscogsFiles } from '../../../source/dumps/discogs/import-files.ts';
import type { ImportOutcome, ImportProgress } from '../../../source/dumps/progress.ts';
import { type Writable, writeAt } from '../../../source/store/writable.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/databases.ts';

/** A database that dumps are imported into. Every writing is a second later than the one before. */
export interface ImportStore {
	database: Database;
	url: string;
	rejectsFolder: string;
	clock(): Date;
	write<T>(work: (store: Writable) => Promise<T>): Promise<T>;
	/** Imports everything on vinyl unless told otherwise. */
	import(paths: string[], options?: Partial<ImportRun>): Promise<ImportOutcome[]>;
}

export interface ImportRun {
	scope: 'all' | 'catalog';
	checksumFile: string | null;
	isDryRun: boolean;
	onProgress: (progress: ImportProgress) => void;
	signal: AbortSignal;
	/** Instead of the store's own: what it writes may be watched. */
	database: Database;
}

/** New databases for the tests of one file, dropped after each test. */
export function createImportStores(engine: Engine): () => Promise<ImportStore> {
	let opened: (TestDatabase & { rejectsFolder: string })[] = [];

	afterEach(async () => {
		for (const { drop, rejectsFolder } of opened) {
			await drop();
			await rm(rejectsFolder, { recursive: true });
		}
		opened = [];
	});

	return async () => {
		const stored = await createTestDatabase(engine);
		const rejectsFolder = await mkdtemp(join(tmpdir(), 'vinilogy-rejects-'));
		opened.push({ ...stored, rejectsFolder });
		const { database, url } = stored;
		const clock = createClock();
		return {
			database,
			url,
			rejectsFolder,
			clock,
			write: (work) => writeAt(database, clock(), work),
			import(
				paths,
				{ scope = 'all', checksumFile = null, isDryRun = false, onProgress, signal, database: other } = {},
			) {
				return importDiscogsFiles(
					{ database: other ?? database, clock, rejectsFolder },
					paths,
					{ scope, checksumFile, isDryRun },
					onProgress ?? (() => undefined),
					signal ?? new AbortController().signal,
				);
			},
		};
	};
}

/** A second later whenever it is asked. */
export function createClock(): () => Date {
	let now = Date.parse('2026-11-20T10:00:00Z');
	return () => {
		now += 1_000;
		return new Date(now);
	};
}

/** The same database, whose transaction of this number (from 1) does all its work and is then lost, as when the program is killed. */
export function dieIn(transaction: number, database: Database): Database {
	let left = transaction;
	const mortal =
		(write: Database['write']): Database['write'] =>
		(work) =>
			write(async (inside) => {
				const done = await work(inside);
				left -= 1;
				if (left === 0) throw new Error('killed');
				return done;
			});
	return { ...database, write: mortal(database.write), writeAlone: mortal(database.writeAlone) };
}
