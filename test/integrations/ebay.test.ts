import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	CredentialsMissing,
	InvalidAnswer,
	ProviderRefused,
	ProviderUnreachable,
	ProviderWaiting,
} from '../../source/errors.ts';
import { createEbay, type Ebay, type EbaySearch } from '../../source/integrations/ebay/client.ts';
import { createEbayJudge } from '../../source/integrations/ebay/errors.ts';
import { marketplaceFor } from '../../source/integrations/ebay/marketplaces.ts';
import { type Sandbox, sandboxKeys, startSandbox } from '../../source/sandbox/server.ts';
import { failureOf, openHttp, startReplay } from './local-server.ts';
import { hasRecordings, readRecording } from './recordings.ts';

const now = new Date('2026-11-20T10:00:00Z');
const midnight = new Date('2026-11-21T08:00:00Z');
let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

const anyWords: EbaySearch = {
	words: 'Arcade Fire Funeral',
	marketplace: 'EBAY_ES',
	category: '176985',
	country: 'ES',
	postcode: null,
	buying: 'FIXED_PRICE',
	offset: 0,
};

/** The client of a server; every search is counted. */
function openEbay(url: string, keys: { clientId?: string | undefined; clientSecret?: string } = {}) {
	let spent = 0;
	const clientSecret = keys.clientSecret ?? sandboxKeys.ebaySecret;
	const { http, gate, calls } = stack.use(
		openHttp('ebay', url, { judge: createEbayJudge(() => now), clock: () => now, secrets: [clientSecret] }),
	);
	const ebay = createEbay({
		http,
		clientId: 'clientId' in keys ? keys.clientId : sandboxKeys.ebayId,
		clientSecret,
		clock: () => now,
		spendCall: async () => {
			spent += 1;
		},
	});
	return { ebay, gate, calls, spent: () => spent };
}

