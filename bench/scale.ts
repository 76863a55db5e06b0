import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine } from '../db/client.ts';
import type { Metric } from './metric.ts';
import type { Growth, Store } from './scale/grow.ts';
import { compareSizes, drawTable } from './scale/growth.ts';
import { measureReads } from './scale/measure-reads.ts';
import { openPostgresStore } from './scale/postgres-store.ts';
import { type Built, keepResults, type Results, readResults } from './scale/results.ts';
import { chooseSizes } from './scale/room.ts';
import { openSqliteStore } from './scale/sqlite-store.ts';
import { block } from './scale/world.ts';

/**
 * `npm run bench -- scale [--releases 1000000,3000000,9000000] [--engines sqlite,postgres] [--keep FOLDER]`: how size on disk, lookups,
 * search, browsing and recommendations change while the store of all vinyl grows. Each size grows from the one before. With `--keep` the
 * stores and all figures stay in the folder, and the same command goes on where it was stopped.
 */
export async function run(flags: readonly string[]): Promise<Metric[]> {
	const { sizes, engines, keep } = readFlags(flags);
	const folder = keep ?? mkdtempSync(join(tmpdir(), 'vinilogy-scale-'));
	mkdirSync(folder, { recursive: true });
	const results = readResults(folder);
	const stored = engines.reduce((sum, engine) => sum + bytesOf(results, engine), 0);
	const { chosen, leftOut } = chooseSizes(folder, sizes, engines, stored);
	for (const why of leftOut) say(why);
	say(
		`${(totalmem() / 1e9).toFixed(1)} GB of memory; cold: nothing of the store is in it; warm: asked the same a moment before`,
	);
	try {
		for (const engine of engines) await measureEngine(engine, { folder, sizes: chosen, results });
	} finally {
		if (keep === undefined) rmSync(folder, { recursive: true, force: true });
	}
	for (const engine of engines) say(`\n${drawTable(engine, results[engine].sizes)}`);
	return engines.flatMap((engine) => compareSizes(engine, results[engine].sizes));
}

interface Work {
	folder: string;
	sizes: number[];
	results: Results;
}

async function measureEngine(engine: Engine, { folder, sizes, results }: Work): Promise<void> {
	const kept = results[engine];
	const wanted = sizes.filter((size) => kept.sizes.every(({ releases }) => releases !== size));
	if (wanted.length === 0) return;
	if (kept.isGrowing) {
		say(`${engine}: growing it was broken off, it begins anew`);
		rmSync(folderOf(engine, folder), { recursive: true, force: true });
		Object.assign(kept, { built: null, isGrowing: false });
	}
	const store = await open(engine, folder);
	try {
		for (const size of wanted) {
			const tell = (text: string) => say(`${engine}, ${size}: ${text}`);
			if (kept.built?.releases !== size) {
				kept.isGrowing = true;
				keepResults(folder, results);
				kept.built = await grow(store, { from: kept.built?.releases ?? 0, to: size, tell });
				kept.isGrowing = false;
				keepResults(folder, results);
			}
			const bytes = await store.weigh();
			kept.sizes.push({ ...kept.built, bytes, reads: await measureReads(store, size, tell) });
			keepResults(folder, results);
		}
	} finally {
		await store.close();
	}
}

async function grow(store: Store, growth: Growth): Promise<Built> {
	const { from, to, tell } = growth;
	if (from > to) throw new Error(`There are ${from} releases already: take another folder for ${to}.`);
	const load = await store.grow(growth);
	await store.complete(tell);
	return { releases: to, added: to - from, load };
}

function open(engine: Engine, folder: string): Promise<Store> {
	const own = folderOf(engine, folder);
	mkdirSync(own, { recursive: true });
	return engine === 'sqlite' ? openSqliteStore(own) : openPostgresStore(own);
}

function folderOf(engine: Engine, folder: string): string {
	return join(folder, engine);
}

function bytesOf(results: Results, engine: Engine): number {
	const last = results[engine].sizes.at(-1);
	return last === undefined ? 0 : last.bytes.tables + last.bytes.indexes + last.bytes.search;
}

function readFlags(flags: readonly string[]): { sizes: number[]; engines: Engine[]; keep: string | undefined } {
	const { values } = parseArgs({
		args: [...flags],
		options: {
			releases: { type: 'string', default: '1000000,3000000,9000000' },
			engines: { type: 'string', default: 'sqlite,postgres' },
			keep: { type: 'string' },
			json: { type: 'boolean' },
		},
	});
	const sizes = values.releases.split(',').map(Number);
	if (sizes.some((size) => !(size > 0) || size % block.releases !== 0)) {
		throw new Error(`--releases takes multiples of ${block.releases}, such as 1000000,3000000.`);
	}
	const engines = (['sqlite', 'postgres'] as const).filter((engine) => values.engines.split(',').includes(engine));
	if (engines.length === 0) throw new Error('--engines takes sqlite, postgres or both.');
	return { sizes: sizes.toSorted((a, b) => a - b), engines, keep: values.keep };
}

const began = performance.now();

function say(text: string): void {
	process.stderr.write(`[${((performance.now() - began) / 1000).toFixed(0)} s] ${text}\n`);
}
