import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { findAccount, readAccounts } from '../../../source/store/listeners/accounts-reader.ts';
import { removeAccount, saveAccount } from '../../../source/store/listeners/accounts-writer.ts';
import { addPlays, type CountList, replaceTopCounts } from '../../../source/store/listeners/listening-writer.ts';
import { saveSnapshot } from '../../../source/store/listeners/snapshots.ts';
import {
	noteListProblem,
	noteListRead,
	readListSync,
	readListSyncs,
	saveListCursor,
} from '../../../source/store/listeners/syncs.ts';
import type { Writable } from '../../../source/store/writable.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createStores, monday, tuesday } from '../stored.ts';

describeEachEngine('what a listener plays', (engine) => {
	const createStore = createStores(engine);

	async function open() {
		const { database, write } = await createStore();
		const { users, listeningCounts } = database.tables;
		const [user] = await write((store) =>
			store.write.insert(users).values({ name: 'me', revision: 0, createdAt: monday }).returning(),
		);
		const userId = user?.id ?? 0;
		const list = (rows: CountList['rows'], period = 'overall'): CountList => ({
			...{ userId, provider: 'lastfm', kind: 'artist', period, rows },
		});
		return {
			...{ database, write, userId, list },
			revision: async () => (await database.read.select().from(users))[0]?.revision,
			counts: () => database.read.select().from(listeningCounts).orderBy(listeningCounts.period, listeningCounts.key),
		};
	}

	const played = (artist: string, plays: number, at: Date | null = null) => ({
		...{ key: artist.toLowerCase(), artist, artistMbid: null, title: null, albumMbid: null, plays, rank: null, at },
	});

	it('takes the place of what the same period had, and keeps what stayed', async () => {
		const { write, list, counts, revision } = await open();
		const first = await write((store) =>
			replaceTopCounts(store, list([played('Slowdive', 120), played('Ride', 40), played('Lush', 3)])),
		);
		expect(first).toEqual({ added: 3, changed: 0, gone: 0 });
		await write((store) => replaceTopCounts(store, list([played('Slowdive', 9)], 'year')));
		await write((store) => match(store, 'ride', 77));
		const second = await write((store) =>
			replaceTopCounts(store, list([played('Slowdive', 121), played('Ride', 40), played('Pale Saints', 1)])),
		);
		expect(second).toEqual({ added: 1, changed: 1, gone: 1 });
		expect(await counts()).toMatchObject([
			{ period: 'overall', key: 'pale saints', plays: 1 },
			{ period: 'overall', key: 'ride', plays: 40, artistId: 77, method: 'name', confidence: 0.9 },
			{ period: 'overall', key: 'slowdive', plays: 121, artistId: null },
			{ period: 'year', key: 'slowdive', plays: 9 },
		]);
		expect(await revision()).toBe(3);
	});

	it('keeps its match while it names the same, and loses it when it does not', async () => {
		const { write, list, counts } = await open();
		await write((store) => replaceTopCounts(store, list([played('Ride', 40)])));
		await write((store) => match(store, 'ride', 77));
		await write((store) => replaceTopCounts(store, list([played('Ride', 41)])));
		expect(await counts()).toMatchObject([{ plays: 41, artistId: 77 }]);
		await write((store) => replaceTopCounts(store, list([{ ...played('Ride', 41), artistMbid: 'another' }])));
		expect(await counts()).toMatchObject([{ artistMbid: 'another', artistId: null, method: null, confidence: null }]);
	});

	it('is no news when nothing of it changed', async () => {
		const { write, list, counts, revision } = await open();
		const rows = Array.from({ length: 1200 }, (_, number) => played(`Artist ${number}`, number));
		await write((store) => replaceTopCounts(store, list(rows)));
		expect(await counts()).toHaveLength(1200);
		const again = await write((store) => replaceTopCounts(store, list(rows)), tuesday);
		expect(again).toEqual({ added: 0, changed: 0, gone: 0 });
		await write((store) => addPlays(store, { userId: 1, provider: 'lastfm', plays: [] }));
		expect(await revision()).toBe(1);
	});

	it('adds up month by month, with the last time', async () => {
		const { write, userId, counts } = await open();
		const add = (plays: number, at: Date) =>
			write((store) =>
				addPlays(store, {
					...{ userId, provider: 'lastfm' },
					plays: [{ ...played('Ride', plays, at), kind: 'artist', period: '2026-11' }],
				}),
			);
		await add(3, tuesday);
		await add(4, monday);
		expect(await counts()).toMatchObject([{ period: '2026-11', plays: 7, at: tuesday }]);
	});

	it('is kept as it was read: five times the whole, and only a hash where it is the same', async () => {
		const { database, write, userId } = await open();
		const save = (payload: unknown, list = 'top') =>
			write((store) => saveSnapshot(store, { userId, provider: 'lastfm', list, payload }));
		expect((await save({ artists: [{ name: 'Ride', plays: 1 }] })).isUnchanged).toBe(false);
		expect((await save({ artists: [{ plays: 1, name: 'Ride' }] })).isUnchanged).toBe(true);
		expect((await save({ artists: [{ name: 'Ride', plays: 1 }] }, 'recent')).isUnchanged).toBe(false);
		for (const plays of [2, 3, 4, 5, 6, 1]) {
			expect((await save({ artists: [{ name: 'Ride', plays }] })).isUnchanged).toBe(false);
		}
		const rows = await database.read
			.select()
			.from(database.tables.listeningSnapshots)
			.orderBy(database.tables.listeningSnapshots.id);
		const ofTop = rows.filter(({ list }) => list === 'top');
		expect(ofTop).toHaveLength(8);
		expect(ofTop.filter(({ payload }) => payload !== null)).toHaveLength(5);
		expect(ofTop.at(-1)).toMatchObject({ payload: { artists: [{ name: 'Ride', plays: 1 }] }, hash: ofTop[0]?.hash });
	});

	it('says how far each list was read, and why not further', async () => {
		const { database, write, userId } = await open();
		const key = { userId, provider: 'lastfm', list: 'recent' };
		expect(await readListSync(database, key)).toBeUndefined();
		await write((store) => saveListCursor(store, key, { newest: 17 }));
		await write((store) => noteListRead(store, key));
		await write((store) => noteListProblem(store, key, 'it is private'), tuesday);
		const stood = { ...key, cursor: { newest: 17 }, syncedAt: monday, problem: 'it is private' };
		expect(await readListSync(database, key)).toEqual(stood);
		await write((store) => noteListRead(store, key), tuesday);
		expect(await readListSyncs(database, userId)).toEqual([{ ...stood, syncedAt: tuesday, problem: null }]);
	});

	it('belongs to an account, of which there is one a provider', async () => {
		const { database, write, userId, list, counts } = await open();
		const key = { userId, provider: 'lastfm' };
		const connect = (username: string) => write((store) => saveAccount(store, { ...key, username }));
		expect(await connect('anna')).toMatchObject({ account: { username: 'anna' }, former: null });
		await write((store) => replaceTopCounts(store, list([played('Ride', 40)])));
		await write((store) => saveListCursor(store, { ...key, list: 'recent' }, { newest: 17 }));
		expect(await connect('anna')).toMatchObject({ account: { connectedAt: monday }, former: 'anna' });
		expect(await counts()).toHaveLength(1);
		expect(await connect('berta')).toMatchObject({ former: 'anna' });
		expect(await counts()).toEqual([]);
		expect(await readListSyncs(database, userId)).toEqual([]);
		expect(await readAccounts(database, userId)).toMatchObject([{ username: 'berta' }]);
		await write((store) => replaceTopCounts(store, list([played('Lush', 40)])));
		expect(await write((store) => removeAccount(store, key))).toEqual({ counts: 1 });
		expect(await findAccount(database, key)).toBeUndefined();
		expect(await write((store) => removeAccount(store, key))).toBeNull();
	});
});

async function match({ write, tables: { listeningCounts } }: Writable, key: string, artistId: number): Promise<void> {
	await write
		.update(listeningCounts)
		.set({ artistId, method: 'name', confidence: 0.9 })
		.where(eq(listeningCounts.key, key));
}
