import { expect, it } from 'vitest';
import { type ChangedPressing, readChanges, readWantedChanges } from '../../../source/store/imports/report-reader.ts';
import { saveTold, type ToldRow } from '../../../source/store/listeners/discogs-lists-writer.ts';
import { lockAlbum } from '../../../source/store/listeners/locks-writer.ts';
import { want } from '../../../source/store/listeners/wantlist-writer.ts';
import { saveReleases } from '../../../source/store/releases-writer.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createListeners } from '../listeners/listeners.ts';
import { listed } from '../stored.ts';
import { addDumpReleases, addImport } from './imports.ts';

const told = (discogsId: number, masterId: number | null): ToldRow => ({
	...{ discogsId, masterId, instanceId: null, folder: null, rating: null, notes: null, addedAt: null },
	...{ mediaCondition: null, sleeveCondition: null, fields: {}, isWhole: true },
	described: {
		...{ artist: 'Deerhunter', artistIds: [], title: 'A title', label: null },
		...{ catalogNumber: null, format: null, released: null },
	},
});

/** Albums 0 and 1 share master 500; album 2 and 3 have none. Pressing 9000 is of album 0, 9001 of 1 and so on. */
describeEachEngine('the report of an import', (engine) => {
	const openListeners = createListeners(engine);

	async function open() {
		const opened = await openListeners();
		const id = await opened.write((store) => addImport(store, { added: 3, changed: 1, gone: 1 }));
		return { ...opened, id };
	}

	async function readAll(...words: Parameters<typeof readChanges>): Promise<ChangedPressing[]> {
		const found: ChangedPressing[] = [];
		for await (const page of readChanges(...words)) found.push(...page);
		return found;
	}

	it('lists what is new, then what has changed, then what is gone, the latest numbers first', async () => {
		const { database, write, id } = await open();
		await write(async (store) => {
			await saveReleases(store, 'discogs', [listed(9004, { albumId: null, masterId: null, title: 'Unplaced' })]);
			await addDumpReleases(store, [9000, 9004], { addedIn: id });
			await addDumpReleases(store, [9001], { addedIn: null, changedIn: id });
			await addDumpReleases(store, [9002], { addedIn: id - 1, goneIn: id });
			await addDumpReleases(store, [9003], { addedIn: id - 1 });
		});
		const found = await readAll(database, { id, added: 2, changed: 1, gone: 1 });
		expect(found.map(({ change, discogsId }) => [change, discogsId])).toEqual([
			['new', 9004],
			['new', 9000],
			['changed', 9001],
			['gone', 9002],
		]);
		expect(found[0]).toMatchObject({ title: 'Unplaced', artist: null, albumId: null, country: 'UK', year: 1973 });
		expect(found[1]).toMatchObject({ artist: 'Deerhunter', label: 'Harvest', catalogNumber: 'SHVL 804', format: 'LP' });
	});

	it('names a pressing once: what came and went in one import is gone', async () => {
		const { database, write, id } = await open();
		await write((store) => addDumpReleases(store, [9000], { addedIn: id, changedIn: id }));
		await write((store) => addDumpReleases(store, [9001], { addedIn: id, goneIn: id }));
		const found = await readAll(database, { id, added: 9, changed: 9, gone: 9 });
		expect(found.map(({ change, discogsId }) => [change, discogsId])).toEqual([
			['new', 9000],
			['gone', 9001],
		]);
	});

	it('goes on behind a page', async () => {
		const { database, write, id } = await open();
		const ids = Array.from({ length: 2_300 }, (_, at) => 20_000 + at);
		await write(async (store) => {
			await saveReleases(
				store,
				'discogs',
				ids.map((discogsId) => listed(discogsId, { masterId: null })),
			);
			await addDumpReleases(store, ids, { addedIn: id });
		});
		const counts = { id, added: ids.length, changed: 0, gone: 0 };
		expect((await readAll(database, counts)).map(({ discogsId }) => discogsId)).toEqual(ids.toReversed());
	});

	it('names who wants an album, or keeps it among recommendations', async () => {
		const { database, write, user, anna, id, first, third } = await open();
		await write(async (store) => {
			await want(store, user.id, { albumId: third, discogsId: null, note: null });
			await want(store, anna.id, { albumId: third, discogsId: null, note: null });
			await lockAlbum(store, anna.id, first);
			await addDumpReleases(store, [9000], { addedIn: id - 1, goneIn: id });
			await addDumpReleases(store, [9002, 9003], { addedIn: id });
		});
		const all = await readWantedChanges(database, id, null);
		expect(all).toMatchObject([
			{ change: 'new', discogsId: 9002, wantedBy: ['anna', 'me'], albumId: third, title: expect.any(String) },
			{ change: 'gone', discogsId: 9000, wantedBy: ['anna'], albumId: first },
		]);
		expect(await readWantedChanges(database, id, user.id)).toMatchObject([{ discogsId: 9002, wantedBy: ['me'] }]);
		expect(await readWantedChanges(database, id + 1, null)).toEqual([]);
	});

	it('finds pressings of the master of a wanted album, and of volumes that share it', async () => {
		const { database, write, user, id, first } = await open();
		await write(async (store) => {
			await want(store, user.id, { albumId: first, discogsId: null, note: null });
			await saveReleases(store, 'discogs', [listed(9004, { albumId: null, masterId: 500 })]);
			await addDumpReleases(store, [9001, 9002, 9004], { addedIn: id });
		});
		const found = await readWantedChanges(database, id, null);
		expect(found.map(({ discogsId }) => discogsId)).toEqual([9004, 9001]);
	});

	it('knows what is meant by a release on a wantlist at Discogs: its album, its master, itself', async () => {
		const { database, write, user, anna, id } = await open();
		const list = 'wantlist' as const;
		await write(async (store) => {
			await saveReleases(store, 'discogs', [
				listed(9004, { albumId: null, masterId: 500 }),
				listed(9005, { albumId: null, masterId: null }),
				listed(9006, { albumId: null, masterId: 900 }),
			]);
			await saveTold(store, { userId: user.id, list }, [told(9000, null), told(9005, null)]);
			await saveTold(store, { userId: anna.id, list }, [told(777, 900)]);
			await addDumpReleases(store, [9000, 9001, 9002, 9004, 9005, 9006], { addedIn: id });
		});
		const found = await readWantedChanges(database, id, null);
		expect(found.map(({ discogsId, wantedBy }) => [discogsId, wantedBy])).toEqual([
			[9006, ['anna']],
			[9005, ['me']],
			[9004, ['me']],
			[9001, ['me']],
			[9000, ['me']],
		]);
	});
});
