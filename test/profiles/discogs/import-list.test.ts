import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/client.ts';
import { importList } from '../../../source/profiles/discogs/csv/import-list.ts';
import { readListFile } from '../../../source/profiles/discogs/csv/read-file.ts';
import { writeList } from '../../../source/profiles/discogs/csv/write-list.ts';
import { type DiscogsList, readDiscogsList } from '../../../source/store/listeners/discogs-lists-reader.ts';
import { insertListed } from '../../../source/store/listeners/discogs-lists-writer.ts';
import { findUser } from '../../../source/store/listeners/users-reader.ts';
import { ensureUser } from '../../../source/store/listeners/users-writer.ts';
import { findReleaseByDiscogsId } from '../../../source/store/releases-reader.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { createTestDatabase, describeEachEngine } from '../../helpers/databases.ts';
import { createWorld, dumpDatabase } from '../../helpers/world.ts';
import { createFiles } from '../../prices/feed/files.ts';
import { changeAt, connect } from './connected.ts';
import { anyRow } from './rows.ts';

const exports = fileURLToPath(new URL('../../../../shared/data/exports', import.meta.url));
const now = new Date('2026-11-20T12:00:00Z');
const clock = () => now;

describeEachEngine('importing a list', (engine) => {
	let stack = new AsyncDisposableStack();
	const fileOf = createFiles();
	afterEach(async () => {
		await stack.disposeAsync();
		stack = new AsyncDisposableStack();
	});

	async function open() {
		const stored = await createTestDatabase(engine);
		stack.defer(() => stored.drop());
		const { database } = stored;
		const { user } = await writeAt(database, now, (store) => ensureUser(store, 'me'));
		return { database, collection: listOf(user.id, 'collection'), wantlist: listOf(user.id, 'wantlist') };
	}

	const listOf = (userId: number, list: DiscogsList['list']): DiscogsList => ({ userId, list });
	const revisionOf = async (database: Database) => (await findUser(database, 'me'))?.revision;

	async function importText(database: Database, of: DiscogsList, text: string, isDryRun = false) {
		return importList({ database, clock }, of, { file: await readListFile(await fileOf('list.csv', text)), isDryRun });
	}

	const csv = (...rows: string[]) =>
		`${['release_id,Artist,Title,Format,CollectionFolder,Date Added', ...rows].join('\n')}\n`;

	it('stores every copy, and the same file again changes nothing', async () => {
		const { database, collection } = await open();
		const text = csv(
			'1,Slowdive,Souvlaki,"LP, Album",A,2022-02-12 19:20:35',
			'1,Slowdive,Souvlaki,"LP, Album",A,2022-02-12 19:20:35',
			'1,Slowdive,Souvlaki,"LP, Album",B,2023-02-12 19:20:35',
			'2,Ride,Nowhere,"CD, Album",A,',
		);
		expect(await importText(database, collection, text, true)).toMatchObject({ added: 4, releases: 2, queued: null });
		expect(await readDiscogsList(database, collection)).toEqual([]);
		expect(await importText(database, collection, text)).toMatchObject({
			...{ rows: 4, bad: [], added: 4, filled: 0, same: 0, releases: 2, placed: 0, queued: 2 },
		});
		const revision = await revisionOf(database);
		const before = JSON.stringify(await readDiscogsList(database, collection));
		expect(await importText(database, collection, text)).toMatchObject({ added: 0, filled: 0, same: 4, releases: 0 });
		expect(JSON.stringify(await readDiscogsList(database, collection))).toBe(before);
		expect(await revisionOf(database)).toBe(revision);
		expect(await findReleaseByDiscogsId(database, 1)).toMatchObject({ format: 'LP', isVinyl: true, source: 'file' });
		expect(await findReleaseByDiscogsId(database, 2)).toMatchObject({ isVinyl: false });
		// One more copy is one more; one less takes nothing away.
		const more = await importText(database, collection, `${text}1,Slowdive,Souvlaki,LP,C,2024-02-12 19:20:35\n`);
		expect(more).toMatchObject({ added: 1, same: 4 });
		expect(await importText(database, collection, csv('1,,,,B,2023-02-12 19:20:35'))).toMatchObject({
			added: 0,
			same: 1,
		});
	});

	it('fills in what is missing, and replaces nothing', async () => {
		const { database, collection } = await open();
		await importText(database, collection, csv('1,Slowdive,Souvlaki,LP,,', '1,Slowdive,Souvlaki,LP,Shelf,'));
		const text = `release_id,Title,Rating,CollectionFolder,Collection Media Condition,Collection Bought at
1,Souvlaki,4,Other,Mint (M),London
1,Souvlaki,,Shelf,,
`;
		expect(await importText(database, collection, text)).toMatchObject({ added: 0, filled: 1, same: 1 });
		const rows = await readDiscogsList(database, collection);
		expect(rows.map(({ folder }) => folder).sort()).toEqual(['Other', 'Shelf']);
		expect(rows.find(({ folder }) => folder === 'Other')).toMatchObject({
			...{ rating: 4, mediaCondition: 'Mint (M)', fields: { 'Bought at': 'London' } },
		});
	});

	it('a wantlist has every release once', async () => {
		const { database, wantlist } = await open();
		const text = 'release_id,Title,Notes\n1,one,a\n1,one,a\n2,two,b\n';
		expect(await importText(database, wantlist, text)).toMatchObject({ added: 2 });
		expect(await importText(database, wantlist, text)).toMatchObject({ added: 0, same: 2 });
		expect(writeList('wantlist', await readDiscogsList(database, wantlist))).toBe(
			'Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,Notes\n,,one,,,,0,1,a\n,,two,,,,0,2,b\n',
		);
	});

	it('what was exported changes nothing, whatever it says', async () => {
		const { database, collection } = await open();
		await fc.assert(
			fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 6 }), async (facts) => {
				await database.write((tx) => tx.delete(database.tables.userDiscogsCollections));
				await writeAt(database, now, (store) => insertListed(store, collection, facts, 'file'));
				const rows = await readDiscogsList(database, collection);
				const revision = await revisionOf(database);
				const text = writeList('collection', rows);
				const imported = await importText(database, collection, text);
				expect(imported).toMatchObject({ bad: [], added: 0, filled: 0, same: facts.length });
				expect(await readDiscogsList(database, collection)).toEqual(rows);
				expect(await revisionOf(database)).toBe(revision);
			}),
			{ numRuns: 25 },
		);
	});

	it('what the account has is recognised in its export, and what came from a file is taken over by the account', async () => {
		const world = await createWorld({ engine });
		stack.use(world);
		const { database } = world.context;
		const me = await connect(world);
		await me.sync();
		const collection = listOf(me.user.id, 'collection');
		const text = writeList('collection', await readDiscogsList(database, collection));
		const before = await dumpDatabase(world.context);
		expect(await importText(database, collection, text)).toMatchObject({ added: 0, filled: 0, same: 130, bad: [] });
		const after = await dumpDatabase(world.context);
		for (const table of ['userDiscogsCollections', 'users', 'releases', 'syncState']) {
			expect(after[table]).toEqual(before[table]);
		}
		// The file first, then the account: every copy is there once.
		await database.write((tx) => tx.delete(database.tables.userDiscogsCollections));
		expect(await importText(database, collection, text)).toMatchObject({ added: 130 });
		const [, second] = await readDiscogsList(database, collection);
		world.moveClock(8 * 24 * 3_600_000);
		expect((await me.sync())[0]).toMatchObject({ found: 130, added: 0, changed: 130, gone: 0 });
		const rows = await readDiscogsList(database, collection);
		expect(rows).toHaveLength(130);
		expect(rows.every(({ described }) => described.artistIds.length > 0)).toBe(true);
		expect(rows.every(({ source, instanceId }) => source === 'discogs' && instanceId !== null)).toBe(true);
		expect(writeList('collection', rows).split('\n').sort()).toEqual(text.split('\n').sort());
		expect(second?.source).toBe('file');
		// What only the file has stays, and is told.
		await importText(database, collection, csv('77,Nobody,Nothing,LP,A,'));
		await changeAt(world, 'POST', `collection/folders/1/releases/${second?.discogsId}`);
		const [again] = await me.sync();
		expect(again).toMatchObject({ found: 131, added: 1, gone: 0 });
		expect(again?.type === 'read' && again.note).toContain('1 entry only from a file');
	});

	it('what a file could not say of releases, the account says', async () => {
		const world = await createWorld({ engine });
		stack.use(world);
		const { database } = world.context;
		const me = await connect(world, 'sandbox-public', { kind: 'public' });
		const collection = listOf(me.user.id, 'collection');
		await me.sync();
		const text = writeList('collection', await readDiscogsList(database, collection));
		await stack.disposeAsync();
		stack = new AsyncDisposableStack();

		const fresh = await createWorld({ engine });
		stack.use(fresh);
		const again = await connect(fresh, 'sandbox-public', { kind: 'public' });
		const { tables, read } = fresh.context.database;
		await importText(fresh.context.database, collection, text);
		expect((await read.select().from(tables.releases)).every(({ masterId }) => masterId === null)).toBe(true);
		expect(await read.select().from(tables.artists)).toEqual([]);
		await again.sync();
		expect((await read.select().from(tables.releases)).some(({ masterId }) => masterId !== null)).toBe(true);
		expect((await read.select().from(tables.artists)).length).toBeGreaterThan(0);
	});

	it('ingest brings the albums of a collection that came from a file', async () => {
		const world = await createWorld({ engine });
		stack.use(world);
		const { database } = world.context;
		const me = await connect(world, 'sandbox-public', { kind: 'public' });
		await me.sync();
		const text = writeList('collection', await readDiscogsList(database, listOf(me.user.id, 'collection')));
		await stack.disposeAsync();
		stack = new AsyncDisposableStack();

		const fresh = await createWorld({ engine });
		stack.use(fresh);
		const { user } = await writeAt(fresh.context.database, now, (store) => ensureUser(store, 'me'));
		const imported = await importText(fresh.context.database, listOf(user.id, 'collection'), text);
		expect(imported).toMatchObject({ added: 12, placed: 0 });
		expect(imported.queued).toBe(imported.releases);
		await fresh.ingest();
		const { tables, read } = fresh.context.database;
		const titles = (await read.select().from(tables.albums)).map(({ title }) => title);
		expect(titles.length).toBeGreaterThan(20);
		const details = (await read.select().from(tables.syncState)).filter(({ step }) => step === 'release-details');
		expect(details.map(({ status }) => status).filter((status) => status === 'pending')).toEqual([]);
	});

	describe.runIf(existsSync(exports))('exports of real people', () => {
		it.each<[string, number, string, string | null]>([
			['conorparnell_TapeShelf_discogs-collection.EXCERPT.csv', 40, '2022-02-12T19:20:35.000Z', 'Worm (23)'],
			['davide-bergamini_davide-piano-vue_discogs.csv', 5, '2026-06-30T11:17:22.000Z', 'Luca Carboni'],
			['russmckendrick_discogs-scraper_discogs.csv', 8, '2023-04-23T04:38:00.000Z', 'Soulwax'],
		])('%s', async (name, least, date, artist) => {
			const { database, collection } = await open();
			const path = join(exports, name);
			const first = await importList({ database, clock }, collection, {
				file: await readListFile(path),
				isDryRun: false,
			});
			expect(first).toMatchObject({ bad: [], unknownColumns: [], isDayOrderGuessed: false });
			expect(first.added).toBeGreaterThanOrEqual(least);
			const rows = await readDiscogsList(database, collection);
			expect(rows.map(({ addedAt }) => addedAt?.toISOString())).toContain(date);
			expect(rows.map(({ described }) => described.artist)).toContain(artist);
			expect(rows.every(({ folder }) => folder === 'Uncategorized')).toBe(true);
			expect(await importText(database, collection, writeList('collection', rows))).toMatchObject({
				added: 0,
				filled: 0,
			});
			expect(
				await importList({ database, clock }, collection, { file: await readListFile(path), isDryRun: false }),
			).toMatchObject({
				added: 0,
				filled: 0,
			});
		});
	});
});
