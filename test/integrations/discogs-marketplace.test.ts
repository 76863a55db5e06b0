import { afterEach, describe, expect, it } from 'vitest';
import {
	CredentialsMissing,
	InvalidAnswer,
	ProviderNotFound,
	ProviderRefused,
	ProviderUnreachable,
} from '../../source/errors.ts';
import { createDiscogs } from '../../source/integrations/discogs/client.ts';
import type { DiscogsCredentials } from '../../source/integrations/discogs/credentials.ts';
import { discogsAuthorization } from '../../source/integrations/discogs/credentials.ts';
import { judgeDiscogs } from '../../source/integrations/discogs/errors.ts';
import { sandboxKeys, startSandbox } from '../../source/sandbox/server.ts';
import { failureOf, openHttp, startReplay } from './local-server.ts';
import { hasRecordings, readRawRecording, readRecording } from './recordings.ts';

let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

function openDiscogs(url: string, credentials: DiscogsCredentials) {
	const authorization = discogsAuthorization(credentials);
	const { http, gate } = stack.use(
		openHttp('discogs', url, { judge: judgeDiscogs, authorization: () => authorization }),
	);
	return { discogs: createDiscogs({ http, credentials }), gate };
}

async function answering(body: unknown, status = 200) {
	const server = stack.use(await startReplay());
	server.answer = { status, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) };
	const sent = () => `${server.requests.at(-1)?.path}?${server.requests.at(-1)?.query}`;
	return { server, sent, ...openDiscogs(server.url, { token: 't' }) };
}

describe('the statistics of a release', () => {
	it('are money, in the currency that was asked for', async () => {
		const { discogs, sent } = await answering({
			lowest_price: { currency: 'EUR', value: 22.5 },
			num_for_sale: 12,
			blocked_from_sale: false,
		});
		await expect(discogs.marketplaceStats(7, 'EUR')).resolves.toEqual({
			lowestPrice: { currency: 'EUR', amount: 2250 },
			numForSale: 12,
			isBlocked: false,
		});
		expect(sent()).toBe('/marketplace/stats/7?curr_abbr=EUR');
		await discogs.marketplaceStats(7, null);
		expect(sent()).toBe('/marketplace/stats/7?');
	});

	it.each([
		[{ lowest_price: null, num_for_sale: null, blocked_from_sale: true }, null, true],
		[{ lowest_price: {}, num_for_sale: 0 }, null, false],
		[{ lowest_price: { currency: 'EUR', value: 0 }, num_for_sale: 1 }, null, false],
		[{ lowest_price: { currency: 'EUR', value: -3 }, num_for_sale: 1 }, null, false],
		[{ lowest_price: { currency: 'EUR', value: 1e300 }, num_for_sale: 1 }, null, false],
		[{ lowest_price: { currency: 'QQQ', value: 3 }, num_for_sale: 1 }, null, false],
		[{ lowest_price: { currency: 'EUR', value: 'NaN' }, num_for_sale: 1 }, null, false],
		[{ lowest_price: { currency: 'JPY', value: 2500 }, num_for_sale: 1 }, { currency: 'JPY', amount: 2500 }, false],
		[
			{ lowest_price: { currency: 'eur', value: 14.875000000000002 }, num_for_sale: 1 },
			{ currency: 'EUR', amount: 1488 },
			false,
		],
	])('%j has the price %j', async (body, lowestPrice, isBlocked) => {
		const { discogs } = await answering(body);
		await expect(discogs.marketplaceStats(7, null)).resolves.toMatchObject({ lowestPrice, isBlocked });
	});
});

