import { asc, eq, inArray } from 'drizzle-orm';
import { normalizeTitle } from '../../matching/names.ts';
import type { PossibleAlbum } from '../../matching/release-album.ts';
import type { Readable } from '../artists-reader.ts';
import { inGroups } from '../in-groups.ts';

/** An album with what decides whether a release may be of it. */
export interface StoredPossibility extends PossibleAlbum {
	/** Its master at Discogs. */
	masterId: number | null;
}

const titlesAtOnce = 500;

/** Albums by the titles that releases have, as `normalizeTitle` compares them, with all names and Discogs numbers of their artists. */
export async function readPossibleAlbums(
	database: Readable,
	titles: readonly string[],
): Promise<Map<string, StoredPossibility[]>> {
	const keys = [...new Set(titles.map(normalizeTitle))];
	const found: [string, StoredPossibility][] = [];
	for (const group of inGroups(keys, titlesAtOnce)) found.push(...(await readSome(database, group)));
	const groups = Map.groupBy(found, ([key]) => key);
	return new Map([...groups].map(([key, entries]) => [key, entries.map(([, album]) => album)]));
}

async function readSome({ read, tables }: Readable, keys: string[]): Promise<[string, StoredPossibility][]> {
	const { albums, albumArtists, artists, artistNames } = tables;
	const rows = await read.select().from(albums).where(inArray(albums.normalizedTitle, keys)).orderBy(asc(albums.id));
	if (rows.length === 0) return [];
	const isOfThese = inArray(
		albumArtists.albumId,
		rows.map(({ id }) => id),
	);
	const credited = await read
		.select({ albumId: albumArtists.albumId, name: artists.name, discogsId: artists.discogsId })
		.from(albumArtists)
		.innerJoin(artists, eq(artists.id, albumArtists.artistId))
		.where(isOfThese);
	const others = await read
		.select({ albumId: albumArtists.albumId, name: artistNames.name })
		.from(albumArtists)
		.innerJoin(artistNames, eq(artistNames.artistId, albumArtists.artistId))
		.where(isOfThese);
	return rows.map(({ id, title, credit, firstReleaseYear, discogsId, normalizedTitle }) => {
		const own = credited.filter(({ albumId }) => albumId === id);
		const aliases = [...own, ...others.filter(({ albumId }) => albumId === id)].map(({ name }) => name);
		const possibility = {
			albumId: id,
			artist: credit,
			artistAliases: [...new Set(aliases)],
			title,
			year: firstReleaseYear,
			discogsArtistIds: own.flatMap((artist) => artist.discogsId ?? []),
			masterId: discogsId,
		};
		return [normalizedTitle, possibility];
	});
}

/** Albums by their Discogs masters; volumes may share one. */
export async function readAlbumsByMaster(
	{ read, tables: { albums } }: Readable,
	masterIds: readonly number[],
): Promise<Map<number, number[]>> {
	const ids = [...new Set(masterIds)];
	if (ids.length === 0) return new Map();
	const rows = await read
		.select({ id: albums.id, masterId: albums.discogsId })
		.from(albums)
		.where(inArray(albums.discogsId, ids))
		.orderBy(asc(albums.id));
	const byMaster = Map.groupBy(rows, ({ masterId }) => masterId);
	return new Map(ids.map((id) => [id, (byMaster.get(id) ?? []).map((album) => album.id)]));
}

/** Of which album and master stored releases are, by their Discogs ids. */
export async function readPlaces(
	{ read, tables: { releases } }: Readable,
	discogsIds: readonly number[],
): Promise<Map<number, { albumId: number | null; masterId: number | null }>> {
	const { discogsId, albumId, masterId } = releases;
	const rows = await read
		.select({ discogsId, albumId, masterId })
		.from(releases)
		.where(inArray(discogsId, [...new Set(discogsIds)]));
	return new Map(rows.flatMap(({ discogsId: id, ...place }) => (id === null ? [] : [[id, place]])));
}
