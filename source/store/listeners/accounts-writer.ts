import { and, eq } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import { type AccountRow, findAccount } from './accounts-reader.ts';
import { reviseListener } from './revision.ts';

type AccountKey = Pick<AccountRow, 'userId' | 'provider'>;

/**
 * Notes the account of a listener, of which there is one a provider. What was read of one with another name there goes, as
 * `removeAccount` says. The same name again changes nothing.
 */
export async function saveAccount(
	store: Writable,
	account: Omit<AccountRow, 'connectedAt'>,
): Promise<{ account: AccountRow; former: string | null }> {
	const known = await findAccount(store, account);
	if (known?.username === account.username) return { account: known, former: known.username };
	if (known !== undefined) await removeAccount(store, known);
	const [saved] = await store.write
		.insert(store.tables.userAccounts)
		.values({ ...account, connectedAt: store.now })
		.returning();
	if (saved === undefined) throw new Error('an account that was just stored is missing');
	return { account: saved, former: known?.username ?? null };
}

/**
 * Forgets an account with everything that was read of it: how far, snapshots, and what was played or saved. Records of a collection stay, and
 * so does its secret, which is elsewhere. Returns how many counts went; null when there was no such account.
 */
export async function removeAccount(store: Writable, key: AccountKey): Promise<{ counts: number } | null> {
	const { write, tables } = store;
	const { userAccounts, userSyncs, listeningSnapshots, listeningCounts } = tables;
	const isTheirs = (
		table: typeof userAccounts | typeof userSyncs | typeof listeningSnapshots | typeof listeningCounts,
	) => and(eq(table.userId, key.userId), eq(table.provider, key.provider));
	const removed = await write.delete(userAccounts).where(isTheirs(userAccounts)).returning();
	if (removed.length === 0) return null;
	await write.delete(userSyncs).where(isTheirs(userSyncs));
	await write.delete(listeningSnapshots).where(isTheirs(listeningSnapshots));
	const counts = await write
		.delete(listeningCounts)
		.where(isTheirs(listeningCounts))
		.returning({ id: listeningCounts.id });
	await reviseListener(store, key.userId);
	return { counts: counts.length };
}