describe('eBay in the sandbox', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ limits: false });
		stack.defer(() => sandbox.close());
	});
	const open = (keys = {}) => openEbay(`${sandbox.url}/ebay`, keys);

	it('is asked with one token for all, and a token is none of the calls of the day', async () => {
		const { ebay, calls, spent } = open();
		await Promise.all([ebay.search(anyWords), ebay.search(anyWords)]);
		await ebay.search({ ...anyWords, offset: 200 });
		expect(calls.filter((call) => call === 'oauth2/token')).toHaveLength(1);
		expect(spent()).toBe(3);
	});

	it('gets another token when the one it has ends early, once', async () => {
		const { ebay, calls } = open();
		await ebay.search(anyWords);
		sandbox.expireTokens();
		const pages = await Promise.all([ebay.search(anyWords), ebay.search(anyWords), ebay.search(anyWords)]);
		expect(pages.every(({ total }) => total > 0)).toBe(true);
		expect(calls.filter((call) => call === 'oauth2/token')).toHaveLength(2);
	});

	it('refuses wrong keys without showing them, and is left alone after that', async () => {
		const { ebay, calls } = open({ clientSecret: 'PRD-a-wrong-secret' });
		await expect(ebay.checkKeys()).rejects.toBeInstanceOf(ProviderRefused);
		const error = await failureOf(ebay.search(anyWords));
		expect(error.message).toBe('ebay oauth2/token: HTTP 401: invalid_client: client authentication failed');
		for (let again = 0; again < 3; again += 1) await failureOf(ebay.search(anyWords));
		expect(calls).toHaveLength(2);
		expect(`${error.stack}${JSON.stringify(error)}`).not.toContain('wrong-secret');
	});

	it('is not asked without both keys', async () => {
		const { ebay, calls } = open({ clientId: undefined });
		expect(ebay.missing).toBe('EBAY_CLIENT_ID');
		await expect(ebay.search(anyWords)).rejects.toMatchObject({ setting: 'EBAY_CLIENT_ID' });
		await expect(ebay.checkKeys()).rejects.toBeInstanceOf(CredentialsMissing);
		expect(calls).toEqual([]);
	});

	it('has prices as their sellers ask them, and shipping to the country where it is known', async () => {
		const { items } = await open().ebay.search({ ...anyWords, words: 'Pink Floyd Dark Side' });
		expect(items).toHaveLength(200);
		expect(new Set(items.map(({ price }) => price?.currency))).toContain('GBP');
		expect(items.every(({ price, url }) => price !== null && /^https:\/\/www\.ebay\.es\/itm\/\d+$/.test(url))).toBe(
			true,
		);
		const kinds = items.map(({ shipping }) => (shipping === null ? 'unknown' : shipping === 0 ? 'free' : 'known'));
		expect(new Set(kinds)).toEqual(new Set(['unknown', 'free', 'known']));
		const free = items.find(({ shipping }) => shipping === 0);
		expect(free?.country).toBe('ES');
	});

	it('knows more of the shipping when it is told the postal code', async () => {
		const { ebay } = open();
		const unknownOf = async (postcode: string | null) =>
			(await ebay.search({ ...anyWords, postcode })).items.filter(({ shipping }) => shipping === null).length;
		expect(await unknownOf('28001')).toBeLessThan(await unknownOf(null));
	});

	it('has auctions by themselves, with their bid and, where there is one, a price', async () => {
		const { ebay } = open();
		const search = { ...anyWords, words: 'Pink Floyd Dark Side' };
		const auctions = (await ebay.search({ ...search, buying: 'AUCTION' })).items;
		expect(auctions.every(({ bid }) => bid !== null && bid.amount > 0)).toBe(true);
		expect(new Set(auctions.map(({ price }) => price === null))).toEqual(new Set([true, false]));
		const fixed = (await ebay.search(search)).items;
		expect(fixed.every(({ price }) => price !== null)).toBe(true);
	});

	it('leaves out listings where one is to choose from several records', async () => {
		const { items, total } = await open().ebay.search({ ...anyWords, words: 'Choose your LP', category: null });
		expect([items, total > 0]).toEqual([[], false]);
		const chosen = await open().ebay.search({ ...anyWords, words: 'Pink Floyd Animals' });
		expect(chosen.items.filter(({ title }) => title.startsWith('CHOOSE'))).toEqual([]);
	});

	it('answers with nothing where nothing is', async () => {
		await expect(open().ebay.search({ ...anyWords, words: 'xyzzy quux' })).resolves.toEqual({ items: [], total: 0 });
	});

	it.each<[string, { country?: string; category?: string }, string]>([
		['a filter', { country: 'Spain' }, '12002: The filter "deliveryCountry:Spain" is invalid.'],
		['a category', { category: '99' }, '12009: The specified category ID is not valid.'],
	])('never takes listings for an answer when %s was ignored', async (_what, change, said) => {
		const error = await failureOf(open().ebay.search({ ...anyWords, ...change }));
		expect(error).toBeInstanceOf(InvalidAnswer);
		expect(error.message).toBe(`ebay item_summary/search: it did not take the question: ${said}`);
	});

	it('says its own errors', async () => {
		const error = await failureOf(open().ebay.search({ ...anyWords, offset: 10_000 }));
		expect(error).toBeInstanceOf(InvalidAnswer);
		expect(error.message).toMatch(/HTTP 400: 12029: /);
		sandbox.inject({ provider: 'ebay', endpoint: 'search', kind: 'status', times: 3 });
		const down = await failureOf(open().ebay.search(anyWords));
		expect(down).toBeInstanceOf(ProviderUnreachable);
		expect(down.message).toContain('HTTP 500: 12000: The service is currently unavailable.');
	});

	it('waits for midnight in California when the calls of the day are used up', async () => {
		const { ebay, gate } = open();
		await ebay.search(anyWords);
		sandbox.inject({ provider: 'ebay', endpoint: 'search', kind: 'ratelimit' });
		const error = await failureOf(ebay.search(anyWords));
		expect(error).toBeInstanceOf(ProviderWaiting);
		expect(error).toMatchObject({ until: midnight });
		expect(error.message).toContain('2001: Too many requests.');
		expect(gate.state()).toMatchObject({ open: false, until: midnight });
	});
});

