import { type CountList, replaceTopCounts } from '../store/listeners/listening-writer.ts';
import { saveSnapshot } from '../store/listeners/snapshots.ts';
import { writeAt } from '../store/writable.ts';
import type { AccountWork } from './accounts.ts';
import type { ListInHand, ListResult } from './read-list.ts';

/** What a source tells of a period, each thing once. */
export type ToldList = Pick<CountList, 'kind' | 'period' | 'rows'>;

/** Stores lists, all or none: each takes the place of the former one of its kind and period. The same lists again change nothing. */
export async function storeLists(
	{ database, clock }: AccountWork,
	{ key }: ListInHand,
	lists: readonly ToldList[],
): Promise<ListResult> {
	const found = lists.reduce((sum, { rows }) => sum + rows.length, 0);
	return writeAt(database, clock(), async (store) => {
		const { isUnchanged } = await saveSnapshot(store, { ...key, payload: lists });
		const result = { found, added: 0, changed: 0, gone: 0, isUnchanged, note: null };
		if (isUnchanged) return result;
		for (const list of lists) {
			const changes = await replaceTopCounts(store, { userId: key.userId, provider: key.provider, ...list });
			result.added += changes.added;
			result.changed += changes.changed;
			result.gone += changes.gone;
		}
		return result;
	});
}
