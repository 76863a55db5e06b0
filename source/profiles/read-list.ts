import {
	Cancelled,
	type Explanation,
	explain,
	ProviderError,
	ProviderNotFound,
	ProviderWaiting,
	StorageError,
} from '../errors.ts';
import type { Ask } from '../integrations/http/provider-http.ts';
import { patienceMilliseconds, waitUnlessStopped } from '../patience.ts';
import { type ListKey, noteListProblem, noteListRead } from '../store/listeners/syncs.ts';
import { writeAt } from '../store/writable.ts';
import type { AccountEvent, AccountProvider, AccountWork } from './accounts.ts';

/** What came of reading a list to its end: the counts of the event that tells it. */
export type ListResult = Omit<Extract<AccountEvent, { type: 'read' }>, 'type' | 'provider' | 'list'>;

/** A list of an account: "collection", "wantlist", "top", "recent" … */
export interface ListName {
	provider: AccountProvider;
	list: string;
}

/** A list that is being read. */
export interface ListInHand {
	/** Where it stands in `user_syncs`. */
	key: ListKey;
	/**
	 * Asks the provider, and waits patiently where it makes us wait for up to two minutes. Throws Cancelled before the next question once a
	 * person asked to stop: what was stored up to then stays.
	 */
	ask<Answer>(call: (ask: Ask) => Promise<Answer>): Promise<Answer>;
	/** Tells how many rows were read, and of how many where that is known. */
	progress(read: number, total: number | null): void;
}

/**
 * Reads one list of an account. What it found is told and noted as the last good reading; a source that cannot be read is told and noted as
 * the problem, and stops no other list. Throws only for faults of ours and Cancelled.
 */
export async function readList(
	work: AccountWork,
	{ provider, list }: ListName,
	read: (inHand: ListInHand) => Promise<ListResult>,
): Promise<void> {
	const { database, clock, user, signal, tell } = work;
	const key = { userId: user.id, provider, list };
	try {
		const result = await read({
			key,
			ask: (call) => askPatiently(work, { provider, list }, call),
			progress: (done, total) => tell({ provider, list, type: 'reading', read: done, total }),
		});
		await writeAt(database, clock(), (store) => noteListRead(store, key));
		tell({ provider, list, type: 'read', ...result });
	} catch (error) {
		if (signal.aborted) throw new Cancelled();
		if (!(error instanceof ProviderError || error instanceof StorageError)) throw error;
		const problem = explainFor(provider, error);
		await writeAt(database, clock(), (store) => noteListProblem(store, key, problem.message));
		tell({ provider, list, type: 'failed', ...problem });
	}
}

/** The usual next steps are those of looking something up; these are of an account. */
function explainFor(provider: AccountProvider, error: ProviderError | StorageError): Explanation {
	const explained = explain(error);
	if (error instanceof ProviderWaiting) {
		return { ...explained, next: 'What was read so far stays; the next `vinilogy sync` goes on from there.' };
	}
	if (error instanceof ProviderNotFound) {
		return {
			...explained,
			next: `If the account has another name by now, connect it again with \`vinilogy connect ${provider}\`.`,
		};
	}
	return explained;
}

async function askPatiently<Answer>(
	{ clock, signal, isStopping, tell }: AccountWork,
	name: ListName,
	call: (ask: Ask) => Promise<Answer>,
): Promise<Answer> {
	for (;;) {
		if (isStopping() || signal.aborted) throw new Cancelled();
		try {
			return await call({ priority: 'background', signal });
		} catch (error) {
			if (!(error instanceof ProviderWaiting)) throw error;
			const wait = error.until.getTime() - clock().getTime();
			if (wait > patienceMilliseconds) throw error;
			tell({ ...name, type: 'waiting', until: error.until, reason: error.message });
			await waitUnlessStopped(Math.max(0, wait), signal, isStopping);
		}
	}
}