describe('what eBay sends and gets', () => {
	async function replay(body: unknown, status = 200) {
		const server = stack.use(await startReplay());
		server.answer = { status, headers: {}, body: JSON.stringify(body) };
		return server;
	}

	/** A client whose token is there already. */
	async function withToken(server: Awaited<ReturnType<typeof replay>>): Promise<Ebay> {
		const { ebay } = openEbay(server.url);
		const answer = server.answer;
		server.answer = { ...answer, status: 200, body: '{"access_token":"v^1.1#t0ken","expires_in":7200,"total":0}' };
		await ebay.search(anyWords);
		server.answer = answer;
		return ebay;
	}

	it('names the site, the buyer and the question', async () => {
		const server = await replay({ total: 0 });
		const ebay = await withToken(server);
		await ebay.search({ ...anyWords, words: 'x', postcode: 'SW1A 1AA', country: 'GB', marketplace: 'EBAY_GB' });
		const [token, , search] = server.requests;
		expect(token).toMatchObject({ method: 'POST', path: '/identity/v1/oauth2/token' });
		expect(token?.headers.authorization).toMatch(/^Basic /);
		expect(search).toMatchObject({
			method: 'GET',
			path: '/buy/browse/v1/item_summary/search',
			headers: {
				authorization: 'Bearer v^1.1#t0ken',
				'x-ebay-c-marketplace-id': 'EBAY_GB',
				'x-ebay-c-enduserctx': 'contextualLocation=country%3DGB%2Czip%3DSW1A%201AA',
			},
		});
		expect(Object.fromEntries(search?.query ?? [])).toEqual({
			q: 'x',
			category_ids: '176985',
			filter: 'deliveryCountry:GB,buyingOptions:{FIXED_PRICE}',
			limit: '200',
			offset: '0',
		});
	});

	it('does not show its token, whoever quotes it', async () => {
		const server = await replay({ errors: [{ errorId: 1, message: 'the token v^1.1#t0ken is odd' }] }, 400);
		const ebay = await withToken(server);
		const error = await failureOf(ebay.search(anyWords));
		expect(error.message).toBe('ebay item_summary/search: HTTP 400: 1: the token •••• is odd');
	});

	const record = {
		itemId: 'v1|1|0',
		title: 'A record',
		price: { value: '25.00', currency: 'EUR' },
		buyingOptions: ['FIXED_PRICE'],
		itemWebUrl: 'https://www.ebay.es/itm/1?hash=item1',
	};
	const read = async (item: object) => {
		const ebay = await withToken(await replay({ total: 1, itemSummaries: [item] }));
		return (await ebay.search(anyWords)).items;
	};

	it.each<[string, object[] | undefined, number | null]>([
		['nothing', undefined, null],
		['an empty list', [], null],
		['a cost to be worked out', [{ shippingCostType: 'CALCULATED' }], null],
		['a cost in another currency', [{ shippingCost: { value: '3.00', currency: 'GBP' } }], null],
		['free', [{ shippingCostType: 'FIXED', shippingCost: { value: '0.00', currency: 'EUR' } }], 0],
		[
			'several in no order',
			[{ shippingCost: { value: '9', currency: 'EUR' } }, {}, { shippingCost: { value: '4.5', currency: 'EUR' } }],
			450,
		],
		[
			'nonsense',
			[{ shippingCost: { value: '-3', currency: 'EUR' } }, { shippingCost: { value: 'NaN', currency: 'EUR' } }],
			null,
		],
	])('shipping that is %s is %3$s', async (_what, shippingOptions, shipping) => {
		expect(await read({ ...record, shippingOptions })).toMatchObject([{ shipping }]);
	});

	it('takes a price as it was before eBay converted it, and shipping with it', async () => {
		const converted = (value: string) => ({
			value: '0.75',
			currency: 'EUR',
			convertedFromValue: value,
			convertedFromCurrency: 'JPY',
		});
		const shippingOptions = [{ shippingCost: converted('1200.0') }];
		expect(await read({ ...record, price: converted('2500.0'), shippingOptions })).toMatchObject([
			{ price: { currency: 'JPY', amount: 2500 }, shipping: 1200 },
		]);
	});

	it.each([
		['no price', { price: undefined }],
		['a price of nothing', { price: { value: '0.00', currency: 'EUR' } }],
		['a negative price', { price: { value: '-5', currency: 'EUR' } }],
		['an absurd price', { price: { value: '999999999999', currency: 'EUR' } }],
		['money that is none', { price: { value: '5', currency: 'ABC' } }],
		['no id', { itemId: '' }],
		['a title of nothing', { title: ' \u200b ' }],
		['an address that is not https', { itemWebUrl: 'http://www.ebay.es/itm/1' }],
		['an address with a password', { itemWebUrl: 'https://me:secret@www.ebay.es/itm/1' }],
		['a script for an address', { itemWebUrl: 'javascript:alert(1)' }],
		['several records to choose from', { itemGroupType: 'SELLER_DEFINED_VARIATIONS' }],
	])('leaves out a listing with %s', async (_what, change) => {
		expect(await read({ ...record, ...change })).toEqual([]);
		expect(await read(record)).toHaveLength(1);
	});

	it('cuts and cleans a hostile heading', async () => {
		const [item] = await read({ ...record, title: `\u001b[31mFuneral\u0007 ${'x'.repeat(400_000)}` });
		expect(item?.title).toMatch(/^Funeral x+$/);
		expect(item?.title.length).toBeLessThanOrEqual(300);
	});

	it.each([[{}], [{ itemSummaries: [] }], [{ total: 'many' }], [[]]])(
		'does not take %j for "nothing found"',
		async (body) => {
			const ebay = await withToken(await replay(body));
			const error = await failureOf(ebay.search(anyWords));
			expect(error).toBeInstanceOf(InvalidAnswer);
			expect(error).toMatchObject({ endpoint: 'item_summary/search' });
		},
	);
});

