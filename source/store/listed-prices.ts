import { and, eq, gt, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { anywhere } from '../countries.ts';
import { ranking } from '../money/ranking.ts';
import type { Readable } from './artists-reader.ts';
import { readBestPrices } from './best-prices.ts';
import type { PriceCheck } from './price-checks.ts';
import type { PriceRow } from './prices-reader.ts';
import type { ReleaseRow } from './releases-reader.ts';

/** For whom prices are read: the ship-to country (ISO code, or `*`), and the instant that decides what is current. */
export interface PriceScope {
	country: string;
	now: Date;
}

/** What a list tells of prices. `cheapest` is null where somebody was asked and nothing is on offer. */
export interface Cheapest {
	cheapest: PriceRow | null;
	/** How many offers can be bought; null where they were not counted. */
	offers: number | null;
}

/** The best price of each album; one of which nobody was ever asked for a price is not in the map. */
export async function readCheapestOfAlbums(
	database: Readable,
	albumIds: number[],
	{ country, now }: PriceScope,
): Promise<Map<number, Cheapest>> {
	const best = await readBestPrices(database, albumIds, country, now);
	const rows = await readPricesById(
		database,
		[...best.values()].map(({ priceId }) => priceId),
	);
	const found = new Map<number, Cheapest>();
	for (const id of await readAskedAlbums(database, albumIds)) found.set(id, { cheapest: null, offers: null });
	for (const [id, { priceId }] of best) found.set(id, { cheapest: rows.get(priceId) ?? null, offers: null });
	return found;
}

/** The cheapest offer that is certain to be of each pressing; one of which nobody was ever asked for a price is not in the map. */
export async function readCheapestOfPressings(
	database: Readable,
	releaseIds: number[],
	{ country, now }: PriceScope,
): Promise<Map<number, Cheapest>> {
	const { read, tables } = database;
	const { prices, fxRates } = tables;
	// The rule of `money/ranking.ts`, as `best-prices.ts` has it for albums.
	const isUnknown = sql`case when ${prices.shippingAmount} is null then 1 else 0 end`;
	const rankEuro = sql`floor(${prices.totalAmount} * ${fxRates.euroCents} + 0.5) + ${isUnknown} * ${sql.raw(String(ranking.shippingAllowance))}`;
	const ranked = read
		.select({
			id: prices.id,
			place:
				sql<number>`row_number() over (partition by ${prices.releaseId} order by ${rankEuro}, ${isUnknown}, ${prices.kind}, ${prices.id})`.as(
					'place',
				),
			offers: sql<number>`count(*) over (partition by ${prices.releaseId})`.mapWith(Number).as('offers'),
		})
		.from(prices)
		.innerJoin(fxRates, and(eq(fxRates.currency, prices.currency), eq(fxRates.isCurrent, true)))
		.where(
			and(
				inArray(prices.releaseId, releaseIds),
				inArray(prices.country, [country, anywhere]),
				inArray(prices.kind, [...ranking.competingKinds]),
				gte(prices.confidence, ranking.certain),
				gt(prices.expiresAt, now),
			),
		)
		.as('ranked');
	const best = await read
		.select({ price: prices, offers: ranked.offers })
		.from(ranked)
		.innerJoin(prices, eq(prices.id, ranked.id))
		.where(eq(ranked.place, 1));
	const found = new Map<number, Cheapest>();
	for (const id of await readAskedPressings(database, releaseIds)) found.set(id, { cheapest: null, offers: 0 });
	for (const { price, offers } of best)
		if (price.releaseId !== null) found.set(price.releaseId, { cheapest: price, offers });
	return found;
}

/** Those of the albums whose best price is to be computed anew, in any country: what it rests on has expired. */
export async function readExpiredAlbums({ read, tables }: Readable, albumIds: number[], now: Date): Promise<number[]> {
	const { albumId, recheckAt } = tables.albumBestPrice;
	const rows = await read
		.selectDistinct({ albumId })
		.from(tables.albumBestPrice)
		.where(and(inArray(albumId, albumIds), lte(recheckAt, now)));
	return rows.map((row) => row.albumId);
}

/** Offers of albums of which nothing says which pressings they may be: they may be any. The oldest row first. */
export async function readOffersOfAnyPressing({ read, tables }: Readable, albumIds: number[]): Promise<PriceRow[]> {
	const { prices } = tables;
	const rows = await read
		.select()
		.from(prices)
		.where(and(isNull(prices.releaseId), inArray(prices.albumId, albumIds)))
		.orderBy(prices.id);
	return rows.filter(({ candidates }) => candidates.length === 0);
}

/** Offers by their ids. */
export async function readPricesById({ read, tables }: Readable, ids: number[]): Promise<Map<number, PriceRow>> {
	const { prices } = tables;
	if (ids.length === 0) return new Map();
	const rows = await read.select().from(prices).where(inArray(prices.id, ids));
	return new Map(rows.map((row) => [row.id, row]));
}

/** Releases by their ids. */
export async function readPressingsById({ read, tables }: Readable, ids: number[]): Promise<Map<number, ReleaseRow>> {
	const { releases } = tables;
	if (ids.length === 0) return new Map();
	const rows = await read.select().from(releases).where(inArray(releases.id, ids));
	return new Map(rows.map((row) => [row.id, row]));
}

/** When sources were last asked about a pressing or about albums of it, for a country or for any; the latest first. */
export async function readChecksOfPressing(
	{ read, tables }: Readable,
	releaseId: number,
	albumIds: number[],
	country: string,
): Promise<PriceCheck[]> {
	const { priceChecks } = tables;
	const { entity, entityId } = priceChecks;
	const rows = await read
		.select()
		.from(priceChecks)
		.where(
			and(
				inArray(priceChecks.country, [country, anywhere]),
				or(and(eq(entity, 'release'), eq(entityId, releaseId)), and(eq(entity, 'album'), inArray(entityId, albumIds))),
			),
		);
	return rows.sort((a, b) => b.checkedAt.getTime() - a.checkedAt.getTime());
}

/** Albums of which something was once on offer, or a source was asked. */
async function readAskedAlbums({ read, tables }: Readable, ids: number[]): Promise<number[]> {
	const { priceHistory, priceChecks } = tables;
	const offered = await read
		.selectDistinct({ id: priceHistory.albumId })
		.from(priceHistory)
		.where(inArray(priceHistory.albumId, ids));
	const asked = await read
		.selectDistinct({ id: priceChecks.entityId })
		.from(priceChecks)
		.where(and(eq(priceChecks.entity, 'album'), inArray(priceChecks.entityId, ids)));
	return [...offered, ...asked].flatMap(({ id }) => id ?? []);
}

/** Pressings of which something was once on offer, or a source was asked. */
async function readAskedPressings({ read, tables }: Readable, ids: number[]): Promise<number[]> {
	const { priceHistory, priceChecks } = tables;
	const offered = await read
		.selectDistinct({ id: priceHistory.releaseId })
		.from(priceHistory)
		.where(inArray(priceHistory.releaseId, ids));
	const asked = await read
		.selectDistinct({ id: priceChecks.entityId })
		.from(priceChecks)
		.where(and(eq(priceChecks.entity, 'release'), inArray(priceChecks.entityId, ids)));
	return [...offered, ...asked].flatMap(({ id }) => id ?? []);
}
