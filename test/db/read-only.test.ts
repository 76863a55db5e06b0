import pg from 'pg';
import { expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { StorageError } from '../../source/errors.ts';
import { createTestDatabase } from '../helpers/databases.ts';

/** The same database, for one who may only read there: what a replica answers to whoever writes. */
function readOnly(url: string): string {
	return `${url}?options=-c%20default_transaction_read_only%3Don`;
}

test('a Postgres that can only be read is opened and read; who writes is told where to', async () => {
	const stored = await createTestDatabase('postgres');
	const database = await openDatabase(readOnly(stored.url));
	const { users } = database.tables;
	expect(await database.read.$count(users)).toBe(0);
	const writing = database.write((transaction) =>
		transaction.insert(users).values({ name: 'me', revision: 0, createdAt: new Date() }),
	);
	await expect(writing).rejects.toThrow(StorageError);
	await expect(writing).rejects.toThrow(/can only be read/);
	await database.close();
	await stored.drop();
});

test('one that lacks tables is not set up there', async () => {
	const stored = await createTestDatabase('postgres');
	const client = new pg.Client({ connectionString: stored.url });
	await client.connect();
	await client.query('delete from __drizzle_migrations where id = (select max(id) from __drizzle_migrations)');
	await client.end();
	await expect(openDatabase(readOnly(stored.url))).rejects.toThrow(/can only be read, and lacks tables/);
	await stored.drop();
});
