import { afterAll, beforeAll, expect, it } from 'vitest';
import { readStock, type StockBatch } from '../../../source/prices/shops/read-stock.ts';
import type { ShopRow } from '../../../source/store/shops.ts';
import { type OpenShops, openShops } from '../../integrations/shops/open.ts';
import { shopAt } from './shelf.ts';

let open: OpenShops;
beforeAll(async () => {
	open = await openShops({ speed: 2000 });
});
afterAll(() => open[Symbol.asyncDispose]());

async function read(shop: ShopRow, signal?: AbortSignal): Promise<StockBatch[]> {
	const tools = { client: open.shops, clock: () => new Date() };
	return Array.fromAsync(readStock(tools, shop, { priority: 'background', signal }));
}

it('reads a whole shop, page by page', async () => {
	const batches = await read(shopAt(open, 'grooves'));
	expect(batches.map(({ end }) => end)).toEqual([null, 'complete']);
	const listings = batches.flatMap((batch) => batch.listings);
	expect(listings.length).toBeGreaterThan(200);
	expect(new Set(listings.map(({ listingId }) => listingId)).size).toBe(listings.length);
	const spellings = listings.map(({ record }) => record);
	expect(spellings.some(({ title, artist }) => artist !== null && !title.includes(artist))).toBe(true);
	expect(spellings.some(({ label }) => label !== null)).toBe(true);
	expect(spellings.some(({ catalogNumber }) => catalogNumber?.startsWith('GEN-'))).toBe(true);
});

it('lists every variant that is on sale under its own name and format', async () => {
	const [batch] = await read(shopAt(open, 'colours'));
	const byFormat = new Map(batch?.listings.map(({ record }) => [record.format, record]));
	expect(byFormat.get('LP - Red')?.title).toMatch(/ \(LP - Red\)$/);
	expect(byFormat.get('CD')?.title).toMatch(/ \(CD\)$/);
	expect(byFormat.get('T-Shirt - M')?.title).toMatch(/ \(T-Shirt - M\)$/);
});

it.each(['endless-200', 'endless-400'])('ends at the wall of %s', async (name) => {
	const batches = await read(shopAt(open, name));
	expect(batches).toHaveLength(101);
	expect(batches.reduce((sum, { listings }) => sum + listings.length, 0)).toBe(25_000);
	expect(batches.at(-1)).toMatchObject({ end: 'wall', problem: 'it shows only its first 25,000 products' });
});

it.each([
	['walled', /turns programs away/],
	['locked', /password page/],
	['insecure', /not encrypted/],
	['private', /private address/],
	['page', /a web page where JSON was expected/],
	['neither', /no such page/],
])('says that %s is blocked, and why', async (name, problem) => {
	const batches = await read(shopAt(open, name));
	expect(batches).toMatchObject([{ listings: [], end: 'blocked', problem: expect.stringMatching(problem) }]);
});

it('keeps what was read before something was in the way', async () => {
	open.sandbox.inject({ provider: 'shops', endpoint: 'page=2', kind: 'html', status: 403 });
	const batches = await read(shopAt(open, 'grooves'));
	expect(batches.map(({ end }) => end)).toEqual([null, 'blocked']);
	expect(batches[0]?.listings.length).toBeGreaterThan(100);
});

it('waits where the shop asks for it, and goes on', async () => {
	open.sandbox.inject({ provider: 'shops', endpoint: 'shops/grooves/products.json', kind: 'ratelimit' });
	const started = Date.now();
	const batches = await read(shopAt(open, 'grooves'));
	expect(batches.at(-1)?.end).toBe('complete');
	// `Retry-After` has whole seconds.
	expect(Date.now() - started).toBeGreaterThan(900);
});

it('names what cannot be listed and lists the rest', async () => {
	const [batch] = await read(shopAt(open, 'odd'));
	expect(batch).toMatchObject({ end: 'complete', refused: { length: 4 } });
	expect(batch?.listings.length).toBeGreaterThan(0);
});

it('stops when it is told to', async () => {
	const stop = new AbortController();
	const tools = { client: open.shops, clock: () => new Date() };
	const stock = readStock(tools, shopAt(open, 'endless-200'), { signal: stop.signal });
	await stock.next();
	stop.abort(new Error('Ctrl-C'));
	await expect(stock.next()).rejects.toThrow('Ctrl-C');
});
