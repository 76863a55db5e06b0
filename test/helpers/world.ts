import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../db/client.ts';
import { readConfiguration } from '../../source/config.ts';
import { type Context, openContext } from '../../source/context.ts';
import type { IngestEvent, Summary } from '../../source/ingest/events.ts';
import { startIngest } from '../../source/ingest/ingest.ts';
import { plantSeed, type Seed } from '../../source/ingest/seed.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../source/sandbox/server.ts';
import { createTestDatabase } from './databases.ts';

/** A sandbox, an empty database and the program's services over real HTTP. */
export interface World extends AsyncDisposable {
	sandbox: Sandbox;
	context: Context;
	/** A second program on the same database and providers, as another process would be. */
	openAnother(): Promise<Context>;
	/** Seeds and ingests until nothing is due. */
	seed(seed: Partial<Seed>): Promise<{ summary: Summary; events: IngestEvent[] }>;
	ingest(): Promise<{ summary: Summary; events: IngestEvent[] }>;
	/** What the program believes the time to be, moved on by so many milliseconds. */
	moveClock(milliseconds: number): void;
}

export interface WorldOptions extends SandboxOptions {
	engine: Engine;
	/** Settings to leave out (`LASTFM_API_KEY`) or to add. */
	environment?: Record<string, string | undefined>;
}

/** Fast enough for tests, and still with every limit of the real services. */
const speed = 200;

export async function createWorld({ engine, environment = {}, ...options }: WorldOptions): Promise<World> {
	const sandbox = await startSandbox({ speed, ...options });
	const stored = await createTestDatabase(engine);
	const cacheFolder = join(tmpdir(), `vinilogy-world-${randomUUID()}`);
	let ahead = 0;
	const clock = () => new Date(Date.now() + ahead);
	const { settings } = readConfiguration(
		{
			...sandbox.environment,
			DATABASE_URL: stored.url,
			VINILOGY_CACHE: cacheFolder,
			VINILOGY_CONFIG: '/nonexistent/config.env',
			VINILOGY_SECRETS: join(cacheFolder, 'secrets.json'),
			...environment,
		},
		'/nonexistent',
	);
	const open = () => openContext(settings, clock);
	const context = await open();
	const others: Context[] = [];

	async function ingest() {
		const events: IngestEvent[] = [];
		const { finished } = startIngest(context, { watch: false, tell: (event) => events.push(event) });
		return { summary: await finished, events };
	}

	return {
		sandbox,
		context,
		ingest,
		async openAnother() {
			const another = await open();
			others.push(another);
			return another;
		},
		async seed(seed) {
			const whole: Seed = { tags: [], names: [], limit: 100, depth: 'releases', similar: false, ...seed };
			await plantSeed(context.database, whole, clock());
			return ingest();
		},
		moveClock(milliseconds) {
			ahead += milliseconds;
		},
		async [Symbol.asyncDispose]() {
			for (const opened of [...others, context]) await opened[Symbol.asyncDispose]();
			await stored.drop();
			await rm(cacheFolder, { recursive: true, force: true });
			await sandbox.close();
		},
	};
}

/** Every row of every table, to be compared: "changes no row" is meant literally. */
export async function dumpDatabase({ database }: Context): Promise<Record<string, unknown[]>> {
	const dump: Record<string, unknown[]> = {};
	for (const [name, table] of Object.entries(database.tables)) {
		const rows = await database.read.select().from(table);
		dump[name] = rows.map((row) => JSON.stringify(row)).sort();
	}
	return dump;
}
