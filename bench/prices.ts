import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import pg from 'pg';
import type { Database } from '../db/client.ts';
import { openDatabase } from '../db/open.ts';
import { dice } from '../source/sandbox/world/random.ts';
import { readBestPrices, recomputeBestPrices, refreshBestPrices } from '../source/store/best-prices.ts';
import { type NewPrice, saveOffers } from '../source/store/prices-writer.ts';
import { writeAt } from '../source/store/writable.ts';
import { startPostgres } from '../test/helpers/start-postgres.ts';
import { createFullSizeDatabase, fullSize } from './full-size-database.ts';
import { copyToPostgres, fillPrices, fullSizePrices, pricedTables } from './full-size-prices.ts';
import { type Metric, measure, median, percentile } from './metric.ts';

const rounds = 3;
const changes = 1000;
const warmUps = 200;
const albumsRead = 100;
const reads = 200;

/**
 * What the best prices cost with 500,000 releases and 2,000,000 offers on both engines: all of them anew, beside what Postgres has for
 * it (a materialized view of the plain query, refreshed concurrently, in the same run); one price that changed; and reading them.
 */
export async function run(): Promise<Metric[]> {
	const folder = mkdtempSync(join(tmpdir(), 'vinilogy-bench-'));
	const file = join(folder, 'bench.sqlite');
	await createFullSizeDatabase(file);
	fillPrices(file);
	// As a person installs it: what is committed is on the disk.
	const postgres = await startPostgres(['-c', 'shared_buffers=512MB', '-c', 'work_mem=64MB', '-c', 'max_wal_size=4GB']);
	try {
		await (await openDatabase(postgres.url)).close();
		await copyToPostgres(file, postgres.url, pricedTables);
		const refreshing = await measureView(postgres.url);
		return [...(await measureEngine(file, refreshing)), ...(await measureEngine(postgres.url, refreshing))];
	} finally {
		await postgres.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The same answer without any of our rules: no worldwide offers, no expiry, no exchange rates. It is refreshed whole, each time. */
const view = `create materialized view plain_best_price as
	select distinct on (r.album_id, p.country) r.album_id, p.country, p.release_id, p.provider, p.currency, p.total_amount, p.url, p.fetched_at
	from prices p join releases r on r.id = p.release_id
	where r.album_id is not null and r.is_vinyl
	order by r.album_id, p.country, p.total_amount, p.id`;

/** Milliseconds that the view takes: to be refreshed, and to be asked the same without it for so many albums. */
async function measureView(url: string): Promise<{ whole: number; few: number }> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(view);
	await client.query('create unique index on plain_best_price (album_id, country)');
	const whole: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		await client.query('update prices set amount = amount + 1, total_amount = total_amount + 1 where id % 100 = $1', [
			round,
		]);
		whole.push(await timed(() => client.query('refresh materialized view concurrently plain_best_price')));
	}
	const few: number[] = [];
	for (let round = 0; round < reads; round += 1) {
		const query = `select distinct on (r.album_id) r.album_id, p.total_amount, p.url from prices p join releases r on r.id = p.release_id
			where r.album_id = any($1) and p.country in ('ES', '*') order by r.album_id, p.total_amount`;
		few.push(await timed(() => client.query(query, [someAlbums(round)])));
	}
	await client.query('drop materialized view plain_best_price');
	await client.end();
	return { whole: median(whole), few: percentile(few, 95) };
}

