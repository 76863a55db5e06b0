import { and, asc, desc, eq, exists, gt, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import { anywhere } from '../../countries.ts';
import type { Readable } from '../artists-reader.ts';
import { readInGroups } from '../in-groups.ts';

/** A studio album with everybody who is credited, the first leads. */
export interface CreditedAlbum {
	albumId: number;
	/** Its master at Discogs, null where it is not known. */
	masterId: number | null;
	artistIds: number[];
}

/** Where something is to be sent, when, and what it may cost in euro cents, shipping included as far as it is known; null: no matter. */
export interface OfferScope {
	country: string;
	now: Date;
	mostEuro: number | null;
}

/** The studio albums of these artists, by whom they are credited; only those on offer within `offers`, where it says a price. */
export async function readAlbumsByArtists(
	{ read, tables }: Readable,
	artistIds: number[],
	offers: OfferScope | null,
): Promise<CreditedAlbum[]> {
	const { albums, albumArtists } = tables;
	const rows = await readInGroups(artistIds, (some) => {
		const isTheirs = inArray(
			albums.id,
			read.select({ id: albumArtists.albumId }).from(albumArtists).where(inArray(albumArtists.artistId, some)),
		);
		return readCredits(
			{ read, tables },
			and(isTheirs, eq(albums.isStudio, true), isOnOffer({ read, tables }, albums, offers)),
		);
	});
	return toAlbums(rows);
}

/** Those of these albums that are studio albums. */
export async function readStudioAlbums({ read, tables }: Readable, albumIds: number[]): Promise<CreditedAlbum[]> {
	const { albums } = tables;
	const isMeant = (some: number[]) => and(inArray(albums.id, some), eq(albums.isStudio, true));
	return toAlbums(await readInGroups(albumIds, (some) => readCredits({ read, tables }, isMeant(some))));
}

/** These albums, of whatever type they are. */
export async function readCreditedAlbums({ read, tables }: Readable, albumIds: number[]): Promise<CreditedAlbum[]> {
	return toAlbums(
		await readInGroups(albumIds, (some) => readCredits({ read, tables }, inArray(tables.albums.id, some))),
	);
}

/** So many artists of whom albums are stored, those with the most listeners first, from the one at `offset` on. */
export async function readPopularArtists(
	{ read, tables }: Readable,
	{ limit, offset }: { limit: number; offset: number },
): Promise<number[]> {
	const { artists, albumArtists } = tables;
	const hasAlbums = exists(
		read.select({ id: albumArtists.id }).from(albumArtists).where(eq(albumArtists.artistId, artists.id)),
	);
	// In the order of an index: the first ones are read without the others.
	const rows = await read
		.select({ id: artists.id })
		.from(artists)
		.where(and(isNull(artists.mergedIntoId), hasAlbums))
		.orderBy(desc(sql`coalesce(${artists.listeners}, -1)`), asc(artists.name), asc(artists.id))
		.limit(limit)
		.offset(offset);
	return rows.map(({ id }) => id);
}

/** Whether any studio album is stored. */
export async function hasStudioAlbums({ read, tables: { albums } }: Readable): Promise<boolean> {
	const rows = await read.select({ id: albums.id }).from(albums).where(eq(albums.isStudio, true)).limit(1);
	return rows.length > 0;
}

/** How many people listen to each of these artists, of those of whom it is known. */
export async function readListeners({ read, tables }: Readable, artistIds: number[]): Promise<Map<number, number>> {
	const { artists } = tables;
	const rows = await readInGroups(artistIds, (some) =>
		read.select({ id: artists.id, listeners: artists.listeners }).from(artists).where(inArray(artists.id, some)),
	);
	return new Map(rows.flatMap(({ id, listeners }) => (listeners === null ? [] : [[id, listeners]])));
}

function readCredits({ read, tables }: Readable, isMeant: SQL | undefined) {
	const { albums, albumArtists } = tables;
	return read
		.select({
			albumId: albums.id,
			masterId: albums.discogsId,
			artistId: albumArtists.artistId,
			position: albumArtists.position,
		})
		.from(albums)
		.innerJoin(albumArtists, eq(albumArtists.albumId, albums.id))
		.where(isMeant);
}

/** What the stored best prices say; a country's own may be dearer than `mostEuro` where that of anywhere is not, so look again. */
function isOnOffer({ read, tables }: Readable, albums: Tables['albums'], offers: OfferScope | null): SQL | undefined {
	if (offers === null || offers.mostEuro === null) return undefined;
	const { albumBestPrice } = tables;
	return exists(
		read
			.select({ id: albumBestPrice.albumId })
			.from(albumBestPrice)
			.where(
				and(
					eq(albumBestPrice.albumId, albums.id),
					inArray(albumBestPrice.country, [offers.country, anywhere]),
					gt(albumBestPrice.expiresAt, offers.now),
					lte(albumBestPrice.totalEuro, offers.mostEuro),
				),
			),
	);
}

function toAlbums(
	rows: { albumId: number; masterId: number | null; artistId: number; position: number }[],
): CreditedAlbum[] {
	const found = new Map<number, { masterId: number | null; credits: { artistId: number; position: number }[] }>();
	for (const { albumId, masterId, artistId, position } of rows) {
		const album = found.get(albumId) ?? { masterId, credits: [] };
		album.credits.push({ artistId, position });
		found.set(albumId, album);
	}
	return [...found].map(([albumId, { masterId, credits }]) => ({
		albumId,
		masterId,
		artistIds: credits.toSorted((a, b) => a.position - b.position).map(({ artistId }) => artistId),
	}));
}
