import { beforeAll, expect, it } from 'vitest';
import { makeDump } from '../../../bench/dump/make-dump.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { type Contents, readContents, withoutHistory } from './contents.ts';
import { createImportStores } from './importing.ts';
import { master, pressing, slowdive, useDumpFolder } from './records.ts';

describeEachEngine('files of a dump in any order', (engine) => {
	const open = createImportStores(engine);
	const folder = useDumpFolder();

	beforeAll(() => makeDump(folder.path(''), { releases: 3_000, seed: 4, month: '202610', changed: 0 }));

	async function importAll(...calls: string[][]): Promise<Contents> {
		const store = await open();
		for (const paths of calls) await store.import(paths);
		return withoutHistory(await readContents(store.database));
	}

	function expectSame(found: Contents, expected: Contents): void {
		for (const table of Object.keys(expected)) expect(found[table], table).toEqual(expected[table]);
	}

	it('make the same albums, artists and pressings', async () => {
		const [artists = '', masters = '', releases = ''] = ['artists', 'masters', 'releases'].map((kind) =>
			folder.path(`discogs_20261001_${kind}.xml.gz`),
		);
		const expected = await importAll([masters, releases, artists]);
		expect(expected.albums?.length).toBeGreaterThan(500);
		expectSame(await importAll([artists, releases, masters]), expected);
		expectSame(await importAll([masters], [releases], [artists]), expected);
		expectSame(await importAll([releases], [artists], [masters]), expected);
	});

	it('make the same of what is told in more than one way', async () => {
		const of = (id: number, isMain = false) => ({ id, isMain });
		const releases = await folder.releases('202610', [
			pressing({ id: 1, title: 'Souvlaki', released: '2010', master: of(500) }),
			pressing({ id: 2, title: 'souvlaki!', released: '1994', master: of(500, true) }),
			pressing({ id: 3, title: 'Pygmalion', released: '2005' }),
			pressing({ id: 4, title: 'Undated', released: '', master: of(600, true) }),
			pressing({ id: 5, title: 'Undated', released: '1999', master: of(600) }),
			pressing({ id: 6, title: 'Nobody told', released: '1998', master: of(700) }),
			pressing({
				id: 7,
				title: 'By two',
				artists: [
					{ ...slowdive, join: 'vs.' },
					{ id: 8, name: 'Friend', anv: 'F.' },
				],
				master: of(800, true),
			}),
		]);
		const masters = await folder.masters('202610', [
			master({ id: 500, year: 1993 }),
			master({ id: 501, title: 'Pygmalion', year: 2005 }),
			master({ id: 600, title: 'Undated', year: 0 }),
			master({ id: 800, title: 'By Two', artists: [{ id: 8, name: 'Friend' }] }),
		]);
		const expected = await importAll([masters, releases]);
		expect(expected.albums?.length).toBe(5);
		expectSame(await importAll([masters], [releases]), expected);
		expectSame(await importAll([releases], [masters]), expected);
		expectSame(await importAll([releases], [masters], [releases]), expected);
	});
});
