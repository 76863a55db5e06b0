import { and, eq } from 'drizzle-orm';
import type { Readable } from '../artists-reader.ts';

/** How much is known of a listener. */
export interface Holdings {
	/** Artists that they named. */
	seeds: number;
	/** Copies in the collection. */
	owned: number;
	/** What is on their own wantlist, and on those of their accounts. */
	wanted: number;
	/** Artists and albums of which it is known how often they were played. */
	played: number;
	accounts: number;
	locks: number;
	dismissals: number;
	/** Sets of recommendations that were made. */
	sets: number;
}

/** Counts what is known of a listener. */
export async function readHoldings({ read, tables }: Readable, userId: number): Promise<Holdings> {
	const { userSeedArtists, userAccounts, userDiscogsCollections: copies, wantlist, listeningCounts } = tables;
	const { recommendationSets, lockedRecommendations, dismissedRecommendations } = tables;
	const listed = (list: string) => read.$count(copies, and(eq(copies.userId, userId), eq(copies.list, list)));
	const isOverall = and(eq(listeningCounts.userId, userId), eq(listeningCounts.period, 'overall'));
	return {
		seeds: await read.$count(userSeedArtists, eq(userSeedArtists.userId, userId)),
		owned: await listed('collection'),
		wanted: (await read.$count(wantlist, eq(wantlist.userId, userId))) + (await listed('wantlist')),
		played: await read.$count(listeningCounts, isOverall),
		accounts: await read.$count(userAccounts, eq(userAccounts.userId, userId)),
		locks: await read.$count(lockedRecommendations, eq(lockedRecommendations.userId, userId)),
		dismissals: await read.$count(dismissedRecommendations, eq(dismissedRecommendations.userId, userId)),
		sets: await read.$count(recommendationSets, eq(recommendationSets.userId, userId)),
	};
}
