import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
	InvalidAnswer,
	ProviderError,
	ProviderNotFound,
	ProviderRefused,
	ProviderUnreachable,
	ProviderWaiting,
} from '../../source/errors.ts';
import type { ProviderHttpOptions } from '../../source/integrations/http/provider-http.ts';
import { failureOf, openHttp, startReplay, startServer } from './local-server.ts';

const schema = z.looseObject({ name: z.string(), count: z.number().nullish() });
const request = { endpoint: 'things/{id}', schema };
let stack = new AsyncDisposableStack();

afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

async function replay(options: Partial<ProviderHttpOptions> = {}) {
	const server = stack.use(await startReplay());
	const test = stack.use(openHttp('discogs', server.url, options));
	const set = (body: string | Uint8Array, status = 200, headers: Record<string, string> = {}) => {
		server.answer = { body, status, headers };
	};
	return { ...test, server, set };
}

describe('what is sent', () => {
	it('has the path under the base URL, the query, the User-Agent and the credentials', async () => {
		const server = stack.use(await startServer((_request, response) => response.end('{"name":"x"}')));
		const { http, calls } = stack.use(
			openHttp('discogs', `${server.url}/api/`, {
				accept: 'application/vnd.test+json',
				authorization: () => 'Discogs token=secret',
			}),
		);
		await http.getJson('/things/1', { ...request, query: { inc: 'a b', page: 2, left: undefined } });
		const [sent] = server.requests;
		expect(sent?.path).toBe('/api/things/1');
		expect([...(sent?.query ?? [])]).toEqual([
			['inc', 'a b'],
			['page', '2'],
		]);
		expect(sent?.headers).toMatchObject({
			'user-agent': 'Vinilogy/test (+https://example.org)',
			accept: 'application/vnd.test+json',
			authorization: 'Discogs token=secret',
		});
		expect(calls).toEqual(['things/{id}']);
	});

	it('cannot leave the base URL by way of a path', async () => {
		const server = stack.use(await startServer((_request, response) => response.end('{"name":"x"}')));
		const { http } = stack.use(openHttp('musicbrainz', `${server.url}/ws/2`));
		await expect(http.getJson('/../../admin', request)).rejects.toBeInstanceOf(InvalidAnswer);
		expect(server.requests).toEqual([]);
	});
});

describe('bodies', () => {
	it('may begin with a byte order mark and be compressed', async () => {
		const { http, set } = await replay();
		set(gzipSync('\ufeff{"name":"Sigur Rós"}'), 200, { 'content-encoding': 'gzip' });
		await expect(http.getJson('/things/1', request)).resolves.toEqual({ name: 'Sigur Rós' });
	});

	it('are given up when they are too large, also when they were small on the way', async () => {
		const { http, set, server } = await replay({ maxBytes: 10_000 });
		set(gzipSync(JSON.stringify({ name: 'x'.repeat(1_000_000) })), 200, { 'content-encoding': 'gzip' });
		const error = await failureOf(http.getJson('/things/1', request));
		expect(error).toBeInstanceOf(InvalidAnswer);
		expect(error.message).toBe('discogs things/{id}: the body is larger than 10000 bytes');
		expect(server.requests).toHaveLength(1);
	});

	it('that are not as the schema says are named by path and expectation, never by value', async () => {
		const { http, set } = await replay();
		set('{"name":null,"count":"very secret"}');
		const error = await failureOf(http.getJson('/things/1', request));
		expect(error).toBeInstanceOf(InvalidAnswer);
		expect(error.message).toMatch(/^discogs things\/\{id\}: not as expected: name: .*string.*; count: .*number/);
		expect(error.message).not.toContain('secret');
	});

	it.each([
		['broken JSON', '{"name":"secret",}', /not valid JSON at position 17 of 18$/],
		['an empty body', '', /an empty body where JSON was expected$/],
		['a web page', '<!doctype html><p>secret', /a web page where JSON was expected$/],
	])('%s is an InvalidAnswer that does not quote it', async (_what, body, message) => {
		const { http, set, server } = await replay();
		set(body);
		const error = await failureOf(http.getJson('/things/1', request));
		expect(error).toBeInstanceOf(InvalidAnswer);
		expect(error.message).toMatch(message);
		expect(error.message).not.toContain('secret');
		expect(server.requests).toHaveLength(1);
	});
});

