import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { getTableColumns, getTableName, type SQL, sql, type Table } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Bulk, createStaged, type StagedRow, type StagedValue } from './bulk.ts';
import type { Writer } from './client.ts';
import { postgresColumns } from './columns.ts';
import { createStaging } from './schema/staging.ts';

/** A piece of a COPY: rows enough that their number does not matter. */
const rowsPerPiece = 500;

const staging = createStaging(postgresColumns);

/** Loads through COPY on the connection of the transaction. */
export function bulkIn(client: pg.ClientBase, execute: Writer['execute']): Bulk {
	return {
		tables: staging,
		async stage(table, rows) {
			await execute(createStaged(table));
			const copy = client.query(copyFrom(`copy ${getTableName(table)} from stdin`));
			await pipeline(Readable.from(piecesOf(rows)), copy);
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

function* piecesOf(rows: readonly StagedRow[]): Generator<string> {
	for (let at = 0; at < rows.length; at += rowsPerPiece) {
		yield rows
			.slice(at, at + rowsPerPiece)
			.map((row) => `${row.map(toCopyText).join('\t')}\n`)
			.join('');
	}
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** COPY's text format: tabs between values, \N for none. Postgres has no character of code 0. */
function toCopyText(value: StagedValue): string {
	if (value === null) return '\\N';
	if (typeof value === 'number') return String(value);
	return /[\\\n\r\t\0]/.test(value) ? value.replaceAll(/[\\\n\r\t\0]/g, (one) => escapes[one] ?? '') : value;
}
