import type { Database } from '../../db/client.ts';
import { type Holdings, readHoldings } from '../store/listeners/holdings-reader.ts';
import { readUsers } from '../store/listeners/users-reader.ts';

/** How many listeners there are, and how much is known of all of them together. */
export interface ListenerStats extends Holdings {
	listeners: number;
}

/** Counts what is known of every listener. */
export async function readListenerStats(database: Database): Promise<ListenerStats> {
	const users = await readUsers(database);
	const sum: ListenerStats = {
		...{ listeners: users.length, seeds: 0, owned: 0, wanted: 0, played: 0 },
		...{ accounts: 0, locks: 0, dismissals: 0, sets: 0 },
	};
	for (const { id } of users) {
		const holdings = await readHoldings(database, id);
		sum.seeds += holdings.seeds;
		sum.owned += holdings.owned;
		sum.wanted += holdings.wanted;
		sum.played += holdings.played;
		sum.accounts += holdings.accounts;
		sum.locks += holdings.locks;
		sum.dismissals += holdings.dismissals;
		sum.sets += holdings.sets;
	}
	return sum;
}
