import { and, asc, count, desc, eq, gte, inArray, isNull, notExists } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Readable } from '../artists-reader.ts';
import type { ReleaseRow } from '../releases-reader.ts';

/** A copy in a collection or a release on a wantlist, exactly as stored: every column. See `db/schema/listeners.ts`. */
export type ListedRow = Tables['userDiscogsCollections']['$inferSelect'];

/** Which of a listener's two lists at Discogs. */
export interface DiscogsList {
	userId: number;
	list: 'collection' | 'wantlist';
}

/** A whole list, the latest added first; of what was added at the same time, the first stored first. */
export async function readDiscogsList(database: Readable, of: DiscogsList): Promise<ListedRow[]> {
	const { userDiscogsCollections } = database.tables;
	return database.read
		.select()
		.from(userDiscogsCollections)
		.where(isIn(database, of))
		.orderBy(desc(userDiscogsCollections.addedAt), asc(userDiscogsCollections.id));
}

/** What is stored of these releases (Discogs ids), the first stored first: every copy. */
export async function readListedOf(
	database: Readable,
	of: DiscogsList,
	discogsIds: readonly number[],
): Promise<ListedRow[]> {
	const { userDiscogsCollections } = database.tables;
	if (discogsIds.length === 0) return [];
	return database.read
		.select()
		.from(userDiscogsCollections)
		.where(and(isIn(database, of), inArray(userDiscogsCollections.discogsId, [...new Set(discogsIds)])))
		.orderBy(asc(userDiscogsCollections.id));
}

/** How many rows came from the account, and how many from files alone. */
export async function countListed(database: Readable, of: DiscogsList): Promise<{ discogs: number; file: number }> {
	const { userDiscogsCollections } = database.tables;
	const rows = await database.read
		.select({ source: userDiscogsCollections.source, rows: count() })
		.from(userDiscogsCollections)
		.where(isIn(database, of))
		.groupBy(userDiscogsCollections.source);
	const from = (source: ListedRow['source']) => rows.find((row) => row.source === source)?.rows ?? 0;
	return { discogs: from('discogs'), file: from('file') };
}

/** How many rows the account named since then. */
export async function countSeenSince(database: Readable, of: DiscogsList, since: Date): Promise<number> {
	const { userDiscogsCollections: listed } = database.tables;
	const isTold = and(isIn(database, of), eq(listed.source, 'discogs'), gte(listed.seenAt, since));
	return database.read.$count(listed, isTold);
}

/** A release on a listener's lists with its row in the catalogue. */
export interface ListedRelease {
	release: ReleaseRow;
	described: ListedRow['described'];
}

/** Releases on a listener's lists that are of no album yet, neither by themselves nor by their master; each once. */
export async function readUnplaced({ read, tables }: Readable, userId: number): Promise<ListedRelease[]> {
	const { userDiscogsCollections, releases, albums } = tables;
	const ofMaster = read.select({ id: albums.id }).from(albums).where(eq(albums.discogsId, releases.masterId));
	const rows = await read
		.select({ release: releases, described: userDiscogsCollections.described })
		.from(userDiscogsCollections)
		.innerJoin(releases, eq(releases.discogsId, userDiscogsCollections.discogsId))
		.where(and(eq(userDiscogsCollections.userId, userId), isNull(releases.albumId), notExists(ofMaster)))
		.orderBy(asc(releases.id));
	return [...new Map(rows.map((row) => [row.release.id, row])).values()];
}

function isIn({ tables: { userDiscogsCollections } }: Readable, { userId, list }: DiscogsList) {
	return and(eq(userDiscogsCollections.userId, userId), eq(userDiscogsCollections.list, list));
}
