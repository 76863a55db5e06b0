import { and, asc, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../../db/schema/tables.ts';
import { anywhere } from '../countries.ts';
import { ranking } from '../money/ranking.ts';
import type { Readable } from './artists-reader.ts';
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
	await store.write.insert(albumBestPrice).select(selectBestPrices(store, ids));
}

/** Computes all best prices anew: when exchange rates changed, and to prove that the stored ones are right. */
export async function recomputeBestPrices(store: Writable): Promise<void> {
	const { albumBestPrice } = store.tables;
	await store.write.delete(albumBestPrice);
	await store.write.insert(albumBestPrice).select(selectBestPrices(store, 'all'));
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

/** The albums that these releases count for: the one they belong to, and those that share their Discogs master. */
export async function readAlbumsOfReleases({ read, tables }: Readable, releaseIds: number[]): Promise<number[]> {
	const { albums, releases } = tables;
	if (releaseIds.length === 0) return [];
	const own = await read
		.selectDistinct({ albumId: releases.albumId })
		.from(releases)
		.where(inArray(releases.id, releaseIds));
	const shared = await read
		.selectDistinct({ albumId: albums.id })
		.from(releases)
		.innerJoin(albums, eq(albums.discogsId, releases.masterId))
		.where(inArray(releases.id, releaseIds));
	return [...new Set([...own, ...shared].flatMap(({ albumId }) => albumId ?? []))];
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

/**
 * The best prices of some albums or of all, in the order of the columns of `album_best_price`.
 *
 * First the cheapest offer of each album and ship-to country, `*` among them; then, for each country, the cheaper one of its own and
 * that of `*`, which competes everywhere. The rule is that of `money/ranking.ts`.
 * One text for both engines: SQLite takes the type `timestamptz` for a number, which its times are.
 */
function selectBestPrices({ tables, now }: Writable, albumIds: number[] | 'all'): SQL {
	const { prices } = tables;
	const among = (column: string) =>
		albumIds === 'all'
			? sql``
			: sql`and ${sql.raw(column)} in (${sql.join(
					albumIds.map((id) => sql`${id}`),
					sql`, `,
				)})`;
	const at = sql.param(now, prices.expiresAt);
	const kinds = sql.join(
		ranking.competingKinds.map((kind) => sql`${kind}`),
		sql`, `,
	);
	const competes = sql`price.kind in (${kinds}) and price.confidence >= ${ranking.certain} and price.expires_at > ${at}`;
	return sql`
		with belonging as (
			select release.album_id as for_album, price.*
			from releases as release join prices as price on price.release_id = release.id
			where release.is_vinyl and release.album_id is not null and ${competes} ${among('release.album_id')}
			union all
			select album.id, price.*
			from albums as album
			join releases as release on release.master_id = album.discogs_id and release.album_id is distinct from album.id
			join prices as price on price.release_id = release.id
			where release.is_vinyl and ${competes} ${among('album.id')}
			union all
			select price.album_id, price.* from prices as price
			where price.release_id is null and ${competes} ${among('price.album_id')}
		), ranked as (
			select for_album, belonging.country, belonging.id, kind, expires_at,
				case when shipping_amount is null then 1 else 0 end as is_unknown,
				floor(total_amount * euro_cents + 0.5) as total_euro,
				floor(total_amount * euro_cents + 0.5)
					+ case when shipping_amount is null then ${sql.raw(String(ranking.shippingAllowance))} else 0 end as rank_euro
			from belonging join fx_rates as fx on fx.currency = belonging.currency and fx.is_current
		), placed as (
			select *, row_number() over (partition by for_album, country order by rank_euro, is_unknown, kind, id) as place from ranked
		), local as (
			select * from placed where place = 1
		), decided as (
			select own.for_album, own.country, own.expires_at as own_expires_at, own.total_euro as own_euro, own.rank_euro as own_rank, own.id as own_id,
				case when (world.rank_euro, world.is_unknown, world.kind, world.id) < (own.rank_euro, own.is_unknown, own.kind, own.id)
					then world.id else own.id end as winner_id,
				world.total_euro as world_euro, world.rank_euro as world_rank
			from local as own
			left join local as world on world.for_album = own.for_album and world.country = ${anywhere} and own.country <> ${anywhere}
		)
		select for_album, decided.country, price.id, price.release_id, price.provider, price.kind, price.currency, price.total_amount,
			price.shipping_amount is not null,
			cast(case when winner_id = own_id then own_euro else world_euro end as bigint),
			cast(case when winner_id = own_id then own_rank else world_rank end as bigint),
			price.url, price.fetched_at, price.expires_at,
			case when own_expires_at < price.expires_at then own_expires_at else price.expires_at end,
			cast(${sql.param(now, tables.albumBestPrice.computedAt)} as timestamptz)
		from decided join prices as price on price.id = winner_id`;
}
