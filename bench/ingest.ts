import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfiguration } from '../source/config.ts';
import { openContext } from '../source/context.ts';
import { startIngest } from '../source/ingest/ingest.ts';
import { plantSeed } from '../source/ingest/seed.ts';
import { type Metric, measure } from './metric.ts';
import { forkSandbox } from './sandbox.ts';

/** Time in the sandbox runs this much faster: twenty requests a second where the real services allow one. */
const speed = 20;
const allowedPerSecond = { lastfm: 1, musicbrainz: 1, discogs: 1 } as const;
/** A share means something only while there is enough to do. */
const fewestCalls = 50;

const report = z.object({
	byProvider: z.record(z.string(), z.number()),
	statuses: z.record(z.string(), z.number()),
	log: z.array(z.object({ at: z.union([z.number(), z.string()]), provider: z.string() })),
});

/**
 * Seeds a whole tag and says how much of each provider's allowed rate was used between its first and its last request, how
 * many "too fast" answers that caused, and how near the whole run came to the slowest provider's share of it.
 */
export async function run(): Promise<Metric[]> {
	const folder = mkdtempSync(join(tmpdir(), 'vinilogy-bench-'));
	const sandbox = await forkSandbox({ speed });
	const { settings } = readConfiguration(
		{ ...sandbox.environment, DATABASE_URL: join(folder, 'bench.sqlite'), VINILOGY_CONFIG: join(folder, 'none') },
		folder,
	);
	const context = await openContext(settings);
	await plantSeed(
		context.database,
		{ tags: ['indie'], names: [], limit: 100, depth: 'releases', similar: false },
		context.clock(),
	);
	const { seconds } = await startIngest(context, { watch: false, tell: () => undefined }).finished;
	const requests = report.parse(await (await fetch(`${sandbox.url}/__sandbox/requests`)).json());
	await context[Symbol.asyncDispose]();
	sandbox.stop();
	rmSync(folder, { recursive: true, force: true });

	const shares = Object.entries(allowedPerSecond).flatMap(([provider, perSecond]) => {
		const times = requests.log
			.filter((request) => request.provider === provider)
			.map(({ at }) => new Date(at).getTime());
		const calls = requests.byProvider[provider] ?? 0;
		if (calls < fewestCalls) return [];
		const spanSeconds = (Math.max(...times) - Math.min(...times)) / 1000;
		const used = (times.length - 1) / spanSeconds;
		return [{ provider, calls, used, allowed: perSecond * speed }];
	});
	const limited = Object.entries(requests.statuses).filter(([status]) => / (429|503)$/.test(status));
	const ideal = shares.map(({ calls, allowed }) => calls / allowed);
	const slowest = Math.max(...ideal);
	const serial = ideal.reduce((sum, one) => sum + one, 0);
	return [
		...shares.map(({ provider, used, allowed }) =>
			measure({
				bench: 'ingest',
				metric: `${provider}: rate used`,
				value: used,
				unit: 'calls/s',
				baseline: allowed,
				aim: '>= 0.97',
			}),
		),
		measure({
			bench: 'ingest',
			metric: '429 and 503 answers caused',
			value: limited.reduce((sum, [, count]) => sum + count, 0),
			unit: 'answers',
			baseline: requests.log.length,
			aim: '= 0',
		}),
		measure({
			bench: 'ingest',
			metric: 'whole run, against the slowest provider',
			value: seconds,
			unit: 's',
			baseline: slowest,
			aim: '<= 1.1',
		}),
		measure({
			bench: 'ingest',
			metric: 'whole run, against one after another',
			value: seconds,
			unit: 's',
			baseline: serial,
			aim: '',
		}),
	];
}
