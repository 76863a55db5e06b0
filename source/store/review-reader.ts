import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { type AlbumRow, findAlbum, readAlbumsOf } from './albums-reader.ts';
import {
	type ArtistRow,
	findArtist,
	findArtistByMbid,
	type Readable,
	readArtistNames,
	readSimilarArtists,
} from './artists-reader.ts';
import { readOffersOf } from './decide-offers.ts';
import type { CaseKey } from './decisions-writer.ts';
import { type LinkRow, readLinks, waitsForPerson } from './links.ts';
import type { PriceRow } from './prices-reader.ts';
import { findReleaseByDiscogsId, type ReleaseRow, readReleasesOf } from './releases-reader.ts';

/** What is known of an artist of ours whose identity is open. */
export interface OpenArtist {
	artist: ArtistRow;
	aliases: string[];
	albums: AlbumRow[];
	/** Names of similar artists, the most similar first. */
	similar: string[];
	/** Who led to this artist: names of artists that are similar to it, and tags. */
	namedBy: string[];
	tags: string[];
}

/** What is known of an album of ours whose page at Discogs is open. */
export interface OpenAlbum {
	album: AlbumRow;
	artist: ArtistRow | null;
	pressings: number;
}

/** A page that may be the one, and what the database knows of it besides; null where nothing. */
export interface IdentityCandidate {
	link: LinkRow;
	known: { artist: ArtistRow; aliases: string[]; albums: AlbumRow[] } | null;
}

export interface PageCandidate {
	link: LinkRow;
	/** The release itself, and albums of ours that have this page already. */
	known: { release: ReleaseRow | null; albums: AlbumRow[] };
}

/** A listing that may be of the album, and the pressings of which it may be a copy; none where nothing narrows them down. */
export interface OfferCandidate {
	link: LinkRow;
	/** What is stored of it, by country. */
	known: { offers: PriceRow[]; pressings: ReleaseRow[] };
}

/** One doubtful match to decide: a row of ours with everything that it may be, the surest first. */
export type ReviewCase =
	| ({ entity: 'artist'; entityId: number; candidates: IdentityCandidate[] } & OpenArtist)
	| ({ entity: 'album'; entityId: number; candidates: (PageCandidate | OfferCandidate)[] } & OpenAlbum);

/** More is never shown of a list of names. */
const shownNames = 8;

/** Everything that waits for a person, artists before albums (who they are decides which albums they have), the oldest first. */
export async function readReviewQueue(database: Readable): Promise<CaseKey[]> {
	const { links } = database.tables;
	const rows = await database.read
		.selectDistinct({ entity: links.entity, entityId: links.entityId })
		.from(links)
		.where(waitsForPerson(database))
		.orderBy(desc(links.entity), asc(links.entityId));
	return rows.map(({ entity, entityId }) => ({ entity: entity === 'artist' ? 'artist' : 'album', entityId }));
}

/** A case with both sides of each match: what waits for a person, and what people have decided about the same row. */
export async function readReviewCase(database: Readable, key: CaseKey): Promise<ReviewCase | undefined> {
	const links = (await readLinks(database, key.entity, key.entityId))
		.filter(({ state, decidedBy }) => state === 'review' || decidedBy === 'person')
		.sort((a, b) => b.confidence - a.confidence);
	return key.entity === 'artist'
		? readArtistCase(database, key.entityId, links)
		: readAlbumCase(database, key.entityId, links);
}

async function readArtistCase(database: Readable, id: number, links: LinkRow[]): Promise<ReviewCase | undefined> {
	const artist = await findArtist(database, id);
	if (artist === undefined) return undefined;
	const identities = links.filter(({ relation }) => relation === 'identity');
	const candidates: IdentityCandidate[] = [];
	for (const link of identities) candidates.push({ link, known: await readKnownArtist(database, artist, link) });
	const similar = await readSimilarArtists(database, id);
	return {
		entity: 'artist',
		entityId: id,
		artist,
		...(await readAbout(database, artist)),
		similar: similar.slice(0, shownNames).map(({ artist: { name } }) => name),
		namedBy: await readNamedBy(database, id),
		tags: await readTagsOf(database, id),
		candidates,
	};
}

