import { and, asc, eq, exists, gt, isNotNull, isNull, lte, ne, or } from 'drizzle-orm';
import type { Readable } from '../artists-reader.ts';

/** An artist of whom MusicBrainz has not told who they are, and what may tell it. */
export interface OpenArtist {
	id: number;
	name: string;
	discogsId: number | null;
	/** What Last.fm takes for the MBID. */
	mbidHint: string | null;
	/** The MBID that a person accepted. */
	acceptedMbid: string | null;
}

const rowsAtOnce = 20_000;

/**
 * MBIDs of the artists of the catalogue at an instant; with those that were merged into others since, who are found by them. Who is here only
 * for being credited beside another is none of them until somebody wants to know more: each import would draw in the next ones.
 */
export async function readArtistMbids(database: Readable, at: Date): Promise<Set<string>> {
	const { read, tables } = database;
	const { artists, links } = tables;
	const mbids = new Set<string>();
	const add = (rows: { mbid: string | null }[]) => {
		for (const { mbid } of rows) if (mbid !== null) mbids.add(mbid);
	};
	await readByPage(async (after) => {
		const rows = await read
			.select({ id: artists.id, mbid: artists.mbid })
			.from(artists)
			.where(and(gt(artists.id, after), isOfCatalogue(database, at), isNotNull(artists.mbid)))
			.orderBy(asc(artists.id))
			.limit(rowsAtOnce);
		add(rows);
		return rows;
	});
	add(
		await read
			.select({ mbid: links.externalId })
			.from(links)
			.where(and(eq(links.provider, 'musicbrainz'), eq(links.kind, 'artist'), eq(links.relation, 'former'))),
	);
	return mbids;
}

/** Artists who were here at an instant and whose identity is open, as far as anything may tell it. */
export async function readOpenArtists({ read, tables }: Readable, at: Date): Promise<OpenArtist[]> {
	const { artists, links } = tables;
	const { id, name, discogsId, mbidHint } = artists;
	const open: OpenArtist[] = [];
	await readByPage(async (after) => {
		const rows = await read
			.select({ id, name, discogsId, mbidHint, acceptedMbid: links.externalId })
			.from(artists)
			.leftJoin(
				links,
				and(
					eq(links.entity, 'artist'),
					eq(links.entityId, id),
					eq(links.relation, 'identity'),
					eq(links.state, 'accepted'),
					eq(links.decidedBy, 'person'),
				),
			)
			.where(
				and(
					gt(id, after),
					lte(artists.createdAt, at),
					isNull(artists.mbid),
					isNull(artists.mergedIntoId),
					or(isNotNull(discogsId), isNotNull(mbidHint), isNotNull(links.id)),
				),
			)
			.orderBy(asc(id))
			.limit(rowsAtOnce);
		open.push(...rows);
		return rows;
	});
	return open;
}

/**
 * Artists of whom MusicBrainz is known to have told, who they are or an album of theirs: only of them is known that they are called the same
 * there now. Those of the catalogue at an instant and as they were then, or everyone.
 */
export async function readKnownArtists(database: Readable, at: Date | 'everyone'): Promise<number[]> {
	const { read, tables } = database;
	const { artists, albumArtists, albums, syncState } = tables;
	const isIdentified = read
		.select({ id: syncState.id })
		.from(syncState)
		.where(
			and(
				eq(syncState.entity, 'artist'),
				eq(syncState.entityId, artists.id),
				eq(syncState.step, 'artist-ids'),
				isNotNull(syncState.fetchedAt),
			),
		);
	const hasAlbum = read
		.select({ id: albumArtists.id })
		.from(albumArtists)
		.innerJoin(albums, eq(albums.id, albumArtists.albumId))
		.where(and(eq(albumArtists.artistId, artists.id), isNotNull(albums.mbid)));
	const isMeant = at === 'everyone' ? undefined : and(isOfCatalogue(database, at), lte(artists.updatedAt, at));
	const known: number[] = [];
	await readByPage(async (after) => {
		const rows = await read
			.select({ id: artists.id })
			.from(artists)
			.where(
				and(
					gt(artists.id, after),
					isMeant,
					isNotNull(artists.mbid),
					isNull(artists.mergedIntoId),
					or(exists(isIdentified), exists(hasAlbum)),
				),
			)
			.orderBy(asc(artists.id))
			.limit(rowsAtOnce);
		known.push(...rows.map(({ id }) => id));
		return rows;
	});
	return known;
}

function isOfCatalogue({ read, tables }: Readable, at: Date) {
	const { artists, syncState } = tables;
	const isWanted = read
		.select({ id: syncState.id })
		.from(syncState)
		.where(and(eq(syncState.entity, 'artist'), eq(syncState.entityId, artists.id), lte(syncState.createdAt, at)));
	return and(lte(artists.createdAt, at), or(ne(artists.source, 'credit'), exists(isWanted)));
}

/** Reads page after page, each from the last id of the one before, until one is not full. */
async function readByPage(readPage: (after: number) => Promise<{ id: number }[]>): Promise<void> {
	for (let after = 0; ; ) {
		const rows = await readPage(after);
		const last = rows.at(-1);
		if (last === undefined || rows.length < rowsAtOnce) return;
		after = last.id;
	}
}
