import { beforeAll, expect, it } from 'vitest';
import { makeDump } from '../../../bench/dump/make-dump.ts';
import type { ImportOutcome } from '../../../source/dumps/progress.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { saveArtist } from './catalogue.ts';
import { readContents } from './contents.ts';
import { createImportStores, dieIn, type ImportRun, type ImportStore } from './importing.ts';
import { cd, mojave, pressing, slowdive, useDumpFolder } from './records.ts';

async function readPositions({ database: { read, tables } }: ImportStore): Promise<string> {
	return JSON.stringify(await read.select({ position: tables.imports.position }).from(tables.imports));
}

/** Imports a file again and again: the program dies in every transaction, in the next one whenever it came no further than before. */
async function importDyingly(store: ImportStore, path: string, run: Partial<ImportRun> = {}) {
	let died = 0;
	for (let transaction = 1, before = ''; ; died += 1) {
		const database = dieIn(transaction, store.database);
		const [outcome] = await store.import([path], { ...run, database }).catch((error: unknown) => {
			if (error instanceof Error && error.message === 'killed') return [];
			throw error;
		});
		if (outcome !== undefined) return { died, outcome };
		const after = await readPositions(store);
		transaction = after === before ? transaction + 1 : 2;
		before = after;
	}
}

/** All but what tells that it was interrupted. */
function countsOf({ seconds: _, isResumed: __, importId: ___, rejectsFile: ____, ...counts }: ImportOutcome) {
	return counts;
}

async function expectSame(found: ImportStore, expected: ImportStore): Promise<void> {
	const [these, those] = [await readContents(found.database), await readContents(expected.database)];
	for (const table of Object.keys(those)) expect(these[table], table).toEqual(those[table]);
}

describeEachEngine('an import that is interrupted', (engine) => {
	const open = createImportStores(engine);
	const folder = useDumpFolder();

	beforeAll(async () => {
		const dump = { releases: 9_500, seed: 6 };
		await makeDump(folder.path(''), { ...dump, month: '202609', changed: 0 });
		await makeDump(folder.path(''), { ...dump, month: '202610', changed: 0.05 });
	});

	it('ends with the rows of an undisturbed one, wherever it dies, and so does the next month', async () => {
		const [calm, mortal] = [await open(), await open()];
		for (const name of ['20260901_masters', '20260901_releases', '20261001_releases']) {
			const file = `discogs_${name}.xml.gz`;
			const [outcome] = await calm.import([folder.path(file)]);
			const { died, outcome: found } = await importDyingly(mortal, folder.path(file));
			expect(died, file).toBeGreaterThanOrEqual(3);
			expect({ ...countsOf(found), isResumed: found.isResumed }).toEqual({
				...(outcome && countsOf(outcome)),
				isResumed: true,
			});
		}
		await expectSame(mortal, calm);
		expect(await calm.database.read.$count(calm.database.tables.releases)).toBeGreaterThan(3_000);
	}, 60_000);

	it('keeps no more of a catalogue than an undisturbed one', async () => {
		// Artists and masters that the first batch brings must not be wanted by the second.
		const friend = { id: 5, name: 'Friend' };
		const releases = await folder.releases('202610', [
			...Array.from({ length: 3_000 }, (_, at) =>
				pressing({
					id: at + 1,
					title: `Title ${at}`,
					artists: [slowdive, friend],
					master: { id: 500 + at, isMain: true },
				}),
			),
			pressing({ id: 8_001, artists: [friend], title: 'Alone' }),
			pressing({ id: 8_002, artists: [mojave], title: 'Other', master: { id: 500, isMain: false } }),
			pressing({ id: 8_003, title: 'Last' }),
		]);
		const [calm, mortal] = [await open(), await open()];
		for (const store of [calm, mortal]) {
			await store.write((inside) => saveArtist(inside, 1, { name: 'Slowdive', discogsId: slowdive.id }));
		}
		const [outcome] = await calm.import([releases], { scope: 'catalog' });
		expect(outcome).toMatchObject({ kept: 3_001, added: 3_001 });
		const { outcome: found } = await importDyingly(mortal, releases, { scope: 'catalog' });
		expect(found).toMatchObject({ kept: 3_001, added: 3_001, isResumed: true });
		await expectSame(mortal, calm);
	});

	it('goes on with the same file and scope only, wherever the file lies', async () => {
		const store = await open();
		const records = Array.from({ length: 10 }, (_, at) => pressing({ id: at + 1 }));
		const file = await folder.releases('202609', records);
		const copy = await folder.releases('202609', records);
		const other = await folder.releases('202609', [...records, pressing({ id: 11, formats: [cd] })]);
		const die = (path: string, scope: ImportRun['scope']) =>
			store.import([path], { scope, database: dieIn(3, store.database) }).catch(() => undefined);
		await die(file, 'all');
		const [wider] = await store.import([file], { scope: 'catalog' });
		expect(wider?.isResumed).toBe(false);
		const [another] = await store.import([other]);
		expect(another?.isResumed).toBe(false);
		const [same] = await store.import([copy]);
		expect(same).toMatchObject({ isResumed: true, kept: 10, added: 10 });
		const [again] = await store.import([file]);
		expect(again).toMatchObject({ isResumed: false, kept: 10, unchanged: 10, added: 0 });
	});

	it('stops when it is told to, behind a whole batch', async () => {
		const [calm, stopped] = [await open(), await open()];
		const path = folder.path('discogs_20260901_releases.xml.gz');
		await calm.import([path]);
		const stop = new AbortController();
		const onProgress: ImportRun['onProgress'] = ({ kept }) => kept >= 3_000 && stop.abort(new Error('stopped'));
		await expect(stopped.import([path], { signal: stop.signal, onProgress })).rejects.toThrow('stopped');
		const { read, tables } = stopped.database;
		expect(await read.select().from(tables.imports)).toMatchObject([{ status: 'running', kept: 3_000, added: 3_000 }]);
		expect(await read.$count(tables.releases)).toBe(3_000);
		await stopped.import([path]);
		await expectSame(stopped, calm);
	});

	it('counts a record that it rejected once', async () => {
		const file = await folder.releases('202610', [
			...[pressing({ id: 1 }), '<release id="2"><nothing>', pressing({ id: 3 }), 'text', pressing({ id: 4 })],
			...[
				'<release id="5"><formats><format name="Vinyl"/></formats></release>',
				'<release id="6"><nothing>',
				'text',
				'end',
			],
		]);
		const [calm, mortal] = [await open(), await open()];
		const [expected] = await calm.import([file]);
		expect(expected).toMatchObject({ records: 4, kept: 3, rejected: 4 });
		const { outcome } = await importDyingly(mortal, file);
		expect(countsOf(outcome)).toEqual(expected && countsOf(expected));
		await expectSame(mortal, calm);
	});
});