describe('price suggestions', () => {
	it('say by condition what a copy brings, as far as it is money', async () => {
		const { discogs, sent } = await answering({
			'Mint (M)': { currency: 'EUR', value: 16.625 },
			'Fair (F)': { currency: 'EUR', value: 1.7500000000000002 },
			'Poor (P)': { currency: 'EUR', value: 0 },
		});
		await expect(discogs.priceSuggestions(7)).resolves.toEqual({
			state: 'told',
			prices: new Map([
				['Mint (M)', { currency: 'EUR', amount: 1663 }],
				['Fair (F)', { currency: 'EUR', amount: 175 }],
			]),
		});
		expect(sent()).toBe('/marketplace/price_suggestions/7?');
	});

	it('without seller settings are a state, a release that is not there an error', async () => {
		const { discogs, server } = await answering({ message: 'You must fill out your seller settings first.' }, 404);
		await expect(discogs.priceSuggestions(7)).resolves.toEqual({ state: 'no-seller-settings' });
		server.answer = { ...server.answer, body: '{"message":"Release not found."}' };
		await expect(discogs.priceSuggestions(7)).rejects.toBeInstanceOf(ProviderNotFound);
		server.answer = { ...server.answer, body: '<html>You must fill out your seller settings first</html>' };
		await expect(discogs.priceSuggestions(7)).rejects.toBeInstanceOf(InvalidAnswer);
	});

	it.each([{}, { key: 'k', secret: 's' }])('with %j nobody is asked: they are for a person', async (credentials) => {
		const server = stack.use(await startReplay());
		const { discogs } = openDiscogs(server.url, credentials);
		const error = await failureOf(discogs.priceSuggestions(7));
		expect(error).toBeInstanceOf(CredentialsMissing);
		expect(error).toMatchObject({ setting: 'DISCOGS_TOKEN' });
		await expect(discogs.identity()).rejects.toBeInstanceOf(CredentialsMissing);
		expect(server.requests).toEqual([]);
	});
});

describe('an inventory', () => {
	const wall = { message: 'Pagination above 100 disabled for inventories besides your own' };

	it('is asked for by the hundred, what is for sale only', async () => {
		const { discogs, sent } = await answering({ pagination: { page: 1, pages: 1, items: 0, urls: {} }, listings: [] });
		await expect(discogs.inventory('../a b', 1)).resolves.toMatchObject({ state: 'listed', listings: [] });
		expect(sent()).toBe('/users/..%2Fa%20b/inventory?status=For+Sale&sort=listed&sort_order=desc&per_page=100&page=1');
	});

	it('ends at its wall, which is no refusal of us', async () => {
		const { discogs, server, gate } = await answering(wall, 403);
		for (let times = 0; times < 4; times += 1) {
			await expect(discogs.inventory('x', 101)).resolves.toEqual({ state: 'wall' });
		}
		server.answer = { ...server.answer, status: 500, body: '{"message":"An internal server error occurred."}' };
		await expect(discogs.inventory('x', 2_000_000)).resolves.toEqual({ state: 'wall' });
		expect(gate.state().open).toBe(true);
	});

	it.each([
		[1, 403, { message: "You don't have permission to access this resource." }, ProviderRefused],
		[101, 403, { message: "You don't have permission to access this resource." }, ProviderRefused],
		[1, 404, { message: 'User does not exist or may have been deleted.' }, ProviderNotFound],
		[1, 500, { message: 'An internal server error occurred.' }, ProviderUnreachable],
		[101, 502, { message: 'Bad gateway' }, ProviderUnreachable],
	])('page %i with HTTP %i %j is an error', async (page, status, body, kind) => {
		const { discogs } = await answering(body, status);
		await expect(discogs.inventory('x', page)).rejects.toBeInstanceOf(kind);
	});
});

describe('a listing', () => {
	const listing = {
		id: 5,
		status: 'For Sale',
		price: { currency: 'EUR', value: 17.12 },
		original_price: { curr_abbr: 'USD', value: 20 },
		condition: 'Mint (M)',
		sleeve_condition: '',
		ships_from: 'United\u001b[31m States',
		seller: { username: 'Booms\u202e528' },
		release: { id: 9, description: 'X - Y (5xLP + Box)', year: 2014 },
	};

	it('costs what its seller asks, not what that is in our currency', async () => {
		const { discogs } = await answering(listing);
		await expect(discogs.listing(5)).resolves.toEqual({
			listingId: 5,
			status: 'For Sale',
			price: { currency: 'USD', amount: 2000 },
			shipping: null,
			condition: 'Mint (M)',
			sleeveCondition: null,
			shipsFrom: 'United States',
			seller: 'Booms528',
			release: {
				discogsId: 9,
				description: 'X - Y (5xLP + Box)',
				artist: null,
				title: null,
				label: null,
				catalogNumber: null,
				format: '5xLP + Box',
				year: 2014,
			},
		});
	});

	it.each([
		[{}, null],
		[{ shipping_price: {}, original_shipping_price: {} }, null],
		[{ shipping_price: { currency: 'EUR', value: 4 } }, null],
		[{ shipping_price: { currency: 'EUR', value: 4 }, original_shipping_price: { curr_abbr: 'USD', value: 5 } }, 500],
		[{ shipping_price: { currency: 'USD', value: 0 } }, 0],
	])('with %j its shipping is %j', async (shipping, amount) => {
		const { discogs } = await answering({ ...listing, ...shipping });
		const money = amount === null ? null : { currency: 'USD', amount };
		await expect(discogs.listing(5)).resolves.toMatchObject({ shipping: money });
	});
});

