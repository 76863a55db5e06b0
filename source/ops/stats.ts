import {
	and,
	count,
	countDistinct,
	eq,
	exists,
	gte,
	inArray,
	isNotNull,
	isNull,
	notExists,
	notInArray,
	sql,
	sum,
} from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { readLastImports } from '../store/imports/imports-reader.ts';
import { countForReview } from '../store/links.ts';
import { type ListenerStats, readListenerStats } from './listener-stats.ts';
import { type PriceStats, readPriceStats } from './price-stats.ts';

/** What the database holds, and how often it answered without asking anybody. */
export interface Stats {
	database: string;
	engine: string;
	artists: number;
	/** Artists that were only named so far (as similar or credited), never looked at. */
	stubs: number;
	artistsBySource: Record<string, number>;
	similars: number;
	albums: number;
	albumsBySource: Record<string, number>;
	releases: number;
	vinylReleases: number;
	releasesBySource: Record<string, number>;
	/** By source, the month ("2026-10", '' where it did not say) of the dump that was read last, and when it was read. */
	dumps: Record<string, { edition: string; readAt: Date | null }>;
	/** Shares from 0 to 1; null where there is nothing to share. */
	shareOfArtistsWithMbid: number | null;
	shareOfVisitedArtistsWithTwentySimilars: number | null;
	shareOfAlbumsWithPressings: number | null;
	waitingForReview: number;
	prices: PriceStats;
	listeners: ListenerStats;
	steps: Record<string, number>;
	cache: {
		hits: number;
		stale: number;
		misses: number;
		hitRatio: number | null;
		callsSaved: number;
		callsMade: number;
	};
}

const enoughSimilars = 20;

/** Counts everything at the time `now`; one query each, all of them on indexes or small tables. */
export async function readStats(database: Database, now: Date): Promise<Stats> {
	const { read, tables, engine, location } = database;
	const { artists, artistSimilars, albums, releases, syncState, cacheUse } = tables;
	const isVisited = read
		.select({ id: syncState.id })
		.from(syncState)
		.where(
			and(
				eq(syncState.entity, 'artist'),
				eq(syncState.entityId, artists.id),
				inArray(syncState.step, ['artist-info', 'artist-ids']),
				isNotNull(syncState.fetchedAt),
			),
		);
	const isArtist = isNull(artists.mergedIntoId);
	const artistCount = await read.$count(artists, isArtist);
	const stubs = await read.$count(artists, and(isArtist, notExists(isVisited)));
	const withMbid = await read.$count(artists, and(isArtist, isNotNull(artists.mbid)));
	const merged = read.select({ id: artists.id }).from(artists).where(isNotNull(artists.mergedIntoId));
	const wellConnected = read
		.select({ artistId: artistSimilars.artistId })
		.from(artistSimilars)
		.innerJoin(artists, eq(artists.id, artistSimilars.artistId))
		.where(and(isArtist, exists(isVisited), notInArray(artistSimilars.similarArtistId, merged)))
		.groupBy(artistSimilars.artistId)
		.having(gte(countDistinct(artistSimilars.similarArtistId), enoughSimilars))
		.as('well_connected');
	const [connected] = await read.select({ artists: count() }).from(wellConnected);
	const albumCount = await read.$count(albums);
	const [pressed] = await read
		.select({ albums: countDistinct(albums.id) })
		.from(albums)
		.innerJoin(
			releases,
			and(
				eq(releases.isVinyl, true),
				sql`(${releases.albumId} = ${albums.id} or ${releases.masterId} = ${albums.discogsId})`,
			),
		);
	const [cache] = await read
		.select({
			hits: sum(cacheUse.hits).mapWith(Number),
			stale: sum(cacheUse.stale).mapWith(Number),
			misses: sum(cacheUse.misses).mapWith(Number),
			callsSaved: sum(cacheUse.callsSaved).mapWith(Number),
			callsMade: sum(cacheUse.callsMade).mapWith(Number),
		})
		.from(cacheUse);
	const { hits, stale, misses, callsSaved, callsMade } = { ...noUse, ...withoutNulls(cache ?? {}) };
	return {
		database: location,
		engine,
		artists: artistCount,
		stubs,
		artistsBySource: await countBySource(artists, isArtist),
		similars: await read.$count(
			artistSimilars,
			and(notInArray(artistSimilars.artistId, merged), notInArray(artistSimilars.similarArtistId, merged)),
		),
		albums: albumCount,
		albumsBySource: await countBySource(albums),
		releases: await read.$count(releases),
		vinylReleases: await read.$count(releases, eq(releases.isVinyl, true)),
		releasesBySource: await countBySource(releases),
		dumps: Object.fromEntries(
			(await readLastImports(database)).map(({ source, edition, finishedAt }) => [
				source,
				{ edition, readAt: finishedAt },
			]),
		),
		shareOfArtistsWithMbid: share(withMbid, artistCount),
		shareOfVisitedArtistsWithTwentySimilars: share(connected?.artists ?? 0, artistCount - stubs),
		shareOfAlbumsWithPressings: share(pressed?.albums ?? 0, albumCount),
		waitingForReview: await countForReview(database),
		prices: await readPriceStats(database, now),
		listeners: await readListenerStats(database),
		steps: toRecord(
			await read.select({ name: syncState.status, rows: count() }).from(syncState).groupBy(syncState.status),
		),
		cache: { hits, stale, misses, hitRatio: share(hits + stale, hits + stale + misses), callsSaved, callsMade },
	};

	async function countBySource(
		table: typeof artists | typeof albums | typeof releases,
		condition?: ReturnType<typeof and>,
	): Promise<Record<string, number>> {
		const rows = await read
			.select({ name: table.source, rows: count() })
			.from(table)
			.where(condition)
			.groupBy(table.source);
		return toRecord(rows);
	}
}

const noUse = { hits: 0, stale: 0, misses: 0, callsSaved: 0, callsMade: 0 };

/** Sums over no rows are null. */
function withoutNulls(sums: Partial<Record<keyof typeof noUse, number | null>>): Partial<typeof noUse> {
	return Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== null));
}

function share(part: number, whole: number): number | null {
	return whole === 0 ? null : part / whole;
}

function toRecord(rows: { name: string; rows: number }[]): Record<string, number> {
	return Object.fromEntries(rows.sort((a, b) => b.rows - a.rows).map(({ name, rows }) => [name, rows]));
}
