import { and, asc, eq, exists, inArray, min, sql } from 'drizzle-orm';
import type { Readable } from './artists-reader.ts';

/**
 * Albums of which vinyl is stored, those first that nobody asked about, then those that were asked about longest ago; at most `limit`.
 */
export async function readAlbumsToCheck({ read, tables }: Readable, limit: number): Promise<number[]> {
	const { albums, releases, priceChecks } = tables;
	const hasVinyl = read
		.select({ id: releases.id })
		.from(releases)
		.where(and(eq(releases.albumId, albums.id), eq(releases.isVinyl, true)));
	const rows = await read
		.select({ id: albums.id })
		.from(albums)
		.leftJoin(priceChecks, and(eq(priceChecks.entity, 'album'), eq(priceChecks.entityId, albums.id)))
		.where(exists(hasVinyl))
		.groupBy(albums.id)
		.orderBy(
			sql`case when ${min(priceChecks.checkedAt)} is null then 0 else 1 end`,
			asc(min(priceChecks.checkedAt)),
			asc(albums.id),
		)
		.limit(limit);
	return rows.map(({ id }) => id);
}

/** Stored releases by their Discogs ids, with the album that each counts for; null where none is stored. */
export async function readReleasesWithAlbum(
	{ read, tables }: Readable,
	discogsIds: number[],
): Promise<{ discogsId: number; releaseId: number; albumId: number | null }[]> {
	const { albums, releases } = tables;
	const rows = await read
		.select({ discogsId: releases.discogsId, releaseId: releases.id, own: releases.albumId, shared: min(albums.id) })
		.from(releases)
		.leftJoin(albums, eq(albums.discogsId, releases.masterId))
		.where(inArray(releases.discogsId, discogsIds))
		.groupBy(releases.id, releases.discogsId, releases.albumId);
	return rows.flatMap(({ discogsId, releaseId, own, shared }) =>
		discogsId === null ? [] : [{ discogsId, releaseId, albumId: own ?? shared }],
	);
}
