import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { onDisk, requireRoom } from '../../source/dumps/download/disk.ts';
import { downloadMonth } from '../../source/dumps/download/download-month.ts';
import { askPatiently } from '../../source/dumps/download/patience.ts';
import type { DownloadProgress } from '../../source/dumps/download/progress.ts';
import {
	InvalidAnswer,
	ProviderUnreachable,
	ProviderUnusable,
	ProviderWaiting,
	StorageError,
} from '../../source/errors.ts';
import { createDiscogsDumps } from '../../source/integrations/discogs-dumps/client.ts';
import { filesOf } from '../../source/integrations/discogs-dumps/files.ts';
import { createGate } from '../../source/integrations/http/gate.ts';
import { createTransport } from '../../source/integrations/http/transport.ts';
import { startServer } from '../integrations/local-server.ts';

const month = '2026-10';
const nameOf = (part: string) => `discogs_20261001_${part}.xml.gz`;
const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const content = (part: string) => Buffer.from(`${part} `.repeat(20_000));
const releases = content('releases');

let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

type Special = (request: IncomingMessage, response: ServerResponse, asked: number) => void;

/** A host with a whole month; the releases are answered by `special`. */
async function open(special: Special) {
	let asked = 0;
	const server = stack.use(
		await startServer((request, response) => {
			const query = new URL(request.url ?? '', 'http://host').searchParams;
			const name = query.get('download')?.split('/').at(-1);
			if (name === undefined) response.setHeader('content-type', 'text/html').end(filesOf(month).join('\n'));
			else if (name.includes('CHECKSUM')) response.end(sums());
			else if (name !== nameOf('releases')) response.end(content(name.slice(17, -7)));
			else {
				asked += 1;
				special(request, response, asked);
			}
		}),
	);
	const folder = await mkdtemp(join(tmpdir(), 'vinilogy-hosts-'));
	stack.defer(() => rm(folder, { recursive: true }));
	const transport = createTransport();
	stack.defer(() => transport.close());
	const clock = () => new Date();
	const dumps = createDiscogsDumps({
		baseUrl: server.url,
		gate: createGate({ provider: 'discogsDumps', rate: { requests: 1000, seconds: 1 }, clock }),
		clock,
		userAgent: 'Vinilogy/test (+https://example.org)',
		waitSeconds: 0.01,
		pauseMs: 1,
		stallMs: 400,
		trustedOrigins: new Set([server.url]),
		trusted: transport,
		publicOnly: transport,
		onCall: () => {},
	});
	const told: DownloadProgress[] = [];
	const tools = { clock, signal: new AbortController().signal, tell: (one: DownloadProgress) => void told.push(one) };
	const part = join(folder, `${nameOf('releases')}.part`);
	return {
		folder,
		part,
		told,
		download: () => downloadMonth(dumps, { month, folder }, tools),
		/** The Range of each request for the releases. */
		ranges: () =>
			server.requests
				.filter(({ query }) => query.get('download')?.includes('releases'))
				.map(({ headers }) => headers.range ?? 'none'),
		requests: server.requests,
	};
}

function sums(): string {
	return ['artists', 'labels', 'masters', 'releases']
		.map((part) => `${sumOf(content(part))}  ${nameOf(part)}\n`)
		.join('');
}

/** Answers with what a range asks for; `spoil` changes what is said of it. */
function answerRange(spoil: (range: string) => string): Special {
	return (request, response) => {
		const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
		if (from === 0) return void response.end(releases);
		response.writeHead(206, {
			'content-range': spoil(`bytes ${from}-${releases.length - 1}/${releases.length}`),
			'content-length': releases.length - from,
		});
		response.end(releases.subarray(from));
	};
}

describe('what an earlier run left', () => {
	it('is gone on from at a host that can do that', async () => {
		const { download, part, ranges, requests, told } = await open(answerRange(String));
		await writeFile(part, releases.subarray(0, 50_000));
		const paths = await download();
		expect(await readFile(paths.releases)).toEqual(releases);
		expect(ranges()).toEqual(['bytes=50000-']);
		expect(new Set(requests.map(({ headers }) => headers['accept-encoding']))).toEqual(new Set(['identity']));
		const first = told.find(({ file, doing }) => file === nameOf('releases') && doing === 'fetch');
		expect(first).toMatchObject({ total: releases.length });
		expect(first?.bytes).toBeGreaterThan(50_000);
	});

	it.each([
		['another place', (range: string) => range.replace('50000', '49999')],
		['not the rest', (range: string) => range.replace(/-\d+/, '-60000')],
		['nonsense', () => 'bytes lots'],
	])('is begun anew where the host answers a range with %s', async (_, spoil) => {
		const { download, part, ranges } = await open(answerRange(spoil));
		await writeFile(part, releases.subarray(0, 50_000));
		expect(await readFile((await download()).releases)).toEqual(releases);
		expect(ranges()).toEqual(['bytes=50000-', 'none']);
	});

	it('is begun anew where it is longer than the file, or of another file', async () => {
		const { download, part, ranges } = await open((request, response) =>
			request.headers.range === undefined ? response.end(releases) : response.writeHead(416).end(),
		);
		await writeFile(part, Buffer.alloc(releases.length + 1));
		expect(await readFile((await download()).releases)).toEqual(releases);
		expect(ranges()).toEqual([`bytes=${releases.length + 1}-`, 'none']);
	});

	it('is fetched anew when its end does not fit to its beginning', async () => {
		const { download, part, ranges } = await open(answerRange(String));
		await writeFile(part, Buffer.alloc(50_000, 'x'));
		expect(await readFile((await download()).releases)).toEqual(releases);
		expect(ranges()).toEqual(['bytes=50000-', 'none']);
	});

	it('is all of it, and only its name was missing: nothing is asked', async () => {
		const { download, part, ranges } = await open(answerRange(String));
		await writeFile(part, releases);
		expect(await readFile((await download()).releases)).toEqual(releases);
		expect(ranges()).toEqual([]);
	});
});

