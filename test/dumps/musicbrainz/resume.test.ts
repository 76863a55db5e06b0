import { afterAll, afterEach, beforeAll, expect, it, test } from 'vitest';
import type { Database } from '../../../db/client.ts';
import { stripDiscogsDecoration } from '../../../source/matching/names.ts';
import { buildWorld } from '../../../source/sandbox/world/world.ts';
import { joinByDiscogsId, joinByMbid } from '../../../source/store/artist-identity.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../../helpers/databases.ts';
import { type DumpFolder, importFiles, readRows, writeDump } from './files.ts';

/** Enough for several batches of each file. */
const world = buildWorld(1991, 700);

/** The same database for a program that dies behind so many transactions. */
function dyingAfter(database: Database, transactions: number): Database {
	let left = transactions;
	return {
		...database,
		write: (work) => {
			left -= 1;
			return left < 0 ? Promise.reject(new Error('killed')) : database.write(work);
		},
	};
}

/** Half of the artists are here: one of three by number at Discogs, and of some of those the name is another one. */
async function plant(database: Database): Promise<void> {
	await writeAt(database, new Date(), async (store) => {
		for (const [place, { name, mbid, discogs }] of [...world.artists()].entries()) {
			if (place % 2 === 0) continue;
			if (place % 3 > 0) await joinByMbid(store, { name, mbid, source: 'similar' });
			else {
				const known = place % 5 === 0 ? 'Somebody' : stripDiscogsDecoration(discogs.name);
				await joinByDiscogsId(store, { name: known, discogsId: discogs.id });
			}
		}
	});
}

describeEachEngine("the import of MusicBrainz' dump", (engine) => {
	let dump: DumpFolder;
	let opened: TestDatabase[] = [];

	beforeAll(async () => {
		dump = await writeDump(world);
	});
	afterAll(() => dump[Symbol.asyncDispose]());
	afterEach(async () => {
		for (const { drop } of opened) await drop();
		opened = [];
	});

	async function createPlanted(): Promise<Database> {
		const stored = await createTestDatabase(engine);
		opened.push(stored);
		await plant(stored.database);
		return stored.database;
	}

	it('killed behind any transaction it ends with the rows of an undisturbed run', { timeout: 240_000 }, async () => {
		const paths = [dump.artists, dump.groups];
		const undisturbed = await createPlanted();
		const [artists, groups] = await importFiles(undisturbed, paths, {});
		expect(artists).toMatchObject({ kind: 'artists', added: 0, rejected: 0 });
		expect(groups?.added).toBeGreaterThan(600);
		const rows = await readRows(undisturbed);

		// Each run dies behind another transaction, later and later, as its end is several.
		const killed = await createPlanted();
		for (const path of paths) {
			let runs = 0;
			for (let isDone = false; !isDone; runs += 1) {
				expect(runs).toBeLessThan(30);
				isDone = await importFiles(dyingAfter(killed, 2 + runs), [path], {}).then(
					() => true,
					(error: Error) => {
						expect(error.message).toBe('killed');
						return false;
					},
				);
			}
			expect(runs).toBeGreaterThan(2);
		}
		for (const [table, after] of Object.entries(await readRows(killed))) expect(after, table).toEqual(rows[table]);
	});

	test('read again it changes nothing', { timeout: 120_000 }, async () => {
		const database = await createPlanted();
		const paths = [dump.groups, dump.artists];
		await importFiles(database, paths, {});
		const { imports: _, ...rows } = await readRows(database);
		const outcomes = await importFiles(database, paths, {});
		expect(outcomes).toMatchObject([
			{ kind: 'artists', isResumed: false, added: 0, changed: 0 },
			{ kind: 'release-groups', isResumed: false, added: 0, changed: 0 },
		]);
		expect(outcomes.every(({ unchanged, kept }) => unchanged > 0 && unchanged === kept)).toBe(true);
		const { imports, ...after } = await readRows(database);
		for (const [table, before] of Object.entries(rows)) expect(after[table], table).toEqual(before);
		expect(imports).toHaveLength(4);
	});

	test('a person stops it, and it goes on from there', { timeout: 120_000 }, async () => {
		const database = await createPlanted();
		const stopping = new AbortController();
		const stopped = importFiles(database, [dump.groups], {
			signal: stopping.signal,
			onProgress: ({ kept }) => {
				if (kept > 0) stopping.abort(new Error('stopped'));
			},
		});
		await expect(stopped).rejects.toThrow('stopped');
		const { read, tables } = database;
		const [row] = await read.select().from(tables.imports);
		expect(row).toMatchObject({ status: 'running' });
		expect(row?.kept).toBeGreaterThan(0);
		expect(row?.kept).toBe(await read.$count(tables.albums));
		const [outcome] = await importFiles(database, [dump.groups], {});
		expect(outcome).toMatchObject({ isResumed: true, importId: row?.id });
		expect(outcome?.kept).toBe(await read.$count(tables.albums));
		expect(outcome?.kept).toBeGreaterThan(row?.kept ?? 0);
	});
});
