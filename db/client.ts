import type { SQL } from 'drizzle-orm';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { Bulk } from './bulk.ts';
import type { Tables } from './schema/tables.ts';
import type { FindSimilar } from './similar.ts';

export type Engine = 'sqlite' | 'postgres';

/** What both engines offer: awaited builders, `returning`, `onConflictDoUpdate`. Raw `run`/`all`/`get` exist on SQLite only. */
export type Writer = Omit<BaseSQLiteDatabase<'async', unknown>, 'run' | 'all' | 'get' | 'values' | 'transaction'> & {
	/** Runs a statement that no builder can say, in SQL that both engines understand. */
	execute(statement: SQL): Promise<unknown>;
	/** Until this transaction ends, nobody else writes to the table: for whoever makes all of it anew. SQLite lets only one write anyway. */
	lock(table: string): Promise<unknown>;
	/** For whoever stores thousands of rows at once. */
	bulk: Bulk;
};

/** A reader can never write, and the type says so. */
export type Reader = Pick<Writer, 'select' | 'selectDistinct' | '$count'>;

/** One open database. `tables` are those of its engine; `write` is the only way to change anything. */
export interface Database {
	readonly engine: Engine;
	/** Where it is, fit to be shown: a file's path, or a URL without user and password. */
	readonly location: string;
	readonly tables: Tables;
	readonly read: Reader;
	readonly findSimilar: FindSimilar;
	/** Runs `work` in one transaction: all of it or nothing. Never await the network inside. */
	write<T>(work: (transaction: Writer) => Promise<T>): Promise<T>;
	/**
	 * The same while nobody else writes anything, in this process or another one: for work on whole tables, which would wait for others' rows
	 * while they wait for its tables. Readers go on.
	 */
	writeAlone<T>(work: (transaction: Writer) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}
