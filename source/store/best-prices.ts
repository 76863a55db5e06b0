import { and, asc, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../../db/schema/tables.ts';
import { anywhere } from '../countries.ts';
import { ranking } from '../money/ranking.ts';
import type { Readable } from './artists-reader.ts';
import { takeOver } from './excluded.ts';
import type { Writable } from './writable.ts';

/** The cheapest offer of an album in a country, as stored. */
export type BestPrice = Tables['albumBestPrice']['$inferSelect'];

/**
 * Computes the best prices of these albums anew, in the transaction of whatever changed. One way of computing for one album and for all
 * (`recomputeBestPrices`): so they cannot differ. Every writer of `prices`, of `fx_rates`, and of what belongs to which album calls this.
 */
export async function refreshBestPrices(store: Writable, albumIds: number[]): Promise<void> {
	const { albumBestPrice } = store.tables;
	const ids = [...new Set(albumIds)].sort((a, b) => a - b);
	if (ids.length === 0) return;
	await takeTurns(store, ids);
	await store.write.delete(albumBestPrice).where(inArray(albumBestPrice.albumId, ids));
	const { tables, now } = store;
	await store.write
		.insert(albumBestPrice)
		.select(
			sql`${completeWinners(tables, now)} from (${decideWinners(tables, now, ids)}) as decided join prices as price on price.id = decided.winner_id`,
		);
}

/**
 * Computes all best prices anew: when exchange rates changed, and to prove that the stored ones are right. Only rows that differ are written:
 * of two million offers most stay what they were.
 */
export async function recomputeBestPrices({ write, tables, now }: Writable): Promise<void> {
	const { albumBestPrice } = tables;
	// A price that another program is storing at this moment is waited for: it would be missing here.
	await write.lock('album_best_price');
	// Postgres uses all its processors for a table that is made from a query, and takes no parameters there.
	await write.execute(sql`create temp table decided as ${decideWinners(tables, now, 'all')}`.inlineParams());
	await write.execute(sql`delete from album_best_price where (album_id, country) in (
		select album_id, country from album_best_price except select album_id, country from decided)`);
	const isDifferent = sql`(stored.price_id, stored.total_amount, stored.currency, stored.total_euro, stored.rank_euro, stored.provider,
		stored.kind, stored.url, stored.fetched_at, stored.recheck_at) <> (price.id, price.total_amount, price.currency, decided.total_euro,
		decided.rank_euro, price.provider, price.kind, price.url, price.fetched_at, ${recheckAt})
		or stored.expires_at <> price.expires_at or stored.is_shipping_known <> (price.shipping_amount is not null)`;
	await write
		.insert(albumBestPrice)
		.select(
			sql`${completeWinners(tables, now)} from decided join prices as price on price.id = decided.winner_id
				left join album_best_price as stored on stored.album_id = decided.album_id and stored.country = decided.country
				where stored.album_id is null or ${isDifferent}`,
		)
		.onConflictDoUpdate({ target: [albumBestPrice.albumId, albumBestPrice.country], set: takenOver });
	await write.execute(sql`drop table decided`);
}

/**
 * Albums whose best price is to be computed anew because an offer expired, at most `limit` of them; returns how many there were.
 * Called again until there are none.
 */
export async function refreshExpired(store: Writable, limit: number): Promise<number> {
	const { albumBestPrice } = store.tables;
	const due = await store.read
		.selectDistinct({ albumId: albumBestPrice.albumId })
		.from(albumBestPrice)
		.where(lte(albumBestPrice.recheckAt, store.now))
		.orderBy(asc(albumBestPrice.albumId))
		.limit(limit);
	await refreshBestPrices(
		store,
		due.map(({ albumId }) => albumId),
	);
	return due.length;
}

/**
 * The best prices of these albums for a country: its own row, else the one that holds anywhere. An album of which nothing is on offer is
 * not in the map, nor is one whose row has expired (see `refreshExpired`).
 */
export async function readBestPrices(
	{ read, tables }: Readable,
	albumIds: number[],
	country: string,
	now: Date,
): Promise<Map<number, BestPrice>> {
	const { albumBestPrice } = tables;
	const rows = await read
		.select()
		.from(albumBestPrice)
		.where(
			and(
				inArray(albumBestPrice.albumId, albumIds),
				inArray(albumBestPrice.country, [country, anywhere]),
				gt(albumBestPrice.expiresAt, now),
			),
		);
	const general = rows.filter((row) => row.country === anywhere);
	const own = rows.filter((row) => row.country !== anywhere);
	return new Map([...general, ...own].map((row) => [row.albumId, row]));
}

/** The best price of an album in every country that has one of its own, and anywhere: the cheapest first. */
export async function readBestPricesByCountry(
	{ read, tables }: Readable,
	albumId: number,
	now: Date,
): Promise<BestPrice[]> {
	const { albumBestPrice } = tables;
	return read
		.select()
		.from(albumBestPrice)
		.where(and(eq(albumBestPrice.albumId, albumId), gt(albumBestPrice.expiresAt, now)))
		.orderBy(asc(albumBestPrice.rankEuro), asc(albumBestPrice.country));
}

/** Which albums some releases count for. */
export interface Owners {
	/** The album that each release belongs to by itself; null where that is not known. */
	own: ReadonlyMap<number, number | null>;
	/** All albums of each: its own, and those that share its Discogs master. */
	all: ReadonlyMap<number, readonly number[]>;
}

/** Reads which albums these releases count for. */
export async function readOwners({ read, tables }: Readable, releaseIds: number[]): Promise<Owners> {
	const { albums, releases } = tables;
	if (releaseIds.length === 0) return { own: new Map(), all: new Map() };
	const rows = await read
		.select({ releaseId: releases.id, own: releases.albumId, shared: albums.id })
		.from(releases)
		.leftJoin(albums, eq(albums.discogsId, releases.masterId))
		.where(inArray(releases.id, releaseIds));
	const all = new Map<number, number[]>();
	for (const [releaseId, found] of Map.groupBy(rows, (row) => row.releaseId)) {
		const ids = found.flatMap(({ own, shared }) => [own, shared]);
		all.set(releaseId, [...new Set(ids.flatMap((id) => id ?? []))]);
	}
	return { own: new Map(rows.map(({ releaseId, own }) => [releaseId, own])), all };
}

/** The albums that these releases count for: the one they belong to, and those that share their Discogs master. */
export async function readAlbumsOfReleases(database: Readable, releaseIds: number[]): Promise<number[]> {
	const { all } = await readOwners(database, releaseIds);
	return [...new Set([...all.values()].flat())];
}

/**
 * Does what may move pressings from one album to another, or make them vinyl or not, and computes the best prices of the albums that they
 * counted for before and count for now. Only pressings with prices matter, and most have none.
 */
export async function movingPressings<T>(
	store: Writable,
	isMoved: SQL | undefined,
	move: () => Promise<T>,
): Promise<T> {
	const { prices, releases } = store.tables;
	const priced = await store.read
		.selectDistinct({ id: releases.id })
		.from(releases)
		.innerJoin(prices, eq(prices.releaseId, releases.id))
		.where(isMoved);
	const ids = priced.map(({ id }) => id);
	const before = await readAlbumsOfReleases(store, ids);
	const moved = await move();
	await refreshBestPrices(store, [...before, ...(await readAlbumsOfReleases(store, ids))]);
	return moved;
}

/**
 * Two programs that change prices of one album at the same time would each not see the other's, and could leave a row behind that
 * neither of them meant: whoever comes second waits here until the first has committed. Writing a row as it is locks it on both engines.
 */
async function takeTurns({ write, tables }: Writable, albumIds: number[]): Promise<void> {
	const { albums } = tables;
	await write
		.update(albums)
		.set({ updatedAt: sql`${albums.updatedAt}` })
		.where(inArray(albums.id, albumIds));
}

/** What a stored row takes over from the one that was to be inserted: everything but its key. */
const takenOver = takeOver([
	...(['priceId', 'releaseId', 'provider', 'kind', 'currency', 'totalAmount', 'isShippingKnown', 'totalEuro'] as const),
	...(['rankEuro', 'url', 'fetchedAt', 'expiresAt', 'recheckAt', 'computedAt'] as const),
]);

/** Until when a row needs no second look: after that the country's own offer may have expired, if not the winner. */
const recheckAt = sql`case when decided.own_expires_at < price.expires_at then decided.own_expires_at else price.expires_at end`;

/** The columns of `album_best_price` in their order, from a winner (`decided`) and its offer (`price`). */
function completeWinners({ albumBestPrice }: Tables, now: Date): SQL {
	// SQLite takes the type `timestamptz` for a number, which its times are.
	const computedAt = sql`cast(${sql.param(now, albumBestPrice.computedAt)} as timestamptz)`;
	return sql`select decided.album_id, decided.country, price.id, price.release_id, price.provider, price.kind, price.currency,
		price.total_amount, price.shipping_amount is not null, decided.total_euro, decided.rank_euro, price.url, price.fetched_at,
		price.expires_at, ${recheckAt}, ${computedAt}`;
}

/**
 * Which offer is the cheapest of some albums or of all, per album and country. One text for one and for all, and for both engines.
 *
 * First the cheapest offer of each album and ship-to country, `*` among them; then, for each country, the cheaper one of its own and
 * that of `*`, which competes everywhere. The rule is that of `money/ranking.ts`; its kinds are preferred in the order of the alphabet.
 */
function decideWinners({ prices }: Tables, now: Date, albumIds: number[] | 'all'): SQL {
	const among = (column: string) =>
		albumIds === 'all'
			? sql``
			: sql`and ${sql.raw(column)} in (${sql.join(
					albumIds.map((id) => sql`${id}`),
					sql`, `,
				)})`;
	const kinds = sql.join(
		ranking.competingKinds.map((kind) => sql`${kind}`),
		sql`, `,
	);
	const competes = sql`price.kind in (${kinds}) and price.confidence >= ${ranking.certain} and price.expires_at > ${sql.param(now, prices.expiresAt)}`;
	const told = sql.raw(
		'price.id, price.country, price.kind, price.expires_at, price.currency, price.total_amount, price.shipping_amount',
	);
	return sql`
		with belonging as (
			select release.album_id, ${told}
			from releases as release join prices as price on price.release_id = release.id
			where release.is_vinyl and release.album_id is not null and ${competes} ${among('release.album_id')}
			union all
			select album.id, ${told}
			from albums as album
			join releases as release on release.master_id = album.discogs_id and release.album_id is distinct from album.id
			join prices as price on price.release_id = release.id
			where release.is_vinyl and ${competes} ${among('album.id')}
			union all
			select price.album_id, ${told} from prices as price
			where price.release_id is null and ${competes} ${among('price.album_id')}
		), ranked as (
			select album_id, country, id, kind, expires_at,
				case when shipping_amount is null then 1 else 0 end as is_unknown,
				cast(floor(total_amount * euro_cents + 0.5) as bigint) as total_euro,
				cast(floor(total_amount * euro_cents + 0.5) as bigint)
					+ case when shipping_amount is null then ${sql.raw(String(ranking.shippingAllowance))} else 0 end as rank_euro
			from belonging join (select currency as fx_currency, euro_cents from fx_rates where is_current) as fx on fx_currency = currency
		), placed as (
			select *, row_number() over (partition by album_id, country order by rank_euro, is_unknown, kind, id) as place from ranked
		), local as (
			select * from placed where place = 1
		), decided as (
			select own.*, world.id as world_id, world.total_euro as world_total, world.rank_euro as world_rank,
				(world.rank_euro, world.is_unknown, world.kind, world.id) < (own.rank_euro, own.is_unknown, own.kind, own.id) as is_world
			from local as own
			left join local as world on world.album_id = own.album_id and world.country = ${anywhere} and own.country <> ${anywhere}
		)
		select album_id, country, expires_at as own_expires_at,
			case when is_world then world_id else id end as winner_id,
			case when is_world then world_total else total_euro end as total_euro,
			case when is_world then world_rank else rank_euro end as rank_euro
		from decided`;
}
