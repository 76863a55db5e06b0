import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	InvalidAnswer,
	ProviderUnreachable,
	ProviderUnusable,
	ProviderWaiting,
	UsageError,
} from '../../../source/errors.ts';
import type { ShopAddress } from '../../../source/integrations/shops/shop-item.ts';
import { type OpenShops, openShops } from './open.ts';

let open: OpenShops;
beforeAll(async () => {
	open = await openShops();
});
afterAll(() => open[Symbol.asyncDispose]());
beforeEach(() => open.sandbox.clearFaults());

const shopify = (name: string): ShopAddress => ({ url: open.at(name), platform: 'shopify' });
const woo = (name: string): ShopAddress => ({ url: open.at(name), platform: 'woocommerce' });

async function failure(work: Promise<unknown>): Promise<Error> {
	const error = await work.then(
		() => new Error('it did not fail'),
		(reason: unknown) => reason,
	);
	return error instanceof Error ? error : new Error(String(error));
}

describe('finding out what a shop is', () => {
	it.each([
		['grooves', 'shopify', 'EUR'],
		['tokyo', 'shopify', 'JPY'],
		['tea', 'woocommerce', 'GBP'],
	])('%s is %s in %s', async (name, platform, currency) => {
		await expect(open.shops.identify(open.at(name), {})).resolves.toEqual({ url: open.at(name), platform, currency });
	});

	it('takes the address of a page of the shop for the shop', async () => {
		const found = await open.shops.identify(`${open.at('grooves')}/?utm_source=x#top`, {});
		expect(found.url).toBe(open.at('grooves'));
	});

	it.each([
		['locked', /is behind a password page/],
		['locked-page', /is behind a password page/],
		['guarded', /turns programs away \(HTTP 430\)/],
		['walled', /turns programs away \(HTTP 403\)/],
		['insecure', /redirects to http:\/\/ \(insecure-records\.example\), which is not encrypted and not followed/],
		['private', /redirects to a private address, which is not asked/],
		['moved', /has moved to new-records\.example/],
	])('says what is wrong with %s', async (name, message) => {
		const error = await failure(open.shops.identify(open.at(name), {}));
		expect(error).toBeInstanceOf(ProviderUnusable);
		expect(error.message).toMatch(message);
	});

	it.each(['neither', 'page', 'circle'])('says that %s is neither Shopify nor WooCommerce', async (name) => {
		const error = await failure(open.shops.identify(open.at(name), {}));
		expect(error).toBeInstanceOf(UsageError);
		expect(error.message).toMatch(/neither a Shopify nor a WooCommerce shop/);
	});

	it.each(['', 'not an address', 'ftp://shop.example', 'https://me:secret@shop.example', 'localhost', 'file:///etc'])(
		'refuses "%s" without asking anybody',
		async (typed) => {
			open.sandbox.resetRequests();
			const error = await failure(open.shops.identify(typed, {}));
			expect(error).toBeInstanceOf(UsageError);
			expect(open.sandbox.requests().total).toBe(0);
		},
	);

	it.each(['https://127.0.0.1', 'https://10.1.2.3/shop', 'https://[::1]', 'http://192.168.1.1'])(
		'never asks %s',
		async (typed) => {
			expect((await failure(open.shops.identify(typed, {}))).message).toMatch(/is at a private address/);
		},
	);
});

