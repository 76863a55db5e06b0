import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { messageOf, StorageError } from '../source/errors.ts';
import { bulkIn } from './bulk-sqlite.ts';
import type { Database, Writer } from './client.ts';
import { sqliteColumns } from './columns.ts';
import { type MigrationTarget, migrate, readVersion } from './migrations.ts';
import { createTables } from './schema/tables.ts';
import { findSimilarIn } from './similar-sqlite.ts';
import { keepStatements } from './statement-cache.ts';
import { createMutex } from './transaction.ts';

/** Waits this long for another process that is writing (its transactions are short) before giving up. */
const busyMilliseconds = 10_000;
const busyPollMilliseconds = 2;
/** A transaction that took longer than others like to wait; after it, they get the time to find out that it is over. */
const longMilliseconds = 50;
const turnMilliseconds = 3 * busyPollMilliseconds;
/** SQLite's own two megabytes are few for one who computes all best prices anew. */
const writerCacheKibibytes = 64 * 1024;
/** Whoever commits after so many pages (32 MB) moves them into the database; SQLite's own thousand make every hundredth price wait for that. */
const pagesBetweenCheckpoints = 8_000;
const statementsKept = 200;

/**
 * Opens a SQLite file: one connection that writes behind a mutex, one that only reads (WAL: readers never wait).
 * Creates the file and its folder where missing.
 */
export async function open(url: string): Promise<Database> {
	const file = fileOf(url);
	const { writing, reading } = await connect(file);
	// better-sqlite3 is synchronous and its drizzle type says so; awaited, it behaves as the async type does.
	const builders = drizzle(writing, { casing: 'snake_case' });
	const execute: Writer['execute'] = async (statement) => builders.run(statement);
	const extras = { execute, lock: async () => undefined, bulk: bulkIn(writing, execute) };
	const writer = Object.assign(builders, extras) as unknown as Writer;
	const reader = drizzle(reading, { casing: 'snake_case' }) as unknown as Writer;
	const oneAtATime = createMutex();
	let turnUntil = 0;
	const inTransaction: Database['write'] = (work) =>
		oneAtATime(async () => {
			// Whoever stores millions of rows begins again at once, and SQLite keeps no queue.
			const turn = turnUntil - performance.now();
			if (turn > 0) await sleep(turn);
			await begin(writing);
			const began = performance.now();
			try {
				const result = await work(writer);
				writing.exec('COMMIT');
				return result;
			} catch (error) {
				if (writing.inTransaction) writing.exec('ROLLBACK');
				throw error;
			} finally {
				const ended = performance.now();
				if (ended - began > longMilliseconds) turnUntil = ended + turnMilliseconds;
			}
		});
	return {
		engine: 'sqlite',
		location: file,
		tables: createTables(sqliteColumns),
		read: reader,
		findSimilar: findSimilarIn(reading),
		write: inTransaction,
		// Only one writes at a time anyway.
		writeAlone: inTransaction,
		close: async () => {
			// A transaction that is in hand ends first: nothing is lost.
			await oneAtATime(async () => {
				reading.close();
				writing.close();
			});
		},
	};
}

/** Tries whether a file can be used or, where it is not there, made; makes nothing. Throws StorageError. */
export async function probe(url: string): Promise<void> {
	const file = fileOf(url);
	try {
		if (existsSync(file)) await probeFile(file);
		else accessSync(nearestFolder(file), constants.W_OK | constants.X_OK);
	} catch (error) {
		throw cannotOpen(file, error);
	}
}

async function probeFile(file: string): Promise<void> {
	accessSync(file, constants.R_OK | constants.W_OK);
	const connection = new BetterSqlite3(file, { readonly: true });
	try {
		await readVersion(migrationTarget(connection));
	} finally {
		connection.close();
	}
}

/** The folder that a file, and the folders it still needs, would be made in. */
function nearestFolder(file: string): string {
	const folder = dirname(file);
	return existsSync(folder) ? folder : nearestFolder(folder);
}

function fileOf(url: string): string {
	return url.startsWith('file:') ? fileURLToPath(url) : resolve(url);
}

function cannotOpen(file: string, error: unknown): StorageError {
	if (error instanceof StorageError) return error;
	const reason = messageOf(error);
	return new StorageError(
		`The database ${file} cannot be opened: ${reason}.`,
		'Check the path and its permissions, or set DATABASE_URL to another file.',
		{ cause: error },
	);
}

async function connect(file: string) {
	try {
		mkdirSync(dirname(file), { recursive: true });
		const writing = new BetterSqlite3(file, { timeout: busyMilliseconds });
		writing.pragma('journal_mode = WAL');
		writing.pragma('synchronous = NORMAL');
		writing.pragma('foreign_keys = ON');
		await migrate(migrationTarget(writing));
		// From here on a busy database is waited for without blocking the program (see `begin`).
		writing.pragma('busy_timeout = 0');
		writing.pragma(`cache_size = -${writerCacheKibibytes}`);
		writing.pragma(`wal_autocheckpoint = ${pagesBetweenCheckpoints}`);
		keepStatements(writing, statementsKept);
		const reading = new BetterSqlite3(file, { timeout: busyMilliseconds });
		keepStatements(reading, statementsKept);
		reading.pragma('query_only = ON');
		return { writing, reading };
	} catch (error) {
		throw cannotOpen(file, error);
	}
}

/** Begins a transaction that may write, waiting its turn behind other processes while everything else here goes on. */
async function begin(writing: BetterSqlite3.Database): Promise<void> {
	const deadline = Date.now() + busyMilliseconds;
	for (;;) {
		try {
			writing.exec('BEGIN IMMEDIATE');
			return;
		} catch (error) {
			const isBusy = error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');
			if (!isBusy || Date.now() > deadline) throw error;
			await sleep(busyPollMilliseconds);
		}
	}
}

function migrationTarget(connection: BetterSqlite3.Database): MigrationTarget {
	return {
		engine: 'sqlite',
		async appliedAt() {
			const exists = connection.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
			if (exists === undefined) return [];
			return connection.prepare('select created_at from __drizzle_migrations').pluck().all().map(Number);
		},
		async run(statement) {
			connection.exec(statement);
		},
		async record(hash, appliedAt) {
			connection.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(hash, appliedAt);
		},
		async exclusively(work) {
			connection.exec('BEGIN EXCLUSIVE');
			try {
				connection.exec(
					'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at integer)',
				);
				await work();
				connection.exec('COMMIT');
			} catch (error) {
				if (connection.inTransaction) connection.exec('ROLLBACK');
				throw error;
			}
		},
	};
}
