import { and, asc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { Tables } from '../../db/schema/tables.ts';
import { anywhere } from '../countries.ts';
import type { AlbumRow } from './albums-reader.ts';
import type { Readable } from './artists-reader.ts';
import type { PriceCheck } from './price-checks.ts';
import type { ReleaseRow } from './releases-reader.ts';

/** An offer exactly as stored: every column. */
export type PriceRow = Tables['prices']['$inferSelect'];

/** What happened to an offer: it appeared (`new`), its price changed (`changed`) or it went (`gone`, with its last price). */
export type PriceEvent = Tables['priceHistory']['$inferSelect'];

/** An offer with the pressing that it is of; null where it is of the album and no single pressing is certain. */
export interface OfferOfAlbum {
	price: PriceRow;
	release: ReleaseRow | null;
}

/** An offer for somebody who looks at one pressing. `isCertain`: it is of this pressing; otherwise this is one of several that it may be of. */
export interface OfferOfRelease {
	price: PriceRow;
	isCertain: boolean;
}

/**
 * Every stored offer of an album, current or expired, to any country: of its pressings, those that share its Discogs master
 * included, and of the album itself. The oldest row first.
 */
export async function readOffersOfAlbum({ read, tables }: Readable, album: AlbumRow): Promise<OfferOfAlbum[]> {
	const { prices, releases } = tables;
	const ofPressings = await read
		.select({ price: prices, release: releases })
		.from(prices)
		.innerJoin(releases, eq(releases.id, prices.releaseId))
		.where(isOfAlbum(tables, album));
	const ofItself = await read
		.select()
		.from(prices)
		.where(and(isNull(prices.releaseId), eq(prices.albumId, album.id)));
	return [...ofPressings, ...ofItself.map((price) => ({ price, release: null }))].sort(
		(a, b) => a.price.id - b.price.id,
	);
}

/**
 * Every stored offer of a pressing, current or expired, to any country: its own, and those of its album that may be of it.
 * Albums that share its Discogs master count as its own. The oldest row first.
 */
export async function readOffersOfRelease({ read, tables }: Readable, release: ReleaseRow): Promise<OfferOfRelease[]> {
	const { albums, prices } = tables;
	const own = await read.select().from(prices).where(eq(prices.releaseId, release.id));
	const isItsAlbum = or(
		...(release.albumId === null ? [] : [eq(albums.id, release.albumId)]),
		...(release.masterId === null ? [] : [eq(albums.discogsId, release.masterId)]),
	);
	const ofAlbums =
		isItsAlbum === undefined
			? []
			: await read
					.select({ price: prices })
					.from(prices)
					.innerJoin(albums, eq(albums.id, prices.albumId))
					.where(and(isNull(prices.releaseId), isItsAlbum));
	const possible = ofAlbums.filter(({ price }) => price.candidates.includes(release.id));
	return [
		...own.map((price) => ({ price, isCertain: true })),
		...possible.map(({ price }) => ({ price, isCertain: false })),
	].sort((a, b) => a.price.id - b.price.id);
}

/** All that ever happened to the offers of an album and its pressings, the oldest first. */
export async function readHistoryOfAlbum({ read, tables }: Readable, album: AlbumRow): Promise<PriceEvent[]> {
	const { priceHistory, releases } = tables;
	const pressings = read.select({ id: releases.id }).from(releases).where(isOfAlbum(tables, album));
	return read
		.select()
		.from(priceHistory)
		.where(or(eq(priceHistory.albumId, album.id), inArray(priceHistory.releaseId, pressings)))
		.orderBy(asc(priceHistory.observedAt), asc(priceHistory.id));
}

/** All that ever happened to the offers of one pressing, the oldest first. */
export async function readHistoryOfRelease({ read, tables }: Readable, releaseId: number): Promise<PriceEvent[]> {
	const { priceHistory } = tables;
	return read
		.select()
		.from(priceHistory)
		.where(eq(priceHistory.releaseId, releaseId))
		.orderBy(asc(priceHistory.observedAt), asc(priceHistory.id));
}

/**
 * When each provider was last asked about an album, or one of its pressings, for a country or for anywhere, and what came of it; the latest
 * first.
 */
export async function readLastChecks(
	{ read, tables }: Readable,
	album: AlbumRow,
	country: string,
): Promise<PriceCheck[]> {
	const { priceChecks, releases } = tables;
	const pressings = read.select({ id: releases.id }).from(releases).where(isOfAlbum(tables, album));
	const { entity, entityId } = priceChecks;
	const rows = await read
		.select()
		.from(priceChecks)
		.where(
			or(and(eq(entity, 'album'), eq(entityId, album.id)), and(eq(entity, 'release'), inArray(entityId, pressings))),
		);
	const sorted = rows
		.filter((check) => check.country === country || check.country === anywhere)
		.sort((a, b) => b.checkedAt.getTime() - a.checkedAt.getTime());
	return [...Map.groupBy(sorted, ({ provider }) => provider).values()].flatMap(([latest]) => latest ?? []);
}

/** Whether a release is a pressing of the album, as `readReleasesOf` counts them. */
function isOfAlbum({ releases }: Tables, album: AlbumRow): SQL | undefined {
	const isOwn = eq(releases.albumId, album.id);
	const isIts = album.discogsId === null ? isOwn : or(isOwn, eq(releases.masterId, album.discogsId));
	return and(isIts, eq(releases.isVinyl, true));
}

/** The rows of one listing, whatever they are offers of and wherever they are sent to. */
export async function readOffersOfListing(
	{ read, tables: { prices } }: Readable,
	{ provider, listingId }: { provider: string; listingId: string },
): Promise<PriceRow[]> {
	return read
		.select()
		.from(prices)
		.where(and(eq(prices.provider, provider), eq(prices.listingId, listingId)));
}
