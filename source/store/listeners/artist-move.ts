import { eq } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import { reviseListener } from './revision.ts';

/** Two artists have become one: what listeners said of `fromId`, and how often they played it, is said of `intoId`, nothing twice. */
export async function moveListenersTo(store: Writable, fromId: number, intoId: number): Promise<void> {
	const { read, write, tables } = store;
	const { userSeedArtists, dismissedRecommendations, listeningCounts } = tables;
	const seeds = await read.select().from(userSeedArtists).where(eq(userSeedArtists.artistId, fromId));
	const isDismissed = eq(dismissedRecommendations.artistId, fromId);
	const dismissals = await read.select().from(dismissedRecommendations).where(isDismissed);
	const counts = await write
		.update(listeningCounts)
		.set({ artistId: intoId })
		.where(eq(listeningCounts.artistId, fromId))
		.returning({ userId: listeningCounts.userId });
	await write.delete(userSeedArtists).where(eq(userSeedArtists.artistId, fromId));
	for (const seed of seeds) {
		await write
			.insert(userSeedArtists)
			.values({ ...seed, artistId: intoId })
			.onConflictDoNothing();
	}
	await write.delete(dismissedRecommendations).where(isDismissed);
	for (const dismissal of dismissals) {
		await write
			.insert(dismissedRecommendations)
			.values({ ...dismissal, artistId: intoId })
			.onConflictDoNothing();
	}
	const listeners = new Set([...seeds, ...dismissals, ...counts].map(({ userId }) => userId));
	for (const userId of listeners) await reviseListener(store, userId);
}
