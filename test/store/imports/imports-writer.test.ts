import { expect, it } from 'vitest';
import type { Database } from '../../../db/client.ts';
import {
	advanceImport,
	finishImport,
	type ImportCounts,
	type ImportKey,
	startImport,
} from '../../../source/store/imports/imports-writer.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createStores, monday, tuesday } from '../stored.ts';

const artists: ImportKey = {
	source: 'musicbrainz',
	kind: 'artists',
	edition: '',
	file: 'artist.jsonl',
	fingerprint: 'a1',
	scope: 'catalog',
};

const none: ImportCounts = { records: 0, kept: 0, added: 0, changed: 0, unchanged: 0, gone: 0, rejected: 0 };
const half: ImportCounts = { records: 50, kept: 20, added: 12, changed: 5, unchanged: 3, gone: 0, rejected: 1 };
const whole: ImportCounts = { records: 100, kept: 41, added: 20, changed: 15, unchanged: 6, gone: 2, rejected: 3 };

async function readImports({ read, tables }: Database) {
	return read.select().from(tables.imports).orderBy(tables.imports.id);
}

describeEachEngine('imports', (engine) => {
	const createStore = createStores(engine);

	it('notes a file at position 0 and goes on from the checkpoint, wherever the file lies now', async () => {
		const { database, write } = await createStore();
		const first = await write((store) => startImport(store, artists));
		expect(first).toMatchObject({ isResumed: false, row: { ...artists, ...none, status: 'running', position: 0 } });
		await write((store) => advanceImport(store, first.row.id, { position: 9_000_000_000, counts: half }), tuesday);

		const again = await write((store) => startImport(store, { ...artists, file: '/elsewhere/artist' }));
		expect(again.isResumed).toBe(true);
		expect(again.row).toMatchObject({ id: first.row.id, position: 9_000_000_000, ...half, file: 'artist.jsonl' });
		expect(again.row).toMatchObject({ startedAt: monday, updatedAt: tuesday, finishedAt: null });
		expect(await readImports(database)).toHaveLength(1);
	});

	it('another file, kind, source or scope is another import', async () => {
		const { database, write } = await createStore();
		const others = [{ fingerprint: 'a2' }, { kind: 'release-groups' }, { source: 'discogs' }, { scope: 'all' }];
		for (const change of [{}, ...others]) {
			const { isResumed } = await write((store) => startImport(store, { ...artists, ...change }));
			expect(isResumed).toBe(false);
		}
		expect(await readImports(database)).toHaveLength(5);
	});

	it('stores the totals it is given and adds nothing by itself', async () => {
		const { database, write } = await createStore();
		const { row } = await write((store) => startImport(store, artists));
		await write((store) => advanceImport(store, row.id, { position: 100, counts: half }));
		await write((store) => advanceImport(store, row.id, { position: 200, counts: whole }));
		expect(await readImports(database)).toMatchObject([{ position: 200, ...whole }]);
	});

	it('one that is finished is not gone on with: reading the file again is a new import', async () => {
		const { database, write } = await createStore();
		const { row } = await write((store) => startImport(store, artists));
		await write((store) => finishImport(store, row.id, { position: 300, counts: whole }), tuesday);
		expect(await readImports(database)).toMatchObject([
			{ status: 'done', position: 300, ...whole, finishedAt: tuesday },
		]);
		await expect(write((store) => advanceImport(store, row.id, { position: 400, counts: whole }))).rejects.toThrow(
			'has ended import',
		);
		const again = await write((store) => startImport(store, artists));
		expect(again).toMatchObject({ isResumed: false, row: { position: 0, ...none } });
	});

	it('keeps no checkpoint of a transaction that failed', async () => {
		const { database, write } = await createStore();
		const { row } = await write((store) => startImport(store, artists));
		const failing = write(async (store) => {
			await advanceImport(store, row.id, { position: 100, counts: half });
			throw new Error('killed');
		});
		await expect(failing).rejects.toThrow('killed');
		expect(await readImports(database)).toMatchObject([{ position: 0, ...none }]);
	});
});