describe('against the sandbox', () => {
	async function open(credentials: DiscogsCredentials) {
		const sandbox = await startSandbox({ limits: false });
		stack.defer(() => sandbox.close());
		return { sandbox, ...openDiscogs(`${sandbox.url}/discogs`, credentials) };
	}

	it('a seller’s account is told what copies bring, another one is not', async () => {
		const { discogs } = await open({ token: sandboxKeys.discogsSellerToken });
		const { versions } = await discogs.masterVersions(10362, 1);
		const told = await Promise.all(versions.slice(0, 20).map(({ discogsId }) => discogs.priceSuggestions(discogsId)));
		const prices = told.map((suggestions) => (suggestions.state === 'told' ? suggestions.prices : new Map()));
		expect(prices.some(({ size }) => size === 0)).toBe(true);
		expect(prices.some(({ size }) => size === 8)).toBe(true);
		expect(await discogs.identity()).toEqual({ username: 'sandbox-seller' });
		const other = await open({ token: sandboxKeys.discogsToken });
		await expect(other.discogs.priceSuggestions(versions[0]?.discogsId ?? 0)).resolves.toEqual({
			state: 'no-seller-settings',
		});
	});

	it('an inventory is read to its end, and one of thousands to its wall', async () => {
		const { discogs, sandbox } = await open({ token: sandboxKeys.discogsToken });
		const last = await discogs.inventory('vinyl-attic', 3);
		expect(last).toMatchObject({ state: 'listed', items: 250, hasNext: false });
		expect(await discogs.inventory('mega-records', 100)).toMatchObject({ state: 'listed', hasNext: true });
		expect(await discogs.inventory('mega-records', 101)).toEqual({ state: 'wall' });
		sandbox.inject({ provider: 'discogs', kind: 'html', status: 403 });
		await expect(discogs.inventory('mega-records', 101)).rejects.toBeInstanceOf(ProviderRefused);
	});
});

describe.runIf(hasRecordings('discogs'))('recorded answers', () => {
	it('statistics and suggestions', async () => {
		const { discogs, server } = await answering('');
		server.answer = readRecording('discogs', 'irlndts-go/releaseStatsJson.json');
		expect(await discogs.marketplaceStats(1, null)).toEqual({
			lowestPrice: { currency: 'USD', amount: 1807 },
			numForSale: 4,
			isBlocked: false,
		});
		server.answer = readRecording('discogs', 'irlndts-go/priceSuggestionJson.json');
		const suggestions = await discogs.priceSuggestions(1);
		if (suggestions.state !== 'told') throw new Error('not told');
		expect([...suggestions.prices.values()].map(({ amount }) => amount)).toEqual([
			1663, 1488, 1138, 788, 438, 263, 175, 88,
		]);
	});

	it('a listing and an inventory of 2014, an inventory of 2025', async () => {
		const { discogs, server } = await answering('');
		server.answer = readRawRecording('discogs/ricbra-http', 'get_listing');
		expect(await discogs.listing(172723812)).toMatchObject({
			price: { currency: 'USD', amount: 12000 },
			shipping: { currency: 'USD', amount: 250 },
			shipsFrom: 'United States',
			seller: 'Booms528',
			release: { discogsId: 5610049, format: '5xLP + Box' },
		});
		server.answer = readRawRecording('discogs/ricbra-http', 'get_inventory');
		const old = await discogs.inventory('360vinyl', 1);
		if (old.state !== 'listed') throw new Error('not listed');
		expect(old).toMatchObject({ items: 479, hasNext: true });
		expect(old.listings).toHaveLength(50);
		expect(old.listings[0]).toMatchObject({
			listingId: 129242581,
			price: { currency: 'USD', amount: 299 },
			shipping: null,
			release: { discogsId: 732194, format: '12"', title: null },
		});
		expect(old.listings.filter(({ release }) => release.format === 'CD, Album')).toHaveLength(1);
		expect(old.listings.filter(({ release, price }) => release.format === null || price === null)).toEqual([]);
		server.answer = readRecording('discogs', 'ezienecker-ctl/shop.json');
		const recent = await discogs.inventory('Madlip89', 1);
		expect(recent).toMatchObject({
			items: 64,
			listings: [
				{ price: { currency: 'EUR', amount: 2000 }, shipping: null, release: { format: '12", MiniAlbum, Ltd' } },
				{ shipsFrom: 'Germany' },
			],
		});
	});
});
