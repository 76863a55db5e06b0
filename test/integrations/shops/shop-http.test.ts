import { Response } from 'undici';
import { expect, it } from 'vitest';
import { InvalidAnswer, ProviderUnreachable, ProviderUnusable, ProviderWaiting } from '../../../source/errors.ts';
import { NotPublicAddress } from '../../../source/integrations/http/public-address.ts';
import { openShopHttp } from './open-web.ts';

const redirect = (location: string) => new Response(null, { status: 301, headers: { location } });

async function failure(work: Promise<unknown>): Promise<Error> {
	return work.then(
		() => new Error('it did not fail'),
		(error: unknown) => (error instanceof Error ? error : new Error(String(error))),
	);
}

it('follows a shop to its twin with www and says where it is, introducing itself at every step', async () => {
	const { ask, asked } = openShopHttp(({ host, href }) =>
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
	const { ask, asked } = openShopHttp(() => redirect(location));
	const error = await failure(ask('https://shop.example'));
	expect(error).toBeInstanceOf(ProviderUnusable);
	expect(error.message).toMatch(message);
	expect(asked).toHaveLength(1);
});

it('gives up on redirects in a circle', async () => {
	const { ask, asked } = openShopHttp(() => redirect('/cart.js'));
	expect(await failure(ask('https://shop.example'))).toBeInstanceOf(InvalidAnswer);
	expect(asked).toHaveLength(4);
});

it('never asks a name that leads to a private address', async () => {
	const { ask } = openShopHttp(() => Object.assign(new Error('fetch failed'), { cause: new NotPublicAddress() }));
	const error = await failure(ask('https://shop.example'));
	expect(error).toBeInstanceOf(ProviderUnusable);
	expect(error.message).toMatch(/leads to a private address/);
});

it('tries three times before a shop counts as unreachable', async () => {
	const { ask, asked } = openShopHttp(() => new Error('reset'));
	expect(await failure(ask('https://shop.example'))).toBeInstanceOf(ProviderUnreachable);
	expect(asked).toHaveLength(3);
});

it('holds no more of a body than it is ready to', async () => {
	const { ask } = openShopHttp(() => new Response(JSON.stringify({ a: 'x'.repeat(200_000) })));
	expect((await failure(ask('https://shop.example'))).message).toMatch(/larger than 100000 bytes/);
});

it.each([
	[429, {}, ProviderWaiting],
	[429, { 'retry-after': '7' }, ProviderWaiting],
	[430, { 'retry-after': '7' }, ProviderWaiting],
	[430, {}, ProviderUnusable],
	[403, {}, ProviderUnusable],
])('takes %s with %j for what it is, and leaves only that shop alone', async (status, headers, kind) => {
	const { ask, asked } = openShopHttp(({ host }) =>
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
