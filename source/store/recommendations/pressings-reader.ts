import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { anywhere } from '../../countries.ts';
import type { Readable } from '../artists-reader.ts';
import { readInGroups } from '../in-groups.ts';
import type { CreditedAlbum, OfferScope } from './candidates-reader.ts';

/** What is known of the vinyl pressings of an album, together. */
export interface PressingTotals {
	pressings: number;
	/** Votes of all pressings, and their mean (1–5); null without any. */
	votes: number;
	rating: number | null;
	/** How many collectors have one, summed over the pressings; null where no source counted them. */
	have: number | null;
}

/**
 * Totals of the vinyl pressings of each album that has any. An album without pressings of its own (one of several volumes) has those of its
 * Discogs master.
 */
export async function readPressingTotals(
	{ read, tables }: Readable,
	albums: readonly CreditedAlbum[],
): Promise<Map<number, PressingTotals>> {
	const { releases } = tables;
	const totalsBy = (column: typeof releases.albumId | typeof releases.masterId, ids: number[]) =>
		readInGroups(ids, (some) =>
			read
				.select({
					id: column,
					pressings: sql<number>`count(*)`.mapWith(Number),
					votes:
						sql<number>`coalesce(sum(case when ${releases.discogsRating} is not null then ${releases.discogsVotes} end), 0)`.mapWith(
							Number,
						),
					stars: sql<number | null>`sum(${releases.discogsRating} * ${releases.discogsVotes})`.mapWith(Number),
					have: sql<number | null>`sum(${releases.have})`.mapWith(Number),
				})
				.from(releases)
				.where(and(inArray(column, some), eq(releases.isVinyl, true)))
				.groupBy(column),
		);
	const own = await totalsBy(
		releases.albumId,
		albums.map(({ albumId }) => albumId),
	);
	const found = new Map(own.map((row) => [row.id, toTotals(row)]));
	const without = albums.filter(({ albumId, masterId }) => masterId !== null && !found.has(albumId));
	const shared = await totalsBy(releases.masterId, [...new Set(without.flatMap(({ masterId }) => masterId ?? []))]);
	const byMaster = new Map(shared.map((row) => [row.id, toTotals(row)]));
	return new Map(
		albums.flatMap(({ albumId, masterId }) => {
			const totals = found.get(albumId) ?? byMaster.get(masterId);
			return totals === undefined ? [] : [[albumId, totals]];
		}),
	);
}

/** Those of these albums whose pressings were looked up: where there are none, there is no vinyl. */
export async function readLookedUp({ read, tables }: Readable, albumIds: number[]): Promise<Set<number>> {
	const { entity, entityId, step, status } = tables.syncState;
	const rows = await readInGroups(albumIds, (some) =>
		read
			.select({ id: entityId })
			.from(tables.syncState)
			.where(
				and(
					eq(entity, 'album'),
					inArray(entityId, some),
					eq(step, 'vinyl-releases'),
					inArray(status, ['done', 'absent']),
				),
			),
	);
	return new Set(rows.map(({ id }) => id));
}

/** What the cheapest offer of an album costs in a country, in euro cents (see `album_best_price`). */
export interface OfferRank {
	totalEuro: number;
	rankEuro: number;
}

/** The best price of each of these albums that has a current one: the country's own, else that of anywhere. As `readBestPrices`, but slim. */
export async function readOfferRanks(
	{ read, tables }: Readable,
	albumIds: number[],
	{ country, now }: Pick<OfferScope, 'country' | 'now'>,
): Promise<Map<number, OfferRank>> {
	const { albumBestPrice: best } = tables;
	const rows = await readInGroups(albumIds, (some) =>
		read
			.select({ albumId: best.albumId, country: best.country, totalEuro: best.totalEuro, rankEuro: best.rankEuro })
			.from(best)
			.where(and(inArray(best.albumId, some), inArray(best.country, [country, anywhere]), gt(best.expiresAt, now))),
	);
	const general = rows.filter((row) => row.country === anywhere);
	const own = rows.filter((row) => row.country !== anywhere);
	return new Map([...general, ...own].map(({ albumId, totalEuro, rankEuro }) => [albumId, { totalEuro, rankEuro }]));
}

function toTotals({
	pressings,
	votes,
	stars,
	have,
}: {
	pressings: number;
	votes: number;
	stars: number | null;
	have: number | null;
}): PressingTotals {
	return { pressings, votes, rating: votes > 0 && stars !== null ? stars / votes : null, have };
}
