import { and, asc, desc, eq, exists, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../db/client.ts';
import type { Tables } from '../../db/schema/tables.ts';
import { normalizeName } from '../matching/names.ts';
import { dumpSource } from './dumps/dump-source.ts';

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

/** The artist with this MBID, or who had it before MusicBrainz merged it into another one. */
export async function findArtistByMbid(database: Readable, mbid: string): Promise<ArtistRow | undefined> {
	const { artists } = database.tables;
	const [row] = await database.read.select().from(artists).where(eq(artists.mbid, mbid));
	return row === undefined ? findLinkedArtist(database, 'former', mbid) : followMerge(database, row);
}

/** The artist whose Last.fm page this is. One page is one artist there; a merged one leads to the artist it became. */
export async function findArtistByLastfmUrl(database: Readable, url: string): Promise<ArtistRow | undefined> {
	const { artists } = database.tables;
	const [row] = await database.read.select().from(artists).where(eq(artists.lastfmUrl, url));
	return row === undefined ? undefined : followMerge(database, row);
}

/** Artists with this Discogs id, in their own column or among their accepted links. */
export async function findArtistByDiscogsId(database: Readable, discogsId: number): Promise<ArtistRow | undefined> {
	const { artists } = database.tables;
	const [row] = await database.read
		.select()
		.from(artists)
		.where(eq(artists.discogsId, discogsId))
		.orderBy(asc(artists.id));
	if (row !== undefined) return followMerge(database, row);
	return findLinkedArtist(database, 'discogs', String(discogsId));
}

/** Rows of this Discogs artist, beside one, of whom nothing but that id is known: a dump or a collection named them. */
export async function findUnidentified(
	{ read, tables }: Readable,
	discogsId: number,
	besideId: number,
): Promise<ArtistRow[]> {
	const { artists } = tables;
	return read
		.select()
		.from(artists)
		.where(
			and(
				eq(artists.discogsId, discogsId),
				ne(artists.id, besideId),
				isNull(artists.mbid),
				isNull(artists.mergedIntoId),
				inArray(artists.source, ['discogs', dumpSource]),
			),
		)
		.orderBy(asc(artists.id));
}

/** The artist of an accepted link: `discogs` to an artist there, `former` to an MBID that was merged away. */
async function findLinkedArtist(
	database: Readable,
	relation: 'discogs' | 'former',
	externalId: string,
): Promise<ArtistRow | undefined> {
	const { artists, links } = database.tables;
	const [linked] = await database.read
		.select({ artist: artists })
		.from(links)
		.innerJoin(artists, eq(artists.id, links.entityId))
		.where(
			and(
				// By the index of what services call our rows: that of our rows would go through every link of every artist.
				eq(links.provider, relation === 'discogs' ? 'discogs' : 'musicbrainz'),
				eq(links.kind, 'artist'),
				eq(links.externalId, externalId),
				eq(links.entity, 'artist'),
				eq(links.relation, relation),
				eq(links.state, 'accepted'),
			),
		);
	return linked === undefined ? undefined : followMerge(database, linked.artist);
}

/**
 * Every artist that this name may mean, by name, other spelling or alias, compared as `normalizeName` does; merged ones are
 * left out. Those of exactly this spelling come first, then whom a person decided for, then the ones most people listen to.
 */
export async function findArtistsByName(database: Readable, name: string): Promise<ArtistRow[]> {
	const { artistNames } = database.tables;
	return findNamed(database, name, eq(artistNames.normalizedName, normalizeName(name)));
}

/** The same without MusicBrainz' aliases: everybody's aliases hold somebody's name, so they decide nobody's identity. */
export async function findArtistsBySpelling(database: Readable, name: string): Promise<ArtistRow[]> {
	const { artistNames } = database.tables;
	const isSpelling = and(eq(artistNames.normalizedName, normalizeName(name)), ne(artistNames.source, 'musicbrainz'));
	return findNamed(database, name, isSpelling);
}

async function findNamed({ read, tables }: Readable, name: string, alsoNamed: SQL | undefined): Promise<ArtistRow[]> {
	const { artists, artistNames, links } = tables;
	const key = normalizeName(name);
	// Two look-ups by index; an OR of both would read the whole table on Postgres.
	const ids = read
		.select({ id: artists.id })
		.from(artists)
		.where(eq(artists.normalizedName, key))
		.union(read.select({ id: artistNames.artistId }).from(artistNames).where(alsoNamed));
	const isDecided = exists(
		read
			.select({ id: links.id })
			.from(links)
			.where(
				and(
					eq(links.entity, 'artist'),
					eq(links.entityId, artists.id),
					eq(links.relation, 'identity'),
					eq(links.state, 'accepted'),
					eq(links.decidedBy, 'person'),
				),
			),
	);
	return read
		.select()
		.from(artists)
		.where(and(isNull(artists.mergedIntoId), inArray(artists.id, ids)))
		.orderBy(
			desc(sql`case when ${artists.name} = ${name} then 2 when ${artists.normalizedName} = ${key} then 1 else 0 end`),
			desc(sql`case when ${isDecided} then 1 else 0 end`),
			desc(sql`coalesce(${artists.listeners}, -1)`),
			asc(artists.id),
		);
}

/** Similar artists, the best score first; one that two sources name is listed once, with its better score. */
export async function readSimilarArtists({ read, tables }: Readable, artistId: number): Promise<SimilarArtist[]> {
	const { artists, artistSimilars } = tables;
	const edges = await read
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
	const listed = new Set<number>();
	return edges.filter(({ artist }) => !listed.has(artist.id) && listed.add(artist.id));
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
