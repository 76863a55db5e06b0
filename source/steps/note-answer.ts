import { inGroups } from '../store/in-groups.ts';
import { saveAnswers } from '../store/sync-state.ts';
import type { Writable } from '../store/writable.ts';
import { expiryOf } from './freshness.ts';
import { laneOf } from './plan.ts';
import type { StepName } from './step.ts';

const answersAtOnce = 500;

/** Notes that an artist's step needs no call of its own, because its answer came along with another one. */
export async function noteAnswer(store: Writable, artistId: number, step: StepName): Promise<void> {
	await noteAnswers(store, [artistId], { step, calls: 1 });
}

/** The same for many artists. `calls`: how many the answer of each took; what a dump told took none. */
export async function noteAnswers(
	store: Writable,
	artistIds: readonly number[],
	{ step, calls }: { step: StepName; calls: number },
): Promise<void> {
	const expiresAt = expiryOf(step, 'done', store.now);
	for (const ids of inGroups(artistIds, answersAtOnce)) {
		const answered = ids.map((entityId) => ({ entity: 'artist' as const, entityId, step, lane: laneOf[step] }));
		await saveAnswers(store, answered, { calls, expiresAt });
	}
}
