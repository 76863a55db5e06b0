import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchPicture, inspectPicture } from '../../source/integrations/http/fetch-picture.ts';
import { isPublicAddress, publicLookup } from '../../source/integrations/http/public-address.ts';
import { createTransport } from '../../source/integrations/http/transport.ts';
import { startServer } from './local-server.ts';

let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

async function serve(listener: RequestListener) {
	const server = stack.use(await startServer(listener));
	const trusted = stack.adopt(createTransport(), (transport) => transport.close());
	const publicOnly = stack.adopt(createTransport({ lookup: publicLookup() }), (transport) => transport.close());
	const addressOf = (url: string) => (url.startsWith('/') ? `${server.url}${url}` : url);
	const common = {
		userAgent: 'Mozilla/5.0 (compatible; Vinilogy/test; +https://example.org)',
		trustedOrigins: new Set([server.url]),
		trusted,
		publicOnly,
		timeoutMs: 5000,
	};
	const inspect = (url: string, options: { timeoutMs?: number; signal?: AbortSignal } = {}) =>
		inspectPicture(addressOf(url), { ...common, ...options });
	const fetchWhole = (url: string) => fetchPicture(addressOf(url), common);
	return { server, inspect, fetchWhole };
}

/** A server with one picture. */
function serveBytes(bytes: Uint8Array, contentType = 'image/png', headers: Record<string, string> = {}) {
	return serve((_request, response) => response.writeHead(200, { 'content-type': contentType, ...headers }).end(bytes));
}

/** A PNG of this size, as far as its beginning and its end go. */
function png(width: number, height: number): Buffer {
	const head = Buffer.from(
		'\x89PNG\r\n\x1a\n\0\0\0\rIHDR________\x08\x02\0\0\0____\0\0\0\0IEND\xae\x42\x60\x82',
		'latin1',
	);
	head.writeUInt32BE(width, 16);
	head.writeUInt32BE(height, 20);
	return head;
}

function jpeg(width: number, height: number): Buffer {
	const head = Buffer.from(
		'ffd8ffe000104a46494600010100000100010000ffc0001108000000000301220002110103110100ffd9',
		'hex',
	);
	head.writeUInt16BE(height, 25);
	head.writeUInt16BE(width, 27);
	return head;
}

