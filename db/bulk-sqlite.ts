import type BetterSqlite3 from 'better-sqlite3';
import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import { type Bulk, createStaged } from './bulk.ts';
import type { Writer } from './client.ts';
import { sqliteColumns } from './columns.ts';
import { unpackRows } from './packed-rows.ts';
import { createStaging } from './schema/staging.ts';

const staging = createStaging(sqliteColumns);

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
		// Without numbers SQLite plans alike at every size; with those of a part of the rows, `stats` of 60,000 releases was not done in half a minute.
		analyze: async () => undefined,
		async withoutTriggers(triggers, work) {
			const read = connection.prepare("select sql from sqlite_master where type = 'trigger' and name = ?").pluck();
			const texts = triggers.map(({ trigger }) => String(read.get(trigger)));
			for (const { trigger } of triggers) connection.exec(`drop trigger ${trigger}`);
			await work();
			for (const text of texts) connection.exec(text);
		},
	};
}
