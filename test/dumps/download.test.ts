import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../source/config.ts';
import { downloadMonth, dumpFolder } from '../../source/dumps/download/download-month.ts';
import type { DownloadProgress, DownloadTools } from '../../source/dumps/download/progress.ts';
import { Cancelled, InvalidAnswer, ProviderUnusable, StorageError, UsageError } from '../../source/errors.ts';
import { createProviders, type Providers } from '../../source/integrations/providers.ts';
import { type Sandbox, startSandbox } from '../../source/sandbox/server.ts';

const month = '2026-10';
const files = ['artists', 'masters', 'releases'].map((part) => `discogs_20261001_${part}.xml.gz`);
const list = 'discogs_20261001_CHECKSUM.txt';

let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

/** Without limits, for many tests: it takes a while to make the files. */
let free: Sandbox;
beforeAll(async () => {
	free = await startSandbox({ limits: false, speed: 1000 });
});
afterAll(() => free.close());

async function open(sandbox = free) {
	sandbox.clearFaults();
	sandbox.resetRequests();
	const cache = await mkdtemp(join(tmpdir(), 'vinilogy-download-'));
	stack.defer(() => rm(cache, { recursive: true }));
	const providers = openProviders(sandbox);
	const folder = dumpFolder(cache, month);
	const told: DownloadProgress[] = [];
	const stop = new AbortController();
	const tools: DownloadTools = {
		clock: () => new Date(),
		signal: stop.signal,
		tell: (progress: DownloadProgress) => told.push(progress),
	};
	return {
		sandbox,
		folder,
		told,
		stop,
		tools,
		download: (wanted: string) => downloadMonth(providers.discogsDumps, { month: wanted, folder }, tools),
		asked: () =>
			sandbox
				.requests()
				.log.map(
					({ url, status }) =>
						`${new URLSearchParams(url.split('?')[1]).get('download')?.split('/')[2] ?? 'index'} ${status}`,
				),
	};
}

async function startLimited(speed: number): Promise<Sandbox> {
	const sandbox = await startSandbox({ speed });
	stack.defer(() => sandbox.close());
	return sandbox;
}

function openProviders(sandbox: Sandbox): Providers {
	const { settings } = readConfiguration({ ...sandbox.environment, VINILOGY_CONFIG: '/nonexistent' }, '/nonexistent');
	const providers = createProviders(settings, { version: 'test', contact: settings.contact });
	stack.defer(() => providers.close());
	return providers;
}

/** Without the lock. */
async function visibleIn(folder: string): Promise<string[]> {
	return (await readdir(folder)).filter((name) => !name.startsWith('.'));
}

async function sumOf(path: string): Promise<string> {
	return createHash('sha256')
		.update(await readFile(path))
		.digest('hex');
}

