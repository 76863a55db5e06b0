import { rmSync } from 'node:fs';
import { readConfiguration } from '../source/config.ts';
import { openContext } from '../source/context.ts';
import { startIngest } from '../source/ingest/ingest.ts';
import { plantSeed } from '../source/ingest/seed.ts';
import { readStats } from '../source/ops/stats.ts';
import { startSandbox } from '../source/sandbox/server.ts';

const engineUrl = process.argv[2] ?? '/tmp/try.sqlite';
if (engineUrl === '/tmp/try.sqlite') for (const s of ['', '-wal', '-shm']) rmSync(engineUrl + s, { force: true });
const sandbox = await startSandbox({ speed: Number(process.argv[3] ?? 60) });
const { settings } = readConfiguration(
	{ ...sandbox.environment, DATABASE_URL: engineUrl, VINILOGY_CONFIG: '/nonexistent' },
	'/tmp',
);
const context = await openContext(settings);
for (let round = 0; round < 2; round++) {
	await plantSeed(
		context.database,
		{
			tags: (process.argv[4] ?? 'indie').split(','),
			names: [],
			limit: 100,
			depth: 'releases',
			similar: process.argv[5] === 'similar',
		},
		new Date(),
	);
	const ingest = startIngest(context, {
		watch: false,
		tell: (e) => {
			if (['failed', 'waiting', 'blocked', 'resting', 'review', 'merged'].includes(e.type))
				console.log(JSON.stringify(e));
		},
	});
	const summary = await ingest.finished;
	console.log(JSON.stringify(summary), JSON.stringify((await ingest.progress()).lanes));
	const r = sandbox.requests();
	console.log(r.total, r.byProvider, r.byEndpoint, r.statuses);
	sandbox.resetRequests();
}
console.log(await readStats(context.database));
await context[Symbol.asyncDispose]();
await sandbox.close();
