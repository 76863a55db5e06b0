import { beforeAll, expect, it } from 'vitest';
import { makeDump } from '../../../bench/dump/make-dump.ts';
import type { Database } from '../../../db/client.ts';
import { openDatabase } from '../../../db/open.ts';
import { readAlbumLines, readArtistLines } from '../../../source/store/browse-reader.ts';
import { searchEverything } from '../../../source/store/search/search.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createImportStores } from './importing.ts';
import { startScript } from './in-child.ts';
import { pressing, useDumpFolder } from './records.ts';

/** The same database, which does something else while each of its transactions is whole and not committed. */
function during(database: Database, doings: () => Promise<void>): Database {
	const followed =
		(write: Database['write']): Database['write'] =>
		(work) =>
			write(async (inside) => {
				const done = await work(inside);
				await doings();
				return done;
			});
	return { ...database, write: followed(database.write), writeAlone: followed(database.writeAlone) };
}

describeEachEngine('others beside an import', (engine) => {
	const open = createImportStores(engine);
	const folder = useDumpFolder();

	beforeAll(() => makeDump(folder.path(''), { releases: 10_000, seed: 9, month: '202610', changed: 0 }));

	it('read on while it writes, here and in another process, and see nothing half', async () => {
		const store = await open();
		const before = await folder.releases('202609', [pressing({ id: 1 })]);
		await store.import([before]);
		const other = await openDatabase(store.url);
		const seen: number[] = [];
		let processes = 0;
		const look = async () => {
			for (const database of [store.database, other]) {
				const [artist] = await readArtistLines(database, 20);
				expect(await readAlbumLines(database, artist?.id ?? 0)).not.toEqual([]);
				expect(await searchEverything(database, 'Souvlaki', 5)).not.toEqual([]);
				seen.push(await database.read.$count(database.tables.releases));
			}
			if (processes === 3) return;
			processes += 1;
			const lines: string[] = [];
			const { code, errors } = await startScript('reader-script.ts', [store.url, 'Souvlaki'], (line) =>
				lines.push(line),
			).ended;
			expect({ code, errors }).toEqual({ code: 0, errors: '' });
			expect(lines).toMatchObject([expect.stringMatching(/^[1-9]\d* [1-9]$/)]);
		};
		try {
			await store.import([folder.path('discogs_20261001_releases.xml.gz')], { database: during(store.database, look) });
		} finally {
			await other.close();
		}
		// Whole batches only, and none before it is committed.
		expect([...new Set(seen)].slice(0, 2)).toEqual([1, 3_001]);
	});

	it('write between its batches', async () => {
		const store = await open();
		const records = Array.from({ length: 15_100 }, (_, at) => pressing({ id: at + 1, title: `Title ${at}` }));
		const file = await folder.releases('202610', records);
		let [waiting, written, batches] = [0, 0, 0];
		const { child, ended } = startScript('writer-script.ts', [store.url], (line) => {
			if (line === 'waits') waiting += 1;
			else written += 1;
		});
		const until = async (isSo: () => boolean) => {
			while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
		};
		await until(() => written > 0);
		const turns: number[] = [];
		// Each transaction is committed when the other one waits for it.
		const database = during(store.database, async () => {
			batches += 1;
			turns.push(written);
			const seen = waiting;
			await until(() => waiting > written || waiting > seen);
		});
		await store.import([file], { database });
		child.kill('SIGKILL');
		await ended;
		expect(batches).toBeGreaterThan(6);
		expect(new Set(turns).size, `${turns}`).toBeGreaterThan(4);
	});
});