describe('a picture', () => {
	it('that is one is taken, with what it is', async () => {
		const { server, inspect } = await serveBytes(png(500, 400));
		const verdict = await inspect('/artist.png');
		expect(verdict).toEqual({
			ok: true,
			url: `${server.url}/artist.png`,
			status: 200,
			contentType: 'image/png',
			bytesType: 'png',
			width: 500,
			height: 400,
			bytes: 45,
			reason: 'png of 500×400',
			transient: false,
		});
		expect(server.requests[0]?.headers).toMatchObject({
			'user-agent': expect.stringMatching(/^Mozilla.*Vinilogy.*example\.org/),
			accept: expect.stringContaining('image/'),
		});
	});

	it.each([
		['a JPEG', jpeg(640, 480), 'image/jpeg', 'jpeg'],
		['a GIF', Buffer.from('GIF89a\x80\x02\xe0\x01\xf7\0\0;', 'latin1'), 'image/gif', 'gif'],
		['a PNG that calls itself a JPEG', png(640, 480), 'image/jpeg', 'png'],
	])('%s is taken for what its bytes are', async (_what, bytes, contentType, bytesType) => {
		const { inspect } = await serveBytes(bytes, contentType);
		await expect(inspect('/x')).resolves.toMatchObject({ ok: true, bytesType, width: 640, height: 480 });
	});

	it.each([
		['a web page that calls itself a picture', Buffer.from('<html>'), 'image/jpeg', /not a JPEG, PNG, WebP or GIF/],
		['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml', /not a JPEG/],
		['a picture that calls itself a web page', png(500, 500), 'text/html; charset=utf-8', /content type is text\/html/],
		['an empty one', Buffer.alloc(0), 'image/png', /not a JPEG/],
		['a dot', png(1, 1), 'image/png', /1×1 is too small/],
		['a stripe', png(500, 10), 'image/png', /500×10 is too small/],
		['a monster', png(100_000, 100_000), 'image/png', /100000×100000 is too large/],
		['a PNG cut off before its end', png(500, 500).subarray(0, 40), 'image/png', /the png is cut off/],
		['a JPEG cut off before its end', jpeg(500, 500).subarray(0, 40), 'image/jpeg', /the jpeg is cut off/],
		['one cut off before its size', png(500, 500).subarray(0, 14), 'image/png', /size in pixels cannot be read/],
		[
			'a JPEG of segments without length',
			Buffer.from(`ffd8ff${'e00000'.repeat(2000)}`, 'hex'),
			'image/jpeg',
			/cannot be read/,
		],
	])('%s is refused', async (_what, bytes, contentType, reason) => {
		const { inspect } = await serveBytes(bytes, contentType);
		const verdict = await inspect('/x');
		expect(verdict).toMatchObject({ ok: false, transient: false, reason: expect.stringMatching(reason) });
	});

	it('with too many bytes declared is refused unread', async () => {
		const { inspect } = await serve((_request, response) => {
			response.writeHead(200, { 'content-type': 'image/png', 'content-length': 20_000_001 }).write(png(500, 500));
		});
		await expect(inspect('/x')).resolves.toMatchObject({ ok: false, reason: '20000001 bytes are too many' });
	});

	it('without an end is read for 256 KB and no further', async () => {
		let sent = 0;
		const { inspect } = await serve((_request, response) => {
			response.writeHead(200, { 'content-type': 'image/png' });
			const more = () => {
				while (
					!response.destroyed &&
					response.write(Buffer.alloc(65_536, sent === 0 ? png(500, 500) : '')) &&
					sent < 1e9
				)
					sent += 65_536;
				sent += 65_536;
			};
			response.on('drain', more);
			more();
		});
		await expect(inspect('/x')).resolves.toMatchObject({ ok: true, width: 500, bytes: 262_144 });
		expect(sent).toBeLessThan(50_000_000);
	});

	it('is had whole, judged by all of its bytes', async () => {
		const long = Buffer.concat([png(500, 500).subarray(0, 33), Buffer.alloc(300_000), png(500, 500).subarray(33)]);
		const whole = await serveBytes(long);
		const fetched = await whole.fetchWhole('/x');
		expect(fetched.verdict).toEqual({ ...(await whole.inspect('/x')), bytes: long.byteLength });
		expect(fetched.verdict.ok).toBe(true);
		expect(long.equals(fetched.bytes)).toBe(true);
		const cut = await serveBytes(long.subarray(0, -12));
		await expect(cut.inspect('/x')).resolves.toMatchObject({ ok: true });
		const { verdict } = await cut.fetchWhole('/x');
		expect(verdict).toMatchObject({ ok: false, reason: 'the png is cut off', transient: false });
	});

	it('is not had past 20 MB, whatever it declares', async () => {
		let sent = 0;
		const { fetchWhole } = await serve((_request, response) => {
			response.writeHead(200, { 'content-type': 'image/png' });
			const more = () => {
				while (!response.destroyed && sent < 1e9) {
					sent += 65_536;
					if (!response.write(Buffer.alloc(65_536, sent === 65_536 ? png(500, 500) : ''))) return;
				}
			};
			response.on('drain', more);
			more();
		});
		const { verdict } = await fetchWhole('/x');
		expect(verdict).toMatchObject({ ok: false, transient: false, reason: '20000000 bytes and more are too many' });
		expect(sent).toBeLessThan(80_000_000);
	});

	it.each([
		[404, false],
		[403, false],
		[429, true],
		[503, true],
	])('with status %i is refused, for now or for good (%s)', async (status, transient) => {
		const { inspect } = await serve((_request, response) => response.writeHead(status).end());
		await expect(inspect('/x')).resolves.toMatchObject({ ok: false, status, transient, reason: `HTTP ${status}` });
	});

	it('that does not come is not refused for good', async () => {
		const { server, inspect } = await serve(() => {});
		await expect(inspect('/x', { timeoutMs: 50 })).resolves.toMatchObject({
			ok: false,
			transient: true,
			reason: 'no answer within 0.05 s',
		});
		await server[Symbol.asyncDispose]();
		await expect(inspect('/x')).resolves.toMatchObject({ transient: true, reason: 'the connection failed' });
	});

	it('is let go when the signal aborts', async () => {
		const stop = new AbortController();
		const { inspect } = await serve(() => stop.abort(new Error('Ctrl-C')));
		await expect(inspect('/x', { signal: stop.signal })).rejects.toThrow('Ctrl-C');
	});
});

