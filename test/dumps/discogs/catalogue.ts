import { eq } from 'drizzle-orm';
import type { AlbumRow } from '../../../source/store/albums-reader.ts';
import { type NewAlbum, saveAlbum } from '../../../source/store/albums-writer.ts';
import type { ArtistRow } from '../../../source/store/artists-reader.ts';
import { insertArtist } from '../../../source/store/artists-writer.ts';
import { type Link, saveLinks } from '../../../source/store/links.ts';
import type { Writable } from '../../../source/store/writable.ts';
import { mbidOf } from '../../store/stored.ts';
import type { ImportStore } from './importing.ts';

/** An artist as MusicBrainz brought it, which leads to this one at Discogs. */
export function saveArtist(
	store: Writable,
	number: number,
	told: { name: string; discogsId: number | null },
): Promise<ArtistRow> {
	return insertArtist(store, { ...told, mbid: mbidOf(number), source: 'musicbrainz' });
}

/** An album as MusicBrainz brought it, of the artist of this number. */
export async function saveStudioAlbum(
	store: Writable,
	number: number,
	by: { number: number; name: string },
	told: Partial<NewAlbum>,
): Promise<AlbumRow> {
	const { album } = await saveAlbum(store, {
		mbid: mbidOf(number),
		title: 'Souvlaki',
		disambiguation: null,
		firstReleaseDate: told.firstReleaseYear === undefined ? '1993' : String(told.firstReleaseYear),
		firstReleaseYear: 1993,
		primaryType: 'Album',
		secondaryTypes: [],
		isStudio: true,
		discogsId: null,
		credit: [{ mbid: mbidOf(by.number), artistName: by.name, creditedAs: by.name, joinPhrase: '' }],
		...told,
	});
	return album;
}

/** MusicBrainz' word that an artist is this one at Discogs too. */
export function linkToDiscogs(store: Writable, artistId: number, discogsId: number, changes: Partial<Link> = {}) {
	return saveLinks(store, 'artist', artistId, [
		{
			...{ provider: 'discogs', relation: 'discogs', kind: 'artist', externalId: String(discogsId) },
			...{ url: `https://www.discogs.com/artist/${discogsId}`, label: null, method: 'url-relation' },
			...{ confidence: 1, evidence: [], state: 'accepted', isEnded: false },
			...changes,
		},
	]);
}

/** Every pressing with its album: what a test says of an import in a line each. */
export async function readPlaces({ database: { read, tables } }: ImportStore) {
	const { albums, artists, releases } = tables;
	const rows = await read
		.select({
			release: releases.discogsId,
			album: albums.title,
			master: albums.discogsId,
			artist: artists.name,
			year: albums.firstReleaseYear,
			source: albums.source,
			albumId: albums.id,
		})
		.from(releases)
		.leftJoin(albums, eq(albums.id, releases.albumId))
		.leftJoin(artists, eq(artists.id, albums.artistId))
		.orderBy(releases.discogsId);
	return rows;
}
