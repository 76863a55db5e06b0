import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openDatabase } from '../db/open.ts';
import { startPostgres } from '../test/helpers/start-postgres.ts';
import { type MadeDump, makeDump } from './dump/make-dump.ts';
import { timeGzip, timeSaxes } from './dump/plain-readers.ts';
import { type ImportRun, runImport } from './dump/run-import.ts';
import { type Metric, measure, median } from './metric.ts';

const seed = 1;
const changed = 0.01;
const usualSizes = '10000,100000,1000000';
const gzipRounds = 3;
const aims = { sqlite: '<= 1', postgres: '<= 1.3' } as const;

/** A first month and the one after it, and how long nothing but unpacking them takes. */
interface Months {
	size: number;
	first: MadeDump;
	second: MadeDump;
	limit: number;
}

/**
 * `npm run bench -- dump [--releases 10000,100000]`: a month of Discogs' dump imported into an empty database of each engine, and the
 * month after it into the same, by the built program in a process of its own, beside `gzip -dc | wc -c` of the same files.
 */
export async function run(): Promise<Metric[]> {
	const { values } = parseArgs({
		options: { releases: { type: 'string', default: usualSizes }, json: { type: 'boolean' } },
		allowPositionals: true,
	});
	const sizes = values.releases.split(',').map(Number);
	const folder = mkdtempSync(join(tmpdir(), 'vinilogy-bench-'));
	// As a person installs it: what is committed is on the disk.
	const postgres = await startPostgres(['-c', 'shared_buffers=512MB', '-c', 'work_mem=64MB', '-c', 'max_wal_size=4GB']);
	try {
		const metrics: Metric[] = [];
		const perRecord = new Map<string, number>();
		for (const size of sizes) {
			const months = await makeMonths(join(folder, `${size}`), size);
			metrics.push(...(await measurePlainReaders(months)));
			const urls = { sqlite: join(folder, `${size}.sqlite`), postgres: await createDatabase(postgres.url, size) };
			for (const engine of ['sqlite', 'postgres'] as const) {
				metrics.push(...(await measureEngine(engine, urls[engine], months, folder, perRecord)));
			}
			rmSync(join(folder, `${size}`), { recursive: true });
			rmSync(urls.sqlite, { force: true });
		}
		return metrics;
	} finally {
		await postgres.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function makeMonths(folder: string, size: number): Promise<Months> {
	const first = await makeDump(folder, { releases: size, month: '202610', seed, changed: 0 });
	const second = await makeDump(folder, { releases: size, month: '202611', seed, changed });
	return { size, first, second, limit: timeLimit(first) };
}

/** Of a few rounds the middle one: the first may still wait for the disk. */
function timeLimit(dump: MadeDump): number {
	const bytes = dump.artists.bytes + dump.masters.bytes + dump.releases.bytes;
	return median(Array.from({ length: gzipRounds }, () => timeGzip(filesOf(dump), bytes)));
}

async function measurePlainReaders({ size, first, limit }: Months): Promise<Metric[]> {
	const { path, bytes, gzipped } = first.releases;
	const releasesOnly = timeGzip([path], bytes);
	const saxes = await timeSaxes(path);
	if (saxes.releases !== size) throw new Error(`saxes counted ${saxes.releases} releases of ${size}`);
	const name = `${size} releases`;
	return [
		measure({
			bench: 'dump',
			metric: `${name}: unpacked, against packed (${(bytes / size).toFixed(0)} bytes each)`,
			value: bytes / 1e6,
			unit: 'MB',
			baseline: gzipped / 1e6,
			aim: '',
		}),
		measure({
			bench: 'dump',
			metric: `${name}: gzip -dc | wc -c of artists, masters and releases`,
			value: limit,
			unit: 'ms',
			baseline: limit,
			aim: '',
		}),
		measure({
			bench: 'dump',
			metric: `${name}: saxes that counts releases, against gzip of that file`,
			value: saxes.milliseconds,
			unit: 'ms',
			baseline: releasesOnly,
			aim: '',
		}),
	];
}

async function measureEngine(
	engine: keyof typeof aims,
	url: string,
	{ size, first, second, limit }: Months,
	folder: string,
	perRecord: Map<string, number>,
): Promise<Metric[]> {
	const configuration = join(folder, 'no-such-config');
	// The tables are there before, as for anyone who used the program once.
	await (await openDatabase(url)).close();
	const one = await runImport(filesOf(first), url, configuration);
	const two = await runImport(filesOf(second), url, configuration);
	const records = first.artists.records + first.masters.records + first.releases.records;
	const cost = (one.milliseconds / records) * 1000;
	const name = `${engine}, ${size} releases`;
	const metrics = [
		measure({
			bench: 'dump',
			metric: `${name}: first month, against gzip -dc`,
			value: one.milliseconds,
			unit: 'ms',
			baseline: limit,
			aim: aims[engine],
		}),
		measure({
			bench: 'dump',
			metric: `${name}: cost per record, against the smallest file`,
			value: cost,
			unit: 'µs',
			baseline: perRecord.get(engine) ?? cost,
			aim: '',
		}),
		measure({
			bench: 'dump',
			metric: `${name}: most memory`,
			value: one.megabytes,
			unit: 'MB',
			baseline: 250,
			aim: '<= 1',
		}),
		measure({
			bench: 'dump',
			metric: `${name}: second month with 1 % changed, against the first`,
			value: two.milliseconds,
			unit: 'ms',
			baseline: one.milliseconds,
			aim: '<= 0.6',
		}),
		measure({
			bench: 'dump',
			metric: `${name}: most memory, second month`,
			value: two.megabytes,
			unit: 'MB',
			baseline: 250,
			aim: '<= 1',
		}),
		measure({
			bench: 'dump',
			metric: `${name}: counts of both months that are not those of the files`,
			value: countWrong(one, first) + countWrong(two, second),
			unit: 'counts',
			baseline: 10,
			aim: '= 0',
		}),
	];
	if (!perRecord.has(engine)) perRecord.set(engine, cost);
	return metrics;
}

/** Only vinyl is kept, so what is no vinyl neither came nor changed nor went. */
function countWrong({ releases }: ImportRun, { releases: file, vinyl, changes }: MadeDump): number {
	const isFirst = Object.values(changes).every(({ all }) => all === 0);
	const told = [releases.records, releases.added, releases.changed, releases.gone, releases.rejected];
	const { added, stored, vanished } = changes;
	const made = [file.records, isFirst ? vinyl : added.vinyl, stored.vinyl, vanished.vinyl, 0];
	return told.filter((count, at) => count !== made[at]).length;
}

function filesOf({ artists, masters, releases }: MadeDump): string[] {
	return [artists.path, masters.path, releases.path];
}

async function createDatabase(server: string, size: number): Promise<string> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	await client.query(`create database dump_${size}`);
	await client.end();
	const url = new URL(server);
	url.pathname = `/dump_${size}`;
	return url.href;
}
