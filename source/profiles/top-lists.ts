import type { CountKind } from '../store/listeners/listening-writer.ts';
import type { AccountWork } from './accounts.ts';
import { type TopRow, toCounts } from './played.ts';
import type { ListInHand, ListResult } from './read-list.ts';
import { storeLists } from './store-lists.ts';

/** What was played most in a period. */
export interface TopList {
	kind: CountKind;
	period: 'overall' | 'year' | 'halfYear';
	rows: readonly TopRow[];
}

/** Stores lists of what is played most, all or none: each takes the place of the former one. The same lists again change nothing. */
export async function storeTopLists(
	work: AccountWork,
	inHand: ListInHand,
	lists: readonly TopList[],
): Promise<ListResult> {
	const counted = lists.map(({ kind, period, rows }) => ({ kind, period, rows: toCounts(kind, rows) }));
	return storeLists(work, inHand, counted);
}
