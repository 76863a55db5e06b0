import { getTableColumns, type SQL, sql, type Table } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PackedRows } from './packed-rows.ts';
import type { Staging } from './schema/staging.ts';

/** A trigger and the table it belongs to. */
export interface TriggerName {
	table: string;
	trigger: string;
}

/** What storing thousands of rows at once needs beside the builders, within a transaction. Each engine has its own way. */
export interface Bulk {
	readonly tables: Staging;
	/** Makes a temporary table as it is declared and fills it; it lasts until `unstage`, or until the transaction fails. */
	stage(table: Table, rows: PackedRows): Promise<void>;
	unstage(table: Table): Promise<void>;
	/** Takes `count` ids that follow each other from those that a table gives to new rows; returns the first. The table must be locked. */
	reserveIds(table: string, count: number): Promise<number>;
	/** Tells the planner how large tables have become and what is in them, where it wants to know. */
	analyze(tables: readonly string[]): Promise<void>;
	/**
	 * Does `work` while these triggers rest. Nobody else ever sees the tables without them: it is one transaction, and on Postgres nobody else
	 * writes to them until it is committed.
	 */
	withoutTriggers(triggers: readonly TriggerName[], work: () => Promise<void>): Promise<void>;
}

/** The statement that makes a table for a transaction only: its columns with their types, no keys and no indexes. */
export function createStaged(table: Table): SQL {
	const columns = Object.values(getTableColumns(table)).map(
		(column) => sql`${sql.identifier(toSnakeCase(column.name))} ${sql.raw(column.getSQLType())}`,
	);
	return sql`create temp table ${table} (${sql.join(columns, sql`, `)})`;
}
