import { and, asc, count, eq, gte, inArray, or, sql } from 'drizzle-orm';
import type { Tables } from '../../db/schema/tables.ts';
import type { AlbumRow } from './albums-reader.ts';
import type { Readable } from './artists-reader.ts';

/** A release (pressing) exactly as stored: every column. */
export type ReleaseRow = Tables['releases']['$inferSelect'];

/** One release by its Discogs id. */
export async function findReleaseByDiscogsId(
	{ read, tables }: Readable,
	discogsId: number,
): Promise<ReleaseRow | undefined> {
	const [row] = await read.select().from(tables.releases).where(eq(tables.releases.discogsId, discogsId));
	return row;
}

/** A release that somebody lists, as far as it must be known to be an offer of ours. */
export interface ListedRelease {
	releaseId: number;
	albumId: number | null;
	isVinyl: boolean;
}

/** Those of some hundreds of Discogs ids that are stored, by their Discogs id. */
export async function readListed(
	{ read, tables }: Readable,
	discogsIds: number[],
): Promise<Map<number, ListedRelease>> {
	const { releases } = tables;
	const rows = await read
		.select({
			releaseId: releases.id,
			discogsId: releases.discogsId,
			albumId: releases.albumId,
			isVinyl: releases.isVinyl,
		})
		.from(releases)
		.where(inArray(releases.discogsId, discogsIds));
	return new Map(rows.flatMap(({ discogsId, ...release }) => (discogsId === null ? [] : [[discogsId, release]])));
}

/**
 * Every stored vinyl pressing of an album, by year (unknown last), country and catalogue number.
 * Albums that share one Discogs master (separate volumes) read the same pressings.
 */
export async function readReleasesOf({ read, tables }: Readable, album: AlbumRow): Promise<ReleaseRow[]> {
	const { releases } = tables;
	const isOfAlbum =
		album.discogsId === null
			? eq(releases.albumId, album.id)
			: or(eq(releases.albumId, album.id), eq(releases.masterId, album.discogsId));
	return read
		.select()
		.from(releases)
		.where(and(isOfAlbum, eq(releases.isVinyl, true)))
		.orderBy(
			asc(sql`coalesce(${releases.year}, 9999)`),
			asc(releases.country),
			asc(releases.catalogNumber),
			asc(releases.discogsId),
		);
}

/** How many distinct pressings of a master were written since `since`: what the completeness check counts. */
export async function countSeenSince({ read, tables }: Readable, masterId: number, since: Date): Promise<number> {
	const { releases } = tables;
	const [row] = await read
		.select({ seen: count() })
		.from(releases)
		.where(and(eq(releases.masterId, masterId), gte(releases.fetchedAt, since)));
	return row?.seen ?? 0;
}

/** A pressing with the album it belongs to; null where that is not known. */
export interface ReleaseWithAlbum {
	release: ReleaseRow;
	album: AlbumRow | null;
}

/** At most `limit` stored vinyl pressings of a label of exactly this name, by year (unknown last), catalogue number and country. */
export async function readReleasesOfLabel(
	{ read, tables }: Readable,
	name: string,
	limit: number,
): Promise<ReleaseWithAlbum[]> {
	const { releases, releaseKeys, albums } = tables;
	return read
		.select({ release: releases, album: albums })
		.from(releaseKeys)
		.innerJoin(releases, eq(releases.id, releaseKeys.releaseId))
		.leftJoin(albums, eq(albums.id, releases.albumId))
		.where(and(eq(releaseKeys.kind, 'label'), eq(releaseKeys.key, name)))
		.orderBy(
			asc(sql`coalesce(${releases.year}, 9999)`),
			asc(releases.catalogNumber),
			asc(releases.country),
			asc(releases.discogsId),
		)
		.limit(limit);
}

/** How many vinyl pressings of a label are stored. */
export async function countReleasesOfLabel({ read, tables }: Readable, name: string): Promise<number> {
	const { kind, key } = tables.releaseKeys;
	return read.$count(tables.releaseKeys, and(eq(kind, 'label'), eq(key, name)));
}

/** Discogs ids of the releases, on vinyl or not, that are stored as this very album's; those of its master alone are not meant. */
export async function readOwnDiscogsIds({ read, tables }: Readable, albumId: number): Promise<Set<number>> {
	const { releases } = tables;
	const rows = await read.select({ id: releases.discogsId }).from(releases).where(eq(releases.albumId, albumId));
	return new Set(rows.flatMap(({ id }) => id ?? []));
}
