import { expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { LeaseLost } from '../../source/errors.ts';
import { readAbsent, saveAbsent } from '../../source/store/lookups.ts';
import {
	claimNext,
	claimStep,
	forgetAnswer,
	queueSteps,
	readLeaseOwners,
	readSyncState,
	releaseLeases,
	type StepKey,
	saveSyncState,
	unblockSteps,
	type Wanted,
} from '../../source/store/sync-state.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, monday, tuesday } from './stored.ts';

const minute = 60_000;
const later = (milliseconds: number) => new Date(monday.getTime() + milliseconds);

function wanted(entityId: number, changes: Partial<Wanted> = {}): Wanted {
	return { entity: 'artist', entityId, step: 'artist-info', lane: 'lastfm', depth: 0, spread: false, ...changes };
}

describeEachEngine('the queue', (engine) => {
	const createStore = createStores(engine);

	async function createQueue(steps: Wanted[]) {
		const store = await createStore();
		const want = (more: Wanted[], now = monday) => store.write((writable) => queueSteps(writable, more), now);
		await want(steps);
		const read = async (key: StepKey) => {
			const state = await readSyncState(store.database, key);
			if (state === undefined) throw new Error(`${key.step} of ${key.entity} ${key.entityId} is not queued`);
			return state;
		};
		return { ...store, want, stateOf: read };
	}

	test('the same wanted again changes no row; only more is noted', async () => {
		const { want, stateOf } = await createQueue([wanted(1, { depth: 1 })]);
		const first = await stateOf(wanted(1));
		expect(first).toMatchObject({ status: 'pending', depth: 1, spread: false, attempts: 0, nextAt: monday });
		await want([wanted(1, { depth: 1 })], tuesday);
		await want([wanted(1, { depth: 0 })], tuesday);
		expect(await stateOf(wanted(1))).toEqual(first);
		await want([wanted(1, { depth: 2 })], tuesday);
		expect(await stateOf(wanted(1))).toEqual({ ...first, depth: 2 });
		await want([wanted(1, { depth: 0, spread: true })], tuesday);
		expect(await stateOf(wanted(1))).toEqual({ ...first, depth: 2, spread: true });
		await want([wanted(1)], tuesday);
		expect(await stateOf(wanted(1))).toEqual({ ...first, depth: 2, spread: true });
	});

	test('what is done stays done when it is wanted deeper', async () => {
		const { database, write, want, stateOf } = await createQueue([wanted(1)]);
		const state = await stateOf(wanted(1));
		const done = { status: 'done', fetchedAt: monday, expiresAt: tuesday, nextAt: tuesday };
		await write((store) => saveSyncState(store, state, { ...done, isFinished: true }));
		await want([wanted(1, { depth: 2 })]);
		expect(await stateOf(wanted(1))).toMatchObject({ ...done, depth: 2 });
		expect(await claimNext(database, 'lastfm', 'me', monday)).toBeUndefined();
	});

	test('one artist after another, in the order they were wanted; what failed before comes last', async () => {
		const { database, write, stateOf } = await createQueue([
			wanted(3),
			wanted(1, { step: 'similar-artists' }),
			wanted(2),
			wanted(1),
			wanted(9, { lane: 'discogs' }),
		]);
		const state = await stateOf(wanted(1));
		await write((store) => saveSyncState(store, state, { attempts: 1, status: 'failed', isFinished: true }));
		const order = [];
		for (;;) {
			const claimed = await claimNext(database, 'lastfm', 'me', monday);
			if (claimed === undefined) break;
			order.push(`${claimed.entityId} ${claimed.step}`);
		}
		expect(order).toEqual(['1 similar-artists', '2 artist-info', '3 artist-info', '1 artist-info']);
	});

	test('what is not due yet, or never by itself, is not given out', async () => {
		const { database, write, stateOf } = await createQueue([wanted(1), wanted(2)]);
		const [first, second] = [await stateOf(wanted(1)), await stateOf(wanted(2))];
		await write(async (store) => {
			await saveSyncState(store, first, { nextAt: later(1), isFinished: true });
			await saveSyncState(store, second, { nextAt: null, status: 'blocked', isFinished: true });
		});
		expect(await claimNext(database, 'lastfm', 'me', monday)).toBeUndefined();
		expect((await claimNext(database, 'lastfm', 'me', later(1)))?.entityId).toBe(1);
		await unblockSteps(database, later(2));
		expect(await claimNext(database, 'lastfm', 'me', later(2))).toMatchObject({ entityId: 2, status: 'pending' });
	});

	test('two owners on two connections never get the same step', async () => {
		const steps = Array.from({ length: 40 }, (_, at) => wanted(at + 1));
		const { database, url } = await createQueue(steps);
		const other = await openDatabase(url);
		const given: number[] = [];
		async function takeAll(connection: typeof database, owner: string): Promise<void> {
			for (;;) {
				const claimed = await claimNext(connection, 'lastfm', owner, monday);
				if (claimed === undefined) return;
				expect(claimed.leaseOwner).toBe(owner);
				given.push(claimed.id);
			}
		}
		await Promise.all([
			takeAll(database, 'a'),
			takeAll(other, 'b'),
			takeAll(database, 'c'),
			takeAll(other, 'd'),
		]).finally(() => other.close());
		expect(given).toHaveLength(40);
		expect(new Set(given).size).toBe(40);
	});

	test('a lease that ran out is given to the next; one that is renewed is not', async () => {
		const { database, write, stateOf } = await createQueue([wanted(1)]);
		const claimed = await claimNext(database, 'lastfm', 'first', monday);
		if (claimed === undefined) throw new Error('nothing was given out');
		expect(claimed.leaseOwner).toBe('first');
		expect(await claimNext(database, 'lastfm', 'second', later(minute))).toBeUndefined();
		expect(await claimStep(database, wanted(1), 'second', later(minute))).toBeUndefined();
		await write((store) => saveSyncState(store, claimed, { cursor: { page: 2 }, isFinished: false }), later(minute));
		expect(await claimNext(database, 'lastfm', 'second', later(2.5 * minute))).toBeUndefined();
		const taken = await claimNext(database, 'lastfm', 'second', later(4 * minute));
		expect(taken).toMatchObject({ leaseOwner: 'second', cursor: { page: 2 } });
		// Whoever lost it writes nothing any more, and takes nothing from the one who has it.
		const late = write(async (store) => {
			await store.write.insert(database.tables.tags).values({ name: 'half of it' });
			await saveSyncState(store, claimed, { status: 'done', isFinished: true });
		});
		await expect(late).rejects.toBeInstanceOf(LeaseLost);
		expect(await database.read.$count(database.tables.tags)).toBe(0);
		await write((store) => saveSyncState(store, taken ?? claimed, { status: 'done', isFinished: true }));
		expect(await stateOf(wanted(1))).toMatchObject({ leaseOwner: null, leaseUntil: null, status: 'done' });
	});

	test('a named step is taken though it is not due, by one', async () => {
		const { database, write, stateOf } = await createQueue([wanted(1)]);
		const state = await stateOf(wanted(1));
		await write((store) => saveSyncState(store, state, { nextAt: tuesday, isFinished: true }));
		expect((await claimStep(database, wanted(1), 'me', monday))?.id).toBe(state.id);
		expect(await claimStep(database, wanted(1), 'other', monday)).toBeUndefined();
		expect(await claimStep(database, wanted(2), 'me', monday)).toBeUndefined();
	});

	test('leases of those who are gone are given back, those of others are not', async () => {
		const { database } = await createQueue([wanted(1), wanted(2)]);
		await claimNext(database, 'lastfm', 'gone', monday);
		await claimNext(database, 'lastfm', 'here', monday);
		expect((await readLeaseOwners(database)).sort()).toEqual(['gone', 'here']);
		await releaseLeases(database, []);
		await releaseLeases(database, ['gone']);
		expect(await readLeaseOwners(database)).toEqual(['here']);
		expect((await claimNext(database, 'lastfm', 'me', monday))?.entityId).toBe(1);
	});

	test('an answer that is forgotten is due at once and counts as missing', async () => {
		const { write, stateOf } = await createQueue([wanted(1)]);
		const state = await stateOf(wanted(1));
		const done = { status: 'done', fetchedAt: monday, expiresAt: tuesday, nextAt: tuesday };
		await write((store) => saveSyncState(store, state, { ...done, isFinished: true }));
		await write((store) => forgetAnswer(store, wanted(1)), later(minute));
		expect(await stateOf(wanted(1))).toMatchObject({
			status: 'pending',
			fetchedAt: null,
			expiresAt: null,
			nextAt: later(minute),
		});
	});
});

describeEachEngine('"no such thing"', (engine) => {
	const createStore = createStores(engine);

	test('is remembered for its own question until it expires, and anew when it is said again', async () => {
		const { database, write } = await createStore();
		const lookup = { provider: '*', kind: 'artist name', key: 'zzyzx' };
		expect(await readAbsent(database, lookup, monday)).toBeUndefined();
		await write((store) => saveAbsent(store, lookup, later(minute)));
		expect(await readAbsent(database, lookup, later(minute - 1))).toEqual(monday);
		expect(await readAbsent(database, lookup, later(minute))).toBeUndefined();
		expect(await readAbsent(database, { ...lookup, key: 'zzyz' }, monday)).toBeUndefined();
		expect(await readAbsent(database, { ...lookup, provider: 'discogs' }, monday)).toBeUndefined();
		expect(await readAbsent(database, { ...lookup, kind: 'album' }, monday)).toBeUndefined();
		await write((store) => saveAbsent(store, lookup, later(3 * minute)), later(minute));
		expect(await readAbsent(database, lookup, later(2 * minute))).toEqual(later(minute));
	});
});
