import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, sandboxKeys } from '../../source/sandbox/server.ts';
import { askDiscogs, startFreely } from './ask.ts';

const seller = { authorization: `Discogs token=${sandboxKeys.discogsSellerToken}` };
let sandbox: Sandbox;
let ids: number[];
beforeAll(async () => {
	sandbox = await startFreely();
	const { body } = await askDiscogs(sandbox, 'masters/10362/versions', { per_page: '100' });
	ids = body.versions.map(({ id }: { id: number }) => id);
});
afterAll(() => sandbox.close());

describe('market statistics', () => {
	it('are in the currency asked for, else the account’s, else dollars', async () => {
		const all = await Promise.all(ids.map(async (id) => (await askDiscogs(sandbox, `marketplace/stats/${id}`)).body));
		const id = ids[all.findIndex(({ lowest_price }) => lowest_price !== null)];
		const currencyWith = async (parameters: Record<string, string>, headers?: Record<string, string>) =>
			(await askDiscogs(sandbox, `marketplace/stats/${id}`, parameters, headers)).body.lowest_price.currency;
		expect(await currencyWith({})).toBe('EUR');
		expect(await currencyWith({}, {})).toBe('USD');
		expect(await currencyWith({ curr_abbr: 'JPY' }, {})).toBe('JPY');
		expect((await askDiscogs(sandbox, `marketplace/stats/${id}`, { curr_abbr: 'PLN' })).status).toBe(422);
		const { body } = await askDiscogs(sandbox, `marketplace/stats/${id}`, { curr_abbr: 'JPY' });
		expect(Number.isInteger(body.lowest_price.value)).toBe(true);
	});

	it('are null where none is for sale, and say which may not be sold', async () => {
		const all = await Promise.all(ids.map(async (id) => (await askDiscogs(sandbox, `marketplace/stats/${id}`)).body));
		const blocked = all.find(({ blocked_from_sale }) => blocked_from_sale);
		expect(blocked).toEqual({ lowest_price: null, num_for_sale: null, blocked_from_sale: true });
		expect((await askDiscogs(sandbox, 'marketplace/stats/1')).body).toEqual({ message: 'Release not found.' });
	});
});

describe('price suggestions', () => {
	const suggest = (id: number | undefined, headers?: Record<string, string>) =>
		askDiscogs(sandbox, `marketplace/price_suggestions/${id}`, {}, headers);

	it('are for people with seller settings only', async () => {
		const anonymous = await suggest(ids[0], {});
		expect([anonymous.status, anonymous.body.message]).toEqual([401, 'You must authenticate to access this resource.']);
		const unsettled = await suggest(ids[0]);
		expect([unsettled.status, unsettled.body.message]).toEqual([404, 'You must fill out your seller settings first.']);
		expect((await suggest(1, seller)).body.message).toBe('Release not found.');
	});

	it('name eight conditions with unrounded prices, or nothing at all', async () => {
		const all = await Promise.all(ids.slice(0, 40).map(async (id) => (await suggest(id, seller)).body));
		const told = all.filter((body) => Object.keys(body).length > 0);
		expect(all.length - told.length).toBeGreaterThan(0);
		expect(Object.keys(told[0])).toHaveLength(8);
		expect(told[0]['Near Mint (NM or M-)']).toEqual({ currency: 'EUR', value: expect.any(Number) });
		expect(told.some((body) => /\.\d{4,}/.test(String(body['Mint (M)'].value)))).toBe(true);
	});
});

