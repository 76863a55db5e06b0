import { hostname } from 'node:os';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readOverview } from '../../source/ops/overview.ts';
import { leaseOwner } from '../../source/steps/lease-owner.ts';
import { saveReleases } from '../../source/store/releases-writer.ts';
import { claimNext, queueSteps, type Wanted } from '../../source/store/sync-state.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, listed, monday, pageOf, tuesday } from '../store/stored.ts';

const soon = new Date(monday.getTime() + 60_000);
const minute = new Date(monday.getTime() + 30_000);

function wanted(entityId: number, lane: string): Wanted {
	return { entity: 'artist', entityId, step: `${lane}-step`, lane, depth: 0, spread: false };
}

describeEachEngine('the overview', (engine) => {
	const createStore = createStores(engine);

	test('of an empty database: nothing, in every lane', async () => {
		const { database } = await createStore();
		const overview = await readOverview(database, monday);
		expect(overview).toMatchObject({
			engine,
			artists: 0,
			albums: 0,
			releases: 0,
			waitingForReview: 0,
			listeners: 0,
			running: [],
			example: null,
		});
		expect(overview.lanes).toHaveLength(5);
		for (const lane of overview.lanes) expect(lane).toMatchObject({ due: 0, blocked: 0, failed: 0, problem: null });
	});

	test('counts rows, and per lane what is due, blocked and failed, with what its source said', async () => {
		const { database, write, byPage } = await createStore();
		await byPage('Ride', pageOf('Ride'));
		await write((store) => saveReleases(store, 'discogs', [listed(1), listed(2)]));
		const lanes = ['lastfm', 'lastfm', 'discogs', 'discogs', 'musicbrainz', 'pictures'];
		await write((store) =>
			queueSteps(
				store,
				lanes.map((lane, at) => wanted(at, lane)),
			),
		);
		const { syncState } = database.tables;
		const set = (entityId: number, columns: Partial<typeof syncState.$inferSelect>) =>
			write(async (store) => {
				await store.write.update(syncState).set(columns).where(eq(syncState.entityId, entityId));
			});
		await set(1, { status: 'blocked', nextAt: null, lastError: 'lastfm needs LASTFM_API_KEY' });
		await set(2, { status: 'failed', nextAt: soon, lastError: 'discogs: HTTP 500' });
		await set(4, { nextAt: tuesday, lastError: 'musicbrainz: waits 42 s (too many requests)' });
		await set(5, { status: 'done', nextAt: tuesday, lastError: null });
		const overview = await readOverview(database, monday);
		expect(overview).toMatchObject({ artists: 1, releases: 2 });
		expect(overview.lanes).toEqual([
			{ lane: 'lastfm', due: 1, blocked: 1, failed: 0, problem: { message: expect.any(String), nextAt: null } },
			{
				lane: 'musicbrainz',
				due: 0,
				blocked: 0,
				failed: 0,
				problem: { message: 'musicbrainz: waits 42 s (too many requests)', nextAt: tuesday },
			},
			{ lane: 'discogs', due: 1, blocked: 0, failed: 1, problem: { message: 'discogs: HTTP 500', nextAt: soon } },
			{ lane: 'listenbrainz', due: 0, blocked: 0, failed: 0, problem: null },
			{ lane: 'pictures', due: 0, blocked: 0, failed: 0, problem: null },
		]);
	});

	test('who has steps in hand: living processes, here and elsewhere, while their leases hold', async () => {
		const { database, write } = await createStore();
		await write((store) =>
			queueSteps(
				store,
				[1, 2, 3, 4, 5].map((id) => wanted(id, id > 3 ? 'discogs' : 'lastfm')),
			),
		);
		const own = leaseOwner('run');
		for (const lane of ['lastfm', 'lastfm', 'discogs']) await claimNext(database, lane, own, monday);
		await claimNext(database, 'lastfm', 'elsewhere.example/7/run', monday);
		await claimNext(database, 'discogs', `${hostname()}/99999999/gone`, monday);
		const { running } = await readOverview(database, minute);
		expect(running.toSorted((one, other) => one.pid - other.pid)).toEqual(
			[
				{ host: hostname(), pid: process.pid, isHere: true, steps: { lastfm: 2, discogs: 1 } },
				{ host: 'elsewhere.example', pid: 7, isHere: false, steps: { lastfm: 1 } },
			].toSorted((one, other) => one.pid - other.pid),
		);
		expect((await readOverview(database, tuesday)).running).toEqual([]);
	});
});
