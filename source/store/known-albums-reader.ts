import { and, asc, count, eq, gt, inArray, or } from 'drizzle-orm';
import type { KnownAlbum, KnownPressing } from '../matching/offer.ts';
import type { AlbumRow } from './albums-reader.ts';
import type { Readable } from './artists-reader.ts';

/** An album as offers are matched against it, and the ids by which Discogs knows it and its pressings. */
export interface StoredAlbum {
	album: KnownAlbum;
	/** Discogs ids of the album's pressings by our ids, of those that it still has, the most wanted first; and its master. */
	discogsIds: ReadonlyMap<number, number>;
	masterId: number | null;
}

/**
 * Albums with every vinyl pressing that is stored of them (those that share the album's master too, as `readReleasesOf` reads them) and
 * every name of their artists, the whole credit first. In a handful of queries for some hundreds of albums; in the order of the ids, without
 * those that are not there.
 */
export async function readKnownAlbums(database: Readable, albumIds: readonly number[]): Promise<StoredAlbum[]> {
	const { albums } = database.tables;
	const ids = [...new Set(albumIds)];
	const rows = await database.read.select().from(albums).where(inArray(albums.id, ids));
	const names = await readNames(database, ids);
	const pressings = await readPressings(database, rows);
	const namesakes = await readNamesakes(database, rows);
	const byId = new Map(rows.map((row) => [row.id, row]));
	return ids
		.flatMap((id) => byId.get(id) ?? [])
		.map((row) => toStoredAlbum(row, names.get(row.id) ?? [], pressings.of(row), namesakes.has(nameOf(row))));
}

/** A pressing beside what says of which albums it is. */
interface FoundPressing {
	pressing: KnownPressing;
	albumId: number | null;
	masterId: number | null;
	discogsId: number | null;
	want: number | null;
	goneAt: Date | null;
}

function toStoredAlbum(row: AlbumRow, names: string[], found: FoundPressing[], hasNamesake: boolean): StoredAlbum {
	const { id, title, credit, firstReleaseYear, discogsId } = row;
	const pressings = found.map(({ pressing }) => pressing);
	const ids = found
		.filter(({ goneAt }) => goneAt === null)
		.toSorted((a, b) => (b.want ?? 0) - (a.want ?? 0))
		.flatMap(({ pressing, discogsId }): [number, number][] =>
			discogsId === null ? [] : [[pressing.releaseId, discogsId]],
		);
	return {
		album: {
			albumId: id,
			title,
			artists: [...new Set([credit, ...names])],
			year: firstReleaseYear,
			pressings,
			hasNamesake,
		},
		discogsIds: new Map(ids),
		masterId: discogsId,
	};
}

/** What the credited artists of each album are called: as credited, by name, and by their other names. */
async function readNames({ read, tables }: Readable, albumIds: number[]): Promise<Map<number, string[]>> {
	const { albumArtists, artists, artistNames } = tables;
	const credited = await read
		.select({ albumId: albumArtists.albumId, creditedAs: albumArtists.creditedAs, name: artists.name })
		.from(albumArtists)
		.innerJoin(artists, eq(artists.id, albumArtists.artistId))
		.where(inArray(albumArtists.albumId, albumIds))
		.orderBy(asc(albumArtists.albumId), asc(albumArtists.position));
	const others = await read
		.select({ albumId: albumArtists.albumId, name: artistNames.name })
		.from(albumArtists)
		.innerJoin(artistNames, eq(artistNames.artistId, albumArtists.artistId))
		.where(inArray(albumArtists.albumId, albumIds))
		.orderBy(asc(albumArtists.albumId), asc(artistNames.id));
	const names = [
		...credited.flatMap(({ albumId, creditedAs, name }) => [creditedAs, name].map((one) => ({ albumId, name: one }))),
		...others,
	];
	return new Map(
		[...Map.groupBy(names, ({ albumId }) => albumId)].map(([albumId, rows]) => [albumId, rows.map(({ name }) => name)]),
	);
}

/** Of these albums' names, those that their artist gave to more than one album. */
async function readNamesakes({ read, tables }: Readable, rows: AlbumRow[]): Promise<Set<string>> {
	const { albums } = tables;
	const titles = [...new Set(rows.map(({ normalizedTitle }) => normalizedTitle))];
	const named = await read
		.select({ artistId: albums.artistId, normalizedTitle: albums.normalizedTitle, count: count() })
		.from(albums)
		.where(inArray(albums.normalizedTitle, titles))
		.groupBy(albums.artistId, albums.normalizedTitle)
		.having(gt(count(), 1));
	return new Set(named.map(nameOf));
}

function nameOf({ artistId, normalizedTitle }: Pick<AlbumRow, 'artistId' | 'normalizedTitle'>): string {
	return `${artistId} ${normalizedTitle}`;
}

async function readPressings({ read, tables }: Readable, albums: AlbumRow[]) {
	const { releases } = tables;
	const ids = albums.map(({ id }) => id);
	const masters = albums.flatMap(({ discogsId }) => discogsId ?? []);
	const { id: releaseId, title, barcode, label, catalogNumber, year, country, format, formatText } = releases;
	const { descriptions, albumId, masterId, discogsId, want, goneAt } = releases;
	const told = { releaseId, title, barcode, label, catalogNumber, year, country, format, formatText, descriptions };
	const rows: FoundPressing[] = await read
		.select({ pressing: told, albumId, masterId, discogsId, want, goneAt })
		.from(releases)
		.where(and(or(inArray(releases.albumId, ids), inArray(releases.masterId, masters)), eq(releases.isVinyl, true)))
		.orderBy(asc(releases.id));
	const byAlbum = Map.groupBy(rows, (row) => row.albumId);
	const byMaster = Map.groupBy(rows, (row) => row.masterId);
	return {
		/** One that is of the album by itself and by its master is listed once. */
		of({ id, discogsId: master }: AlbumRow): FoundPressing[] {
			const ofMaster = master === null ? [] : (byMaster.get(master) ?? []);
			return [...new Set([...(byAlbum.get(id) ?? []), ...ofMaster])];
		},
	};
}
