import { and, asc, eq } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Readable } from '../artists-reader.ts';
import type { Writable } from '../writable.ts';

/** How far one list of an account was read, exactly as stored. See `db/schema/listeners.ts`. */
export type AccountSyncRow = Tables['userSyncs']['$inferSelect'];

/** A list of an account: "collection", "wantlist", "top", "recent" … */
export type ListKey = Pick<AccountSyncRow, 'userId' | 'provider' | 'list'>;

/** Where reading a list stands, or undefined when it was never tried. */
export async function readListSync({ read, tables }: Readable, key: ListKey): Promise<AccountSyncRow | undefined> {
	const { userSyncs } = tables;
	const [row] = await read
		.select()
		.from(userSyncs)
		.where(and(eq(userSyncs.userId, key.userId), eq(userSyncs.provider, key.provider), eq(userSyncs.list, key.list)));
	return row;
}

/** The same for all lists of a listener. */
export async function readListSyncs({ read, tables }: Readable, userId: number): Promise<AccountSyncRow[]> {
	const { userSyncs } = tables;
	return read
		.select()
		.from(userSyncs)
		.where(eq(userSyncs.userId, userId))
		.orderBy(asc(userSyncs.provider), asc(userSyncs.list));
}

/** Notes where the next reading goes on: in the transaction that stores what was read up to there. */
export async function saveListCursor(
	store: Writable,
	key: ListKey,
	cursor: Record<string, unknown> | null,
): Promise<void> {
	await save(store, key, { cursor });
}

/** Notes that a list was read to its end. */
export async function noteListRead(store: Writable, key: ListKey): Promise<void> {
	await save(store, key, { syncedAt: store.now, problem: null });
}

/** Notes why a list could not be read; when it last ended well stays. */
export async function noteListProblem(store: Writable, key: ListKey, problem: string): Promise<void> {
	await save(store, key, { problem });
}

async function save({ write, tables }: Writable, key: ListKey, changes: Partial<AccountSyncRow>): Promise<void> {
	const { userSyncs } = tables;
	const { userId, provider, list } = key;
	await write
		.insert(userSyncs)
		.values({ userId, provider, list, ...changes })
		.onConflictDoUpdate({ target: [userSyncs.userId, userSyncs.provider, userSyncs.list], set: changes });
}
