import { and, eq, gte, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import { thresholds } from '../../matching/confidence.ts';
import type { Readable } from '../artists-reader.ts';
import { readInGroups } from '../in-groups.ts';
import type { Writable } from '../writable.ts';
import { saveMatches } from './listening-writer.ts';
import { readUnmatchedCounts } from './played-reader.ts';

/** The `key` of these rows of `listening_counts` is an id at Spotify. */
const provider = 'spotify';
/** Ids of one question: SQLite takes 32,766 values. */

/**
 * Gives artists and albums the Spotify ids of what they were matched with for certain, by name or by another id, where they have none and nobody
 * else has it: the next time the id is enough.
 */
export async function learnSpotifyIds(store: Writable, userId: number): Promise<void> {
	const { artists, albums, listeningCounts } = store.tables;
	const { key, kind, artistId, albumId, confidence } = listeningCounts;
	const matched = await store.read
		.selectDistinct({ key, kind, artistId, albumId })
		.from(listeningCounts)
		.where(
			and(
				eq(listeningCounts.userId, userId),
				eq(listeningCounts.provider, provider),
				isNotNull(artistId),
				gte(confidence, thresholds.certain),
			),
		);
	const ofKind = (wanted: string) => matched.filter((row) => row.kind === wanted);
	await learn(
		store,
		artists,
		ofKind('artist').map((row) => ({ key: row.key, id: row.artistId })),
	);
	await learn(
		store,
		albums,
		ofKind('album').map((row) => ({ key: row.key, id: row.albumId })),
	);
}

async function learn(
	{ read, write }: Writable,
	table: Tables['artists'] | Tables['albums'],
	rows: readonly { key: string; id: number | null }[],
): Promise<void> {
	const taken = new Set<string | null>();
	const holders = await readInGroups(
		rows.map(({ key }) => key),
		(keys) => read.select({ key: table.spotifyId }).from(table).where(inArray(table.spotifyId, keys)),
	);
	for (const { key } of holders) taken.add(key);
	for (const { key, id } of rows) {
		if (id === null || taken.has(key)) continue;
		taken.add(key);
		await write
			.update(table)
			.set({ spotifyId: key })
			.where(and(eq(table.id, id), isNull(table.spotifyId)));
	}
}

/** Finds the albums that Spotify told of by their Spotify ids, as far as they are not known yet and one album alone has the id. */
export async function matchAlbumsBySpotifyId(store: Writable, userId: number): Promise<void> {
	const open = (await readUnmatchedCounts(store, userId)).filter(
		(row) => row.provider === provider && row.kind === 'album',
	);
	const albums = Map.groupBy(await findAlbums(store, [...new Set(open.map(({ key }) => key))]), ({ key }) => key);
	const matched = open.flatMap((row) => {
		const [album, ...others] = albums.get(row.key) ?? [];
		if (album === undefined || others.length > 0) return [];
		return [{ ...row, artistId: album.artistId, albumId: album.albumId, method: 'id', confidence: 1 }];
	});
	await saveMatches(store, userId, matched);
}

function findAlbums({ read, tables }: Readable, spotifyIds: readonly string[]) {
	const { albums } = tables;
	return readInGroups(spotifyIds, (ids) =>
		read
			.select({ key: albums.spotifyId, artistId: albums.artistId, albumId: albums.id })
			.from(albums)
			.where(inArray(albums.spotifyId, ids)),
	);
}
