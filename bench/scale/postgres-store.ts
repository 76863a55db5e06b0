import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { openDatabase } from '../../db/open.ts';
import { recomputeBestPrices } from '../../source/store/best-prices.ts';
import { writeAt } from '../../source/store/writable.ts';
import { startPostgresIn } from '../../test/helpers/start-postgres.ts';
import { fillListener, listenerTables } from '../full-size-listener.ts';
import { copyToPostgres } from '../full-size-prices.ts';
import { dropFromMemory } from './file-cache.ts';
import { type Bytes, type Growth, type LoadTimes, type Store, searchTables, secondsOf } from './grow.ts';
import { listenerWorld } from './questions.ts';
import { type Filled, fillingsAt, type Value } from './rows.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { block } from './world.ts';

/** As a person sets it up who has read of `shared_buffers`: what is committed is on the disk. */
const flags = ['-c', 'shared_buffers=512MB', '-c', 'work_mem=64MB', '-c', 'max_wal_size=8GB'];

/** A store in a Postgres of its own in `folder`. */
export async function openPostgresStore(folder: string): Promise<Store> {
	let server = await startPostgresIn(folder, { flags, isKept: true });
	return {
		engine: 'postgres',
		get url() {
			return server.url;
		},
		async grow(growth) {
			if (growth.from === 0) await (await openDatabase(server.url)).close();
			return withClient(server.url, (client) => growTables(client, growth));
		},
		async complete(tell) {
			const isNew = await withClient(server.url, async (client) => {
				const { rowCount } = await client.query('select 1 from users');
				return rowCount === 0;
			});
			if (isNew) await copyListener(folder, server.url);
			// As the server does by itself some time after a load: without it, it plans for empty tables.
			tell('vacuum analyze');
			await withClient(server.url, (client) => client.query('vacuum analyze'));
			tell('computing the best prices');
			const database = await openDatabase(server.url);
			await writeAt(database, new Date(), recomputeBestPrices);
			await database.close();
			await withClient(server.url, (client) => client.query('checkpoint'));
		},
		weigh: () => withClient(server.url, weigh),
		async forget() {
			await server.stop();
			const left = await dropFromMemory(listFiles(join(folder, 'data', 'base')));
			server = await startPostgresIn(folder, { flags, isKept: true });
			return left;
		},
		close: () => server.stop(),
	};
}

/** The listener is made in a small SQLite store: what it knows is in the first block, which is the same everywhere. */
async function copyListener(folder: string, url: string): Promise<void> {
	const small = await openSqliteStore(folder);
	await small.grow({ from: 0, to: block.releases, tell: () => undefined });
	fillListener(small.url, listenerWorld);
	await copyToPostgres(small.url, url, listenerTables);
	await rm(small.url);
}

/** As the `search` migration says: triggers and indexes away, the rows, what the triggers would have done at once, the indexes. */
async function growTables(client: pg.Client, { from, to, tell }: Growth): Promise<LoadTimes> {
	// Neither triggers nor foreign keys.
	await client.query('set session_replication_role = replica');
	await client.query("set maintenance_work_mem = '1GB'");
	await client.query("set work_mem = '512MB'");
	const { rows: setAside } = await client.query<{ indexname: string; indexdef: string }>(
		`select indexname, indexdef from pg_indexes where schemaname = 'public'
			and indexname not in (select conname from pg_constraint)`,
	);
	for (const { indexname } of setAside) await client.query(`drop index ${indexname}`);
	const fillings = fillingsAt(Date.now());
	const rows = await secondsOf(async () => {
		for (let at = from / block.releases; at < to / block.releases; at += 1) {
			for (const filled of fillings) await copyIn(client, filled, at);
			tell(`${(at + 1) * block.releases} releases`);
		}
	});
	tell('filling what is searched');
	const search = await secondsOf(async () => {
		await client.query(`insert into release_keys (kind, key, release_id) select kind, key, release_id from release_keys_of
			where release_id > ${from} order by 1, 2, 3`);
		await client.query(`insert into labels (name, key) select distinct key, lower(key collate "C") from release_keys
			where kind = 'label' and not exists (select 1 from labels where name = release_keys.key)`);
	});
	tell('making the indexes');
	const indexes = await secondsOf(async () => {
		for (const { indexdef } of setAside) await client.query(indexdef);
	});
	for (const name of ['artists', 'albums', 'releases']) {
		await client.query(`select setval(pg_get_serial_sequence($1, 'id'), (select max(id) from ${name}))`, [name]);
	}
	return { rows, indexes, search };
}

async function copyIn(client: pg.Client, { name, columns, rowsOf }: Filled, blockAt: number): Promise<void> {
	const into = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));
	await pipeline(Readable.from(writeLines(columns, rowsOf(blockAt))), into);
}

const linesAtOnce = 500;

function* writeLines(columns: readonly string[], rows: Iterable<Value[]>): Generator<string> {
	const write = columns.map((column) => (column.endsWith('_at') ? writeTime : writeValue));
	let lines: string[] = [];
	for (const row of rows) {
		lines.push(`${row.map((value, at) => write[at]?.(value)).join('\t')}\n`);
		if (lines.length < linesAtOnce) continue;
		yield lines.join('');
		lines = [];
	}
	yield lines.join('');
}

/** As COPY reads it. Our own texts hold no tabs or line ends; in JSON there may be a backslash. */
function writeValue(value: Value): string {
	return value === null ? '\\N' : String(value).replaceAll('\\', '\\\\');
}

function writeTime(value: Value): string {
	return value === null ? '\\N' : new Date(Number(value)).toISOString();
}

async function weigh(client: pg.Client): Promise<Bytes> {
	const { rows } = await client.query<{ name: string; tables: string; indexes: string; letters: string }>(
		`select relname as name, pg_table_size(oid) as tables, pg_indexes_size(oid) as indexes,
			coalesce((select sum(pg_relation_size(indexrelid)) from pg_index join pg_class as i on i.oid = indexrelid
				join pg_am on pg_am.oid = i.relam where indrelid = c.oid and amname = 'gin'), 0) as letters
			from pg_class as c where relkind = 'r' and relnamespace = 'public'::regnamespace`,
	);
	const bytes: Bytes = { tables: 0, indexes: 0, search: 0 };
	for (const { name, tables, indexes, letters } of rows) {
		const isSearch = searchTables.includes(name);
		bytes.tables += isSearch ? 0 : Number(tables);
		bytes.indexes += isSearch ? 0 : Number(indexes) - Number(letters);
		bytes.search += isSearch ? Number(tables) + Number(indexes) : Number(letters);
	}
	return bytes;
}

function listFiles(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}
