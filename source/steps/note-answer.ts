import { queueSteps, readSyncState, saveSyncState } from '../store/sync-state.ts';
import type { Writable } from '../store/writable.ts';
import { expiryOf } from './freshness.ts';
import { laneOf } from './plan.ts';
import type { StepName } from './step.ts';

/** Notes that an artist's step needs no call of its own, because its answer came along with another one. */
export async function noteAnswer(store: Writable, artistId: number, step: StepName): Promise<void> {
	const key = { entity: 'artist', entityId: artistId, step } as const;
	await queueSteps(store, [{ ...key, lane: laneOf[step], depth: 0, spread: false }]);
	const state = await readSyncState(store, key);
	// Whoever has it in hand writes its own answer.
	if (state === undefined || state.leaseOwner !== null) return;
	const expiresAt = expiryOf(step, 'done', store.now);
	await saveSyncState(store, state, {
		status: 'done',
		attempts: 0,
		calls: 1,
		fetchedAt: store.now,
		expiresAt,
		nextAt: expiresAt,
		isFinished: true,
	});
}
