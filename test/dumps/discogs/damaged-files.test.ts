import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { StorageError, UsageError } from '../../../source/errors.ts';
import { writeRelease } from '../../../source/sandbox/dumps/release.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { readContents } from './contents.ts';
import { createImportStores, type ImportStore } from './importing.ts';
import { master, pressing, toDocument, useDumpFolder } from './records.ts';

async function readIds({ database: { read, tables } }: ImportStore) {
	const rows = await read
		.select({ id: tables.releases.discogsId })
		.from(tables.releases)
		.orderBy(tables.releases.discogsId);
	return rows.map(({ id }) => id);
}

/** Texts that gzip cannot pack away, so that a file has a middle. */
function noise(id: number): string {
	return Array.from({ length: 40 }, (_, at) => createHash('sha256').update(`${id} ${at}`).digest('hex')).join(' ');
}

const records = Array.from({ length: 400 }, (_, at) =>
	pressing({ id: at + 1, title: `Title ${at}`, notes: noise(at) }),
);

describeEachEngine('a damaged dump', (engine) => {
	const open = createImportStores(engine);
	const folder = useDumpFolder();

	it('that is cut off is stored up to there, and the whole file makes it complete', async () => {
		const [store, calm] = [await open(), await open()];
		const whole = gzipSync(toDocument('releases', records, writeRelease));
		const name = 'discogs_20261001_releases.xml.gz';
		const cut = await folder.write(name, whole.subarray(0, whole.length / 2));
		const failure: unknown = await store.import([cut]).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(StorageError);
		expect(String(failure)).toMatch(/cut off at byte \d+ \(byte \d+ unpacked\)/);
		const stored = await readIds(store);
		expect(stored.length).toBeGreaterThan(100);
		expect(stored.length).toBeLessThan(300);
		expect(stored).toEqual(records.slice(0, stored.length).map(({ id }) => id));
		const { read, tables } = store.database;
		expect(await read.select().from(tables.imports)).toMatchObject([
			{ status: 'running', position: 0, added: stored.length, gone: 0 },
		]);

		// The same damage again tells nothing new, and marks nothing as gone.
		await expect(store.import([cut])).rejects.toThrow('cut off');
		expect(await readIds(store)).toEqual(stored);

		await folder.write(name, whole);
		const [outcome] = await store.import([cut]);
		expect(outcome).toMatchObject({
			...{ isResumed: false, records: 400, kept: 400, added: 400 - stored.length, rejected: 0 },
			...{ unchanged: stored.length, gone: 0 },
		});
		await calm.import([cut]);
		const [found, expected] = [await readContents(store.database), await readContents(calm.database)];
		expect(found.releases).toEqual(expected.releases);
		expect(found.albums).toEqual(expected.albums);
	});

	it('with wrong bytes leaves nothing wrong once the file is replaced', async () => {
		const [store, calm] = [await open(), await open()];
		const whole = gzipSync(toDocument('releases', records, writeRelease));
		const broken = Buffer.from(whole);
		broken.fill(0xff, whole.length / 2, whole.length / 2 + 64);
		const path = await folder.write('discogs_20261001_releases.xml.gz', broken);
		await expect(store.import([path])).rejects.toThrow(/broken|checksum/i);
		const stored = await readIds(store);
		expect(stored.length).toBeGreaterThan(0);
		await folder.write('discogs_20261001_releases.xml.gz', whole);
		const [outcome] = await store.import([path]);
		expect(outcome).toMatchObject({ isResumed: true, records: 400, rejected: 0 });
		await calm.import([path]);
		const isThere = (row: unknown) => !String(row).includes('"isGone":true');
		const [found, expected] = [await readContents(store.database), await readContents(calm.database)];
		expect(found.releases?.filter(isThere)).toEqual(expected.releases);
		expect(await store.import([path])).toMatchObject([{ isResumed: false, unchanged: 400 }]);
	});

	it('loses bad records only, which lie in a file with the place and the reason of each', async () => {
		const store = await open();
		const bad = '<release id="x"><title>No id</title><formats><format name="Vinyl"/></formats></release>';
		const file = await folder.releases('202610', [
			pressing({ id: 1 }),
			bad,
			pressing({ id: 3 }),
			'<nonsense/>',
			pressing({ id: 4 }),
		]);
		const [outcome] = await store.import([file]);
		expect(outcome).toMatchObject({ records: 4, kept: 3, added: 3, rejected: 2 });
		expect(await readIds(store)).toEqual([1, 3, 4]);
		const rejected = await readFile(outcome?.rejectsFile ?? '', 'utf8');
		const position = '<releases>\n'.length + writeRelease(pressing({ id: 1 })).length + 1;
		expect(rejected.split('\n').slice(0, 2)).toEqual([`<!-- byte ${position}: its id is no id -->`, bad]);
		expect(rejected).toContain('<nonsense/>');
	});

	it('is refused beside another of its kind, and labels are passed over', async () => {
		const store = await open();
		const [one, other] = [
			await folder.releases('202609', [pressing({ id: 1 })]),
			await folder.releases('202610', [pressing({ id: 2 })]),
		];
		const failure: unknown = await store.import([one, other]).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(UsageError);
		expect(String(failure)).toContain(`${basename(one)} and ${basename(other)} are both files of releases`);
		const labels = await folder.write(
			'discogs_20261001_labels.xml',
			'<labels>\n<label><id>1</id><name>X</name></label>\n</labels>',
		);
		expect(await store.import([labels])).toEqual([]);
		expect(await readIds(store)).toEqual([]);
		expect(await store.import([labels, one])).toMatchObject([{ kind: 'releases', added: 1 }]);
	});

	it('with a wrong checksum is not read at all, nor are the files beside it', async () => {
		const store = await open();
		const good = await folder.masters('202610', [master({ id: 1 })]);
		const wrong = await folder.releases('202610', [pressing({ id: 1 })]);
		const sum = createHash('sha256')
			.update(await readFile(good))
			.digest('hex');
		const lines = (sums: string[]) => sums.map((one, at) => `${one}  ${basename([good, wrong][at] ?? '')}\n`).join('');
		const checksumFile = await folder.write('CHECKSUM.txt', lines([sum, 'a'.repeat(64)]));
		await expect(store.import([good, wrong], { checksumFile })).rejects.toThrow('is not what its checksum says');
		const { read, tables } = store.database;
		expect([await read.$count(tables.imports), await read.$count(tables.dumpMasters)]).toEqual([0, 0]);
		const right = createHash('sha256')
			.update(await readFile(wrong))
			.digest('hex');
		await folder.write('CHECKSUM.txt', lines([sum, right]));
		expect(await store.import([good, wrong], { checksumFile })).toMatchObject([{ kind: 'masters' }, { added: 1 }]);
	});
});
