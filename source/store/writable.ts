import type { Database, Writer } from '../../db/client.ts';
import type { Tables } from '../../db/schema/tables.ts';

/** A transaction with the tables of its engine and the one instant that all its rows carry. */
export interface Writable {
	read: Writer;
	write: Writer;
	tables: Tables;
	now: Date;
}

/** The same while nobody else writes anything (`Database.writeAlone`). */
export function writeAloneAt<T>(database: Database, now: Date, work: (store: Writable) => Promise<T>): Promise<T> {
	return database.writeAlone((transaction) =>
		work({ read: transaction, write: transaction, tables: database.tables, now }),
	);
}

/** Runs `work` in one transaction whose rows are dated `now`. */
export function writeAt<T>(database: Database, now: Date, work: (store: Writable) => Promise<T>): Promise<T> {
	return database.write((transaction) => work({ read: transaction, write: transaction, tables: database.tables, now }));
}
