import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Readable } from '../artists-reader.ts';

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
export async function readArtistDiscogsIds({ read, tables }: Readable): Promise<number[]> {
	const { artists, links } = tables;
	const own = await read.select({ id: artists.discogsId }).from(artists).where(isNotNull(artists.discogsId));
	const linked = await read
		.select({ id: links.externalId })
		.from(links)
		.where(and(eq(links.entity, 'artist'), eq(links.relation, 'discogs'), eq(links.state, 'accepted')));
	return ascending([...own, ...linked].map(({ id }) => Number(id)));
}

/** Discogs masters of all stored albums, ascending, each once. */
export async function readAlbumMasters({ read, tables }: Readable): Promise<number[]> {
	const { albums } = tables;
	const rows = await read.select({ id: albums.discogsId }).from(albums).where(isNotNull(albums.discogsId));
	return ascending(rows.map(({ id }) => Number(id)));
}

function ascending(ids: number[]): number[] {
	return [...new Set(ids)].filter((id) => Number.isSafeInteger(id) && id > 0).sort((one, other) => one - other);
}
