import { beforeAll, expect, it } from 'vitest';
import { makeDump } from '../../../bench/dump/make-dump.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { readContents } from './contents.ts';
import { createImportStores } from './importing.ts';
import { startScript } from './in-child.ts';
import { useDumpFolder } from './records.ts';

describeEachEngine('a program that is killed in an import', (engine) => {
	const open = createImportStores(engine);
	const folder = useDumpFolder();

	beforeAll(() => makeDump(folder.path(''), { releases: 10_000, seed: 9, month: '202610', changed: 0 }));

	it('goes on where it was and ends with the rows of one that was not', async () => {
		const [calm, mortal] = [await open(), await open()];
		const path = folder.path('discogs_20261001_releases.xml.gz');
		const words = [mortal.url, mortal.rejectsFolder, path];
		const { read, tables } = mortal.database;
		const readStatus = async () => (await read.select().from(tables.imports)).map(({ status }) => status);
		// As it begins to read, somewhere within its first batch, and behind that; the last one may live.
		const moments: [begin: string, milliseconds: number][] = [
			...(['reading', 'reading', 'reading'] as const).map((begin, at): [string, number] => [begin, at * 60]),
			...[0, 40].map((milliseconds): [string, number] => ['reading 3', milliseconds]),
		];
		let killed = 0;
		for (const [begin, milliseconds] of moments) {
			if ((await readStatus()).includes('done')) break;
			const { child, ended } = startScript('import-script.ts', words, (line) => {
				if (line.startsWith(begin)) setTimeout(() => child.kill('SIGKILL'), milliseconds);
			});
			const { signal, errors } = await ended;
			expect(errors).toBe('');
			if (signal === 'SIGKILL') killed += 1;
		}
		expect(killed).toBeGreaterThan(1);
		if (!(await readStatus()).includes('done')) {
			expect(await startScript('import-script.ts', words).ended).toMatchObject({ code: 0, errors: '' });
		}
		expect(await readStatus()).toEqual(['done']);
		await calm.import([path]);
		const [found, expected] = [await readContents(mortal.database), await readContents(calm.database)];
		for (const table of Object.keys(expected)) expect(found[table], table).toEqual(expected[table]);
	});
});
