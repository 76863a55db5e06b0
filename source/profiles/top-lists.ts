import { type CountKind, replaceTopCounts } from '../store/listeners/listening-writer.ts';
import { saveSnapshot } from '../store/listeners/snapshots.ts';
import { writeAt } from '../store/writable.ts';
import type { AccountWork } from './accounts.ts';
import { type TopRow, toCounts } from './played.ts';
import type { ListInHand, ListResult } from './read-list.ts';

/** What was played most in a period. */
export interface TopList {
	kind: CountKind;
	period: 'overall' | 'year' | 'halfYear';
	rows: readonly TopRow[];
}

/** Stores lists of what is played most, all or none: each takes the place of the former one. The same lists again change nothing. */
export async function storeTopLists(
	{ database, clock }: AccountWork,
	{ key }: ListInHand,
	lists: readonly TopList[],
): Promise<ListResult> {
	const counted = lists.map(({ kind, period, rows }) => ({ kind, period, rows: toCounts(kind, rows) }));
	const found = counted.reduce((sum, { rows }) => sum + rows.length, 0);
	return writeAt(database, clock(), async (store) => {
		const { isUnchanged } = await saveSnapshot(store, { ...key, payload: counted });
		const result = { found, added: 0, changed: 0, gone: 0, isUnchanged, note: null };
		if (isUnchanged) return result;
		for (const list of counted) {
			const changes = await replaceTopCounts(store, { userId: key.userId, provider: key.provider, ...list });
			result.added += changes.added;
			result.changed += changes.changed;
			result.gone += changes.gone;
		}
		return result;
	});
}
