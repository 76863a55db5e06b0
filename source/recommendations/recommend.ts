import type { Database } from '../../db/client.ts';
import type { Parameters } from '../recommender/parameters.ts';
import type { UserRow } from '../store/listeners/users-reader.ts';
import { isAnyOwned } from '../store/recommendations/copies-reader.ts';
import { readListenerState } from '../store/recommendations/listener-reader.ts';
import { findLastSet, readAlbumIds, type SetRow } from '../store/recommendations/sets-reader.ts';
import { type NewSet, saveSet } from '../store/recommendations/sets-writer.ts';
import { writeAt } from '../store/writable.ts';
import { hashParameters, hashState } from './hashes.ts';
import { type MadeSet, makeSet } from './make-set.ts';
import type { RecommendationSet } from './recommendation.ts';
import { showSet } from './show-set.ts';

/** What recommending works with; a context has it. Nothing is asked of any provider. */
export interface RecommendTools {
	readonly database: Database;
	readonly clock: () => Date;
}

/** How long a set holds. */
const life = 24 * 3_600_000;

/**
 * What a listener is recommended. The last set for the same parameters is returned as stored while it holds: for a day, until something else
 * is known of the listener or one of its albums turns out to be owned; one that is short is made anew, since what is stored meanwhile may fill it. `isForced` makes it anew in any case.
 */
export async function recommend(
	{ database, clock }: RecommendTools,
	user: UserRow,
	parameters: Parameters,
	{ isForced }: { isForced: boolean },
): Promise<RecommendationSet> {
	const now = clock();
	const parametersHash = hashParameters(parameters);
	const [state, last] = await Promise.all([
		readListenerState(database, user.id),
		findLastSet(database, { userId: user.id, parametersHash }),
	]);
	const snapshotHash = hashState(state);
	if (last !== undefined && !isForced && doesHold(last, snapshotHash, now)) {
		const [stored, isOwned] = await Promise.all([
			showSet(database, last, parameters, { now, isStored: true }),
			isAnyOwned(database, user.id, last.id),
		]);
		// What nobody recognised in the collection, the catalogue may have learned meanwhile.
		if (!isOwned) return stored;
	}
	const made = await makeSet(database, user, parameters, now);
	const before = last === undefined ? [] : await readAlbumIds(database, last.id);
	const set = await writeAt(database, now, (store) =>
		saveSet(store, {
			...{ userId: user.id, parametersHash, snapshotHash, parameters: { ...parameters } },
			...{ expiresAt: new Date(now.getTime() + life), previousId: last?.id ?? null, shortage: made.shortage },
			...compare(made, before),
		}),
	);
	return showSet(database, set, parameters, { now, isStored: false });
}

function doesHold(set: SetRow, snapshotHash: string, now: Date): boolean {
	return set.snapshotHash === snapshotHash && set.expiresAt > now && set.shortage === null;
}

/** How a set that was made differs from the one before it. */
function compare(made: MadeSet, before: number[]): Pick<NewSet, 'items' | 'gone'> {
	const { owned, dismissedAlbums } = made.listener;
	const now = new Set(made.items.map(({ albumId }) => albumId));
	const known = new Set(before);
	const whyGone = (albumId: number) => {
		if (owned.has(albumId)) return 'owned';
		return dismissedAlbums.has(albumId) || made.gathering.dismissed.has(albumId) ? 'dismissed' : 'fell behind';
	};
	return {
		items: made.items.map((item) => ({ ...item, isNew: !known.has(item.albumId) })),
		gone: before.filter((albumId) => !now.has(albumId)).map((albumId) => ({ albumId, why: whyGone(albumId) })),
	};
}
