import { appendFile, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../source/config.ts';
import { createProviders } from '../../source/integrations/providers.ts';
import { createPictures } from '../../source/pictures/pictures.ts';
import { startSandbox } from '../../source/sandbox/server.ts';
import { startServer } from '../integrations/local-server.ts';
import { bomb, claimingPng, quartered } from './files.ts';

let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

const wanted = { form: 'rgba', width: 16, height: 16 } as const;
const minute = 60_000;
const hour = 60 * minute;

/** The service over real HTTP: to a provider that was moved to this address, as a person may do, whose pictures are then trusted. */
async function openPictures(url: string, options: { maxBytes?: number } = {}) {
	const parent = await mkdtemp(join(tmpdir(), 'vinilogy-pictures-'));
	stack.defer(() => rm(parent, { recursive: true, force: true }));
	let ahead = 0;
	const clock = () => new Date(Date.now() + ahead);
	const { settings } = readConfiguration(
		{ VINILOGY_AUDIODB_URL: `${url}/api`, VINILOGY_CONFIG: '/nonexistent/config.env' },
		'/nonexistent',
	);
	const providers = createProviders(settings, { version: 'test', contact: 'https://example.org', clock });
	stack.defer(() => providers.close());
	const folder = join(parent, 'pictures');
	const stop = new AbortController();
	const open = () =>
		createPictures({ providers, folder, maxBytes: options.maxBytes ?? 10_000_000, clock, signal: stop.signal });
	const pictures = open();
	return {
		folder,
		open,
		stop,
		moveClock: (milliseconds: number) => {
			ahead += milliseconds;
		},
		read: (path: string, source = 'wikidata', signal?: AbortSignal) =>
			pictures.read({ url: path.startsWith('/') ? `${url}${path}` : path, source }, wanted, signal),
	};
}

async function serve(listener: RequestListener, options: { maxBytes?: number } = {}) {
	const server = stack.use(await startServer(listener));
	return { server, ...(await openPictures(server.url, options)) };
}

/** A server whose answer can be changed. */
async function serveBytes(bytes: Uint8Array) {
	const answer = { status: 200, bytes, headers: { 'content-type': 'image/jpeg' } as Record<string, string> };
	const served = await serve((_request, response) =>
		response.writeHead(answer.status, answer.headers).end(answer.bytes),
	);
	return { answer, ...served };
}

const jpeg = () => quartered(200, 200).jpeg().toBuffer();

describe('a picture', () => {
	it('is fetched once and then on the disk, for this process and the next', async () => {
		const { server, read, open, folder } = await serveBytes(await jpeg());
		const first = await read('/a.jpg');
		expect(first).toMatchObject({ form: 'rgba', width: 16, height: 16 });
		expect(await read('/a.jpg')).toEqual(first);
		expect(await open().read({ url: `${server.url}/a.jpg`, source: null }, wanted)).toEqual(first);
		expect(server.requests).toHaveLength(1);
		expect(await readdir(folder)).toHaveLength(1);
	});

	it('of Discogs is fetched anew after six hours, of others after thirty days', async () => {
		const { server, read, moveClock } = await serveBytes(await jpeg());
		await read('/discogs.jpg', 'discogs');
		await read('/other.jpg', 'coverart');
		moveClock(6 * hour - minute);
		await read('/discogs.jpg', 'discogs');
		expect(server.requests).toHaveLength(2);
		moveClock(2 * minute);
		await read('/discogs.jpg', 'discogs');
		await read('/other.jpg', 'coverart');
		expect(server.requests).toHaveLength(3);
		moveClock(30 * 24 * hour);
		await read('/other.jpg', 'coverart');
		expect(server.requests).toHaveLength(4);
		await read('/other.jpg', 'coverart');
		expect(server.requests).toHaveLength(4);
	});

	it('that is old answers while its server does not', async () => {
		const { server, answer, read, moveClock } = await serveBytes(await jpeg());
		const first = await read('/a.jpg');
		moveClock(31 * 24 * hour);
		answer.status = 503;
		expect(await read('/a.jpg')).toEqual(first);
		expect(await read('/a.jpg')).toEqual(first);
		expect(server.requests).toHaveLength(2);
		await server[Symbol.asyncDispose]();
		moveClock(minute);
		expect(await read('/a.jpg')).toEqual(first);
	});

	it('that is old and gone for good is not shown any more', async () => {
		const { answer, read, moveClock } = await serveBytes(await jpeg());
		await read('/a.jpg', 'discogs');
		moveClock(7 * hour);
		answer.status = 404;
		expect(await read('/a.jpg', 'discogs')).toBeNull();
	});

	it('that was damaged on the disk is fetched again', async () => {
		const { server, read, folder } = await serveBytes(await jpeg());
		const first = await read('/a.jpg');
		const [name = ''] = await readdir(folder);
		const damages: ((path: string) => Promise<void>)[] = [
			(path) => truncate(path, 0),
			(path) => truncate(path, 300),
			(path) => writeFile(path, '<html>'),
			(path) => rm(path),
		];
		for (const [at, damage] of damages.entries()) {
			await damage(join(folder, name));
			expect(await read('/a.jpg')).toEqual(first);
			expect(server.requests).toHaveLength(at + 2);
		}
		await appendFile(join(folder, name), 'and more');
		expect(await read('/a.jpg')).toEqual(first);
	});

	it('is drawn where the disk keeps nothing', async () => {
		const { server, read, folder } = await serveBytes(await jpeg());
		await writeFile(folder, 'in the way');
		expect(await read('/a.jpg')).not.toBeNull();
		expect(await read('/a.jpg')).not.toBeNull();
		expect(server.requests).toHaveLength(2);
	});

	it('several at once, of several processes, are all right', async () => {
		const { server, open, folder } = await serve((_request, response) => {
			void jpeg().then((bytes) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes));
		});
		const processes = [open(), open(), open()];
		const read = await Promise.all(
			processes.flatMap((pictures) =>
				Array.from({ length: 8 }, (_, at) => pictures.read({ url: `${server.url}/${at}.jpg`, source: null }, wanted)),
			),
		);
		expect(read.every((pixels) => pixels?.width === 16)).toBe(true);
		expect(await readdir(folder)).toHaveLength(8);
	});
});

