import type { AccountEvent, AccountProvider } from './accounts.ts';
import type { ListResult } from './read-list.ts';

/** How far one list of an account is. */
export interface ListProgress {
	list: string;
	/** Rows read so far, and how many there are where that is known. */
	read: number;
	total: number | null;
	waiting: { until: Date; reason: string } | null;
	/** Null while it is being read. */
	outcome: ({ state: 'read' } & ListResult) | ({ state: 'failed' } & ListFailure) | null;
}

export interface ListFailure {
	message: string;
	next: string;
	exitCode: number;
}

/** How far one account is. */
export interface AccountProgress {
	provider: AccountProvider;
	/** The name there. */
	username: string;
	lists: readonly ListProgress[];
	/** `stopped`: a person stopped before its end. Null while it is being read. */
	end: 'finished' | 'stopped' | null;
}

/** The progress of an account after what happened to one of its lists; a list that was not heard of before comes last. */
export function advance(account: AccountProgress, event: AccountEvent): AccountProgress {
	const known = account.lists.find(({ list }) => list === event.list);
	const before = known ?? { list: event.list, read: 0, total: null, waiting: null, outcome: null };
	const after = advanceList(before, event);
	const lists =
		known === undefined ? [...account.lists, after] : account.lists.map((list) => (list === known ? after : list));
	return { ...account, lists };
}

function advanceList(list: ListProgress, event: AccountEvent): ListProgress {
	switch (event.type) {
		case 'reading':
			return { ...list, read: event.read, total: event.total, waiting: null };
		case 'waiting':
			return { ...list, waiting: { until: event.until, reason: event.reason } };
		case 'read': {
			const { found, added, changed, gone, isUnchanged, note } = event;
			return { ...list, waiting: null, outcome: { state: 'read', found, added, changed, gone, isUnchanged, note } };
		}
		case 'failed': {
			const { message, next, exitCode } = event;
			return { ...list, waiting: null, outcome: { state: 'failed', message, next, exitCode } };
		}
	}
}
