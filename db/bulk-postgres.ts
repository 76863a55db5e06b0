import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { getTableColumns, getTableName, type SQL, sql, type Table } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Bulk, createStaged } from './bulk.ts';
import type { Writer } from './client.ts';
import { postgresColumns } from './columns.ts';
import { createStaging } from './schema/staging.ts';

const staging = createStaging(postgresColumns);

/** Loads through COPY on the connection of the transaction. */
export function bulkIn(client: pg.ClientBase, execute: Writer['execute']): Bulk {
	return {
		tables: staging,
		async stage(table, rows) {
			await execute(createStaged(table));
			const copy = client.query(copyFrom(`copy ${getTableName(table)} from stdin`));
			await pipeline(Readable.from([Buffer.from(rows.buffer, rows.byteOffset, rows.length)]), copy);
			// The planner knows nothing of a new table. Numbers are what is joined by; the texts would take as long as loading them.
			await execute(sql`analyze ${table} (${sql.join(numbersOf(table), sql`, `)})`);
		},
		async unstage(table) {
			await execute(sql`drop table ${table}`);
		},
		async reserveIds(table, count) {
			const { rows } = await client.query(
				`select setval(sequence, nextval(sequence) + $1 - 1) - $1 + 1 as first
				from pg_get_serial_sequence('${table}', 'id') as sequence`,
				[count],
			);
			return Number(rows[0]?.first);
		},
		async analyze(tables) {
			for (const table of tables) await client.query(`analyze ${table}`);
		},
		async withoutTriggers(triggers, work) {
			const turn = async (word: 'disable' | 'enable') => {
				for (const { table, trigger } of triggers)
					await client.query(`alter table ${table} ${word} trigger ${trigger}`);
			};
			await turn('disable');
			await work();
			await turn('enable');
		},
	};
}

function numbersOf(table: Table): SQL[] {
	return Object.values(getTableColumns(table))
		.filter(({ dataType }) => dataType === 'number')
		.map(({ name }) => sql`${sql.identifier(toSnakeCase(name))}`);
}
