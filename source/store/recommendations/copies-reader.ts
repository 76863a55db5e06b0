import { and, eq, exists, inArray, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Readable } from '../artists-reader.ts';
import type { DiscogsList } from '../listeners/discogs-lists-reader.ts';

/** A row of such a list as stored: every column. */
export type CopyRow = Tables['userDiscogsCollections']['$inferSelect'];

/** Of which album a row is, and one of the artists who are credited there: a row for each of them. */
export interface PlacedCopy {
	copyId: number;
	albumId: number;
	artistId: number;
	addedAt: Date | null;
	/** Whether it is a pressing of this very album, or one of the same master. */
	how: 'release' | 'master';
}

/**
 * Which albums the rows of a list are of, by ids: the album of the release itself, and every other album whose Discogs master is the
 * release's, or the one that the list names. A row may be of several albums.
 */
export async function readPlacedCopies(
	{ read, tables }: Readable,
	userId: number,
	list: DiscogsList['list'],
): Promise<PlacedCopy[]> {
	const { userDiscogsCollections: copies, releases, albums, albumArtists } = tables;
	const told = {
		copyId: copies.id,
		albumId: albumArtists.albumId,
		artistId: albumArtists.artistId,
		addedAt: copies.addedAt,
	};
	const isListed = and(eq(copies.userId, userId), eq(copies.list, list));
	const found = await Promise.all([
		read
			.select(told)
			.from(copies)
			.innerJoin(releases, eq(releases.discogsId, copies.discogsId))
			.innerJoin(albumArtists, eq(albumArtists.albumId, releases.albumId))
			.where(isListed),
		read
			.select(told)
			.from(copies)
			.leftJoin(releases, eq(releases.discogsId, copies.discogsId))
			.innerJoin(albums, sql`${albums.discogsId} in (${releases.masterId}, ${copies.masterId})`)
			.innerJoin(albumArtists, eq(albumArtists.albumId, albums.id))
			.where(and(isListed, sql`${albums.id} is distinct from ${releases.albumId}`)),
	]);
	return found.flatMap((rows, at) => rows.map((row) => ({ ...row, how: at === 0 ? 'release' : 'master' })));
}

/**
 * Whether any album of a set is in the collection by now, as far as ids tell. Slimmer than `readPlacedCopies`: it is asked whenever a stored set
 * is looked at.
 */
export async function isAnyOwned({ read, tables }: Readable, userId: number, setId: number): Promise<boolean> {
	const { recommendationItems: items, userDiscogsCollections: copies, releases, albums } = tables;
	const albumIds = read.select({ id: items.albumId }).from(items).where(eq(items.setId, setId));
	const masterIds = read.select({ id: albums.discogsId }).from(albums).where(inArray(albums.id, albumIds));
	// Two look-ups by index; an OR of both would read the whole table on Postgres.
	const pressings = read
		.select({ id: releases.discogsId })
		.from(releases)
		.where(inArray(releases.albumId, albumIds))
		.union(read.select({ id: releases.discogsId }).from(releases).where(inArray(releases.masterId, masterIds)));
	const owned = await read
		.select({ id: copies.id })
		.from(copies)
		.where(
			and(
				eq(copies.userId, userId),
				eq(copies.list, 'collection'),
				or(inArray(copies.discogsId, pressings), inArray(copies.masterId, masterIds)),
			),
		)
		.limit(1);
	return owned.length > 0;
}

/** A row of a list that no id leads from to an album. */
export type UnplacedCopy = Pick<CopyRow, 'id' | 'described' | 'addedAt'>;

/** The rows of a list that `readPlacedCopies` says nothing of: only their names may tell what they are. */
export async function readUnplacedCopies(
	{ read, tables }: Readable,
	userId: number,
	list: DiscogsList['list'],
): Promise<UnplacedCopy[]> {
	const { userDiscogsCollections: copies, releases, albums } = tables;
	const hasMaster = (masterId: typeof copies.masterId | typeof releases.masterId): SQL =>
		exists(read.select({ id: albums.id }).from(albums).where(eq(albums.discogsId, masterId)));
	return read
		.select({ id: copies.id, described: copies.described, addedAt: copies.addedAt })
		.from(copies)
		.leftJoin(releases, eq(releases.discogsId, copies.discogsId))
		.where(
			and(
				eq(copies.userId, userId),
				eq(copies.list, list),
				isNull(releases.albumId),
				not(hasMaster(copies.masterId)),
				not(hasMaster(releases.masterId)),
			),
		);
}

/** Rows of the lists by their ids. */
export async function readCopies({ read, tables }: Readable, ids: number[]): Promise<CopyRow[]> {
	const { userDiscogsCollections: copies } = tables;
	if (ids.length === 0) return [];
	return read.select().from(copies).where(inArray(copies.id, ids)).orderBy(copies.id);
}
