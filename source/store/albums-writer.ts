import { eq, inArray } from 'drizzle-orm';
import { normalizeTitle } from '../matching/names.ts';
import { type AlbumRow, findAlbumByMbid } from './albums-reader.ts';
import { joinByMbid } from './artist-identity.ts';
import { refreshBestPrices } from './best-prices.ts';
import { readMasterDecisions } from './decisions-reader.ts';
import { findDumpAlbum, type ToldGroup } from './dump-album.ts';
import { readInGroups } from './in-groups.ts';
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

export interface SavedAlbum {
	album: AlbumRow;
	isNew: boolean;
	/** It was here, and its source tells something else of it now. */
	isChanged: boolean;
	/** The Discogs master that the album had until now, when its source names another one. */
	formerMasterId: number | null;
}

/**
 * Stores a release group with all its credited artists; one that Discogs' dump told of first is that album from now on. What changed at the
 * source is updated; a master that a person chose stays.
 */
export async function saveAlbum(store: Writable, album: NewAlbum): Promise<SavedAlbum> {
	const { albumArtists } = store.tables;
	const credited = [];
	for (const credit of album.credit) {
		const { artist } = await joinByMbid(store, { name: credit.artistName, mbid: credit.mbid, source: 'credit' });
		credited.push({ ...credit, artistId: artist.id });
	}
	const [first] = credited;
	if (first === undefined) throw new Error(`release group ${album.mbid} has no credited artist`);
	const known = (await findAlbumByMbid(store, album.mbid)) ?? (await findDumpAlbum(store, asTold(album, first)));
	const columns = {
		mbid: album.mbid,
		source: 'musicbrainz',
		artistId: first.artistId,
		title: album.title,
		normalizedTitle: normalizeTitle(album.title),
		credit: album.credit.map(({ creditedAs, joinPhrase }) => creditedAs + joinPhrase).join(''),
		disambiguation: album.disambiguation,
		firstReleaseDate: album.firstReleaseDate,
		firstReleaseYear: album.firstReleaseYear,
		isStudio: album.isStudio,
		primaryType: album.primaryType,
		secondaryTypes: album.secondaryTypes,
		discogsId: await chooseMaster(store, known, album.discogsId),
	};
	const saved = known === undefined ? await insertAlbum(store, columns) : await updateAlbum(store, known, columns);
	for (const [position, { artistId, creditedAs, joinPhrase }] of credited.entries()) {
		await store.write
			.insert(albumArtists)
			.values({ albumId: saved.id, artistId, position, creditedAs, joinPhrase })
			.onConflictDoNothing();
	}
	const before = known?.discogsId ?? null;
	return {
		album: saved,
		isNew: known === undefined,
		isChanged: known !== undefined && saved !== known,
		formerMasterId: before === saved.discogsId ? null : before,
	};
}

function asTold(
	{ title, firstReleaseYear, discogsId }: NewAlbum,
	first: { artistId: number; artistName: string },
): ToldGroup {
	return { artistId: first.artistId, artist: first.artistName, title, year: firstReleaseYear, discogsId };
}

/** A person's master, else the source's unless a person ruled it out, else what is known. */
async function chooseMaster(store: Writable, known: AlbumRow | undefined, told: number | null): Promise<number | null> {
	if (known === undefined || told === known.discogsId) return told;
	const { accepted, rejected } = await readMasterDecisions(store, known.id);
	if (accepted !== null) return known.discogsId;
	return told === null || rejected.has(String(told)) ? known.discogsId : told;
}

/** Release groups that are no studio albums (any more): those that are here say so from now on, others are not stored. */
export async function retypeAlbums(
	store: Writable,
	others: readonly Pick<NewAlbum, 'mbid' | 'primaryType' | 'secondaryTypes'>[],
): Promise<void> {
	const { albums } = store.tables;
	const types = new Map(others.map(({ mbid, primaryType, secondaryTypes }) => [mbid, { primaryType, secondaryTypes }]));
	const known = await readInGroups([...types.keys()], (mbids) =>
		store.read.select().from(albums).where(inArray(albums.mbid, mbids)),
	);
	for (const album of known) await updateAlbum(store, album, { ...types.get(album.mbid ?? ''), isStudio: false });
}

type AlbumColumns = Omit<AlbumRow, 'id' | 'createdAt' | 'updatedAt' | 'spotifyId' | 'coverUrl' | 'coverSource'>;

async function insertAlbum(store: Writable, columns: AlbumColumns): Promise<AlbumRow> {
	const { write, tables, now } = store;
	const [row] = await write
		.insert(tables.albums)
		.values({ ...columns, createdAt: now, updatedAt: now })
		.returning();
	if (row === undefined) throw new Error(`album ${columns.title} was not stored`);
	// Its master may be that of another volume, whose pressings are here already.
	if (row.discogsId !== null) await refreshBestPrices(store, [row.id]);
	return row;
}

/** Writes the columns that differ, and `updatedAt` only when one does. */
export async function updateAlbum(store: Writable, album: AlbumRow, changes: Partial<AlbumRow>): Promise<AlbumRow> {
	const { albums } = store.tables;
	const differing = Object.entries(changes).filter(
		([column, value]) => JSON.stringify(Reflect.get(album, column)) !== JSON.stringify(value),
	);
	if (differing.length === 0) return album;
	const [row] = await store.write
		.update(albums)
		.set({ ...Object.fromEntries(differing), updatedAt: store.now })
		.where(eq(albums.id, album.id))
		.returning();
	// Another master brings other pressings, and what they cost.
	if (row !== undefined && row.discogsId !== album.discogsId) await refreshBestPrices(store, [album.id]);
	return row ?? album;
}