describe('a host', () => {
	it('that breaks off is gone on from where it broke', async () => {
		const { download, ranges } = await open((request, response, asked) => {
			if (asked > 1) return answerRange(String)(request, response, asked);
			response.writeHead(200, { 'content-length': releases.length }).write(releases.subarray(0, 70_000));
			setTimeout(() => response.destroy(), 100);
		});
		expect(await readFile((await download()).releases)).toEqual(releases);
		expect(ranges()).toEqual(['none', 'bytes=70000-']);
	});

	it('that stalls is asked again, and given up after a while; what came stays', async () => {
		const { download, ranges, part, told } = await open((_request, response) => {
			response.writeHead(200, { 'content-length': releases.length }).write(releases.subarray(0, 100));
		});
		const failure = download();
		await expect(failure).rejects.toThrow(ProviderUnreachable);
		await expect(failure).rejects.toThrow('sent nothing for 0.4 s');
		expect(ranges()).toEqual(['none', 'bytes=100-', 'bytes=100-', 'bytes=100-', 'bytes=100-']);
		expect((await stat(part)).size).toBe(100);
		expect(told.filter(({ doing }) => doing === 'wait')).toHaveLength(4);
	});

	it('that packs what should come as it is is not believed', async () => {
		const { download } = await open((_request, response) =>
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(releases),
		);
		const failure = download();
		await expect(failure).rejects.toThrow(InvalidAnswer);
		await expect(failure).rejects.toThrow('comes packed once more');
	});

	it('that has far too much is not listened to', async () => {
		const { download, folder } = await open((_request, response) =>
			response.writeHead(200, { 'content-length': 70 * 1024 ** 3 }).write('x'),
		);
		await expect(download()).rejects.toThrow('is larger than all dumps together should be');
		expect(await readdir(folder)).not.toContain(`${nameOf('releases')}.part`);
	});

	it.each([
		['http://169.254.169.254/latest', 'not https'],
		['https://10.0.0.1/releases', 'not a public address'],
	])('that redirects to %s is not followed', async (location, reason) => {
		const { download } = await open((_request, response) => response.writeHead(302, { location }).end());
		await expect(download()).rejects.toThrow(reason);
	});

	it('that says when it may be asked again is not asked earlier, and not for ever', async () => {
		const { download, ranges } = await open((_request, response) => response.writeHead(429).end('slowly'));
		const failure = download();
		await expect(failure).rejects.toThrow(ProviderUnusable);
		await expect(failure).rejects.toMatchObject({ next: expect.stringContaining('goes on from there') });
		expect(ranges()).toHaveLength(7);
	});
});

it('waits by the clock until the host may be asked again, and not a moment less', async () => {
	// A clock that runs slower than the timers: each of them is early by it.
	const start = Date.now();
	const clock = () => new Date(start + (Date.now() - start) * 0.8);
	const until = new Date(start + 100);
	const told: DownloadProgress[] = [];
	let asked = 0;
	const answer = await askPatiently(
		'a',
		1,
		{ clock, signal: AbortSignal.timeout(20_000), tell: (one) => told.push(one) },
		() => {
			asked += 1;
			if (asked === 1) throw new ProviderWaiting({ provider: 'discogsDumps', endpoint: 'a' }, until, 'waits');
			return Promise.resolve(clock().getTime());
		},
	);
	expect(answer).toBeGreaterThanOrEqual(until.getTime());
	expect(told).toEqual([
		{ doing: 'wait', file: 'a', bytes: 0, total: null, waitingUntil: until, reason: 'too many requests' },
	]);
});

describe('the disk', () => {
	it.skipIf(process.platform !== 'linux')('that is full: says so, and how it goes on', async () => {
		const failure = onDisk('/dev/full', () => writeFile('/dev/full', 'a'));
		await expect(failure).rejects.toThrow(StorageError);
		await expect(failure).rejects.toMatchObject({
			message: 'The disk is full: /dev/full cannot be written.',
			next: expect.stringContaining('VINILOGY_CACHE'),
		});
	});

	it('that has too little room for what is to come says so before it comes', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'vinilogy-room-'));
		stack.defer(() => rm(folder, { recursive: true }));
		await requireRoom(folder, 1);
		await expect(requireRoom(folder, 2 ** 60)).rejects.toThrow(
			/has room for [\d.]+ GB, and 1152921504\.6 GB are to come\./,
		);
		await requireRoom(join(folder, 'none'), 2 ** 60);
	});

	it('leaves errors alone that are none of its own', async () => {
		const error = new Error('ours');
		await expect(onDisk('a', () => Promise.reject(error))).rejects.toBe(error);
	});
});