async function measureEngine(url: string, view: { whole: number; few: number }): Promise<Metric[]> {
	const database = await openDatabase(url);
	const { engine } = database;
	const whole: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		whole.push(await timed(() => writeAt(database, new Date(), recomputeBestPrices)));
	}
	const [warmUp, offers] = await readSomeOffers(database);
	await timeChanges(warmUp, (offer) => change(database, offer));
	const plain = await timeChanges(offers, (offer) => updatePlainly(database, offer));
	const changed = await timeChanges(offers, (offer) => change(database, offer));
	const refreshed = await timeChanges(offers, ({ albumId }) =>
		writeAt(database, new Date(), (store) => refreshBestPrices(store, [albumId])),
	);
	const reading: number[] = [];
	for (let round = 0; round < reads; round += 1) {
		reading.push(await timed(() => readBestPrices(database, someAlbums(round), 'ES', new Date())));
	}
	const rows = await database.read.$count(database.tables.albumBestPrice);
	await database.close();
	return [
		measure({
			bench: 'prices',
			metric: `${engine}: all ${rows} best prices of ${fullSizePrices} offers anew, against REFRESH … CONCURRENTLY`,
			value: median(whole),
			unit: 'ms',
			baseline: view.whole,
			aim: '<= 1',
		}),
		measure({
			bench: 'prices',
			metric: `${engine}: one changed price and its best price, p99 of ${changes}, against the bare update`,
			value: percentile(changed, 99),
			unit: 'ms',
			baseline: percentile(plain, 99),
			aim: '<= 2 ms',
		}),
		measure({
			bench: 'prices',
			metric: `${engine}: the best prices of its album alone, p99, against the bare update`,
			value: percentile(refreshed, 99),
			unit: 'ms',
			baseline: percentile(plain, 99),
			aim: '<= 2 ms',
		}),
		measure({
			bench: 'prices',
			metric: `${engine}: one changed price and its best price, median, against the bare update`,
			value: median(changed),
			unit: 'ms',
			baseline: median(plain),
			aim: '',
		}),
		measure({
			bench: 'prices',
			metric: `${engine}: best prices of ${albumsRead} albums in a country, p95, against asking the offers on Postgres`,
			value: percentile(reading, 95),
			unit: 'ms',
			baseline: view.few,
			aim: '<= 5 ms',
		}),
	];
}

type SomeOffer = { id: number; amount: number; albumId: number; offer: NewPrice };

/** Offers all over the database, each with its album: some to get going with, the others to be measured. */
async function readSomeOffers({ read, tables }: Database): Promise<[SomeOffer[], SomeOffer[]]> {
	const { prices, releases } = tables;
	const roll = dice('changed offers');
	const offers: SomeOffer[] = [];
	while (offers.length < warmUps + changes) {
		const [row] = await read
			.select({ price: prices, albumId: releases.albumId })
			.from(prices)
			.innerJoin(releases, eq(releases.id, prices.releaseId))
			.where(eq(prices.id, roll.between(1, fullSizePrices)));
		if (row === undefined || row.albumId === null) continue;
		const { id, totalAmount: _, createdAt: __, ...offer } = row.price;
		offers.push({ id, amount: offer.amount, albumId: row.albumId, offer });
	}
	return [offers.slice(0, warmUps), offers.slice(warmUps)];
}

/** As a source does that says another price than before. */
async function change(database: Database, { offer }: SomeOffer): Promise<void> {
	await writeAt(database, new Date(), (store) => saveOffers(store, [{ ...offer, amount: offer.amount + 1 }]));
}

async function updatePlainly(database: Database, { id, amount }: { id: number; amount: number }): Promise<void> {
	const { prices } = database.tables;
	await database.write(async (transaction) => {
		await transaction.update(prices).set({ amount }).where(eq(prices.id, id));
	});
}

async function timeChanges<T>(offers: T[], change: (offer: T) => Promise<unknown>): Promise<number[]> {
	const times: number[] = [];
	for (const offer of offers) times.push(await timed(() => change(offer)));
	return times;
}

/** A shelf of an artist and its neighbours, another one each time. */
function someAlbums(round: number): number[] {
	const first = 1 + ((round * 7919) % (fullSize.albums - albumsRead));
	return Array.from({ length: albumsRead }, (_, at) => first + at);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const from = performance.now();
	await work();
	return performance.now() - from;
}
