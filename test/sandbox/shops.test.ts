import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../source/sandbox/server.ts';
import { ask, startFreely } from './ask.ts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startFreely();
});
afterAll(() => sandbox.close());

const shop = (path: string) => ask(sandbox, `/shops/${path}`);

describe('a shop at Shopify', () => {
	it('gives 30 products, or as many as are asked for up to 250', async () => {
		const count = async (query: string) => (await shop(`grooves/products.json${query}`)).body.products.length;
		expect(await count('')).toBe(30);
		expect(await count('?limit=0')).toBe(30);
		expect(await count('?limit=x')).toBe(30);
		expect(await count('?limit=7')).toBe(7);
		expect(await count('?limit=251')).toBe(250);
		expect(await count('?limit=250&page=9')).toBe(0);
	});

	it('has three shapes of one product', async () => {
		const [listed] = (await shop('grooves/products.json?limit=1')).body.products;
		expect(listed.variants[0]).toMatchObject({
			price: expect.stringMatching(/^\d+\.\d\d$/),
			available: expect.any(Boolean),
		});
		expect(listed.variants[0]).not.toHaveProperty('barcode');
		expect(listed.tags).toEqual(expect.any(Array));
		const { product } = (await shop(`grooves/products/${listed.handle}.json`)).body;
		expect(product.tags).toEqual(listed.tags.join(', '));
		expect(product.variants[0]).not.toHaveProperty('available');
		const ajax = (await shop(`grooves/products/${listed.handle}.js`)).body;
		expect(ajax.variants[0]).toMatchObject({
			price: Number(listed.variants[0].price.replace('.', '')),
			barcode: expect.any(String),
		});
		expect((await shop('grooves/products/none.js')).status).toBe(404);
	});

	it('says its currency in the cart and nowhere else', async () => {
		expect((await shop('tokyo/cart.js')).body.currency).toBe('JPY');
		const listed = await shop('tokyo/products.json?limit=3');
		expect(listed.text).not.toMatch(/currency|JPY/);
		expect(listed.body.products[0].variants[0].price).toMatch(/\.00$/);
	});

	it('suggests ten at most, what is sold out last, by words and barcode', async () => {
		const suggest = (query: Record<string, string>) =>
			shop(`grooves/search/suggest.json?${new URLSearchParams(query)}`);
		const found = (await suggest({ q: 'lp', 'resources[limit]': '10' })).body.resources.results.products;
		expect(found).toHaveLength(10);
		expect(found[0]).toMatchObject({
			variants: [],
			price: expect.any(String),
			url: expect.stringMatching(/^\/products\//),
		});
		const sold = found.map(({ available }: { available: boolean }) => available);
		expect(sold).toEqual(sold.toSorted((one: boolean, other: boolean) => Number(other) - Number(one)));
		expect((await suggest({ q: 'lp', 'resources[limit]': '11' })).status).toBe(422);
		expect((await suggest({ q: '' })).status).toBe(422);
	});

	it('has sold-out records, CDs, shirts, boxes and pre-orders, and several ways to have no former price', async () => {
		const { products } = (await shop('grooves/products.json?limit=250')).body;
		const titles = products.map(({ title }: { title: string }) => title).join('\n');
		for (const word of [/\(CD\)/, /T-Shirt|PRE-ORDER/, /\(LP\)/, / – /]) expect(titles).toMatch(word);
		const variants = products.flatMap((product: { variants: object[] }) => product.variants);
		const before = new Set(variants.map((variant: { compare_at_price: unknown }) => variant.compare_at_price));
		expect(before.has(null) && before.has('')).toBe(true);
		expect(variants.some(({ available }: { available: boolean }) => !available)).toBe(true);
	});

	it.each([
		['endless-200', 200],
		['endless-400', 400],
	])('has a wall behind its 25,000th product: %s', async (name, status) => {
		expect((await shop(`${name}/products.json?limit=250&page=100`)).body.products).toHaveLength(250);
		const wall = await shop(`${name}/products.json?limit=250&page=101`);
		expect(wall).toMatchObject({ status, body: { errors: 'Page * Limit exceeds the 25000 limit.' } });
		expect(wall.body).not.toHaveProperty('products');
	});
});

describe('a shop with WooCommerce', () => {
	const path = 'tea/wp-json/wc/store/v1/products';

	it('gives 100 at most, with how many there are, and prices as texts of minor units', async () => {
		const page = await shop(`${path}?per_page=100`);
		expect(page.body).toHaveLength(100);
		expect(page.headers.get('x-wp-totalpages')).toBe('2');
		expect(Number(page.headers.get('x-wp-total'))).toBeGreaterThan(100);
		expect(page.body[0].prices).toMatchObject({
			price: expect.stringMatching(/^\d+95$/),
			currency_code: 'GBP',
			currency_minor_unit: 2,
		});
		expect(await shop(`${path}?per_page=101`)).toMatchObject({ status: 400, body: { code: 'rest_invalid_param' } });
		expect(await shop('tea/wp-json/none')).toMatchObject({ status: 404, body: { code: 'rest_no_route' } });
	});

	it('writes names as HTML, and keeps variations apart', async () => {
		const products = (await shop(`${path}?per_page=100&page=2`)).body;
		const variable = products.findLast(({ type }: { type: string }) => type === 'variable');
		expect(products.some(({ name }: { name: string }) => name.includes(' &#8211; '))).toBe(true);
		const variations = (await shop(`${path}?type=variation&parent=${variable.id}`)).body;
		expect(variations).toHaveLength(variable.variations.length);
		expect(variations[0]).toMatchObject({
			parent: variable.id,
			type: 'variation',
			variation: 'Format: LP &#8211; Black',
		});
	});
});

describe('what stands in the way of shops', () => {
	it.each([
		['locked/products.json', 302, /\/shops\/locked\/password$/],
		['insecure/cart.js', 301, /^http:\/\/insecure-records\.example\//],
		['private/cart.js', 302, /^https:\/\/10\.0\.0\.1\//],
		['moved/cart.js', 301, /^https:\/\/new-records\.example\//],
	])('%s redirects', async (path, status, location) => {
		const answer = await shop(path);
		expect(answer.status).toBe(status);
		expect(answer.headers.get('location')).toMatch(location);
	});

	it.each([
		['locked-page/cart.js', 200, /type="password"/],
		['guarded/products.json', 430, /Blocked/],
		['walled/products.json', 403, /Just a moment/],
		['page/products.json', 200, /Welcome/],
		['neither/cart.js', 404, /Not Found/],
		['nobody/cart.js', 404, /Not Found/],
	])('%s is a page for people', async (path, status, text) => {
		const answer = await shop(path);
		expect(answer).toMatchObject({ status, body: undefined, text: expect.stringMatching(text) });
	});

	it('a title may have two megabytes', async () => {
		const { products } = (await shop('odd/products.json')).body;
		expect(products[0].title.length).toBeGreaterThan(2_000_000);
	});

	it('each shop counts its own requests: the twenty-first in ten seconds is too many', async () => {
		const limited = await startSandbox({ speed: 1 });
		const statuses: number[] = [];
		for (let at = 0; at < 21; at += 1) statuses.push((await ask(limited, '/shops/grooves/cart.js')).status);
		expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200));
		expect(statuses[20]).toBe(429);
		expect((await ask(limited, '/shops/grooves/cart.js')).headers.get('retry-after')).toBe('10');
		expect((await ask(limited, '/shops/tea/cart.js')).status).toBe(404);
		await limited.close();
	});
});
