import type { AccountProgress } from '../../source/profiles/account-progress.ts';
import type { AccountProvider } from '../../source/profiles/accounts.ts';
import { withSources } from '../../source/profiles/sources.ts';
import { type AccountSyncEvent, type AccountSyncOptions, startAccountSync } from '../../source/profiles/sync.ts';
import { readAccounts } from '../../source/store/listeners/accounts-reader.ts';
import { saveAccount } from '../../source/store/listeners/accounts-writer.ts';
import { findUser } from '../../source/store/listeners/users-reader.ts';
import { ensureUser } from '../../source/store/listeners/users-writer.ts';
import { writeAt } from '../../source/store/writable.ts';
import type { World } from '../helpers/world.ts';

/** The accounts of the listener "me" in a world. */
export function createAccounts({ context }: World) {
	const { database, clock, providers, secrets } = context;
	const { users, listeningCounts, listeningSnapshots } = database.tables;

	async function readUser() {
		const user = await findUser(database, 'me');
		if (user === undefined) throw new Error('no listener');
		return user;
	}

	return {
		async connect(provider: AccountProvider, username: string): Promise<void> {
			await writeAt(database, clock(), async (store) => {
				const { user } = await ensureUser(store, 'me');
				await saveAccount(store, { userId: user.id, provider, username });
			});
		},
		async sync(changes: Partial<AccountSyncOptions> = {}) {
			const events: AccountSyncEvent[] = [];
			const options: AccountSyncOptions = {
				...{ signal: new AbortController().signal, isStopping: () => false },
				tell: (event) => void events.push(event),
				...changes,
			};
			const user = await readUser();
			const accounts = withSources(await readAccounts(database, user.id));
			const { finished } = startAccountSync({ database, providers, secrets, clock }, user, accounts, options);
			const progress = await finished;
			return { progress, events, outcomes: progress.flatMap(outcomesOf) };
		},
		revision: async () => (await database.read.select({ revision: users.revision }).from(users))[0]?.revision,
		counts: () => database.read.select().from(listeningCounts),
		snapshots: () => database.read.select().from(listeningSnapshots).orderBy(listeningSnapshots.id),
		user: readUser,
	};
}

/** What came of every list: "lastfm top" and so on. */
function outcomesOf({ provider, lists }: AccountProgress) {
	return lists.map(({ list, outcome }) => ({ list: `${provider} ${list}`, found: 0, ...outcome }));
}
