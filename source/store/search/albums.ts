import { and, asc, count, eq, gte, inArray, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { alikeEnough, likeness } from '../../matching/likeness.ts';
import { normalizeName } from '../../matching/names.ts';
import type { AlbumRow } from '../albums-reader.ts';
import { beginnings, lastCharacter, listKnown, popularityOf, type RankedHit, type Wanted } from './hits.ts';

const mostPressings = 1000;
/** The artist beside the title says which of several albums is meant, but the title alone is what was asked for first. */
const withCredit = 0.99;

type Compared = Pick<AlbumRow, 'id' | 'artistId' | 'title' | 'normalizedTitle' | 'credit' | 'firstReleaseYear'>;

/** Albums whose title fits, or whose title and artist together; `similar` are ids of albums that may. */
export async function findAlbumHits(database: Database, wanted: Wanted, similar: number[]): Promise<RankedHit[]> {
	const { read, tables } = database;
	const { albums } = tables;
	const { id, artistId, title, normalizedTitle, credit, firstReleaseYear } = albums;
	// Hundreds of rows are compared: no more of each is read than that takes.
	const columns = { id, artistId, title, normalizedTitle, credit, firstReleaseYear };
	const began = await read
		.select(columns)
		.from(albums)
		.where(and(gte(albums.normalizedTitle, wanted.title), lt(albums.normalizedTitle, wanted.title + lastCharacter)))
		.orderBy(sql`length(${albums.normalizedTitle})`, asc(albums.id))
		.limit(beginnings);
	const alike = await read.select(columns).from(albums).where(inArray(albums.id, similar));
	const fitting = [...new Map([...began, ...alike].map((album) => [album.id, album])).values()]
		.map((album) => ({ album, score: scoreOf(album, wanted) }))
		.filter(({ score }) => score >= alikeEnough);
	const pressings = await countPressings(
		database,
		fitting.map(({ album }) => album.id),
	);
	return fitting.map(({ album, score }) => toHit(album, score, pressings.get(album.id) ?? 0));
}

/** As many as `readReleasesOf` would read of each. */
async function countPressings({ read, tables }: Database, ids: number[]): Promise<Map<number, number>> {
	const { albums, releases } = tables;
	const isOfAlbum = or(eq(releases.albumId, albums.id), eq(releases.masterId, albums.discogsId));
	const rows = await read
		.select({ id: albums.id, pressings: count() })
		.from(albums)
		.innerJoin(releases, and(isOfAlbum, eq(releases.isVinyl, true)))
		.where(inArray(albums.id, ids))
		.groupBy(albums.id);
	return new Map(rows.map(({ id, pressings }) => [id, pressings]));
}

/** The artist counts only where the title says something too: an artist's name alone finds the artist. */
function scoreOf({ normalizedTitle, credit }: Compared, { title, name }: Wanted): number {
	const byTitle = likeness(title, normalizedTitle);
	const artist = normalizeName(credit);
	const together = Math.max(
		likeness(name, `${artist} ${normalizedTitle}`),
		likeness(name, `${normalizedTitle} ${artist}`),
	);
	const byArtist = likeness(name, artist);
	return byArtist < alikeEnough || together > byArtist ? Math.max(byTitle, withCredit * together) : byTitle;
}

function toHit(
	{ id, title, credit, firstReleaseYear, artistId }: Compared,
	score: number,
	pressings: number,
): RankedHit {
	return {
		kind: 'album',
		text: title,
		detail: listKnown([credit, firstReleaseYear]),
		score,
		artistId,
		albumId: id,
		discogsId: null,
		pressings,
		popularity: popularityOf(pressings, mostPressings),
	};
}
