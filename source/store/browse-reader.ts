import { and, asc, count, countDistinct, desc, eq, inArray, isNotNull, isNull, min, sql } from 'drizzle-orm';
import type { AlbumRow } from './albums-reader.ts';
import { readAlbumsOf } from './albums-reader.ts';
import type { ArtistRow, Readable } from './artists-reader.ts';
import type { ReleaseRow } from './releases-reader.ts';

/** An artist as a list shows it. Counts and age are null until they were read (`readArtistCounts`). */
export interface ArtistLine
	extends Pick<
		ArtistRow,
		'id' | 'name' | 'normalizedName' | 'disambiguation' | 'country' | 'listeners' | 'mbid' | 'discogsId' | 'lastfmUrl'
	> {
	/** How similar to the artist whose list this is, 0–1; null in a list of all artists. */
	score: number | null;
	counts: ArtistCounts | null;
}

export interface ArtistCounts {
	/** Studio albums stored. */
	albums: number;
	/** Vinyl pressings stored of these. */
	pressings: number;
	/** The age of the oldest answer about the artist; null when only the name is known (a stub). */
	fetchedAt: Date | null;
}

/** An album as a list shows it, with what is stored of its pressings. */
export interface AlbumLine extends AlbumRow {
	pressings: number;
	countries: number;
}

/** A pressing as a list shows it. */
export interface PressingLine extends ReleaseRow {
	/** Who its album is by; null where it belongs to none that is stored. */
	credit: string | null;
}

const lineColumns = ({ artists }: Readable['tables']) => ({
	id: artists.id,
	name: artists.name,
	normalizedName: artists.normalizedName,
	disambiguation: artists.disambiguation,
	country: artists.country,
	listeners: artists.listeners,
	mbid: artists.mbid,
	discogsId: artists.discogsId,
	lastfmUrl: artists.lastfmUrl,
});

/** At most `limit` artists that are not merged into another, the best known first; counts and ages are not read yet. */
export async function readArtistLines({ read, tables }: Readable, limit: number | 'all'): Promise<ArtistLine[]> {
	const { artists } = tables;
	// In the order of an index: the first ones are read without the others.
	const query = read
		.select(lineColumns(tables))
		.from(artists)
		.where(isNull(artists.mergedIntoId))
		.orderBy(desc(sql`coalesce(${artists.listeners}, -1)`), asc(artists.name), asc(artists.id));
	const rows = await (limit === 'all' ? query : query.limit(limit));
	return rows.map((row) => ({ ...row, score: null, counts: null }));
}

/** These artists as lines, in no particular order; those that were merged into another are left out. */
export async function readLinesOf({ read, tables }: Readable, ids: number[]): Promise<ArtistLine[]> {
	const { artists } = tables;
	const rows = await read
		.select(lineColumns(tables))
		.from(artists)
		.where(and(inArray(artists.id, ids), isNull(artists.mergedIntoId)));
	return rows.map((row) => ({ ...row, score: null, counts: null }));
}

const answers = ['artist-ids', 'artist-info', 'studio-albums', 'similar-artists'];

/** What is stored of these artists, and how old the oldest answer about each is. Every id is in the map. */
export async function readArtistCounts({ read, tables }: Readable, ids: number[]): Promise<Map<number, ArtistCounts>> {
	const { albums, albumArtists, releases, syncState } = tables;
	const isWanted = inArray(albumArtists.artistId, ids);
	const albumCounts = await read
		.select({ artistId: albumArtists.artistId, albums: count() })
		.from(albumArtists)
		.innerJoin(albums, and(eq(albums.id, albumArtists.albumId), eq(albums.isStudio, true)))
		.where(isWanted)
		.groupBy(albumArtists.artistId);
	const pressingCounts = await read
		.select({ artistId: albumArtists.artistId, pressings: countDistinct(releases.id) })
		.from(albumArtists)
		.innerJoin(albums, and(eq(albums.id, albumArtists.albumId), eq(albums.isStudio, true)))
		.innerJoin(releases, isPressingOf(tables))
		.where(isWanted)
		.groupBy(albumArtists.artistId);
	const ages = await read
		.select({ artistId: syncState.entityId, fetchedAt: min(syncState.fetchedAt) })
		.from(syncState)
		.where(
			and(
				eq(syncState.entity, 'artist'),
				inArray(syncState.entityId, ids),
				inArray(syncState.step, answers),
				isNotNull(syncState.fetchedAt),
			),
		)
		.groupBy(syncState.entityId);
	const found = new Map(ids.map((id): [number, ArtistCounts] => [id, { albums: 0, pressings: 0, fetchedAt: null }]));
	for (const row of albumCounts) Object.assign(found.get(row.artistId) ?? {}, { albums: row.albums });
	for (const row of pressingCounts) Object.assign(found.get(row.artistId) ?? {}, { pressings: row.pressings });
	for (const row of ages) Object.assign(found.get(row.artistId) ?? {}, { fetchedAt: row.fetchedAt });
	return found;
}

/** All stored studio albums of an artist, by year, with how many pressings from how many countries are stored of each. */
export async function readAlbumLines(database: Readable, artistId: number): Promise<AlbumLine[]> {
	const { read, tables } = database;
	const { albums, albumArtists, releases } = tables;
	const rows = await read
		.select({
			albumId: albums.id,
			pressings: countDistinct(releases.id),
			countries: countDistinct(releases.country),
		})
		.from(albumArtists)
		.innerJoin(albums, eq(albums.id, albumArtists.albumId))
		.innerJoin(releases, isPressingOf(tables))
		.where(eq(albumArtists.artistId, artistId))
		.groupBy(albums.id);
	const counted = new Map(rows.map((row) => [row.albumId, row]));
	return (await readAlbumsOf(database, artistId)).map((album) => ({
		...album,
		pressings: counted.get(album.id)?.pressings ?? 0,
		countries: counted.get(album.id)?.countries ?? 0,
	}));
}

/** Vinyl of the album itself, or of the Discogs master that it shares with separate volumes. */
function isPressingOf({ albums, releases }: Readable['tables']) {
	return and(
		eq(releases.isVinyl, true),
		sql`(${releases.albumId} = ${albums.id} or ${releases.masterId} = ${albums.discogsId})`,
	);
}
