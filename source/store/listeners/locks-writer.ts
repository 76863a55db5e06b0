import { and, eq, inArray } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import type { LockRow } from './locks-reader.ts';
import { reviseListener } from './revision.ts';

/** Keeps an album among the recommendations; false when it was kept already. `unlockAlbum` is the inverse. */
export async function lockAlbum(store: Writable, userId: number, albumId: number): Promise<boolean> {
	const { write, tables, now } = store;
	const locked = await write
		.insert(tables.lockedRecommendations)
		.values({ userId, albumId, lockedAt: now })
		.onConflictDoNothing()
		.returning();
	if (locked.length > 0) await reviseListener(store, userId);
	return locked.length > 0;
}

/** Keeps albums no longer. Returns the locks that are gone: `restoreLocks` is the inverse. */
export async function unlockAlbums(store: Writable, userId: number, albumIds: number[]): Promise<LockRow[]> {
	const { lockedRecommendations } = store.tables;
	const gone = await store.write
		.delete(lockedRecommendations)
		.where(and(eq(lockedRecommendations.userId, userId), inArray(lockedRecommendations.albumId, albumIds)))
		.returning();
	if (gone.length > 0) await reviseListener(store, userId);
	return gone;
}

/** Puts locks back as they were. */
export async function restoreLocks(store: Writable, locks: LockRow[]): Promise<void> {
	for (const lock of locks) {
		await store.write.insert(store.tables.lockedRecommendations).values(lock).onConflictDoNothing();
		await reviseListener(store, lock.userId);
	}
}
