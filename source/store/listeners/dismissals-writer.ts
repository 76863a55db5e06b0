import { and, eq, type SQL } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import type { DismissalRow } from './dismissals-reader.ts';
import type { LockRow } from './locks-reader.ts';
import { restoreLocks, unlockAlbums } from './locks-writer.ts';
import { reviseListener } from './revision.ts';

/** A dismissal, and what `undoDismissal` needs to take it back. */
export interface Dismissed {
	dismissal: DismissalRow;
	/** The same dismissal as it was before; null: it is new. */
	before: DismissalRow | null;
	/** Locks that it broke. */
	locks: LockRow[];
}

/** "Not this album": it is not recommended again, and a lock on it is gone. Said again, only the reason changes. */
export async function dismissAlbum(
	store: Writable,
	userId: number,
	albumId: number,
	reason: string | null,
): Promise<Dismissed> {
	return dismiss(store, { userId, albumId, artistId: null, reason }, [albumId]);
}

/** "Not this artist": nothing on which they are credited is recommended again, and locks on any of it are gone. */
export async function dismissArtist(
	store: Writable,
	userId: number,
	artistId: number,
	reason: string | null,
): Promise<Dismissed> {
	const { albumArtists } = store.tables;
	const credited = await store.read
		.select({ id: albumArtists.albumId })
		.from(albumArtists)
		.where(eq(albumArtists.artistId, artistId));
	return dismiss(
		store,
		{ userId, albumId: null, artistId, reason },
		credited.map(({ id }) => id),
	);
}

/** Takes a dismissal back by its number; false when the listener has none of it. */
export async function removeDismissal(store: Writable, userId: number, id: number): Promise<boolean> {
	const { dismissedRecommendations } = store.tables;
	const removed = await store.write
		.delete(dismissedRecommendations)
		.where(and(eq(dismissedRecommendations.userId, userId), eq(dismissedRecommendations.id, id)))
		.returning();
	if (removed.length > 0) await reviseListener(store, userId);
	return removed.length > 0;
}

/** The inverse of `dismissAlbum` and `dismissArtist`: what was said before is said again, and broken locks are back. */
export async function undoDismissal(store: Writable, { dismissal, before, locks }: Dismissed): Promise<void> {
	const { userId, id } = dismissal;
	if (before === null) await removeDismissal(store, userId, id);
	else await changeReason(store, before, before.reason);
	await restoreLocks(store, locks);
}

type Said = Pick<DismissalRow, 'userId' | 'albumId' | 'artistId' | 'reason'>;

async function dismiss(store: Writable, said: Said, albumIds: number[]): Promise<Dismissed> {
	const { write, tables, now } = store;
	const locks = await unlockAlbums(store, said.userId, albumIds);
	const [before] = await store.read.select().from(tables.dismissedRecommendations).where(isSame(store, said));
	if (before !== undefined) {
		const dismissal = said.reason === before.reason ? before : await changeReason(store, before, said.reason);
		return { dismissal, before, locks };
	}
	const [dismissal] = await write
		.insert(tables.dismissedRecommendations)
		.values({ ...said, dismissedAt: now })
		.returning();
	if (dismissal === undefined) throw new Error('a dismissal that was just stored is missing');
	await reviseListener(store, said.userId);
	return { dismissal, before: null, locks };
}

/** A reason changes nothing that is computed, so the listener stays as they were. */
async function changeReason(store: Writable, dismissal: DismissalRow, reason: string | null): Promise<DismissalRow> {
	const { dismissedRecommendations } = store.tables;
	await store.write
		.update(dismissedRecommendations)
		.set({ reason })
		.where(eq(dismissedRecommendations.id, dismissal.id));
	return { ...dismissal, reason };
}

function isSame(
	{ tables: { dismissedRecommendations } }: Writable,
	{ userId, albumId, artistId }: Said,
): SQL | undefined {
	return and(
		eq(dismissedRecommendations.userId, userId),
		albumId === null ? undefined : eq(dismissedRecommendations.albumId, albumId),
		artistId === null ? undefined : eq(dismissedRecommendations.artistId, artistId),
	);
}
