import type { Database } from '../../db/client.ts';
import type { Tables } from '../../db/schema/tables.ts';
import type { Providers } from '../integrations/providers.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { UserRow } from '../store/listeners/users-reader.ts';

/** The services at which listeners have accounts. */
export const accountProviders = ['discogs', 'lastfm', 'listenbrainz', 'spotify'] as const;
export type AccountProvider = (typeof accountProviders)[number];

export type { UserRow };
export type AccountRow = Tables['userAccounts']['$inferSelect'];

/** Everything that reading an account has in hand. */
export interface AccountWork {
	readonly database: Database;
	readonly providers: Providers;
	readonly secrets: SecretStore;
	readonly user: UserRow;
	readonly account: AccountRow;
	readonly clock: () => Date;
	/** Ends the calls in hand. */
	readonly signal: AbortSignal;
	/** A person asked to stop: no more questions, what is in hand ends first. */
	isStopping(): boolean;
	tell(event: AccountEvent): void;
}

/** What happens while an account is read. */
export type AccountEvent = { provider: AccountProvider; list: string } & (
	| { type: 'reading'; read: number; total: number | null }
	| { type: 'waiting'; until: Date; reason: string }
	/** A list was read to its end. `isUnchanged`: it is what it was the last time, and nothing was computed anew. */
	| {
			type: 'read';
			found: number;
			added: number;
			changed: number;
			gone: number;
			isUnchanged: boolean;
			note: string | null;
	  }
	/** It could not be read (now): what was stored stays. */
	| { type: 'failed'; message: string; next: string; exitCode: number }
);

/** A service whose accounts are read into the database. */
export interface AccountSource {
	readonly provider: AccountProvider;
	/**
	 * Reads what changed since the last time, list by list, and stores each with its checkpoint: what was stopped goes on from there.
	 * A list that fails is told (`failed`) and does not stop the others. Throws only for faults of ours and for Cancelled.
	 */
	sync(work: AccountWork): Promise<void>;
}
