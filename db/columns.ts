import * as postgres from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

/**
 * The kit of column builders that `db/schema/` is written with, for SQLite.
 * Times are UTC instants (milliseconds), integers are safe JavaScript integers.
 */
export const sqliteColumns = {
	table: sqlite.sqliteTable,
	index: sqlite.index,
	uniqueIndex: sqlite.uniqueIndex,
	primaryKey: sqlite.primaryKey,
	id: () => sqlite.integer().primaryKey({ autoIncrement: true }),
	text: () => sqlite.text(),
	integer: () => sqlite.integer(),
	real: () => sqlite.real(),
	boolean: () => sqlite.integer({ mode: 'boolean' }),
	timestamp: () => sqlite.integer({ mode: 'timestamp_ms' }),
	json: <T>() => sqlite.text({ mode: 'json' }).$type<T>(),
};

export type Columns = typeof sqliteColumns;

/** The twin for Postgres. Cast once to the SQLite kit's type: every query is then written once (see `client.ts`). */
export const postgresColumns = {
	table: postgres.pgTable,
	index: postgres.index,
	uniqueIndex: postgres.uniqueIndex,
	primaryKey: postgres.primaryKey,
	id: () => postgres.bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
	text: () => postgres.text(),
	integer: () => postgres.bigint({ mode: 'number' }),
	real: () => postgres.doublePrecision(),
	boolean: () => postgres.boolean(),
	timestamp: () => postgres.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
	json: <T>() => postgres.jsonb().$type<T>(),
} as unknown as Columns;