describe('a month', () => {
	it('comes with five requests, and the second time with none', async () => {
		const { download, folder, asked, told, sandbox } = await open(await startLimited(1000));
		const paths = await download(month);
		expect(Object.values(paths)).toEqual(files.map((file) => join(folder, file)));
		const sums = await readFile(join(folder, list), 'utf8');
		for (const [part, path] of Object.entries(paths)) {
			expect(sums).toContain(`${await sumOf(path)}  discogs_20261001_${part}.xml.gz`);
		}
		expect((await visibleIn(folder)).sort()).toEqual([list, ...files].sort());
		expect(asked()).toEqual(['index 200', `${list} 200`, ...files.map((file) => `${file} 200`)]);
		for (const file of files) {
			const { size } = await stat(join(folder, file));
			const last = told.findLast((progress) => progress.file === file);
			expect(last).toEqual({ doing: 'fetch', file, bytes: size, total: size, waitingUntil: null, reason: null });
		}
		sandbox.resetRequests();
		told.splice(0);
		expect(await download(month)).toEqual(paths);
		expect(asked()).toEqual([]);
		expect(new Set(told.map(({ doing }) => doing))).toEqual(new Set(['check']));
	});

	it('that has lost something is made whole with what is missing', async () => {
		const { download, folder, asked, sandbox } = await open();
		const { masters, releases } = await download(month);
		const sum = await sumOf(masters);
		sandbox.resetRequests();
		await truncate(masters, 1000);
		await rm(releases);
		await download(month);
		expect(asked()).toEqual(files.slice(1).map((file) => `${file} 200`));
		expect(await sumOf(masters)).toBe(sum);
		expect(await visibleIn(folder)).toHaveLength(4);
	});

	it('is checked anew against a list that somebody spoilt', async () => {
		const { download, folder, asked, sandbox } = await open();
		await download(month);
		const sums = await readFile(join(folder, list), 'utf8');
		await writeFile(join(folder, list), sums.slice(0, 100));
		sandbox.resetRequests();
		await download(month);
		expect(asked()).toEqual(['index 200', `${list} 200`]);
		expect(await readFile(join(folder, list), 'utf8')).toBe(sums);
	});

	it('is not there, or not all of it: says which months are', async () => {
		const { download, asked, folder } = await open();
		await expect(download('2026-11')).rejects.toMatchObject({
			name: 'UsageError',
			message: expect.stringMatching(
				/^Discogs' dump of 2026-11 is not complete yet: .*CHECKSUM\.txt, .*artists.*, .*masters.*, .*releases\.xml\.gz are missing\.$/,
			),
			next: 'Complete are 2026-10, 2026-09: give one of them.',
		});
		await expect(download('2026-12')).rejects.toMatchObject({
			message: 'Discogs has no dump of 2026-12.',
			next: 'Complete are 2026-10, 2026-09: give one of them.',
		});
		await expect(download('2027-01')).rejects.toMatchObject({ next: expect.stringContaining('of the year before') });
		expect(asked()).toEqual(['index 200', 'index 200', 'index 200']);
		for (const none of ['2026-13', '2026', '../2026-10', '2026-10\n'])
			await expect(download(none)).rejects.toThrow(UsageError);
		expect(asked()).toHaveLength(3);
		expect(await visibleIn(folder)).toEqual([]);
	});
});

describe('what goes wrong on the way', () => {
	it('a connection that breaks in the middle: asks again after a pause', async () => {
		const { download, sandbox, asked, told } = await open();
		sandbox.inject({ provider: 'discogsDumps', kind: 'cut', endpoint: 'artists' });
		const { artists } = await download(month);
		expect(asked().filter((line) => line.includes('artists'))).toEqual([`${files[0]} 200`, `${files[0]} 200`]);
		expect(told.find(({ doing }) => doing === 'wait')).toMatchObject({
			file: files[0],
			reason: expect.stringMatching(/^connection failed \(\w+\)$/),
		});
		expect((await stat(artists)).size).toBeGreaterThan(1000);
	});

	it('what an earlier run left: begins anew, since the host ignores ranges', async () => {
		const { download, asked, told } = await open();
		const { masters } = await download(month);
		const whole = await readFile(masters);
		await rm(masters);
		await writeFile(`${masters}.part`, whole.subarray(0, 2000));
		told.splice(0);
		await download(month);
		const [checked, fetched] = told.filter(({ file }) => file === files[1]);
		expect(checked).toMatchObject({ doing: 'check', bytes: 2000, total: 2000 });
		expect(fetched).toMatchObject({ doing: 'fetch', total: whole.length });
		expect(await readFile(masters)).toEqual(whole);
		expect(asked().at(-1)).toBe(`${files[1]} 200`);
	});

	it.each(['drop', 'status'] as const)('%s: asks again after a pause', async (kind) => {
		const { download, sandbox } = await open();
		for (const endpoint of ['prefix', 'CHECKSUM', 'masters'])
			sandbox.inject({ provider: 'discogsDumps', kind, endpoint });
		expect(Object.keys(await download(month))).toEqual(['artists', 'masters', 'releases']);
	});

	it('a host that stays down is left alone after a while', async () => {
		const { download, sandbox } = await open();
		sandbox.inject({ provider: 'discogsDumps', kind: 'down' });
		await expect(download(month)).rejects.toMatchObject({ name: 'ProviderUnreachable' });
		expect(sandbox.requests().total).toBe(5);
	});

	it('a wrong checksum: the file is fetched anew, once', async () => {
		const { download, sandbox, folder, asked } = await open();
		sandbox.inject({ provider: 'discogsDumps', kind: 'truncated', endpoint: 'artists' });
		sandbox.inject({ provider: 'discogsDumps', kind: 'truncated', endpoint: 'masters', times: 2 });
		const failure = download(month);
		await expect(failure).rejects.toThrow(StorageError);
		await expect(failure).rejects.toThrow(`${files[1]} came 2 times with another checksum than the published one.`);
		expect(asked().slice(2)).toEqual([files[0], files[0], files[1], files[1]].map((file) => `${file} 200`));
		expect(await visibleIn(folder)).toEqual([files[0]]);
		expect(Object.keys(await download(month))).toHaveLength(3);
		expect(asked().slice(6)).toEqual(['index 200', `${list} 200`, `${files[1]} 200`, `${files[2]} 200`]);
	});

	it('a host that turns programs away, or shows a page: says what to do', async () => {
		const { download, sandbox } = await open();
		sandbox.inject({ provider: 'discogsDumps', kind: 'html', status: 403 });
		const failure = download(month);
		await expect(failure).rejects.toThrow(ProviderUnusable);
		await expect(failure).rejects.toMatchObject({ next: expect.stringContaining('vinilogy import discogs FILE') });
		sandbox.inject({ provider: 'discogsDumps', kind: 'html', status: 200, endpoint: 'CHECKSUM' });
		await expect(download(month)).rejects.toThrow('a web page where the file was expected');
		sandbox.inject({ provider: 'discogsDumps', kind: 'empty', endpoint: 'CHECKSUM' });
		await expect(download(month)).rejects.toThrow(InvalidAnswer);
	});

	it('a disk that does not take the file', async () => {
		const { download, folder } = await open();
		await mkdir(join(folder, `${files[0]}.part`), { recursive: true });
		const failure = download(month);
		await expect(failure).rejects.toThrow(StorageError);
		await expect(failure).rejects.toThrow(`${join(folder, `${files[0]}.part`)} cannot be used (EISDIR).`);
	});
});