describe('statuses', () => {
	it.each([
		[401, '{"message":"You must authenticate"}', ProviderRefused, 'HTTP 401: You must authenticate'],
		[403, '<html>Attention Required! | Cloudflare', ProviderRefused, 'HTTP 403 with a web page: it blocks us'],
		[404, '{"message":"Release not found."}', ProviderNotFound, 'Release not found.'],
		[404, '<html>some proxy', InvalidAnswer, 'HTTP 404 with a web page'],
		[400, '{"error":"bad inc"}', InvalidAnswer, 'HTTP 400: bad inc'],
	])('%i %s', async (status, body, kind, detail) => {
		const { http, set, server } = await replay();
		set(body, status);
		const error = await failureOf(http.getJson('/things/1', request));
		expect(error).toBeInstanceOf(kind);
		expect(error).toMatchObject({ provider: 'discogs', endpoint: 'things/{id}', status });
		expect(error.message).toBe(`discogs things/{id}: ${detail}`);
		expect(server.requests).toHaveLength(1);
	});

	it('a server fault is tried twice more and then ProviderUnreachable', async () => {
		const { http, set, server, gate } = await replay();
		set('{"message":"Query time exceeded."}', 500);
		const error = await failureOf(http.getJson('/things/1', request));
		expect(error).toBeInstanceOf(ProviderUnreachable);
		expect(error.message).toContain('HTTP 500: Query time exceeded.');
		expect(server.requests).toHaveLength(3);
		expect(gate.state()).toMatchObject({ sent: 3, failed: 3, limited: 0 });
	});

	it('a server fault that passes is not noticed', async () => {
		let faults = 2;
		const server = stack.use(
			await startServer((_request, response) => {
				response.statusCode = faults-- > 0 ? 502 : 200;
				response.end('{"name":"x"}');
			}),
		);
		const { http } = stack.use(openHttp('discogs', server.url));
		await expect(http.getJson('/things/1', request)).resolves.toEqual({ name: 'x' });
		expect(server.requests).toHaveLength(3);
	});

	it('what the provider says is cleaned and cut', async () => {
		const { http, set } = await replay();
		set(JSON.stringify({ message: `\u001b[31mred\u001b[0m ${'x'.repeat(5000)}` }), 400);
		const { message } = await failureOf(http.getJson('/things/1', request));
		expect(message).toMatch(/HTTP 400: red x+$/);
		expect(message.length).toBeLessThan(300);
	});
});

describe('connections', () => {
	it('that cannot be made are tried three times', async () => {
		const server = await startReplay();
		await server[Symbol.asyncDispose]();
		const { http, calls } = stack.use(openHttp('discogs', server.url));
		const error = await failureOf(http.getJson('/things/1', request));
		expect(error).toBeInstanceOf(ProviderUnreachable);
		expect(error.message).toBe('discogs things/{id}: connection failed (ECONNREFUSED)');
		expect(calls).toHaveLength(3);
	});

	it('that are cut in the middle of a body are tried again', async () => {
		let cuts = 1;
		const server = stack.use(
			await startServer((_request, response) => {
				response.writeHead(200, { 'content-length': 12 });
				if (cuts-- > 0) response.write('{"na', () => response.destroy());
				else response.end('{"name":"x"}');
			}),
		);
		const { http } = stack.use(openHttp('discogs', server.url));
		await expect(http.getJson('/things/1', request)).resolves.toEqual({ name: 'x' });
	});

	it('that never answer, or never end, are given up', async () => {
		const server = stack.use(
			await startServer((request, response) => {
				if (request.url === '/endless') response.writeHead(200).write('{"name":');
			}),
		);
		const { http } = stack.use(openHttp('discogs', server.url, { timeoutMs: 50 }));
		for (const path of ['/silent', '/endless']) {
			const error = await failureOf(http.getJson(path, { ...request, priority: 'background' }));
			expect(error).toBeInstanceOf(ProviderUnreachable);
			expect(error.message).toBe('discogs things/{id}: no answer within 0.05 s');
		}
		expect(server.requests).toHaveLength(6);
		// A person who looks has waited long enough after the first.
		await failureOf(http.getJson('/silent', request));
		expect(server.requests).toHaveLength(7);
	});

	it('end when the signal aborts, with its reason and without another try', async () => {
		const stop = new AbortController();
		const server = stack.use(await startServer(() => stop.abort(new Error('Ctrl-C'))));
		const { http, gate } = stack.use(openHttp('discogs', server.url));
		await expect(http.getJson('/things/1', { ...request, signal: stop.signal })).rejects.toThrow('Ctrl-C');
		expect(server.requests).toHaveLength(1);
		expect(gate.state().failed).toBe(0);
	});
});

