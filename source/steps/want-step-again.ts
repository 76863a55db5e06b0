import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { readSyncState, type StepKey } from '../store/sync-state.ts';
import { writeAt } from '../store/writable.ts';

/** Makes a step's answer count as missing, so that the next reader fetches it anew. What it stored stays until then. */
export async function wantStepAgain(database: Database, key: StepKey, now: Date): Promise<void> {
	const state = await readSyncState(database, key);
	if (state === undefined) return;
	await writeAt(database, now, async ({ write, tables }) => {
		await write
			.update(tables.syncState)
			.set({ status: 'pending', fetchedAt: null, expiresAt: null, nextAt: now })
			.where(eq(tables.syncState.id, state.id));
	});
}
