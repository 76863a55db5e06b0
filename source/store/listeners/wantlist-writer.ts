import { and, eq } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Writable } from '../writable.ts';
import { reviseListener } from './revision.ts';
import { findWant, type WantRow } from './wantlist-reader.ts';

/** What a change of the wantlist takes back: see `restoreWant`. */
export interface WantChange {
	userId: number;
	albumId: number;
	/** What was on the wantlist before; null: the album was not. */
	before: WantRow | null;
	/** False: everything was so already. */
	isChanged: boolean;
}

/** Puts an album on a listener's own wantlist, or changes what is said of it there; what is not said, and since when it is wanted, stays. */
export async function want(
	store: Writable,
	userId: number,
	{ albumId, ...said }: Pick<WantRow, 'albumId'> & Partial<Pick<WantRow, 'discogsId' | 'note'>>,
): Promise<WantChange> {
	const { write, tables, now } = store;
	const before = (await findWant(store, userId, albumId)) ?? null;
	const { discogsId, note } = { discogsId: before?.discogsId ?? null, note: before?.note ?? null, ...said };
	const isChanged = before?.discogsId !== discogsId || before.note !== note;
	if (isChanged) {
		await write
			.insert(tables.wantlist)
			.values({ userId, albumId, discogsId, note, addedAt: now })
			.onConflictDoUpdate({ target: [tables.wantlist.userId, tables.wantlist.albumId], set: { discogsId, note } });
		await reviseListener(store, userId);
	}
	return { userId, albumId, before, isChanged };
}

/** Takes an album off a listener's own wantlist. */
export async function unwant(store: Writable, userId: number, albumId: number): Promise<WantChange> {
	const before = (await findWant(store, userId, albumId)) ?? null;
	if (before !== null) {
		await store.write.delete(store.tables.wantlist).where(isWant(store.tables, { userId, albumId }));
		await reviseListener(store, userId);
	}
	return { userId, albumId, before, isChanged: before !== null };
}

/** The inverse of `want` and `unwant`: the wantlist says of the album what it said before. */
export async function restoreWant(store: Writable, { userId, albumId, before }: WantChange): Promise<void> {
	const { write, tables } = store;
	await write.delete(tables.wantlist).where(isWant(tables, { userId, albumId }));
	if (before !== null) await write.insert(tables.wantlist).values(before);
	await reviseListener(store, userId);
}

function isWant({ wantlist }: Tables, { userId, albumId }: Pick<WantRow, 'userId' | 'albumId'>) {
	return and(eq(wantlist.userId, userId), eq(wantlist.albumId, albumId));
}
