import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, inject } from 'vitest';
import type { Database, Engine } from '../../db/client.ts';
import { openDatabase } from '../../db/open.ts';

export interface TestDatabase {
	database: Database;
	/** What DATABASE_URL would be. */
	url: string;
	drop(): Promise<void>;
}

/** A new, empty, migrated database of an engine; `drop` removes it. */
export async function createTestDatabase(engine: Engine): Promise<TestDatabase> {
	const place = engine === 'sqlite' ? await newFile() : await newPostgresDatabase();
	const database = await openDatabase(place.url);
	return {
		database,
		url: place.url,
		drop: async () => {
			await database.close();
			await place.remove();
		},
	};
}

/** The same tests on SQLite and on a real Postgres. */
export function describeEachEngine(title: string, tests: (engine: Engine) => void): void {
	describe.each<Engine>(['sqlite', 'postgres'])(`${title} (%s)`, tests);
}

/** A path for a SQLite file in a folder of its own. */
export async function newFile() {
	const folder = await mkdtemp(join(tmpdir(), 'vinilogy-test-'));
	return { url: join(folder, 'vinilogy.sqlite'), remove: () => rm(folder, { recursive: true, force: true }) };
}

let databases = 0;

async function newPostgresDatabase() {
	databases += 1;
	const name = `vinilogy_${process.pid}_${databases}_${Date.now()}`;
	const server = inject('postgresUrl');
	await runOnServer(server, `create database ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return { url: url.href, remove: () => runOnServer(server, `drop database ${name} with (force)`) };
}

async function runOnServer(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