describe.runIf(hasRecordings('ebay'))('a recorded answer of eBay', () => {
	it('comes through: prices, shipping, places', async () => {
		const server = stack.use(await startReplay());
		const recording = readRecording('ebay', 'item_summary_search.json');
		const { ebay } = openEbay(server.url);
		server.answer = { ...recording, body: '{"access_token":"v^1.1#t0ken","expires_in":7200,"total":0}' };
		await ebay.search(anyWords);
		server.answer = recording;
		const { items, total } = await ebay.search(anyWords);
		expect(total).toBe(7_206_380);
		const whole: { itemSummaries: { itemGroupType?: string }[] } = JSON.parse(String(recording.body));
		const single = whole.itemSummaries.filter(({ itemGroupType }) => itemGroupType !== 'SELLER_DEFINED_VARIATIONS');
		expect(single.length).toBeGreaterThan(0);
		expect(items).toHaveLength(single.length);
		for (const item of items) {
			expect(item.price?.amount).toBeGreaterThan(0);
			expect(item.url).toMatch(/^https:\/\/www\.ebay\.com\/itm\/\d+$/);
			expect(item.country).toMatch(/^[A-Z]{2}$/);
		}
	});
});

it.each([
	['ES', 'EBAY_ES'],
	['PT', 'EBAY_ES'],
	['SE', 'EBAY_DE'],
	['NZ', 'EBAY_AU'],
	['JP', 'EBAY_US'],
	['GB', 'EBAY_GB'],
])('a buyer in %s looks at %s', (country, marketplace) => {
	expect(marketplaceFor(country)).toBe(marketplace);
});
