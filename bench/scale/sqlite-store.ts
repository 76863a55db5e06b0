import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openDatabase } from '../../db/open.ts';
import { recomputeBestPrices } from '../../source/store/best-prices.ts';
import { writeAt } from '../../source/store/writable.ts';
import { fillListener } from '../full-size-listener.ts';
import { dropFromMemory } from './file-cache.ts';
import { type Bytes, type Growth, type LoadTimes, type Store, searchTables, secondsOf } from './grow.ts';
import { listenerWorld } from './questions.ts';
import { fillingsAt } from './rows.ts';
import { block } from './world.ts';

/** A store in one SQLite file in `folder`. */
export async function openSqliteStore(folder: string): Promise<Store> {
	const file = join(folder, 'scale.sqlite');
	return {
		engine: 'sqlite',
		url: file,
		async grow(growth) {
			if (growth.from === 0) await (await openDatabase(file)).close();
			return growFile(file, growth);
		},
		async complete(tell) {
			const isNew = withFile(file, (database) => database.prepare('select 1 from users').get() === undefined);
			if (isNew) fillListener(file, listenerWorld);
			tell('computing the best prices');
			const database = await openDatabase(file);
			await writeAt(database, new Date(), recomputeBestPrices);
			await database.close();
			withFile(file, (connection) => connection.pragma('wal_checkpoint(TRUNCATE)'));
		},
		weigh: async () => withFile(file, weigh),
		forget: () => dropFromMemory([file]),
		close: async () => undefined,
	};
}

/**
 * As the `search` migration says: indexes and triggers away, the rows, then what the triggers would have done at once. What is already
 * in it stays; a file whose growing was broken off is of no use.
 */
async function growFile(file: string, { from, to, tell }: Growth): Promise<LoadTimes> {
	const database = new BetterSqlite3(file);
	database.pragma('journal_mode = OFF');
	database.pragma('synchronous = OFF');
	database.pragma('foreign_keys = OFF');
	database.pragma('cache_size = -500000');
	database.pragma('threads = 2');
	const setAside = database
		.prepare<[], { type: string; name: string; sql: string }>(
			"select type, name, sql from sqlite_master where type in ('index', 'trigger') and sql is not null",
		)
		.all();
	const last = {
		releases: maxId(database, 'releases'),
		artists: maxId(database, 'artists'),
		artist_names: maxId(database, 'artist_names'),
		albums: maxId(database, 'albums'),
		labels: maxId(database, 'labels'),
	};
	for (const { type, name } of setAside) database.exec(`drop ${type} ${name}`);
	const rows = await secondsOf(async () => {
		const fillings = fillingsAt(Date.now()).map(({ name, columns, rowsOf }) => ({
			rowsOf,
			insert: database.prepare(
				`insert into ${name} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
			),
		}));
		for (let at = from / block.releases; at < to / block.releases; at += 1) {
			database.transaction(() => {
				for (const { rowsOf, insert } of fillings) for (const row of rowsOf(at)) insert.run(row);
			})();
			tell(`${(at + 1) * block.releases} releases`);
		}
	});
	tell('making the indexes');
	const indexes = await secondsOf(async () => {
		for (const { sql, type } of setAside) if (type === 'index') database.exec(sql);
	});
	tell('filling what is searched');
	const search = await secondsOf(async () =>
		database.transaction(() => {
			for (const statement of searchFillings(last)) database.exec(statement);
		})(),
	);
	for (const { sql, type } of setAside) if (type === 'trigger') database.exec(sql);
	database.pragma('journal_mode = WAL');
	database.close();
	return { rows, indexes, search };
}

/** The statements of the `search` migration, for the rows that are new. */
function searchFillings(last: Record<'releases' | 'artists' | 'artist_names' | 'albums' | 'labels', number>): string[] {
	const index = (text: string, table: string, offset: number, after: number) =>
		`insert into search_index (rowid, text) select id * 4 + ${offset}, ${text} from ${table} where id > ${after}`;
	return [
		`insert into release_keys (kind, key, release_id) select kind, key, release_id from release_keys_of
			where release_id > ${last.releases} order by 1, 2, 3`,
		`insert into labels (name, key) select distinct key, lower(key) from release_keys
			where kind = 'label' and not exists (select 1 from labels where name = release_keys.key)`,
		index("' ' || normalized_name || ' ' || coalesce(sort_name || ' ', '')", 'artists', 0, last.artists),
		index("' ' || normalized_name || ' '", 'artist_names', 1, last.artist_names),
		index("' ' || normalized_title || ' ' || credit || ' '", 'albums', 2, last.albums),
		index("' ' || name || ' '", 'labels', 3, last.labels),
	];
}

function maxId(database: BetterSqlite3.Database, table: string): number {
	return database.prepare<[], number>(`select coalesce(max(id), 0) from ${table}`).pluck().get() ?? 0;
}

/** By the pages that each table and index has; free ones do not count. */
function weigh(database: BetterSqlite3.Database): Bytes {
	const indexes = new Set(
		database.prepare<[], string>("select name from sqlite_master where type = 'index'").pluck().all(),
	);
	const bytes: Bytes = { tables: 0, indexes: 0, search: 0 };
	const parts = database
		.prepare<[], { name: string; table: string; size: number }>(
			`select stat.name, coalesce(master.tbl_name, stat.name) as "table", sum(pgsize) as size
				from dbstat as stat left join sqlite_master as master on master.name = stat.name group by 1, 2`,
		)
		.all();
	for (const { name, table, size } of parts) {
		const isSearch = searchTables.includes(table) || table.startsWith('search_');
		bytes[isSearch ? 'search' : indexes.has(name) ? 'indexes' : 'tables'] += size;
	}
	return bytes;
}

function withFile<T>(file: string, work: (database: BetterSqlite3.Database) => T): T {
	const database = new BetterSqlite3(file);
	try {
		return work(database);
	} finally {
		database.close();
	}
}
