import { and, asc, eq, exists, gt, isNotNull, isNull, lte, or } from 'drizzle-orm';
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

/** MBIDs of the artists who were here at an instant; with those that were merged into others since, who are found by them. */
export async function readArtistMbids({ read, tables }: Readable, at: Date): Promise<Set<string>> {
	const { artists, links } = tables;
	const mbids = new Set<string>();
	const add = (rows: { mbid: string | null }[]) => {
		for (const { mbid } of rows) if (mbid !== null) mbids.add(mbid);
	};
	await readByPage(async (after) => {
		const rows = await read
			.select({ id: artists.id, mbid: artists.mbid })
			.from(artists)
			.where(and(gt(artists.id, after), lte(artists.createdAt, at), isNotNull(artists.mbid)))
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
 * Artists who were here at an instant and of whom MusicBrainz is known to have told: who they are, or an album of theirs. Only of them
 * is known that they are called the same there now.
 */
export async function readKnownArtists({ read, tables }: Readable, at: Date): Promise<number[]> {
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
	const known: number[] = [];
	await readByPage(async (after) => {
		const rows = await read
			.select({ id: artists.id })
			.from(artists)
			.where(
				and(
					gt(artists.id, after),
					lte(artists.createdAt, at),
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

/** Reads page after page, each from the last id of the one before, until one is not full. */
async function readByPage(readPage: (after: number) => Promise<{ id: number }[]>): Promise<void> {
	for (let after = 0; ; ) {
		const rows = await readPage(after);
		const last = rows.at(-1);
		if (last === undefined || rows.length < rowsAtOnce) return;
		after = last.id;
	}
}