describe('what is broken or hostile is null, asked for once, and leaves nothing on the disk', () => {
	const html = Buffer.from('<!doctype html><title>Sign in</title>');
	it.each<[string, () => Promise<Buffer> | Buffer, Record<string, string>]>([
		['nothing', () => Buffer.alloc(0), {}],
		['a web page as image/jpeg', () => html, {}],
		['a picture as text/html', jpeg, { 'content-type': 'text/html' }],
		['a drawing', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), { 'content-type': 'image/svg+xml' }],
		['a TIFF', () => quartered(99, 99).tiff().toBuffer(), { 'content-type': 'image/tiff' }],
		['a JPEG cut off', async () => (await jpeg()).subarray(0, 700), {}],
		[
			'a JPEG cut off that pretends to its end',
			async () => Buffer.concat([(await jpeg()).subarray(0, 700), Buffer.from('ffd9', 'hex')]),
			{},
		],
		['a PNG that claims 30,000×30,000', () => claimingPng(30_000, 30_000), {}],
		['a PNG that claims 15,000×15,000', () => claimingPng(15_000, 15_000), {}],
		['a PNG that claims more than it holds', () => claimingPng(3000, 3000), {}],
		['one pixel', () => quartered(1, 1).png().toBuffer(), {}],
		['a bomb of gzip', () => bomb(100, Buffer.alloc(0)), { 'content-encoding': 'gzip' }],
		['a bomb that starts as a PNG', async () => bomb(60, await claimingPng(600, 600)), { 'content-encoding': 'gzip' }],
		['a length that is not true', jpeg, { 'content-length': '99999999999' }],
	])('%s', async (_what, make, headers) => {
		const { server, answer, read, folder, moveClock } = await serveBytes(await make());
		answer.headers = { ...answer.headers, ...headers };
		expect(await read('/a.jpg')).toBeNull();
		expect(await read('/a.jpg')).toBeNull();
		expect(server.requests).toHaveLength(1);
		expect(await readdir(folder).catch(() => [])).toEqual([]);
		answer.bytes = await jpeg();
		answer.headers = { 'content-type': 'image/jpeg' };
		moveClock(11 * minute);
		expect(await read('/a.jpg')).not.toBeNull();
	});

	it('is so in the sandbox as well', async () => {
		const sandbox = await startSandbox({ speed: 200 });
		stack.defer(() => sandbox.close());
		const { read } = await openPictures(sandbox.url);
		expect(await read('/pictures/deezer/images/artist/abc/500x500-000000-80-0-0.jpg')).not.toBeNull();
		for (const name of [
			'page.jpg',
			'truncated.png',
			'wrong-type.png',
			'huge.png',
			'tiny.png',
			'empty.png',
			'metadata.jpg',
			'loop.jpg',
		]) {
			expect(await read(`/pictures/hostile/${name}`)).toBeNull();
		}
	});

	it.each(['http://example.org/a.jpg', 'https://127.0.0.1/a.jpg', 'file:///etc/passwd', 'nothing', ''])(
		'the address %j is not gone to',
		async (address) => {
			const { read, server } = await serveBytes(await jpeg());
			expect(await read(address)).toBeNull();
			expect(server.requests).toHaveLength(0);
		},
	);

	it('and one that redirects to this machine is not followed', async () => {
		const other = stack.use(await startServer((_request, response) => response.end()));
		const { read } = await serve((_request, response) =>
			response.writeHead(302, { location: `${other.url}/secret` }).end(),
		);
		expect(await read('/a.jpg')).toBeNull();
		expect(other.requests).toEqual([]);
	});
});

describe('who does not answer', () => {
	it('is asked again after half a minute, and not before', async () => {
		const { server, answer, read, moveClock } = await serveBytes(await jpeg());
		answer.status = 503;
		expect(await read('/a.jpg')).toBeNull();
		answer.status = 200;
		expect(await read('/a.jpg')).toBeNull();
		expect(server.requests).toHaveLength(1);
		moveClock(31_000);
		expect(await read('/a.jpg')).not.toBeNull();
	});

	it('is let go when nobody looks any more, and that is not remembered', async () => {
		let isSilent = true;
		const bytes = await jpeg();
		const looking = new AbortController();
		const { read, stop } = await serve((_request, response) => {
			if (isSilent) looking.abort(new Error('moved on'));
			else response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes);
		});
		await expect(read('/a.jpg', 'wikidata', looking.signal)).rejects.toThrow('moved on');
		isSilent = false;
		expect(await read('/a.jpg')).not.toBeNull();
		stop.abort(new Error('Ctrl-C'));
		await expect(read('/b.jpg')).rejects.toThrow('Ctrl-C');
	});
});