async function readKnownArtist(database: Readable, { id }: ArtistRow, { externalId }: LinkRow) {
	const artist = externalId === null ? undefined : await findArtistByMbid(database, externalId);
	return artist === undefined || artist.id === id ? null : { artist, ...(await readAbout(database, artist)) };
}

async function readAbout(database: Readable, artist: ArtistRow) {
	const names = await readArtistNames(database, artist.id);
	const albums = await readAlbumsOf(database, artist.id);
	return { aliases: names.map(({ name }) => name).filter((name) => name !== artist.name), albums };
}

async function readNamedBy({ read, tables }: Readable, artistId: number): Promise<string[]> {
	const { artists, artistSimilars } = tables;
	const rows = await read
		.select({ name: artists.name })
		.from(artistSimilars)
		.innerJoin(artists, eq(artists.id, artistSimilars.artistId))
		.where(and(eq(artistSimilars.similarArtistId, artistId), isNull(artists.mergedIntoId)))
		.orderBy(desc(artistSimilars.score), asc(artists.name))
		.limit(shownNames);
	return rows.map(({ name }) => name);
}

async function readTagsOf({ read, tables }: Readable, artistId: number): Promise<string[]> {
	const { tags, artistTags } = tables;
	const rows = await read
		.select({ name: tags.name })
		.from(artistTags)
		.innerJoin(tags, eq(tags.id, artistTags.tagId))
		.where(eq(artistTags.artistId, artistId))
		.orderBy(asc(artistTags.rank))
		.limit(shownNames);
	return rows.map(({ name }) => name);
}

async function readAlbumCase(database: Readable, id: number, links: LinkRow[]): Promise<ReviewCase | undefined> {
	const album = await findAlbum(database, id);
	if (album === undefined) return undefined;
	// An album that has a master by now needs no other; what a person decided about it is shown all the same.
	const isMoot = ({ kind, state }: LinkRow) => kind === 'master' && state === 'review' && album.discogsId !== null;
	const pages = links.filter(
		(link) => link.relation === 'discogs' && (link.kind === 'master' || link.kind === 'release') && !isMoot(link),
	);
	const candidates: (PageCandidate | OfferCandidate)[] = [];
	for (const link of pages) candidates.push({ link, known: await readKnownPage(database, link) });
	for (const link of links.filter(({ relation }) => relation === 'offer')) {
		candidates.push({ link, known: await readKnownOffer(database, link) });
	}
	return {
		entity: 'album',
		entityId: id,
		album,
		artist: (await findArtist(database, album.artistId)) ?? null,
		pressings: (await readReleasesOf(database, album)).length,
		candidates,
	};
}

async function readKnownOffer(database: Readable, link: LinkRow): Promise<OfferCandidate['known']> {
	const { releases } = database.tables;
	const offers = await readOffersOf(database, link);
	const ids = [...new Set(offers.flatMap(({ candidates }) => candidates))];
	const pressings = await database.read
		.select()
		.from(releases)
		.where(inArray(releases.id, ids))
		.orderBy(asc(releases.year), asc(releases.id));
	return { offers, pressings };
}

async function readKnownPage(database: Readable, { kind, externalId }: LinkRow): Promise<PageCandidate['known']> {
	const { albums } = database.tables;
	const id = Number(externalId);
	if (kind === 'master') {
		const owners = await database.read.select().from(albums).where(eq(albums.discogsId, id)).orderBy(asc(albums.id));
		return { release: null, albums: owners };
	}
	const release = (await findReleaseByDiscogsId(database, id)) ?? null;
	const owner = release?.albumId == null ? undefined : await findAlbum(database, release.albumId);
	return { release, albums: owner === undefined ? [] : [owner] };
}
