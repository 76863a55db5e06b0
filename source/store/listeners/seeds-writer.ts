import { and, eq } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import { reviseListener } from './revision.ts';

/** Notes that a listener likes an artist; false when that was known. */
export async function addSeed(store: Writable, userId: number, artistId: number): Promise<boolean> {
	const { write, tables, now } = store;
	const added = await write
		.insert(tables.userSeedArtists)
		.values({ userId, artistId, addedAt: now })
		.onConflictDoNothing()
		.returning();
	if (added.length > 0) await reviseListener(store, userId);
	return added.length > 0;
}

/** Takes a seed back; false when the artist was none. */
export async function removeSeed(store: Writable, userId: number, artistId: number): Promise<boolean> {
	const { userSeedArtists } = store.tables;
	const removed = await store.write
		.delete(userSeedArtists)
		.where(and(eq(userSeedArtists.userId, userId), eq(userSeedArtists.artistId, artistId)))
		.returning();
	if (removed.length > 0) await reviseListener(store, userId);
	return removed.length > 0;
}
