import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import { type Dice, dice } from '../source/sandbox/world/random.ts';
import { fullSize } from './full-size-database.ts';

/** Offers of a full-size database: about four a pressing, most of them of few. */
export const fullSizePrices = 2_000_000;

const columns = [
	...[
		'release_id',
		'candidates',
		'provider',
		'channel',
		'listing_id',
		'country',
		'kind',
		'condition',
		'currency',
		'amount',
	],
	...['shipping_amount', 'total_amount', 'copies', 'ships_from', 'seller', 'title', 'url', 'method', 'confidence'],
	...['fetched_at', 'expires_at', 'created_at'],
] as const;

type Value = string | number | null;

const countries = ['ES', 'DE', 'GB', 'US', 'FR', 'NL', 'IT', 'JP'];
const currencies = new Map([
	['ES', 'EUR'],
	['DE', 'EUR'],
	['GB', 'GBP'],
	['US', 'USD'],
	['FR', 'EUR'],
	['NL', 'EUR'],
	['IT', 'EUR'],
	['JP', 'JPY'],
]);
const rates = { USD: 1.08, GBP: 0.85, JPY: 160 };
const conditions = ['Near Mint (NM or M-)', 'Very Good Plus (VG+)', 'Very Good (VG)', 'New'];

/** All offers, the same every time but for the times (milliseconds): one worldwide floor of most pressings, asks to single countries. */
function* listPrices(now: number): Generator<Value[]> {
	const floors = Math.round(fullSize.releases * 0.7);
	for (let at = 0; at < fullSizePrices; at += 1) {
		const roll = dice('price', at);
		const isFloor = at < floors;
		// The first releases are those of the best-known albums: they are offered most.
		const release = 1 + (isFloor ? at : Math.floor(roll.roll() ** 1.3 * fullSize.releases));
		yield priceOf(roll, at, release, isFloor, now);
	}
}

function priceOf(roll: Dice, at: number, release: number, isFloor: boolean, now: number): Value[] {
	const country = isFloor ? '*' : roll.pick(countries);
	const currency = isFloor ? 'USD' : (currencies.get(country) ?? 'EUR');
	const amount = (400 + Math.floor(roll.roll() ** 3 * 20_000)) * (currency === 'JPY' ? 2 : 1);
	const shipping = isFloor || roll.chance(0.2) ? null : roll.between(3, 25) * 100;
	const provider = isFloor ? 'discogs' : roll.pick(['ebay', 'ebay', 'shops', 'feed']);
	return [
		...[
			release,
			'[]',
			provider,
			provider,
			`listing ${at}`,
			country,
			isFloor ? 'floor' : 'ask',
			roll.pick(conditions),
			currency,
		],
		...[amount, shipping, amount + (shipping ?? 0), isFloor ? roll.between(1, 60) : null, isFloor ? null : country],
		...[isFloor ? null : `seller ${roll.between(1, 5000)}`, null, `https://example.com/listing/${at}`, 'id', 1],
		...[now, now + 7 * 86_400_000, now],
	];
}

/** Puts the offers into a full-size SQLite file (see `createFullSizeDatabase`), with the rates that they need. */
export function fillPrices(file: string): void {
	const database = new BetterSqlite3(file);
	database.pragma('synchronous = OFF');
	database.pragma('foreign_keys = OFF');
	database.pragma('cache_size = -300000');
	const now = Date.now();
	const insert = database.prepare(
		`insert into prices (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
	);
	const rate = database.prepare(
		"insert into fx_rates (currency, day, rate, euro_cents, source, is_current, fetched_at) values (?, '2026-11-19', ?, ?, 'bench', 1, ?)",
	);
	database.transaction(() => {
		for (const price of listPrices(now)) insert.run(price);
		for (const [currency, units] of Object.entries(rates)) rate.run(currency, units, euroCents(currency, units), now);
	})();
	database.exec('analyze');
	database.pragma('wal_checkpoint(TRUNCATE)');
	database.close();
}

const rowsAtOnce = 10_000;

/** The tables that the catalogue and its offers are in, as far as prices need them. */
export const pricedTables = ['artists', 'albums', 'album_artists', 'releases', 'prices', 'fx_rates'];

/** Copies tables of a full-size SQLite file into an empty, migrated Postgres database. */
export async function copyToPostgres(file: string, url: string, tables: readonly string[]): Promise<void> {
	const from = new BetterSqlite3(file, { readonly: true });
	const into = new pg.Client({ connectionString: url });
	await into.connect();
	// Neither keys nor the search index are measured here.
	await into.query('set session_replication_role = replica');
	for (const table of tables) await copyTable(from, into, table);
	await into.query('vacuum analyze');
	await into.end();
	from.close();
}

async function copyTable(from: BetterSqlite3.Database, into: pg.Client, table: string): Promise<void> {
	let rows: unknown[] = [];
	// Each value goes as the text that Postgres reads for the column's type: times are milliseconds, booleans numbers there.
	const { rows: types } = await into.query<{ name: string; type: string }>(
		"select column_name as name, data_type as type from information_schema.columns where table_name = $1 and table_schema = 'public'",
		[table],
	);
	const names = types.map(({ name }) => `"${name}"`).join(', ');
	const values = types
		.map(({ name, type }) => {
			const value = `row ->> '${name}'`;
			if (type.startsWith('timestamp')) return `to_timestamp((${value})::double precision / 1000)`;
			return type === 'boolean' ? `(${value})::int = 1` : `(${value})::${type}`;
		})
		.join(', ');
	const insert = `insert into ${table} (${names}) select ${values} from json_array_elements($1::json) as row on conflict do nothing`;
	async function send(): Promise<void> {
		if (rows.length > 0) await into.query(insert, [JSON.stringify(rows)]);
		rows = [];
	}
	for (const row of from.prepare(`select * from ${table}`).iterate()) {
		rows.push(row);
		if (rows.length >= rowsAtOnce) await send();
	}
	await send();
	await into
		.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`)
		.catch(() => undefined);
}

function euroCents(currency: string, rate: number): number {
	return currency === 'JPY' ? 100 / rate : 1 / rate;
}
