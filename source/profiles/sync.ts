import { awaitAll } from '../await-all.ts';
import { Cancelled } from '../errors.ts';
import { type AccountProgress, advance } from './account-progress.ts';
import type { AccountEvent, AccountProvider, AccountRow, AccountSource, AccountWork, UserRow } from './accounts.ts';

/** What happens while the accounts of a listener are read. */
export type AccountSyncEvent =
	| AccountEvent
	| { type: 'started'; accounts: { provider: AccountProvider; username: string }[] }
	/** An account is not read any more in this run. */
	| { type: 'ended'; provider: AccountProvider; reason: 'finished' | 'stopped' };

/** What reading accounts works with. */
export type AccountTools = Pick<AccountWork, 'database' | 'providers' | 'secrets' | 'clock'>;

export interface AccountSyncOptions extends Pick<AccountWork, 'signal' | 'isStopping'> {
	tell(event: AccountSyncEvent): void;
}

/** An account, and who reads it. */
export interface ConnectedAccount {
	source: AccountSource;
	account: AccountRow;
}

/** A run over the accounts of one listener. */
export interface AccountSync {
	/** How far every account is, as it stands now. */
	progress(): readonly AccountProgress[];
	finished: Promise<readonly AccountProgress[]>;
}

/**
 * Reads accounts side by side, each at its provider's pace: one that waits or fails never stops the others, and what it stored stays. A fault of
 * ours (the database, the program) does: the others end with the question in hand, then `finished` rejects. What was stopped goes on from its
 * checkpoint the next time.
 */
export function startAccountSync(
	tools: AccountTools,
	user: UserRow,
	accounts: readonly ConnectedAccount[],
	options: AccountSyncOptions,
): AccountSync {
	let progress: readonly AccountProgress[] = accounts.map(({ source: { provider }, account: { username } }) => ({
		...{ provider, username, lists: [], end: null },
	}));
	let hasFault = false;
	const isStopping = () => hasFault || options.isStopping();

	async function readAccount({ source, account }: ConnectedAccount): Promise<void> {
		const { provider } = source;
		const change = (next: (before: AccountProgress) => AccountProgress) => {
			progress = progress.map((one) => (one.provider === provider ? next(one) : one));
		};
		const tell = (event: AccountEvent) => {
			change((before) => advance(before, event));
			options.tell(event);
		};
		const reason = await readToEnd(source, { ...tools, user, account, signal: options.signal, isStopping, tell });
		change((before) => ({ ...before, end: reason }));
		options.tell({ type: 'ended', provider, reason });
	}

	async function run(): Promise<readonly AccountProgress[]> {
		options.tell({ type: 'started', accounts: progress.map(({ provider, username }) => ({ provider, username })) });
		await awaitAll(
			accounts.map((account) =>
				readAccount(account).catch((error: unknown) => {
					hasFault = true;
					throw error;
				}),
			),
		);
		return progress;
	}

	return { progress: () => progress, finished: run() };
}

async function readToEnd(source: AccountSource, work: AccountWork): Promise<'finished' | 'stopped'> {
	try {
		await source.sync(work);
		return 'finished';
	} catch (error) {
		if (work.signal.aborted || error instanceof Cancelled) return 'stopped';
		throw error;
	}
}
