import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../source/sandbox/exchange.ts';
import { createLimiters } from '../../source/sandbox/limits.ts';
import { type Sandbox, sandboxKeys } from '../../source/sandbox/server.ts';
import { type Asked, ask, startFreely } from './ask.ts';

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
	sandbox = await startFreely();
	token = (await askToken()).body.access_token;
});
afterAll(() => sandbox.close());

function askToken(secret: string = sandboxKeys.ebaySecret, form = {}): Promise<Asked> {
	const scope = 'https://api.ebay.com/oauth/api_scope';
	const body = new URLSearchParams({ grant_type: 'client_credentials', scope, ...form });
	const basic = Buffer.from(`${sandboxKeys.ebayId}:${secret}`).toString('base64');
	return ask(sandbox, '/ebay/identity/v1/oauth2/token', {
		method: 'POST',
		body,
		headers: { authorization: `Basic ${basic}` },
	});
}

function search(parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<Asked> {
	return ask(sandbox, `/ebay/buy/browse/v1/item_summary/search?${new URLSearchParams(parameters)}`, {
		headers: { authorization: `Bearer ${token}`, 'x-ebay-c-marketplace-id': 'EBAY_ES', ...headers },
	});
}

interface Summary {
	itemId: string;
	title: string;
	price?: { value: string; currency: string; convertedFromCurrency?: string };
	currentBidPrice?: { value: string };
	buyingOptions: string[];
	shippingOptions?: { shippingCostType: string; shippingCost?: { value: string } }[];
	leafCategoryIds: string[];
	epid?: string;
	itemLocation: { country: string };
	itemGroupType?: string;
}

const darkSide = { q: 'Pink Floyd Dark Side of the Moon', limit: '200' };
const summaries = async (parameters: Record<string, string>, headers = {}): Promise<Summary[]> =>
	(await search(parameters, headers)).body.itemSummaries ?? [];

describe('eBay', () => {
	it('gives tokens for good keys only, and takes them until they end', async () => {
		expect((await askToken()).body).toMatchObject({ expires_in: 7200, token_type: 'Application Access Token' });
		const wrong = await askToken('wrong');
		expect([wrong.status, wrong.body.error]).toEqual([401, 'invalid_client']);
		expect((await askToken(sandboxKeys.ebaySecret, { grant_type: 'password' })).body.error).toBe(
			'unsupported_grant_type',
		);
		const ended = (await askToken()).body.access_token;
		const asEnded = { authorization: `Bearer ${ended}` };
		expect((await search(darkSide, asEnded)).status).toBe(200);
		await ask(sandbox, '/__sandbox/tokens', { method: 'DELETE' });
		const refused = await search(darkSide, asEnded);
		expect([refused.status, refused.body.errors[0].errorId]).toEqual([401, 1001]);
		token = (await askToken()).body.access_token;
	});

	it('has the same listings at the same price whenever it is asked', async () => {
		const first = await summaries(darkSide);
		expect(first).toHaveLength(200);
		expect(await summaries(darkSide)).toEqual(first);
		expect((await summaries({ ...darkSide, offset: '200' }))[0]?.itemId).not.toBe(first[0]?.itemId);
	});

	it('has only what can be bought at once unless auctions are asked for; those have a bid and seldom a price', async () => {
		const usual = await summaries(darkSide);
		expect(usual.every(({ buyingOptions, price }) => buyingOptions.includes('FIXED_PRICE') && price)).toBe(true);
		const auctions = await summaries({ ...darkSide, filter: 'buyingOptions:{AUCTION}' });
		expect(auctions.every(({ currentBidPrice }) => currentBidPrice !== undefined)).toBe(true);
		expect(auctions.filter(({ price }) => price === undefined).length).toBeGreaterThan(auctions.length / 2);
	});

	it('says shipping as sellers do: a cost, a dear one first, none yet, or nothing at all', async () => {
		const found = await summaries(darkSide, { 'x-ebay-c-enduserctx': 'contextualLocation=country%3DES' });
		const kinds = found.map(({ shippingOptions }) =>
			shippingOptions === undefined ? 'unsaid' : shippingOptions[0]?.shippingCost === undefined ? 'calculated' : 'cost',
		);
		expect(new Set(kinds)).toEqual(new Set(['unsaid', 'calculated', 'cost']));
		const context = 'contextualLocation=country%3DES%2Czip%3D28001';
		const placed = await summaries(darkSide, { 'x-ebay-c-enduserctx': context });
		expect(placed.every(({ shippingOptions }) => shippingOptions?.every((way) => way.shippingCost) ?? true)).toBe(true);
	});

	it("converts prices to the site's money and says from what", async () => {
		const found = await summaries(darkSide);
		expect(new Set(found.map(({ price }) => price?.currency))).toEqual(new Set(['EUR']));
		expect(found.some(({ price }) => price?.convertedFromCurrency === 'JPY')).toBe(true);
		const british = await summaries(darkSide, { 'x-ebay-c-marketplace-id': 'EBAY_GB' });
		expect(new Set(british.map(({ price }) => price?.currency))).toEqual(new Set(['GBP']));
	});

	it('leaves out what is not sent to a country', async () => {
		const anywhere = (await search(darkSide)).body.total;
		const spain = (await search({ ...darkSide, filter: 'deliveryCountry:ES' })).body.total;
		expect(spain).toBeLessThan(anywhere);
	});

	it('has CDs, shirts, bundles and choices between the records, some in the category of vinyl', async () => {
		const all = await Promise.all(
			['Animals', 'The Wall', 'Meddle', 'Wish You Were Here'].map((title) => summaries({ q: `Pink Floyd ${title}` })),
		);
		const titles = all.flat().map(({ title }) => title);
		for (const stray of [/\bCD\b/, /T-Shirt/, /Bundle of 20/])
			expect(titles.some((title) => stray.test(title))).toBe(true);
		const inVinyl = await summaries({ q: 'Pink Floyd', category_ids: '176985', limit: '200' });
		expect(inVinyl.every(({ leafCategoryIds }) => leafCategoryIds[0] === '176985')).toBe(true);
	});

	it('finds under a barcode its product, and listings without one that only resemble', async () => {
		const hits = await Promise.all(
			['0064128473344', '064128473344'].map(async (gtin) => summaries({ gtin, limit: '200' })),
		);
		expect(hits[0]?.length).toBeGreaterThan(0);
		expect(hits[0]).toEqual(hits[1]);
		const products = new Set(hits[0]?.flatMap(({ epid }) => epid ?? []));
		expect(products.size).toBeLessThanOrEqual(1);
	});

	it('answers a bad filter, sort or category with 200, a warning and everything', async () => {
		const whole = (await search({ ...darkSide, filter: 'buyingOptions:{AUCTION|FIXED_PRICE}' })).body.total;
		const bad = await search({ ...darkSide, filter: 'deliveryCountry:Spain' });
		expect([bad.status, bad.body.warnings[0].errorId, bad.body.total]).toEqual([200, 12002, whole]);
		expect((await search({ ...darkSide, sort: 'cheap' })).body.warnings[0].errorId).toBe(12008);
		expect((await search({ ...darkSide, category_ids: '1' })).body.warnings[0].errorId).toBe(12009);
		expect((await search({ ...darkSide, filter: 'price:[10..50]' })).body.warnings[0].errorId).toBe(12012);
	});

	it('has no list at all where nothing is found', async () => {
		const { status, body } = await search({ q: 'xyzzy quux' });
		expect([status, body.total]).toEqual([200, 0]);
		expect(body).not.toHaveProperty('itemSummaries');
	});

	it('refuses what it cannot do', async () => {
		const codes = async (parameters: Record<string, string>, headers = {}) => {
			const { status, body } = await search(parameters, headers);
			return [status, body.errors[0].errorId];
		};
		expect(await codes({})).toEqual([400, 12001]);
		expect(await codes({ ...darkSide, offset: '10000' })).toEqual([400, 12029]);
		expect(await codes({ ...darkSide, limit: '201' })).toEqual([400, 12006]);
		expect(await codes(darkSide, { 'x-ebay-c-marketplace-id': 'EBAY_PT' })).toEqual([409, 12019]);
	});

	it('tells of one item, with its barcode where it has a product', async () => {
		const found = await summaries(darkSide);
		const item = found.find(({ epid }) => epid !== undefined);
		const path = `/ebay/buy/browse/v1/item/${encodeURIComponent(item?.itemId ?? '')}`;
		const { body } = await ask(sandbox, path, { headers: { authorization: `Bearer ${token}` } });
		expect(body).toMatchObject({ itemId: item?.itemId, title: item?.title, gtin: expect.stringMatching(/^\d+$/) });
		const gone = await ask(sandbox, '/ebay/buy/browse/v1/item/v1%7C999999999999%7C0', {
			headers: { authorization: `Bearer ${token}` },
		});
		expect([gone.status, gone.body.errors[0].errorId]).toEqual([404, 11001]);
	});
});

it('eBay allows 5,000 calls a day, until midnight in California; tokens are not counted', () => {
	const { ebay } = createLimiters(() => 1);
	const question = (path: string): Question => ({
		...{ method: 'GET', path, query: new URLSearchParams(), headers: {}, body: '', origin: '' },
	});
	const search = (at: string) => ebay(question('/buy/browse/v1/item_summary/search'), Date.parse(at));
	const answers = Array.from({ length: 5001 }, () => search('2026-11-20T20:00:00Z').allowed);
	expect(answers.filter((allowed) => allowed)).toHaveLength(5000);
	const { refusal } = search('2026-11-21T07:59:59Z');
	expect([refusal.status, JSON.parse(`${refusal.body}`).errors[0].errorId]).toEqual([429, 2001]);
	expect(ebay(question('/identity/v1/oauth2/token'), Date.parse('2026-11-21T07:59:59Z')).allowed).toBe(true);
	expect(search('2026-11-21T08:00:00Z').allowed).toBe(true);
});