describe('redirects', () => {
	it('within the site are followed, a few', async () => {
		const server = stack.use(
			await startServer((request, response) => {
				if (request.url === '/moved') response.end('{"name":"x"}');
				else response.writeHead(301, { location: request.url === '/old' ? '/moved' : '/circle' }).end();
			}),
		);
		const { http, calls } = stack.use(openHttp('discogs', server.url));
		await expect(http.getJson('/old', request)).resolves.toEqual({ name: 'x' });
		expect(calls).toHaveLength(2);
		const error = await failureOf(http.getJson('/circle', request));
		expect(error.message).toBe('discogs things/{id}: more than 3 redirects');
	});

	it('to another site are refused, and it never sees the credentials', async () => {
		const other = stack.use(await startReplay());
		const { http, set } = await replay({ authorization: () => 'Discogs token=secret' });
		set('', 302, { location: `${other.url}/things/1` });
		const error = await failureOf(http.getJson('/things/1', request));
		expect(error).toBeInstanceOf(InvalidAnswer);
		expect(error.message).toContain('redirects to another site');
		expect(other.requests).toEqual([]);
	});

	it('can be looked at without being followed', async () => {
		const other = stack.use(await startReplay());
		const { http, set } = await replay();
		set('', 307, { location: `${other.url}/picture.jpg` });
		await expect(http.locate('/front', { endpoint: 'front' })).resolves.toBe(`${other.url}/picture.jpg`);
		set('a picture of many bytes');
		await expect(http.locate('/front', { endpoint: 'front' })).resolves.toBeNull();
		set('<html>', 404);
		await expect(http.locate('/front', { endpoint: 'front' })).rejects.toBeInstanceOf(ProviderNotFound);
		set('', 503);
		await expect(http.locate('/front', { endpoint: 'front' })).rejects.toBeInstanceOf(ProviderUnreachable);
		expect(other.requests).toEqual([]);
	});
});

describe('too fast', () => {
	const now = new Date('2026-11-20T10:00:00Z');
	const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

	it.each([
		['seconds', { 'retry-after': '42' }, later(42)],
		['a date', { 'retry-after': 'Fri, 20 Nov 2026 10:01:00 GMT' }, later(60)],
		['a reset-in', { 'x-ratelimit-reset-in': '3' }, later(3)],
		['a reset', { 'x-ratelimit-reset': String(later(9).getTime() / 1000) }, later(9)],
		['a moment that has passed', { 'x-ratelimit-reset': '1' }, later(7)],
		['nothing', {}, later(7)],
		['nonsense', { 'retry-after': 'soon' }, later(7)],
		['a year', { 'retry-after': '31536000' }, later(86_400)],
	])('with %s for a hint closes the gate until then', async (_what, headers, until) => {
		const { http, set, gate, server } = await replay({ clock: () => now });
		set('{"message":"You are making requests too quickly."}', 429, headers);
		const error = await failureOf(http.getJson('/things/1', request));
		expect(error).toBeInstanceOf(ProviderWaiting);
		expect(error).toMatchObject({ until });
		expect(gate.state()).toMatchObject({ open: false, until, limited: 1, failed: 0 });
		await expect(http.getJson('/things/2', request)).rejects.toBeInstanceOf(ProviderWaiting);
		expect(server.requests).toHaveLength(1);
	});

	it('again and again waits longer and longer, until an answer comes', async () => {
		let time = now.getTime();
		const { http, set, gate } = await replay({ clock: () => new Date(time) });
		const waits: number[] = [];
		const ask = async (status: number) => {
			set('{"name":"x"}', status);
			await http.getJson('/things/1', request).catch(() => {});
			const { until } = gate.state();
			waits.push(until === null ? 0 : (until.getTime() - time) / 1000);
			time = until?.getTime() ?? time;
		};
		for (const status of [429, 429, 429, 200, 429]) await ask(status);
		expect(waits).toEqual([7, 14, 28, 0, 7]);
	});
});

describe('secrets', () => {
	const apiKey = 'f00dfeedf00dfeedf00dfeedf00dfeed';
	const options = {
		authorization: () => `Discogs token=${apiKey}`,
		secrets: [apiKey, ''],
	};

	it('are never in an error, whoever quotes them', async () => {
		const { http, set } = await replay(options);
		const asked = { ...request, query: { api_key: apiKey } };
		const errors: Error[] = [];
		for (const [status, body] of [
			[400, JSON.stringify({ message: `key ${apiKey} is bad` })],
			[429, JSON.stringify({ message: `key ${apiKey} is too fast` })],
		] as const) {
			set(body, status);
			errors.push(await failureOf(http.getJson('/things/1', asked)));
		}
		const gone = stack.use(openHttp('lastfm', 'http://127.0.0.1:1', options));
		errors.push(await failureOf(gone.http.getJson('/things/1', asked)));
		const unsendable = { ...options, authorization: () => `Discogs token=${apiKey}\n` };
		const broken = stack.use(openHttp('lastfm', 'http://127.0.0.1:1', unsendable));
		errors.push(await failureOf(broken.http.getJson('/things/1', asked)));
		for (const error of errors) {
			expect(error).toBeInstanceOf(ProviderError);
			expect(`${error.message}${error.stack}${JSON.stringify(error)}${String(error.cause)}`).not.toContain(apiKey);
		}
		expect(errors[0]?.message).toBe('discogs things/{id}: HTTP 400: key •••• is bad');
	});
});

