import { and, asc, eq, gt, isNotNull, isNull, lt, ne, or, type SQL } from 'drizzle-orm';
import type { Readable } from '../artists-reader.ts';
import { dumpSource } from './dump-source.ts';

/** A record that an earlier dump told, and the hash of its bytes. */
export interface KnownRecord {
	id: number;
	hash: number;
}

/** Millions of rows go by in pages, so that their objects never are in memory together. */
const pageRows = 50_000;

/** Releases that dumps told and still have, by ascending Discogs id, page by page. */
export async function* readKnownReleases({ read, tables }: Readable): AsyncGenerator<KnownRecord[]> {
	const { discogsId, hash, goneIn } = tables.dumpReleases;
	for (let last = 0; ; ) {
		const page = await read
			.select({ id: discogsId, hash })
			.from(tables.dumpReleases)
			.where(and(gt(discogsId, last), isNull(goneIn)))
			.orderBy(asc(discogsId))
			.limit(pageRows);
		if (page.length === 0) return;
		yield page;
		last = page.at(-1)?.id ?? last;
	}
}

/** Masters that dumps told, by ascending Discogs id, page by page. */
export async function* readKnownMasters({ read, tables }: Readable): AsyncGenerator<KnownRecord[]> {
	const { discogsId, hash } = tables.dumpMasters;
	for (let last = 0; ; ) {
		const page = await read
			.select({ id: discogsId, hash })
			.from(tables.dumpMasters)
			.where(gt(discogsId, last))
			.orderBy(asc(discogsId))
			.limit(pageRows);
		if (page.length === 0) return;
		yield page;
		last = page.at(-1)?.id ?? last;
	}
}

/** Discogs ids of all stored artists, ascending, each once: their own column, and what accepted links say. */
export async function readArtistDiscogsIds(database: Readable): Promise<number[]> {
	const { artists } = database.tables;
	return ascending(await readArtistIds(database, isNotNull(artists.discogsId)));
}

/**
 * The same of the artists of the catalogue that were stored before an instant. Whom only a dump named, beside one of these, is not among
 * them: with everything of theirs the catalogue would grow every month.
 */
export async function readCatalogueDiscogsIds(database: Readable, before: Date): Promise<number[]> {
	const { artists } = database.tables;
	const isToldElsewhere = or(ne(artists.source, dumpSource), isNotNull(artists.mbid), isNotNull(artists.lastfmUrl));
	return ascending(await readArtistIds(database, and(isToldElsewhere, lt(artists.createdAt, before))));
}

async function readArtistIds({ read, tables }: Readable, isMeant: SQL | undefined) {
	const { artists, links } = tables;
	const own = await read.select({ id: artists.discogsId }).from(artists).where(isMeant);
	const linked = await read
		.select({ id: links.externalId })
		.from(links)
		.innerJoin(artists, eq(artists.id, links.entityId))
		.where(and(eq(links.entity, 'artist'), eq(links.relation, 'discogs'), eq(links.state, 'accepted'), isMeant));
	return [...own, ...linked];
}

/** Discogs masters of all albums that were stored before an instant, ascending, each once. */
export async function readAlbumMasters({ read, tables }: Readable, before: Date): Promise<number[]> {
	const { albums } = tables;
	const rows = await read
		.select({ id: albums.discogsId })
		.from(albums)
		.where(and(isNotNull(albums.discogsId), lt(albums.createdAt, before)));
	return ascending(rows);
}

function ascending(rows: { id: number | string | null }[]): number[] {
	const ids = new Set(rows.map(({ id }) => Number(id)));
	return [...ids].filter((id) => Number.isSafeInteger(id) && id > 0).sort((one, other) => one - other);
}
