import { Headers, type RequestInit, Response } from 'undici';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { InvalidAnswer, ProviderUnreachable, ProviderUnusable, ProviderWaiting } from '../../../source/errors.ts';
import { NotPublicAddress } from '../../../source/integrations/http/public-address.ts';
import { createShopHttp } from '../../../source/integrations/shops/shop-http.ts';

type Answering = (url: URL) => Response | Error;

/** Shops on the open web that answer as they are told to; nothing leaves this machine. */
function open(answer: Answering) {
	const asked: { url: string; agent: string | null }[] = [];
	const transport = {
		async fetch(url: URL, init: RequestInit) {
			asked.push({ url: url.href, agent: new Headers(init.headers).get('user-agent') });
			const answered = answer(url);
			if (answered instanceof Error) throw answered;
			return answered;
		},
		close: async () => undefined,
	};
	const fast = { requests: 1000, seconds: 1 };
	const http = createShopHttp({
		...{ rate: fast, trustedRate: fast, waitSeconds: 60, trustedWaitSeconds: 60, retryDelayMs: 1 },
		...{ trustedOrigins: new Set<string>(), trusted: transport, publicOnly: transport, timeoutMs: 5000 },
		...{ userAgent: 'Vinilogy/1.0 (+https://me.example)', clock: () => new Date(), maxBytes: 1000 },
		onCall: () => undefined,
	});
	const ask = (url: string) =>
		http.getJson(url, '/cart.js', { endpoint: 'cart.js', query: {}, schema: z.object({}), alsoReads: [], ask: {} });
	return { asked, ask };
}

const redirect = (location: string) => new Response(null, { status: 301, headers: { location } });

async function failure(work: Promise<unknown>): Promise<Error> {
	return work.then(
		() => new Error('it did not fail'),
		(error: unknown) => (error instanceof Error ? error : new Error(String(error))),
	);
}

it('follows a shop to its twin with www and says where it is, introducing itself at every step', async () => {
	const { ask, asked } = open(({ host, href }) =>
		host === 'shop.example' ? redirect(href.replace('shop.', 'www.shop.')) : new Response('{}'),
	);
	await expect(ask('https://shop.example')).resolves.toMatchObject({ url: 'https://www.shop.example' });
	expect(asked).toEqual([
		{ url: 'https://shop.example/cart.js', agent: 'Vinilogy/1.0 (+https://me.example)' },
		{ url: 'https://www.shop.example/cart.js', agent: 'Vinilogy/1.0 (+https://me.example)' },
	]);
});

it.each([
	['http://shop.example/cart.js', /not encrypted/],
	['https://192.168.1.1/cart.js', /private address/],
	['https://[::1]/cart.js', /private address/],
	['https://other.example/cart.js', /has moved to other\.example/],
	['/password', /password page/],
])('does not follow it to %s', async (location, message) => {
	const { ask, asked } = open(() => redirect(location));
	const error = await failure(ask('https://shop.example'));
	expect(error).toBeInstanceOf(ProviderUnusable);
	expect(error.message).toMatch(message);
	expect(asked).toHaveLength(1);
});

it('gives up on redirects in a circle', async () => {
	const { ask, asked } = open(() => redirect('/cart.js'));
	expect(await failure(ask('https://shop.example'))).toBeInstanceOf(InvalidAnswer);
	expect(asked).toHaveLength(4);
});

it('never asks a name that leads to a private address', async () => {
	const { ask } = open(() => Object.assign(new Error('fetch failed'), { cause: new NotPublicAddress() }));
	const error = await failure(ask('https://shop.example'));
	expect(error).toBeInstanceOf(ProviderUnusable);
	expect(error.message).toMatch(/leads to a private address/);
});

it('tries three times before a shop counts as unreachable', async () => {
	const { ask, asked } = open(() => new Error('reset'));
	expect(await failure(ask('https://shop.example'))).toBeInstanceOf(ProviderUnreachable);
	expect(asked).toHaveLength(3);
});

it('holds no more of a body than it is ready to', async () => {
	const { ask } = open(() => new Response(JSON.stringify({ a: 'x'.repeat(2000) })));
	expect((await failure(ask('https://shop.example'))).message).toMatch(/larger than 1000 bytes/);
});

it.each([
	[429, {}, ProviderWaiting],
	[429, { 'retry-after': '7' }, ProviderWaiting],
	[430, { 'retry-after': '7' }, ProviderWaiting],
	[430, {}, ProviderUnusable],
	[403, {}, ProviderUnusable],
])('takes %s with %j for what it is, and leaves only that shop alone', async (status, headers, kind) => {
	const { ask, asked } = open(({ host }) =>
		host === 'shop.example' ? new Response('<h1>No</h1>', { status, headers }) : new Response('{}'),
	);
	const error = await failure(ask('https://shop.example'));
	expect(error).toBeInstanceOf(kind);
	if (error instanceof ProviderWaiting) {
		const seconds = (error.until.getTime() - Date.now()) / 1000;
		expect(Math.round(seconds)).toBe('retry-after' in headers ? 7 : 60);
		await failure(ask('https://shop.example'));
		expect(asked).toHaveLength(1);
	}
	await expect(ask('https://another.example')).resolves.toMatchObject({ value: {} });
});
