import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Readable } from '../artists-reader.ts';
import { readInGroups } from '../in-groups.ts';
import { readWants } from './wantlist-reader.ts';

/** Something that a listener wants, wherever they said so. */
export interface Wish {
	/** "vinilogy": their own wantlist here. "discogs", "file": a wantlist that was read. */
	source: string;
	artist: string;
	title: string;
	/** The album, where it is stored. */
	albumId: number | null;
	/** The pressing that is wanted, by its number at Discogs; null: any. */
	discogsId: number | null;
	note: string | null;
	/** Null where the source does not say. */
	since: Date | null;
}

/** Everything that a listener wants, the latest first; what is on two wantlists is listed twice. */
export async function readWishes(database: Readable, userId: number): Promise<Wish[]> {
	const own = (await readWants(database, userId)).map(
		({ want: { discogsId, note, addedAt }, album }): Wish => ({
			...{ source: 'vinilogy', artist: album.credit, title: album.title, albumId: album.id },
			...{ discogsId, note, since: addedAt },
		}),
	);
	const elsewhere = await readListedWishes(database, userId);
	return [...own, ...elsewhere].sort((a, b) => (b.since?.getTime() ?? 0) - (a.since?.getTime() ?? 0));
}

/** What is on wantlists that were read: the album is that of the pressing, else the one of its master. */
async function readListedWishes(database: Readable, userId: number): Promise<Wish[]> {
	const { releases, userDiscogsCollections: listed } = database.tables;
	const rows = await database.read
		.select({ wish: listed, albumId: releases.albumId })
		.from(listed)
		.leftJoin(releases, eq(releases.discogsId, listed.discogsId))
		.where(and(eq(listed.userId, userId), eq(listed.list, 'wantlist')))
		.orderBy(asc(listed.id));
	const byMaster = await readAlbumsOfMasters(
		database,
		rows.flatMap(({ wish, albumId }) => (albumId === null && wish.masterId !== null ? [wish.masterId] : [])),
	);
	return rows.map(({ wish, albumId }) => ({
		source: wish.source,
		artist: wish.described.artist,
		title: wish.described.title,
		albumId: albumId ?? byMaster.get(wish.masterId ?? 0) ?? null,
		discogsId: wish.discogsId,
		note: wish.notes,
		since: wish.addedAt,
	}));
}

/** The first album of each master that has one. */
async function readAlbumsOfMasters({ read, tables }: Readable, masterIds: number[]): Promise<Map<number, number>> {
	const { albums } = tables;
	const rows = await readInGroups(masterIds, (ids) =>
		read
			.select({ id: albums.id, masterId: albums.discogsId })
			.from(albums)
			.where(inArray(albums.discogsId, ids))
			.orderBy(asc(albums.id)),
	);
	const found = new Map<number, number>();
	for (const { id, masterId } of rows) if (masterId !== null && !found.has(masterId)) found.set(masterId, id);
	return found;
}
