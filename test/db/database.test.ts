import { writeFile } from 'node:fs/promises';
import BetterSqlite3 from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import pg from 'pg';
import { afterEach, expect, inject, test } from 'vitest';
import type { Engine } from '../../db/client.ts';
import { openDatabase } from '../../db/open.ts';
import { createTestDatabase, describeEachEngine, newFile, type TestDatabase } from '../helpers/databases.ts';

describeEachEngine('database', (engine) => {
	let opened: TestDatabase | undefined;

	afterEach(async () => {
		await opened?.drop();
		opened = undefined;
	});

	test('a transaction that fails leaves nothing behind', async () => {
		opened = await createTestDatabase(engine);
		const { database } = opened;
		const { tags } = database.tables;
		await database.write(async (tx) => tx.insert(tags).values({ name: 'kept' }));
		const failing = database.write(async (tx) => {
			await tx.insert(tags).values({ name: 'lost' });
			throw new Error('half way');
		});
		await expect(failing).rejects.toThrow('half way');
		expect(await database.read.select().from(tags)).toEqual([{ id: 1, name: 'kept' }]);
	});

	test('transactions started at once all commit, one after another', async () => {
		opened = await createTestDatabase(engine);
		const { database } = opened;
		const { tags } = database.tables;
		await Promise.all(
			Array.from({ length: 20 }, (_, n) => database.write(async (tx) => tx.insert(tags).values({ name: `tag ${n}` }))),
		);
		expect(await database.read.$count(tags)).toBe(20);
	});

	test('times, JSON and booleans come back as they went in', async () => {
		opened = await createTestDatabase(engine);
		const { database } = opened;
		const { artists, albums } = database.tables;
		const now = new Date('2026-11-20T05:49:56.123Z');
		const [artist] = await database.write(async (tx) =>
			tx
				.insert(artists)
				.values({
					name: 'サカナクション',
					normalizedName: 'サカナクション',
					source: 'person',
					createdAt: now,
					updatedAt: now,
				})
				.returning(),
		);
		await database.write(async (tx) =>
			tx.insert(albums).values({
				artistId: artist?.id ?? 0,
				title: 'DocumentaLy',
				normalizedTitle: 'documentaly',
				credit: 'サカナクション',
				isStudio: true,
				secondaryTypes: ['Live'],
				source: 'musicbrainz',
				createdAt: now,
				updatedAt: now,
			}),
		);
		const [album] = await database.read.select().from(albums).where(eq(albums.isStudio, true));
		expect(album).toMatchObject({ createdAt: now, secondaryTypes: ['Live'], isStudio: true });
	});

	test('two that open the same new database at once both find it migrated', async () => {
		opened = await createTestDatabase(engine);
		const [first, second] = await Promise.all([openDatabase(opened.url), openDatabase(opened.url)]);
		expect(await first.read.$count(first.tables.tags)).toBe(0);
		expect(await second.read.$count(second.tables.tags)).toBe(0);
		await Promise.all([first.close(), second.close()]);
	});
});

test('a file that is no database is refused with the next step', async () => {
	const file = await newFile();
	await writeFile(file.url, 'this is a text file, and not a short one, so that SQLite reads a header of it');
	await expect(openDatabase(file.url)).rejects.toMatchObject({
		name: 'StorageError',
		next: expect.stringContaining('DATABASE_URL'),
	});
	await file.remove();
});

describeEachEngine('a database of another version', (engine) => {
	test('one that a newer Vinilogy made is refused, and not touched', async () => {
		await using opened = await createDisposableDatabase(engine);
		await markAsNewer(opened.url, engine);
		await expect(openDatabase(opened.url)).rejects.toMatchObject({
			name: 'StorageError',
			message: expect.stringContaining('newer'),
			next: expect.stringContaining('Update'),
		});
	});
});

async function createDisposableDatabase(engine: Engine) {
	const opened = await createTestDatabase(engine);
	return { url: opened.url, [Symbol.asyncDispose]: () => opened.drop() };
}

/** Notes a migration that this version does not know, as the next version would. */
async function markAsNewer(url: string, engine: Engine): Promise<void> {
	const statement = `insert into __drizzle_migrations (hash, created_at) values ('newer', ${Date.now() + 1_000_000})`;
	if (engine === 'sqlite') {
		const connection = new BetterSqlite3(url);
		connection.exec(statement);
		connection.close();
		return;
	}
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(statement);
	await client.end();
}

test('a Postgres that may not search by letters is refused with the next step', async () => {
	const server = inject('postgresUrl');
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	// Owns its schema and nothing else: who made the database did not let this account add extensions.
	await client.query("create role reader login password 'reader'");
	await client.query('create database without_extension');
	const url = new URL(server);
	url.pathname = '/without_extension';
	const inside = new pg.Client({ connectionString: url.href });
	await inside.connect();
	await inside.query('grant all on schema public to reader');
	await inside.end();
	url.username = url.password = 'reader';
	await expect(openDatabase(url.href)).rejects.toMatchObject({
		name: 'StorageError',
		message: expect.stringContaining('pg_trgm'),
		next: expect.stringContaining('create extension pg_trgm'),
	});
	await client.query('drop database without_extension with (force)');
	await client.query('drop role reader');
	await client.end();
});
