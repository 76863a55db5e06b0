import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Database } from '../db/client.ts';
import { openDatabase } from '../db/open.ts';
import { enrich } from '../source/recommendations/candidates.ts';
import { readListener } from '../source/recommendations/listener.ts';
import { recommend } from '../source/recommendations/recommend.ts';
import type { Parameters } from '../source/recommender/parameters.ts';
import { recommendAlbums } from '../source/recommender/recommend.ts';
import { recomputeBestPrices } from '../source/store/best-prices.ts';
import { findUser, type UserRow } from '../source/store/listeners/users-reader.ts';
import { readStudioAlbums } from '../source/store/recommendations/candidates-reader.ts';
import { writeAt } from '../source/store/writable.ts';
import { startPostgres } from '../test/helpers/start-postgres.ts';
import { createFullSizeDatabase, fullSize } from './full-size-database.ts';
import { fillListener, fillRatings, fullSizeListener, listenerTables } from './full-size-listener.ts';
import { copyToPostgres, fillPrices, pricedTables } from './full-size-prices.ts';
import { type Metric, measure, median, percentile } from './metric.ts';

const parameters: Parameters = {
	...{ limit: 20, country: 'ES', currency: 'EUR', maxPrice: null, discover: 0.5 },
	...{ isSeedsOnly: false, perArtist: 2, weights: {} },
};
const warmUps = 20;
const freshSets = 200;
const storedSets = 500;
const naiveSets = 5;
/** Between these the memory must not grow. */
const [memoryFrom, memoryTo] = [100, 1_000];

/**
 * How long a set of recommendations takes for a devoted listener over the full-size database, on both engines: made anew, and as stored;
 * against what everybody writes first, which is to score every album. And whether a thousand of them leave anything behind in the memory.
 */
export async function run(): Promise<Metric[]> {
	const folder = mkdtempSync(join(tmpdir(), 'vinilogy-bench-'));
	const file = join(folder, 'bench.sqlite');
	await createFullSizeDatabase(file);
	fillPrices(file);
	fillListener(file, fullSize);
	fillRatings(file, fullSize.releases);
	// As a person installs it: what is committed is on the disk.
	const postgres = await startPostgres(['-c', 'shared_buffers=512MB', '-c', 'work_mem=64MB', '-c', 'max_wal_size=4GB']);
	try {
		await (await openDatabase(postgres.url)).close();
		await copyToPostgres(file, postgres.url, [...pricedTables, 'artist_names', 'artist_similars', ...listenerTables]);
		return [...(await measureEngine(file, '<= 60 ms')), ...(await measureEngine(postgres.url, '<= 150 ms'))];
	} finally {
		await postgres.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measureEngine(url: string, freshAim: string): Promise<Metric[]> {
	const database = await openDatabase(url);
	await writeAt(database, new Date(), recomputeBestPrices);
	const user = await findUser(database, fullSizeListener.name);
	if (user === undefined) throw new Error('the listener of the full-size database is missing');
	const tools = { database, clock: () => new Date() };
	const make = () => recommend(tools, user, parameters, { isForced: true });
	const read = () => recommend(tools, user, parameters, { isForced: false });
	await timeRuns(warmUps, make);
	const naive = median(await timeRuns(naiveSets, () => scoreEverything(database, user)));
	const fresh = await timeRuns(freshSets, make);
	await timeRuns(warmUps, read);
	const stored = await timeRuns(storedSets, read);
	const memory = await measureMemory(make);
	await database.close();
	const { engine } = database;
	const against = `against scoring all ${fullSize.albums} albums`;
	const ofAll = { bench: 'recs', unit: 'ms', baseline: naive };
	return [
		measure({
			...ofAll,
			metric: `${engine}: a fresh set, p95 of ${freshSets}, ${against}`,
			...{ value: percentile(fresh, 95), aim: freshAim },
		}),
		measure({ ...ofAll, metric: `${engine}: a fresh set, median, ${against}`, value: median(fresh), aim: '' }),
		measure({
			...ofAll,
			metric: `${engine}: a stored set, p95 of ${storedSets}, ${against}`,
			...{ value: percentile(stored, 95), aim: '<= 5 ms' },
		}),
		...(['heap', 'rss'] as const).map((kind) =>
			measure({
				bench: 'recs',
				metric: `${engine}: ${kind} after ${memoryTo} fresh sets, against after ${memoryFrom}`,
				...{ value: memory.to[kind], unit: 'MB', baseline: memory.from[kind], aim: '<= 1.1' },
			}),
		),
	];
}

/** The same answer without choosing first what is worth scoring: every studio album with all its pressings and prices. */
async function scoreEverything(database: Database, user: UserRow): Promise<unknown> {
	const now = new Date();
	const listener = await readListener(database, user.id, { isSeedsOnly: false, now });
	const ids = Array.from({ length: fullSize.albums }, (_, at) => at + 1);
	const albums = await enrich(database, await readStudioAlbums(database, ids), { country: 'ES', now });
	const { owned, dismissedAlbums, locked, knowledge } = listener;
	const candidates = albums.filter(({ albumId }) => !owned.has(albumId));
	return recommendAlbums(candidates, knowledge, { locked, dismissed: dismissedAlbums }, parameters);
}

/** Megabytes in use after some runs and after many. */
async function measureMemory(work: () => Promise<unknown>) {
	setFlagsFromString('--expose-gc');
	const collectGarbage: () => void = runInNewContext('gc');
	const weigh = () => {
		collectGarbage();
		const { heapUsed, rss } = process.memoryUsage();
		return { heap: heapUsed / 1024 ** 2, rss: rss / 1024 ** 2 };
	};
	await timeRuns(memoryFrom, work);
	const from = weigh();
	await timeRuns(memoryTo - memoryFrom, work);
	return { from, to: weigh() };
}

async function timeRuns(runs: number, work: () => Promise<unknown>): Promise<number[]> {
	const times: number[] = [];
	for (let run = 0; run < runs; run += 1) {
		const from = performance.now();
		await work();
		times.push(performance.now() - from);
	}
	return times;
}
