import { and, asc, eq, exists, inArray, sql } from 'drizzle-orm';
import type { Tables } from '../../db/schema/tables.ts';
import { normalizeTitle } from '../matching/names.ts';
import type { Readable } from './artists-reader.ts';

/** An album exactly as stored: every column. */
export type AlbumRow = Tables['albums']['$inferSelect'];

/** One album by our id. */
export async function findAlbum({ read, tables }: Readable, id: number): Promise<AlbumRow | undefined> {
	const [row] = await read.select().from(tables.albums).where(eq(tables.albums.id, id));
	return row;
}

/** One album by its release group's MBID. */
export async function findAlbumByMbid({ read, tables }: Readable, mbid: string): Promise<AlbumRow | undefined> {
	const [row] = await read.select().from(tables.albums).where(eq(tables.albums.mbid, mbid));
	return row;
}

/** All stored studio albums an artist is credited on, collaborations included, by year (unknown years last). */
export async function readAlbumsOf({ read, tables }: Readable, artistId: number): Promise<AlbumRow[]> {
	const { albums, albumArtists } = tables;
	const credited = read
		.select({ id: albumArtists.albumId })
		.from(albumArtists)
		.where(eq(albumArtists.artistId, artistId));
	return read
		.select()
		.from(albums)
		.where(and(inArray(albums.id, credited), eq(albums.isStudio, true)))
		.orderBy(...byYear(albums));
}

/** Studio albums of an artist that this title may mean, compared as `normalizeTitle` does; the exact spelling first. */
export async function findAlbumsByTitle(
	{ read, tables }: Readable,
	artistId: number,
	title: string,
): Promise<AlbumRow[]> {
	const { albums, albumArtists } = tables;
	// By the title first: somebody called "Various" is credited on hundreds of thousands of albums.
	const isCredited = exists(
		read
			.select({ id: albumArtists.id })
			.from(albumArtists)
			.where(and(eq(albumArtists.albumId, albums.id), eq(albumArtists.artistId, artistId))),
	);
	const found = await read
		.select()
		.from(albums)
		.where(and(eq(albums.normalizedTitle, normalizeTitle(title)), eq(albums.isStudio, true), isCredited))
		.orderBy(...byYear(albums));
	return found.sort((a, b) => Number(b.title === title) - Number(a.title === title));
}

function byYear({ firstReleaseYear, firstReleaseDate, title }: Tables['albums']) {
	return [asc(sql`coalesce(${firstReleaseYear}, 9999)`), asc(firstReleaseDate), asc(title)];
}

/** How many stored pressings each of these albums has, vinyl only; albums without any are missing in the map. */
export async function countPressings({ read, tables }: Readable, artistId: number): Promise<Map<number, number>> {
	const { albums, albumArtists, releases } = tables;
	const rows = await read
		.select({ albumId: albums.id, pressings: sql<number>`count(distinct ${releases.id})`.mapWith(Number) })
		.from(albumArtists)
		.innerJoin(albums, eq(albums.id, albumArtists.albumId))
		.innerJoin(
			releases,
			and(
				eq(releases.isVinyl, true),
				sql`(${releases.albumId} = ${albums.id} or ${releases.masterId} = ${albums.discogsId})`,
			),
		)
		.where(eq(albumArtists.artistId, artistId))
		.groupBy(albums.id);
	return new Map(rows.map(({ albumId, pressings }) => [albumId, pressings]));
}