describe('what is posted', () => {
	it.each([
		['a form', { form: { grant_type: 'x y', scope: 'https://a/b' } }, 'grant_type=x+y&scope=https%3A%2F%2Fa%2Fb'],
		['JSON', { json: { partnerTag: 'tag', itemCount: 10 } }, '{"partnerTag":"tag","itemCount":10}'],
	])('%s, with the headers of this request', async (_what, body, expected) => {
		const bodies: string[] = [];
		const server = stack.use(
			await startServer((asked, response) => {
				asked.on('data', (chunk) => bodies.push(String(chunk)));
				asked.on('end', () => response.end('{"name":"x"}'));
			}),
		);
		const { http } = stack.use(openHttp('discogs', server.url));
		const headers = { authorization: 'Bearer t0ken', 'x-marketplace': 'EBAY_ES' };
		await expect(http.getJson('/token', { ...request, body, headers })).resolves.toEqual({ name: 'x' });
		expect(bodies).toEqual([expected]);
		expect(server.requests[0]).toMatchObject({ method: 'POST', headers });
		expect(server.requests[0]?.headers['content-type']).toMatch(/^application\/(x-www-form-urlencoded|json)$/);
	});

	it('is not sent again to where a redirect leads', async () => {
		const { http, set, server } = await replay();
		set('', 302, { location: '/elsewhere' });
		const error = await failureOf(http.getJson('/token', { ...request, body: { json: {} } }));
		expect(error).toBeInstanceOf(InvalidAnswer);
		expect(server.requests).toHaveLength(1);
	});

	it('does not show the credentials of one request in an error either', async () => {
		const { http, set } = await replay();
		set('{"message":"the token v^1.1#t0ken is bad"}', 400);
		const headers = { authorization: 'Bearer v^1.1#t0ken' };
		const error = await failureOf(http.getJson('/things/1', { ...request, headers }));
		expect(error.message).toBe('discogs things/{id}: HTTP 400: the token •••• is bad');
	});
});

describe('what is changed', () => {
	it('is put or deleted, also where nothing is answered', async () => {
		const { http, set, server } = await replay();
		set('', 204);
		await expect(http.send('/wants/1', { endpoint: 'wants/{id}', method: 'DELETE' })).resolves.toBeUndefined();
		set('{"name":"x"}', 201);
		await expect(http.getJson('/wants/1', { ...request, method: 'PUT' })).resolves.toEqual({ name: 'x' });
		expect(server.requests.map(({ method }) => method)).toEqual(['DELETE', 'PUT']);
		expect(server.requests[1]?.headers).not.toHaveProperty('content-type');
	});

	it('is judged by its status, and not sent again to where a redirect leads', async () => {
		const { http, set, server } = await replay();
		set('{"message":"gone"}', 404);
		const change = { endpoint: 'wants/{id}', method: 'DELETE', notFound: 'no want 1' } as const;
		await expect(http.send('/wants/1', change)).rejects.toThrow('no want 1');
		set('', 302, { location: '/elsewhere' });
		await expect(http.send('/wants/1', change)).rejects.toBeInstanceOf(InvalidAnswer);
		expect(server.requests).toHaveLength(2);
	});
});

describe('before a request is sent', () => {
	it('somebody may refuse it, at every try', async () => {
		const { http, set, server } = await replay();
		set('{}', 500);
		let left = 2;
		const beforeSend = async () => {
			if (left-- <= 0) throw new ProviderWaiting({ provider: 'discogs', endpoint: 'x' }, new Date(), 'the day is over');
		};
		await expect(http.getJson('/things/1', { ...request, beforeSend })).rejects.toThrow('the day is over');
		expect(server.requests).toHaveLength(2);
	});
});

describe('refusals', () => {
	it('that are expected say nothing about the next request', async () => {
		const { http, set, server } = await replay();
		set('{"message":"expired"}', 401);
		for (const id of [1, 2, 3]) {
			await failureOf(http.getJson(`/things/${id}`, { ...request, mayBeRefused: true }));
		}
		expect(server.requests).toHaveLength(3);
		for (const id of [4, 5, 6]) await failureOf(http.getJson(`/things/${id}`, request));
		expect(server.requests).toHaveLength(5);
	});
});
