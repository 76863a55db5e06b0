import { and, eq, gt, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { anywhere } from '../../countries.ts';
import { ranking } from '../../money/ranking.ts';
import type { Readable } from '../artists-reader.ts';
import type { OfferScope } from './candidates-reader.ts';

/**
 * How many offers compete for a buyer in a country, per album that has any (see `money/ranking.ts`): of its pressings, those that share its
 * Discogs master included, and of the album itself. A listing is one offer wherever else it is sent.
 */
export async function countOffers(
	{ read, tables }: Readable,
	albumIds: number[],
	{ country, now }: Pick<OfferScope, 'country' | 'now'>,
): Promise<Map<number, number>> {
	const { albums, releases, prices, fxRates } = tables;
	if (albumIds.length === 0) return new Map();
	const competes = and(
		inArray(prices.country, [country, anywhere]),
		inArray(prices.kind, [...ranking.competingKinds]),
		gte(prices.confidence, ranking.certain),
		gt(prices.expiresAt, now),
	);
	const listing = sql<string>`${prices.provider} || ' ' || ${prices.channel} || ' ' || ${prices.listingId}`;
	const hasRate = and(eq(fxRates.currency, prices.currency), eq(fxRates.isCurrent, true));
	const found = await Promise.all([
		read
			.select({ albumId: releases.albumId, listing })
			.from(releases)
			.innerJoin(prices, eq(prices.releaseId, releases.id))
			.innerJoin(fxRates, hasRate)
			.where(and(inArray(releases.albumId, albumIds), eq(releases.isVinyl, true), competes)),
		read
			.select({ albumId: albums.id, listing })
			.from(albums)
			.innerJoin(
				releases,
				and(eq(releases.masterId, albums.discogsId), or(isNull(releases.albumId), ne(releases.albumId, albums.id))),
			)
			.innerJoin(prices, eq(prices.releaseId, releases.id))
			.innerJoin(fxRates, hasRate)
			.where(and(inArray(albums.id, albumIds), eq(releases.isVinyl, true), competes)),
		read
			.select({ albumId: prices.albumId, listing })
			.from(prices)
			.innerJoin(fxRates, hasRate)
			.where(and(inArray(prices.albumId, albumIds), isNull(prices.releaseId), competes)),
	]);
	const listings = Map.groupBy(found.flat(), ({ albumId }) => albumId);
	return new Map(
		[...listings].flatMap(([albumId, rows]) =>
			albumId === null ? [] : [[albumId, new Set(rows.map(({ listing: one }) => one)).size]],
		),
	);
}
