import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Database } from '../../db/client.ts';
import { packRows } from '../../db/packed-rows.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, monday } from '../store/stored.ts';

const texts = [
	'',
	' ',
	'plain',
	'a\tb',
	'a\nb\r\nc\r',
	'\\',
	'\\N',
	'\\.',
	'\\\\n',
	'"quoted" \'twice\' $1 ?',
	'😀 サカナクション ﷺ',
	'null',
	'x'.repeat(100_000),
	'[{"a":"\\"b\\"\\n"}]',
] as const;

const resting = [
	{ table: 'releases', trigger: 'releases_keys_insert' },
	{ table: 'release_keys', trigger: 'release_keys_label_insert' },
];

/** How many keys the triggers make of a new release. */
async function countKeysOfNew(database: Database, discogsId: number): Promise<number> {
	const { tables } = database;
	await database.write((write) => write.insert(tables.releases).values(release(discogsId)));
	return database.read.$count(tables.releaseKeys, sql`key like ${`%${discogsId}`}`);
}

function release(discogsId: number) {
	return {
		...{
			discogsId,
			title: 'Title',
			descriptions: [],
			isVinyl: true,
			isOfficial: true,
			isPromo: false,
			source: 'discogs',
		},
		...{ isTestPressing: false, isReissue: false, label: `Label ${discogsId}`, catalogNumber: `CAT ${discogsId}` },
		...{ fetchedAt: monday, createdAt: monday, updatedAt: monday },
	};
}

describeEachEngine('loading in bulk', (engine) => {
	const open = createStores(engine);

	test('takes every text as it is, and tells an empty one from none', async () => {
		const { database } = await open();
		await database.write(async (write) => {
			const { stagedKeys } = write.bulk.tables;
			const rows = [...texts, null].map((text, at) => [at, text, null, at % 2 === 0 ? text : 'x']);
			await write.bulk.stage(stagedKeys, packRows(rows));
			const read = await write.select().from(stagedKeys).orderBy(stagedKeys.releaseId);
			expect(read).toEqual(rows.map(([releaseId, kind, key, lowered]) => ({ releaseId, kind, key, lowered })));
			await write.bulk.unstage(stagedKeys);
		});
	});

	test('takes numbers, bits and JSON for what their columns are', async () => {
		const { database } = await open();
		await database.write(async (write) => {
			const { stagedReleases } = write.bulk.tables;
			const json = [{ type: 'Barcode', value: 'a\tb\n"\\', description: null }];
			const columns = [2 ** 31 - 1, 2 ** 32 - 1, null, 1, 0, -5, 'Title', 'title', 'By', 1, null, '["Live"]'];
			const rest = ['UK', 1993, null, 'LP', null, '[]', 2, 1, 0, 1, 0, 1, null, null, null, JSON.stringify(json), null];
			await write.bulk.stage(stagedReleases, packRows([[...columns, ...rest]]));
			expect(await write.select().from(stagedReleases)).toMatchObject([
				{
					...{ discogsId: 2 ** 31 - 1, hash: 2 ** 32 - 1, masterId: null, isMainRelease: true, standsAlone: false },
					...{
						artistId: -5,
						secondaryTypes: ['Live'],
						descriptions: [],
						identifiers: json,
						isVinyl: true,
						isOfficial: false,
					},
				},
			]);
			await write.bulk.unstage(stagedReleases);
		});
	});

	test('stages again after a transaction that failed, and nothing of it is seen outside', async () => {
		const { database } = await open();
		const stage = (fails: boolean) =>
			database.write(async (write) => {
				const { stagedNames } = write.bulk.tables;
				await write.bulk.stage(stagedNames, packRows([[1, 'a', 'a']]));
				if (fails) throw new Error('failed');
				expect(await write.$count(stagedNames)).toBe(1);
				await write.bulk.unstage(stagedNames);
				return write.bulk.tables;
			});
		await expect(stage(true)).rejects.toThrow('failed');
		const { stagedNames } = await stage(false);
		await expect(database.read.select().from(stagedNames)).rejects.toThrow();
	});

	test('gives ids that nobody else gets', async () => {
		const { database, byPerson } = await open();
		const { tables } = database;
		const { id: artistId } = await byPerson('Slowdive');
		const album = (title: string, id?: number) => ({
			...{
				artistId,
				title,
				normalizedTitle: title,
				credit: 'x',
				isStudio: true,
				secondaryTypes: [],
				source: 'discogs',
			},
			...{ createdAt: monday, updatedAt: monday },
			...(id === undefined ? {} : { id }),
		});
		const insert = (title: string) => database.write((write) => write.insert(tables.albums).values(album(title)));
		const reserve = (count: number) =>
			database.write(async (write) => {
				await write.lock('albums');
				const first = await write.bulk.reserveIds('albums', count);
				for (let at = 0; at < count; at += 1)
					await write.insert(tables.albums).values(album(`r${first + at}`, first + at));
				return first;
			});
		const lost = database.write(async (write) => {
			await write.lock('albums');
			await write.bulk.reserveIds('albums', 50);
			throw new Error('lost');
		});
		const doings = [reserve(3), insert('a'), lost.catch(() => 0), insert('b'), reserve(1), reserve(40), insert('c')];
		await Promise.all(doings);
		const rows = await database.read.select().from(tables.albums);
		expect(rows.length).toBe(47);
		for (const { id, title } of rows) if (title.startsWith('r')) expect(title).toBe(`r${id}`);
	});

	test('lets triggers rest for a while, and only for itself', async () => {
		const { database } = await open();
		expect(await countKeysOfNew(database, 1001)).toBe(2);
		await database.write((write) =>
			write.bulk.withoutTriggers(resting, async () => {
				await write.insert(database.tables.releases).values(release(1002));
			}),
		);
		expect(await database.read.$count(database.tables.releaseKeys)).toBe(2);
		expect(await countKeysOfNew(database, 1003)).toBe(2);
		await expect(
			database.write((write) =>
				write.bulk.withoutTriggers(resting, async () => {
					await write.insert(database.tables.releases).values(release(1004));
					throw new Error('failed');
				}),
			),
		).rejects.toThrow('failed');
		expect(await database.read.$count(database.tables.releases)).toBe(3);
		expect(await countKeysOfNew(database, 1005)).toBe(2);
		expect(await database.read.$count(database.tables.labels)).toBe(3);
	});
});