describe('a listing', () => {
	it('has prices in two currencies; shipping sometimes, and never for strangers', async () => {
		const listings = await Promise.all(
			Array.from(
				{ length: 40 },
				async (_, at) => (await askDiscogs(sandbox, `marketplace/listings/${700_000_000 + at}`)).body,
			),
		);
		const shippings = listings.map(({ shipping_price }) => shipping_price);
		expect(shippings.some((shipping) => shipping === undefined)).toBe(true);
		expect(shippings.some((shipping) => shipping && Object.keys(shipping).length === 0)).toBe(true);
		expect(shippings.some((shipping) => shipping?.value > 0)).toBe(true);
		expect(listings.some(({ release }) => release.format === undefined)).toBe(true);
		expect(listings[0]).toMatchObject({
			id: 700_000_000,
			status: 'For Sale',
			price: { currency: 'EUR' },
			original_price: { curr_abbr: 'EUR' },
			ships_from: 'Netherlands',
			seller: { username: 'vinyl-attic' },
		});
		const stranger = await askDiscogs(sandbox, 'marketplace/listings/700000000', { curr_abbr: 'GBP' }, {});
		expect(stranger.body.shipping_price).toBeUndefined();
		expect(stranger.body.price.currency).toBe('GBP');
		expect((await askDiscogs(sandbox, 'marketplace/listings/1')).status).toBe(404);
	});
});

describe('inventories', () => {
	const page = (user: string, at: number, headers?: Record<string, string>) =>
		askDiscogs(sandbox, `users/${user}/inventory`, { per_page: '100', page: `${at}` }, headers);

	it('an ordinary one has vinyl, other things, and releases that nobody knows', async () => {
		const pages = await Promise.all([1, 2, 3].map((at) => page('vinyl-attic', at)));
		const listings = pages.flatMap(({ body }) => body.listings);
		expect(listings).toHaveLength(250);
		expect(new Set(listings.map(({ id }) => id)).size).toBe(250);
		const descriptions: string[] = listings.map(({ release }) => release.description);
		expect(descriptions.some((text) => /\(CD, Album\)$/.test(text))).toBe(true);
		expect(descriptions.filter((text) => text.startsWith('Slowdive - ')).length).toBeGreaterThan(50);
		const unknown = listings.find(({ release }) => release.id >= 95_000_000);
		expect((await askDiscogs(sandbox, `releases/${unknown.release.id}`)).status).toBe(404);
		const single = (await askDiscogs(sandbox, 'marketplace/listings/700000123')).body;
		expect(pages[1]?.body.listings[23]).toEqual(single);
	});

	it('a huge one ends after a hundred pages, but not for its owner', async () => {
		const first = await page('mega-records', 1);
		expect(first.body.pagination).toMatchObject({ items: 23_451, pages: 235 });
		expect((await page('MEGA-records', 100)).body.listings).toHaveLength(100);
		const wall = await page('mega-records', 101);
		expect([wall.status, wall.body.message]).toEqual([
			403,
			'Pagination above 100 disabled for inventories besides your own',
		]);
		expect((await page('mega-records', 2_147_483_647)).status).toBe(500);
		expect((await page('sandbox-seller', 101)).status).toBe(403);
		expect((await page('sandbox-seller', 101, seller)).body.listings).toHaveLength(100);
		expect((await page('nobody-at-all', 1)).body.message).toBe('User does not exist or may have been deleted.');
	});
});

describe('wants', () => {
	it('are thirty pressings of the world, for their owner only', async () => {
		const { body } = await askDiscogs(sandbox, 'users/sandbox/wants', { per_page: '100' });
		expect(body.wants).toHaveLength(30);
		for (const { id, basic_information } of body.wants.slice(0, 5)) {
			const { body: release } = await askDiscogs(sandbox, `releases/${id}`);
			expect(release).toMatchObject({ id, title: basic_information.title });
			expect(basic_information.formats[0].name).toBe('Vinyl');
		}
		expect((await askDiscogs(sandbox, 'users/sandbox/wants', {}, seller)).status).toBe(403);
		expect((await askDiscogs(sandbox, 'users/nobody/wants')).status).toBe(404);
		expect((await askDiscogs(sandbox, 'oauth/identity', {}, seller)).body.username).toBe('sandbox-seller');
	});
});
