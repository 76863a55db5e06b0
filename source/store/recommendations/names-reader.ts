import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Readable } from '../artists-reader.ts';
import { readInGroups } from '../in-groups.ts';

/** An album as its names tell it, with all that its artists are called. */
export interface NamedAlbum {
	albumId: number;
	title: string;
	normalizedTitle: string;
	/** The whole credit. */
	credit: string;
	artistIds: number[];
	/** Names, spellings and aliases of the credited artists, and what `normalizeName` makes of them. */
	names: string[];
	keys: string[];
}

/** Albums of any of these titles (as `normalizeTitle` gives them). */
export async function readAlbumsTitled({ read, tables }: Readable, titles: string[]): Promise<NamedAlbum[]> {
	const { albums, albumArtists, artists, artistNames } = tables;
	const rows = await readInGroups(titles, (some) =>
		read
			.select({
				albumId: albums.id,
				title: albums.title,
				normalizedTitle: albums.normalizedTitle,
				credit: albums.credit,
				artistId: artists.id,
				name: artists.name,
				key: artists.normalizedName,
				alias: artistNames.name,
				aliasKey: artistNames.normalizedName,
			})
			.from(albums)
			.innerJoin(albumArtists, eq(albumArtists.albumId, albums.id))
			.innerJoin(artists, eq(artists.id, albumArtists.artistId))
			.leftJoin(artistNames, eq(artistNames.artistId, artists.id))
			.where(inArray(albums.normalizedTitle, some)),
	);
	return [...Map.groupBy(rows, ({ albumId }) => albumId).values()].flatMap((ofAlbum) => {
		const [first] = ofAlbum;
		if (first === undefined) return [];
		const { albumId, title, normalizedTitle, credit } = first;
		const names = ofAlbum.flatMap(({ name, alias }) => (alias === null ? [name] : [name, alias]));
		const keys = ofAlbum.flatMap(({ key, aliasKey }) => (aliasKey === null ? [key] : [key, aliasKey]));
		const artistIds = [...new Set(ofAlbum.map(({ artistId }) => artistId))];
		return [
			{ albumId, title, normalizedTitle, credit, artistIds, names: [...new Set(names)], keys: [...new Set(keys)] },
		];
	});
}

/** The artists of these names (as `normalizeName` gives them), where only one artist is called so. */
export async function readArtistsNamed({ read, tables }: Readable, names: string[]): Promise<Map<string, number>> {
	const { artists } = tables;
	const rows = await readInGroups(names, (some) =>
		read
			.select({ id: artists.id, name: artists.normalizedName })
			.from(artists)
			.where(and(inArray(artists.normalizedName, some), isNull(artists.mergedIntoId))),
	);
	const byName = Map.groupBy(rows, ({ name }) => name);
	return new Map(
		[...byName].flatMap(([name, [first, ...others]]) => (first && others.length === 0 ? [[name, first.id]] : [])),
	);
}

/** The artists of these ids at Discogs. */
export async function readArtistsByDiscogsId({ read, tables }: Readable, ids: number[]): Promise<Map<number, number>> {
	const { artists } = tables;
	const rows = await readInGroups(ids, (some) =>
		read
			.select({ id: artists.id, discogsId: artists.discogsId })
			.from(artists)
			.where(and(inArray(artists.discogsId, some), isNull(artists.mergedIntoId))),
	);
	return new Map(rows.flatMap(({ id, discogsId }) => (discogsId === null ? [] : [[discogsId, id]])));
}

/** What these artists are called. */
export async function readArtistNamesById({ read, tables }: Readable, ids: number[]): Promise<Map<number, string>> {
	const { artists } = tables;
	const rows = await readInGroups([...new Set(ids)], (some) =>
		read.select({ id: artists.id, name: artists.name }).from(artists).where(inArray(artists.id, some)),
	);
	return new Map(rows.map(({ id, name }) => [id, name]));
}
