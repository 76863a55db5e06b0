import { eq } from 'drizzle-orm';
import { normalizeTitle } from '../matching/names.ts';
import { type AlbumRow, findAlbumByMbid } from './albums-reader.ts';
import { saveNamedArtist } from './artists-writer.ts';
import type { Writable } from './writable.ts';

/** A release group as its source gives it. `credit` lists every credited artist in order; the first one leads. */
export interface NewAlbum {
	mbid: string;
	title: string;
	disambiguation: string | null;
	firstReleaseDate: string | null;
	firstReleaseYear: number | null;
	primaryType: string | null;
	secondaryTypes: string[];
	isStudio: boolean;
	discogsId: number | null;
	credit: { mbid: string; artistName: string; creditedAs: string; joinPhrase: string }[];
}

/** Stores a release group with all its credited artists. What changed at the source is updated; a master that was decided stays. */
export async function saveAlbum(store: Writable, album: NewAlbum): Promise<{ album: AlbumRow; isNew: boolean }> {
	const { albumArtists } = store.tables;
	const credited = [];
	for (const credit of album.credit) {
		const { artist } = await saveNamedArtist(store, {
			name: credit.artistName,
			mbid: credit.mbid,
			lastfmUrl: null,
			source: 'credit',
		});
		credited.push({ ...credit, artistId: artist.id });
	}
	const [first] = credited;
	if (first === undefined) throw new Error(`release group ${album.mbid} has no credited artist`);
	const columns = {
		artistId: first.artistId,
		title: album.title,
		normalizedTitle: normalizeTitle(album.title),
		credit: album.credit.map(({ creditedAs, joinPhrase }) => creditedAs + joinPhrase).join(''),
		disambiguation: album.disambiguation,
		firstReleaseDate: album.firstReleaseDate,
		firstReleaseYear: album.firstReleaseYear,
		isStudio: album.isStudio,
		primaryType: album.primaryType,
	};
	const known = await findAlbumByMbid(store, album.mbid);
	const saved =
		known === undefined
			? await insertAlbum(store, {
					...columns,
					mbid: album.mbid,
					discogsId: album.discogsId,
					secondaryTypes: album.secondaryTypes,
					source: 'musicbrainz',
				})
			: await updateAlbum(store, known, { ...columns, discogsId: album.discogsId ?? known.discogsId });
	for (const [position, { artistId, creditedAs, joinPhrase }] of credited.entries()) {
		await store.write
			.insert(albumArtists)
			.values({ albumId: saved.id, artistId, position, creditedAs, joinPhrase })
			.onConflictDoNothing();
	}
	return { album: saved, isNew: known === undefined };
}

type AlbumColumns = Omit<AlbumRow, 'id' | 'createdAt' | 'updatedAt' | 'spotifyId' | 'coverUrl' | 'coverSource'>;

async function insertAlbum({ write, tables, now }: Writable, columns: AlbumColumns): Promise<AlbumRow> {
	const [row] = await write
		.insert(tables.albums)
		.values({ ...columns, createdAt: now, updatedAt: now })
		.returning();
	if (row === undefined) throw new Error(`album ${columns.title} was not stored`);
	return row;
}

/** Writes the columns that differ, and `updatedAt` only when one does. */
export async function updateAlbum(store: Writable, album: AlbumRow, changes: Partial<AlbumRow>): Promise<AlbumRow> {
	const { albums } = store.tables;
	const differing = Object.entries(changes).filter(([column, value]) => Reflect.get(album, column) !== value);
	if (differing.length === 0) return album;
	const [row] = await store.write
		.update(albums)
		.set({ ...Object.fromEntries(differing), updatedAt: store.now })
		.where(eq(albums.id, album.id))
		.returning();
	return row ?? album;
}
