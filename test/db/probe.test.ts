import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { openDatabase, probeDatabase } from '../../db/open.ts';
import { StorageError } from '../../source/errors.ts';
import { createTestDatabase, describeEachEngine, newFile } from '../helpers/databases.ts';

describeEachEngine('trying a database', (engine) => {
	test('one that is in use can be used', async () => {
		const stored = await createTestDatabase(engine);
		await expect(probeDatabase(stored.url)).resolves.toBeUndefined();
		await stored.drop();
	});

	test('one that a newer Vinilogy made is refused', async () => {
		const stored = await createTestDatabase(engine);
		if (engine === 'sqlite') {
			const { default: BetterSqlite3 } = await import('better-sqlite3');
			const file = new BetterSqlite3(stored.url);
			file.exec("insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)");
			file.close();
		} else {
			await query(stored.url, "insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)");
		}
		await expect(probeDatabase(stored.url)).rejects.toThrow('newer Vinilogy');
		await stored.drop();
	});
});

async function query(url: string, statement: string) {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return await client.query(statement);
	} finally {
		await client.end();
	}
}

test('a SQLite file that is not there is not made; a folder that cannot be one is refused', async () => {
	const { url, remove } = await newFile();
	const deep = join(dirname(url), 'a', 'b', 'vinilogy.sqlite');
	await probeDatabase(deep);
	expect(existsSync(join(dirname(url), 'a'))).toBe(false);
	await writeFile(url, 'this is no database, though it is long enough to look like one'.repeat(100));
	await expect(probeDatabase(url)).rejects.toThrow(StorageError);
	await expect(probeDatabase(join(url, 'inside.sqlite'))).rejects.toThrow(StorageError);
	await remove();
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written to is refused', async () => {
	const { url, remove } = await newFile();
	const folder = join(dirname(url), 'locked');
	await mkdir(folder);
	await chmod(folder, 0o500);
	await expect(probeDatabase(join(folder, 'vinilogy.sqlite'))).rejects.toThrow('permission denied');
	await remove();
});

test('an empty Postgres database stays empty; one that this user may not set up is refused without its password', async () => {
	const server = inject('postgresUrl');
	const [name, user] = [`probe_${process.pid}`, `guest_${process.pid}`];
	await query(server, `create database ${name}`);
	await query(server, `create role ${user} login password 'geheim'`);
	const own = new URL(server);
	own.pathname = `/${name}`;
	await probeDatabase(own.href);
	const tables = await query(own.href, "select 1 from pg_tables where schemaname = 'public'");
	expect(tables.rowCount).toBe(0);
	const guest = new URL(own);
	[guest.username, guest.password] = [user, 'geheim'];
	const refusal = await probeDatabase(guest.href).catch((error: unknown) => error);
	expect(refusal).toBeInstanceOf(StorageError);
	expect(String(refusal)).toContain('may not create tables');
	expect(String(refusal)).not.toContain('geheim');
	await query(server, `drop database ${name} with (force)`);
	await query(server, `drop role ${user}`);
	await expect(openDatabase(own.href)).rejects.toThrow(StorageError);
});
