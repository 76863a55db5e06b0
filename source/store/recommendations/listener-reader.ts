import { and, eq, inArray, max, or } from 'drizzle-orm';
import type { Readable } from '../artists-reader.ts';

/** What tells apart one state of what is known of a listener from another. */
export interface ListenerState {
	revision: number;
	/** The hash of what was last read of each list of their accounts. */
	snapshots: { provider: string; list: string; hash: string }[];
}

/** The state of what is known of a listener; revision -1 where there is no such listener. */
export async function readListenerState({ read, tables }: Readable, userId: number): Promise<ListenerState> {
	const { users, listeningSnapshots } = tables;
	const { id, provider, list, hash } = listeningSnapshots;
	const latest = read
		.select({ id: max(id) })
		.from(listeningSnapshots)
		.where(eq(listeningSnapshots.userId, userId))
		.groupBy(provider, list);
	const [[user], snapshots] = await Promise.all([
		read.select({ revision: users.revision }).from(users).where(eq(users.id, userId)),
		read.select({ provider, list, hash }).from(listeningSnapshots).where(inArray(id, latest)).orderBy(provider, list),
	]);
	return { revision: user?.revision ?? -1, snapshots };
}

/** An album on the listener's own wantlist, with one of the artists who are credited there: a row for each of them. */
export interface WantedAlbum {
	albumId: number;
	artistId: number;
	addedAt: Date;
}

/** What is on the listener's own wantlist. */
export async function readWantedAlbums({ read, tables }: Readable, userId: number): Promise<WantedAlbum[]> {
	const { wantlist, albumArtists } = tables;
	return read
		.select({ albumId: wantlist.albumId, artistId: albumArtists.artistId, addedAt: wantlist.addedAt })
		.from(wantlist)
		.innerJoin(albumArtists, eq(albumArtists.albumId, wantlist.albumId))
		.where(eq(wantlist.userId, userId));
}

/** The artists whom a listener named. */
export async function readSeedIds({ read, tables }: Readable, userId: number): Promise<number[]> {
	const { userSeedArtists: seeds } = tables;
	const rows = await read.select({ id: seeds.artistId }).from(seeds).where(eq(seeds.userId, userId));
	return rows.map(({ id }) => id);
}

/** What a listener dismissed: albums, and artists with all on which they are credited. */
export async function readDismissedIds(
	{ read, tables }: Readable,
	userId: number,
): Promise<{ albums: number[]; artists: number[] }> {
	const { dismissedRecommendations: dismissed } = tables;
	const rows = await read
		.select({ albumId: dismissed.albumId, artistId: dismissed.artistId })
		.from(dismissed)
		.where(eq(dismissed.userId, userId));
	return {
		albums: rows.flatMap(({ albumId }) => albumId ?? []),
		artists: rows.flatMap(({ artistId }) => artistId ?? []),
	};
}

/** Every dismissal that keeps an album away: of itself (`artist` is null) or of an artist who is credited. The oldest first. */
export async function readDismissalsOf({ read, tables }: Readable, userId: number, albumId: number) {
	const { dismissedRecommendations: dismissed, albumArtists, artists } = tables;
	const credited = read
		.select({ id: albumArtists.artistId })
		.from(albumArtists)
		.where(eq(albumArtists.albumId, albumId));
	return read
		.select({ artist: artists.name, reason: dismissed.reason, since: dismissed.dismissedAt })
		.from(dismissed)
		.leftJoin(artists, eq(artists.id, dismissed.artistId))
		.where(and(eq(dismissed.userId, userId), or(eq(dismissed.albumId, albumId), inArray(dismissed.artistId, credited))))
		.orderBy(dismissed.id);
}
