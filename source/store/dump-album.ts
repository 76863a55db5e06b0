import { and, asc, eq, isNull } from 'drizzle-orm';
import { pickAlbum } from '../matching/album-match.ts';
import { normalizeTitle } from '../matching/names.ts';
import type { AlbumRow } from './albums-reader.ts';
import type { Writable } from './writable.ts';

/** A release group that is not here yet, as far as it tells which album of Discogs' dump it is. */
export interface ToldGroup {
	/** Its first credited artist: our id, and the name. */
	artistId: number;
	artist: string;
	title: string;
	year: number | null;
	/** The Discogs master that it links. */
	discogsId: number | null;
}

/**
 * The album that Discogs' dump made before MusicBrainz told of its release group: that of the same master, else the one of the same artist
 * and title that the matcher is certain of, unless the group links another master. Undefined when there is none, or several might be meant.
 */
export async function findDumpAlbum(store: Writable, told: ToldGroup): Promise<AlbumRow | undefined> {
	const { albums } = store.tables;
	const isFromDump = and(isNull(albums.mbid), eq(albums.source, 'discogs'));
	if (told.discogsId !== null) {
		const [ofMaster] = await store.read
			.select()
			.from(albums)
			.where(and(eq(albums.discogsId, told.discogsId), isFromDump))
			.orderBy(asc(albums.id))
			.limit(1);
		if (ofMaster !== undefined) return ofMaster;
	}
	const namesakes = await store.read
		.select()
		.from(albums)
		.where(and(eq(albums.artistId, told.artistId), eq(albums.normalizedTitle, normalizeTitle(told.title)), isFromDump))
		.orderBy(asc(albums.id));
	const candidates = namesakes
		.filter(({ discogsId }) => told.discogsId === null || discogsId === null)
		.map((album) => ({
			album,
			artist: told.artist,
			title: album.title,
			year: album.firstReleaseYear,
			formats: [],
			masterId: album.discogsId,
		}));
	return pickAlbum(told, candidates).chosen?.album;
}
