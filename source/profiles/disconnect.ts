import type { Database } from '../../db/client.ts';
import { type SecretStore, secretName } from '../secrets/secret-store.ts';
import { removeAccount } from '../store/listeners/accounts-writer.ts';
import { removeRead } from '../store/listeners/discogs-lists-writer.ts';
import { reviseListener } from '../store/listeners/revision.ts';
import { writeAt } from '../store/writable.ts';
import type { AccountProvider, UserRow } from './accounts.ts';

/** What went with an account: counts of what was played, and records of its lists. */
export interface Disconnected {
	counts: number;
	records: number;
}

/**
 * Forgets an account, its secret, and what was read of it: counts, snapshots, and how far; with `forgetsRecords` also the collection and wantlist
 * that came from there. Null when there is no such account. Throws StorageError when the secret cannot be removed: then everything stays.
 */
export async function disconnect(
	{ database, secrets, clock }: { database: Database; secrets: SecretStore; clock: () => Date },
	user: UserRow,
	{ provider, forgetsRecords }: { provider: AccountProvider; forgetsRecords: boolean },
): Promise<Disconnected | null> {
	// In turn: a token that is being exchanged would be kept again behind it.
	await secrets.inTurn(() => secrets.remove(secretName(user.name, provider)));
	return writeAt(database, clock(), async (store) => {
		const removed = await removeAccount(store, { userId: user.id, provider });
		if (removed === null) return null;
		const records = forgetsRecords && provider === 'discogs' ? await removeRead(store, user.id) : 0;
		if (records > 0) await reviseListener(store, user.id);
		return { ...removed, records };
	});
}