describe('the way to a picture', () => {
	it('may be a few redirects', async () => {
		const { server, inspect } = await serve((request, response) => {
			const hop = Number(request.url?.slice(1));
			if (hop < 5) response.writeHead(302, { location: `/${hop + 1}` }).end();
			else response.writeHead(200, { 'content-type': 'image/png' }).end(png(500, 500));
		});
		await expect(inspect('/0')).resolves.toMatchObject({ ok: true, url: `${server.url}/5` });
		await expect(inspect('/-1')).resolves.toMatchObject({ ok: false, reason: 'more than 5 redirects' });
	});

	it.each([
		['http://127.0.0.1:1/x.png', 'not https'],
		['http://example.org/x.png', 'not https'],
		['file:///etc/passwd', 'not https'],
		['data:image/png;base64,iVBORw0KGgo=', 'not https'],
		['https://127.0.0.1:1/x.png', 'not a public address'],
		['https://2130706433/x.png', 'not a public address'],
		['https://0x7f.1/x.png', 'not a public address'],
		['https://[::1]/x.png', 'not a public address'],
		['https://[::ffff:10.0.0.1]/x.png', 'not a public address'],
		['https://169.254.169.254/latest/meta-data', 'not a public address'],
		['https://192.168.1.1/x.png', 'not a public address'],
		['https://localhost/x.png', 'not a public address'],
		['nothing', 'not an address'],
	])('to %s ends there, asked for or redirected to', async (address, reason) => {
		const { inspect } = await serve((_request, response) => response.writeHead(302, { location: address }).end());
		await expect(inspect(address)).resolves.toMatchObject({ ok: false, reason, status: null });
		if (address !== 'nothing') await expect(inspect('/x')).resolves.toMatchObject({ ok: false, reason, status: null });
	});

	it('to another local server ends before that is asked', async () => {
		const other = stack.use(await startServer((_request, response) => response.end()));
		const { inspect } = await serve((_request, response) =>
			response.writeHead(302, { location: `${other.url}/x.png` }).end(),
		);
		await expect(inspect('/x')).resolves.toMatchObject({ ok: false, reason: 'not https' });
		expect(other.requests).toEqual([]);
	});
});

describe('public addresses', () => {
	it('are those of the open internet only', () => {
		const open = ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:93.184.216.34'];
		const closed = [
			'127.0.0.1',
			'10.1.2.3',
			'172.16.0.1',
			'100.64.0.1',
			'0.0.0.0',
			'224.0.0.1',
			'::',
			'fe80::1',
			'fd00::1',
		];
		const inside = ['::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'example.org', ''];
		expect(open.filter(isPublicAddress)).toEqual(open);
		expect([...closed, ...inside].filter(isPublicAddress)).toEqual([]);
	});

	it('a name that leads to a private address among others leads nowhere', async () => {
		const look = (addresses: string[]) =>
			new Promise((resolve) => {
				const found = addresses.map((address) => ({ address, family: 4 }));
				const lookup = publicLookup((_name, _options, callback) => callback(null, found));
				lookup('pictures.example', { all: true }, (error, result) => resolve(error?.message ?? result));
			});
		await expect(look(['93.184.216.34'])).resolves.toEqual([{ address: '93.184.216.34', family: 4 }]);
		await expect(look(['93.184.216.34', '10.0.0.1'])).resolves.toBe('not a public address');
		await expect(look([])).resolves.toBe('not a public address');
	});
});
