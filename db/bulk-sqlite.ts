import type BetterSqlite3 from 'better-sqlite3';
import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import { type Bulk, createStaged } from './bulk.ts';
import type { Writer } from './client.ts';
import { sqliteColumns } from './columns.ts';
import { unpackRows } from './packed-rows.ts';
import { createStaging } from './schema/staging.ts';

const staging = createStaging(sqliteColumns);

/** SQLite's own advice: enough to choose an index by, in no time. */
const rowsAnalyzed = 1_000;

/** Loads through prepared statements on the connection that writes. */
export function bulkIn(connection: BetterSqlite3.Database, execute: Writer['execute']): Bulk {
	return {
		tables: staging,
		async stage(table, rows) {
			await execute(createStaged(table));
			const places = Object.keys(getTableColumns(table)).map(() => '?');
			const insert = connection.prepare(`insert into ${getTableName(table)} values (${places.join(', ')})`);
			// A column of numbers takes a number's text for the number.
			for (const row of unpackRows(rows)) insert.run(row);
		},
		async unstage(table) {
			await execute(sql`drop table ${table}`);
		},
		async reserveIds(table, count) {
			const read = connection.prepare('select seq from sqlite_sequence where name = ?').pluck();
			const last = Number(read.get(table) ?? 0);
			connection
				.prepare(
					read.get(table) === undefined
						? 'insert into sqlite_sequence (seq, name) values (?, ?)'
						: 'update sqlite_sequence set seq = ? where name = ?',
				)
				.run(last + count, table);
			return last + 1;
		},
		async analyze(tables) {
			connection.pragma(`analysis_limit = ${rowsAnalyzed}`);
			for (const table of tables) connection.exec(`analyze ${table}`);
		},
		async withoutTriggers(triggers, work) {
			const read = connection.prepare("select sql from sqlite_master where type = 'trigger' and name = ?").pluck();
			const texts = triggers.map(({ trigger }) => String(read.get(trigger)));
			for (const { trigger } of triggers) connection.exec(`drop trigger ${trigger}`);
			await work();
			for (const text of texts) connection.exec(text);
		},
	};
}