describe('too many requests', () => {
	it('waits until the host may be asked again, and says until when', async () => {
		const { download, sandbox, asked, told } = await open(await startLimited(2000));
		for (let used = 0; used < 5; used += 1) await fetch(`${sandbox.url}/discogs-dumps/`);
		sandbox.resetRequests();
		await download(month);
		expect(asked()).toEqual(['index 429', 'index 200', `${list} 200`, ...files.map((file) => `${file} 200`)]);
		const [refused, next] = sandbox.requests().log.map(({ at }) => new Date(at));
		const [wait, ...waits] = told.filter(({ doing }) => doing === 'wait');
		expect(waits).toEqual([]);
		expect(wait).toMatchObject({ file: 'the index', reason: 'too many requests' });
		// Two seconds by Retry-After, from when it was read.
		const until = wait?.waitingUntil?.getTime() ?? 0;
		expect(until - (refused?.getTime() ?? 0)).toBeGreaterThanOrEqual(1990);
		expect(next?.getTime()).toBeGreaterThanOrEqual(until);
	});

	it('is left while it waits, when a person says so', async () => {
		const { download, sandbox, told, stop } = await open(await startLimited(1));
		sandbox.inject({ provider: 'discogsDumps', kind: 'ratelimit' });
		const failure = download(month);
		await expect.poll(() => told.length).toBe(1);
		expect((told[0]?.waitingUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(3_000_000);
		stop.abort(new Cancelled());
		await expect(failure).rejects.toThrow(Cancelled);
		expect(sandbox.requests().total).toBe(1);
	});
});

it('goes on after a person has stopped it', async () => {
	const { download, folder, stop, told, tools } = await open();
	tools.tell = (progress) => {
		told.push(progress);
		if (progress.file === files[2] && progress.bytes > 100_000) stop.abort(new Cancelled());
	};
	await expect(download(month)).rejects.toThrow(Cancelled);
	expect((await visibleIn(folder)).sort()).toEqual([list, ...files.slice(0, 2), `${files[2]}.part`].sort());
	tools.tell = (progress) => told.push(progress);
	tools.signal = new AbortController().signal;
	const { releases } = await download(month);
	expect(await readFile(join(folder, list), 'utf8')).toContain(await sumOf(releases));
});

it('leaves a folder alone that another one is filling', async () => {
	const { download, sandbox } = await open();
	const ends = await Promise.allSettled([download(month), download(month)]);
	const [refused, ...others] = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
	expect(others).toEqual([]);
	expect(refused).toBeInstanceOf(StorageError);
	expect(refused.message).toMatch(/^Another Vinilogy is downloading to .*2026-10\.$/);
	expect(sandbox.requests().total).toBe(5);
	expect(Object.keys(await download(month))).toHaveLength(3);
});
