import type { Database } from '../../db/client.ts';
import { depthNumber, laneOf, planArtist } from '../steps/plan.ts';
import type { Depth } from '../steps/step.ts';
import { joinByPerson } from '../store/artist-identity.ts';
import { queueSteps, readSyncState, wantAgain } from '../store/sync-state.ts';
import { readTagArtists, saveTag } from '../store/tags.ts';
import { writeAt } from '../store/writable.ts';
import type { SeedName } from './seed-csv.ts';

/** What `seed` was asked for. */
export interface Seed {
	tags: string[];
	names: SeedName[];
	/** Artists of each tag, the best known first. */
	limit: number;
	depth: Depth;
	/** Whether the similar artists are to be fetched too. */
	similar: boolean;
}

/** Puts everything a seed asks for on the queue. What is there and fresh is left alone: the same seed twice changes no row. */
export async function plantSeed(database: Database, seed: Seed, now: Date): Promise<void> {
	const extent = { depth: depthNumber(seed.depth), spread: seed.similar };
	for (const name of seed.tags) await plantTag(database, name, seed.limit, extent, now);
	for (const { name, mbid } of seed.names) {
		await writeAt(database, now, async (store) => {
			const { artist } = await joinByPerson(store, { name, mbid });
			await planArtist(store, artist.id, extent);
		});
	}
}

/** Tag names are compared as Last.fm does: without regard to case. */
async function plantTag(
	database: Database,
	name: string,
	limit: number,
	extent: { depth: number; spread: boolean },
	now: Date,
): Promise<void> {
	await writeAt(database, now, async (store) => {
		const tagId = await saveTag(store, name.trim().toLowerCase());
		const key = { entity: 'tag', entityId: tagId, step: 'tag-artists' } as const;
		await queueSteps(store, [{ ...key, lane: laneOf['tag-artists'], ...extent }]);
		// Those that the list named before are continued to the depth that is wanted now.
		for (const artist of await readTagArtists(store, tagId, limit)) await planArtist(store, artist.id, extent);
		const state = await readSyncState(store, key);
		const isCovered = Number(state?.cursor?.limit ?? 0) >= limit;
		if (state === undefined || state.status === 'absent' || isCovered) return;
		// Read so far to another limit: the list is read again from where it was left, or from its beginning.
		await wantAgain(store, state.id, { ...state.cursor, limit }, state.status === 'pending' ? state.nextAt : now);
	});
}