describe('a shop at Shopify', () => {
	it('lists everything that is on sale, in the words of the shop', async () => {
		const shop = shopify('grooves');
		const first = await open.shops.readPage(shop, 1, {});
		const second = await open.shops.readPage(shop, 2, {});
		expect(first.after).toBe('next page');
		expect(second).toMatchObject({ after: 'end', refused: [] });
		const items = [...first.items, ...second.items];
		expect(items.length).toBeGreaterThan(200);
		expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
		expect(items.every(({ price }) => price.currency === 'EUR' && price.amount % 100 === 95)).toBe(true);
		expect(items.some(({ barcode }) => barcode !== null)).toBe(true);
		const [shirt] = items.filter(({ title }) => title === 'Pink Floyd - Animals T-Shirt');
		expect(shirt).toMatchObject({ type: 'T-Shirt', tags: ['merch'] });
		expect(['S', 'M', 'L', 'XL']).toContain(shirt?.variant);
		const [record] = items;
		expect(record?.variant).toBeNull();
		expect(record?.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/shops\/grooves\/products\/[^/]+\?variant=\d+$/);
	});

	it('leaves out what is sold out', async () => {
		const raw = await fetch(`${open.at('grooves')}/products.json?limit=250`);
		const { products } = JSON.parse(await raw.text());
		const gone = products
			.flatMap((product: { variants: { id: number; available: boolean }[] }) => product.variants)
			.filter((variant: { available: boolean }) => !variant.available)
			.map(({ id }: { id: number }) => String(id));
		const { items } = await open.shops.readPage(shopify('grooves'), 1, {});
		expect(gone.length).toBeGreaterThan(10);
		expect(items.filter(({ id }) => gone.includes(id))).toEqual([]);
	});

	it('reads yen as yen, though they come with two decimals or as hundredths', async () => {
		const { items } = await open.shops.readPage(shopify('tokyo'), 1, {});
		expect(
			items.every(({ price: { currency, amount } }) => currency === 'JPY' && amount >= 1800 && amount <= 6500),
		).toBe(true);
		const listed = items.find(({ variant }) => variant === null);
		const { hits } = await open.shops.search(shopify('tokyo'), listed?.title ?? '', {});
		const found = await Promise.all(hits.map((hit) => open.shops.itemsOf(shopify('tokyo'), hit, {})));
		const same = found.flatMap(({ items: some }) => some).find(({ id }) => id === listed?.id);
		expect(same).toMatchObject({ title: listed?.title, price: listed?.price, url: listed?.url });
	});

	it('finds a record by its barcode, which the list does not have', async () => {
		const { items } = await open.shops.readPage(shopify('colours'), 1, {});
		expect(items.some(({ barcode }) => barcode !== null)).toBe(false);
		const variants = [];
		for (const title of new Set(items.map((item) => item.title))) {
			const { hits } = await open.shops.search(shopify('colours'), title, {});
			for (const hit of hits) variants.push(...(await open.shops.itemsOf(shopify('colours'), hit, {})).items);
		}
		expect(new Set(variants.map(({ variant }) => variant))).toContain('LP - Red');
		const barcode = variants.find((one) => one.barcode !== null)?.barcode ?? '';
		expect(barcode).toMatch(/^\d{12,13}$/);
		const byBarcode = await open.shops.search(shopify('colours'), barcode, {});
		expect(byBarcode).toMatchObject({ isComplete: true, hits: [expect.anything()] });
	});

	it.each(['endless-200', 'endless-400'])('knows the wall of %s', async (name) => {
		await expect(open.shops.readPage(shopify(name), 100, {})).resolves.toMatchObject({ after: 'next page' });
		await expect(open.shops.readPage(shopify(name), 101, {})).resolves.toEqual({
			items: [],
			refused: [],
			after: 'wall',
			pages: null,
		});
	});

	it('refuses a title of two megabytes and prices that are none, each by name, and goes on', async () => {
		const { items, refused, after } = await open.shops.readPage(shopify('odd'), 1, {});
		expect(after).toBe('end');
		expect(items.filter(({ price }) => price.amount === 1995)).toHaveLength(1);
		const reasons = refused.map(({ reason }) => reason);
		expect(reasons[0]).toMatch(/^its title has 2\d{6} characters$/);
		expect(reasons.slice(1)).toEqual([
			'its price "-5.00" is none in EUR',
			'its price "NaN" is none in EUR',
			'its price "0.00" is none in EUR',
		]);
		expect(refused.every(({ product }) => /^product \d+$/.test(product))).toBe(true);
	});
});

