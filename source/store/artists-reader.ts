import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Reader } from '../../db/client.ts';
import type { Tables } from '../../db/schema/tables.ts';
import { normalizeName } from '../matching/names.ts';

/** An artist exactly as stored: every column. */
export type ArtistRow = Tables['artists']['$inferSelect'];

export interface SimilarArtist {
	artist: ArtistRow;
	/** 0–1, scaled per artist and source: not comparable between two artists. */
	score: number;
	source: string;
	fetchedAt: Date;
}

/** The part of a database that a reader or a writer inside a transaction both have. */
export interface Readable {
	read: Reader;
	tables: Tables;
}

/** One artist by our id, or undefined. A merged artist is answered as it is: see `followMerge`. */
export async function findArtist({ read, tables }: Readable, id: number): Promise<ArtistRow | undefined> {
	const [row] = await read.select().from(tables.artists).where(eq(tables.artists.id, id));
	return row;
}

/** The artist that this one was merged into by its source, or the artist itself. */
export async function followMerge(database: Readable, artist: ArtistRow): Promise<ArtistRow> {
	let current = artist;
	while (current.mergedIntoId !== null) {
		const next = await findArtist(database, current.mergedIntoId);
		if (next === undefined) return current;
		current = next;
	}
	return current;
}

/** The artist with this MBID; an MBID that was merged away leads to the artist it became. */
export async function findArtistByMbid(database: Readable, mbid: string): Promise<ArtistRow | undefined> {
	const { artists } = database.tables;
	const [row] = await database.read.select().from(artists).where(eq(artists.mbid, mbid));
	return row === undefined ? undefined : followMerge(database, row);
}

/** The artist whose Last.fm page this is. One page is one artist there; a merged one leads to the artist it became. */
export async function findArtistByLastfmUrl(database: Readable, url: string): Promise<ArtistRow | undefined> {
	const { artists } = database.tables;
	const [row] = await database.read.select().from(artists).where(eq(artists.lastfmUrl, url));
	return row === undefined ? undefined : followMerge(database, row);
}

/** Artists with this Discogs id, in their own column or among their accepted links. */
export async function findArtistByDiscogsId(database: Readable, discogsId: number): Promise<ArtistRow | undefined> {
	const { artists, links } = database.tables;
	const [row] = await database.read
		.select()
		.from(artists)
		.where(eq(artists.discogsId, discogsId))
		.orderBy(asc(artists.id));
	if (row !== undefined) return followMerge(database, row);
	const [linked] = await database.read
		.select({ artist: artists })
		.from(links)
		.innerJoin(artists, eq(artists.id, links.entityId))
		.where(
			and(
				eq(links.entity, 'artist'),
				eq(links.provider, 'discogs'),
				eq(links.kind, 'artist'),
				eq(links.externalId, String(discogsId)),
				eq(links.state, 'accepted'),
			),
		);
	return linked === undefined ? undefined : followMerge(database, linked.artist);
}

/**
 * Every artist that this name may mean, by name or alias, compared as `normalizeName` does; merged ones are left out.
 * Those of exactly this spelling come first, then the ones most people listen to.
 */
export async function findArtistsByName({ read, tables }: Readable, name: string): Promise<ArtistRow[]> {
	const { artists, artistNames } = tables;
	const key = normalizeName(name);
	const aliased = read
		.select({ id: artistNames.artistId })
		.from(artistNames)
		.where(eq(artistNames.normalizedName, key));
	return read
		.select()
		.from(artists)
		.where(and(isNull(artists.mergedIntoId), or(eq(artists.normalizedName, key), sql`${artists.id} in ${aliased}`)))
		.orderBy(
			desc(sql`case when ${artists.name} = ${name} then 2 when ${artists.normalizedName} = ${key} then 1 else 0 end`),
			desc(sql`coalesce(${artists.listeners}, -1)`),
			asc(artists.id),
		);
}

/** Similar artists, the best score first. */
export async function readSimilarArtists({ read, tables }: Readable, artistId: number): Promise<SimilarArtist[]> {
	const { artists, artistSimilars } = tables;
	return read
		.select({
			artist: artists,
			score: artistSimilars.score,
			source: artistSimilars.source,
			fetchedAt: artistSimilars.fetchedAt,
		})
		.from(artistSimilars)
		.innerJoin(artists, eq(artists.id, artistSimilars.similarArtistId))
		.where(and(eq(artistSimilars.artistId, artistId), isNull(artists.mergedIntoId)))
		.orderBy(desc(artistSimilars.score), asc(artists.name));
}

/** Aliases and spellings of an artist. */
export async function readArtistNames({ read, tables }: Readable, artistId: number) {
	const { artistNames } = tables;
	return read
		.select({ name: artistNames.name, source: artistNames.source })
		.from(artistNames)
		.where(eq(artistNames.artistId, artistId))
		.orderBy(asc(artistNames.name));
}

/** A tag's name by our id. */
export async function findTag({ read, tables }: Readable, id: number): Promise<string | undefined> {
	const [row] = await read.select().from(tables.tags).where(eq(tables.tags.id, id));
	return row?.name;
}

/** The artists that a tag's top list named, best rank first, at most `limit`; merged ones are left out. */
export async function readTagArtists({ read, tables }: Readable, tagId: number, limit: number): Promise<ArtistRow[]> {
	const { artists, artistTags } = tables;
	const rows = await read
		.select({ artist: artists })
		.from(artistTags)
		.innerJoin(artists, eq(artists.id, artistTags.artistId))
		.where(and(eq(artistTags.tagId, tagId), isNull(artists.mergedIntoId)))
		.orderBy(asc(artistTags.rank))
		.limit(limit);
	return rows.map(({ artist }) => artist);
}