describe('a shop with WooCommerce', () => {
	it('lists everything page by page, with the variations of what has several', async () => {
		const first = await open.shops.readPage(woo('tea'), 1, {});
		const second = await open.shops.readPage(woo('tea'), 2, {});
		expect(first).toMatchObject({ after: 'next page', pages: 2, refused: [] });
		expect(second).toMatchObject({ after: 'end', pages: 2 });
		const items = [...first.items, ...second.items];
		expect(items.every(({ price }) => price.currency === 'GBP' && price.amount % 100 === 95)).toBe(true);
		expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
		expect(items.map(({ variant }) => variant)).toContain('LP – Red');
		expect(items.filter(({ title }) => /&\w+;|#8211/.test(title))).toEqual([]);
		expect(items.every(({ url }) => url.startsWith('https://woo-records.example/product/'))).toBe(true);
	});

	it('reads prices in the decimals of the shop', async () => {
		const { items } = await open.shops.readPage(woo('whole'), 1, {});
		expect(items.every(({ price: { amount } }) => amount >= 900 && amount <= 4500 && amount % 100 === 0)).toBe(true);
	});

	it('finds by words, with the variations on demand', async () => {
		const { items } = await open.shops.readPage(woo('tea'), 2, {});
		const red = items.find(({ variant }) => variant === 'LP – Red');
		expect(red).toBeDefined();
		const { hits } = await open.shops.search(woo('tea'), red?.title ?? '', {});
		const read = await Promise.all(hits.map((hit) => open.shops.itemsOf(woo('tea'), hit, {})));
		const found = read.flatMap((one) => one.items).find(({ id }) => id === red?.id);
		expect(found).toEqual(red);
	});
});

describe('shops that fail', () => {
	it('a shop that says "too fast" is left alone until it said, the others are not', async () => {
		await using slow = await openShops();
		slow.sandbox.inject({ provider: 'shops', endpoint: 'grooves', kind: 'ratelimit' });
		const ask = () => slow.shops.readPage({ url: slow.at('grooves'), platform: 'shopify' }, 1, {});
		expect(await failure(ask())).toBeInstanceOf(ProviderWaiting);
		slow.sandbox.resetRequests();
		expect(await failure(ask())).toBeInstanceOf(ProviderWaiting);
		expect(slow.sandbox.requests().total).toBe(0);
		await expect(slow.shops.readPage({ url: slow.at('tea'), platform: 'woocommerce' }, 1, {})).resolves.toMatchObject({
			pages: 2,
		});
	});

	it('asks again after a fault of the server, and says so when it stays', async () => {
		open.sandbox.inject({ provider: 'shops', endpoint: 'tea', kind: 'status', status: 503, times: 2 });
		await expect(open.shops.readPage(woo('tea'), 2, {})).resolves.toMatchObject({ after: 'end' });
		open.sandbox.inject({ provider: 'shops', endpoint: 'tea', kind: 'status', status: 503, times: 3 });
		expect(await failure(open.shops.readPage(woo('tea'), 2, {}))).toBeInstanceOf(ProviderUnreachable);
	});

	it.each(['html', 'truncated', 'garbage', 'empty'] as const)('never takes %s for an empty shop', async (kind) => {
		open.sandbox.inject({ provider: 'shops', endpoint: 'tea', kind, status: 200 });
		expect(await failure(open.shops.readPage(woo('tea'), 2, {}))).toBeInstanceOf(InvalidAnswer);
	});

	it('does not go on when it is to stop', async () => {
		const aborted = { signal: AbortSignal.abort(new Error('Ctrl-C')) };
		expect((await failure(open.shops.identify(open.at('grooves'), aborted))).message).toBe('Ctrl-C');
	});

	it('asks once for a page and once for the variations on it', async () => {
		open.sandbox.resetRequests();
		await open.shops.readPage(woo('whole'), 1, {});
		expect(open.sandbox.requests().byEndpoint).toEqual({ 'shops whole wp-json/wc/store/v1/products': 2 });
	});
});
