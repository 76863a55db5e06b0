import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	AccountNotServed,
	CredentialsMissing,
	explain,
	InvalidAnswer,
	ProviderRefused,
	ProviderWaiting,
} from '../../source/errors.ts';
import { createAmazon } from '../../source/integrations/amazon/client.ts';
import { judgeAmazon } from '../../source/integrations/amazon/errors.ts';
import { loginAddressOf } from '../../source/integrations/amazon/regions.ts';
import { type Sandbox, sandboxKeys, startSandbox } from '../../source/sandbox/server.ts';
import { failureOf, openHttp, startReplay } from './local-server.ts';

let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

const account = { marketplace: 'www.amazon.es', partnerTag: 'me-21' };

function openAmazon(url: string, loginUrl: string, keys: { clientId?: string; clientSecret?: string } = {}) {
	const clientSecret = keys.clientSecret ?? sandboxKeys.amazonSecret;
	const options = { judge: judgeAmazon, secrets: [clientSecret] };
	const { http, gate, calls } = stack.use(openHttp('amazon', url, options));
	const login = stack.use(openHttp('amazonLogin', loginUrl, options));
	const clientId = keys.clientId ?? sandboxKeys.amazonId;
	const amazon = createAmazon({
		http,
		loginHttp: login.http,
		account,
		clientId,
		clientSecret,
		clock: () => new Date(),
	});
	return { amazon, gate, calls, loginCalls: login.calls };
}

describe('Amazon in the sandbox', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ limits: false });
		stack.defer(() => sandbox.close());
	});
	const open = (keys = {}) =>
		openAmazon(`${sandbox.url}/amazon/catalog/v1`, `${sandbox.url}/amazon/auth/o2/token`, keys);
	const question = { artist: 'Pink Floyd', title: 'Dark Side Moon' };

	it('tells what is sold, as what, and at what, and what it cannot tell of is no error', async () => {
		const { amazon, loginCalls } = open();
		const pages = [await amazon.search(question, 1), await amazon.search(question, 2)];
		expect(loginCalls).toHaveLength(1);
		const items = pages.flatMap((page) => page.items);
		expect(pages[0]?.total).toBeGreaterThan(20);
		// Some of a page's ten are not accessible: they are in `errors` beside the result.
		expect(items.length).toBeLessThan(20);
		expect(items.length).toBeGreaterThan(10);
		expect(new Set(items.map(({ binding }) => binding))).toContain('Vinyl');
		expect(items.every(({ artist, group }) => artist === 'Pink Floyd' && group === 'Music')).toBe(true);
		const listings = items.flatMap((item) => item.listings);
		expect(listings.every(({ price }) => price.currency === 'EUR' && Number.isInteger(price.amount))).toBe(true);
		expect(items.some((item) => item.listings.length === 0)).toBe(true);
	});

	it('has nothing where nothing is: 404 is no error', async () => {
		await expect(open().amazon.search({ keywords: 'xyzzy quux' }, 1)).resolves.toEqual({ items: [], total: 0 });
	});

	it('gets another token when the one it has ends early', async () => {
		const { amazon, loginCalls } = open();
		await amazon.search(question, 1);
		sandbox.expireTokens();
		expect((await amazon.search(question, 1)).items.length).toBeGreaterThan(0);
		expect(loginCalls).toHaveLength(2);
	});

	it('says once that it does not serve the account, and is not asked again', async () => {
		const { amazon, calls, loginCalls } = open({ clientId: sandboxKeys.amazonBeginnerId });
		expect(amazon.refusal()).toBeNull();
		const first = await failureOf(amazon.search(question, 1));
		expect(first).toBeInstanceOf(AccountNotServed);
		expect(explain(first).next).toContain('unset AMAZON_MARKETPLACE');
		expect(first.message).toMatch(/AssociateNotEligible: it serves accounts with about ten sales/);
		expect(await failureOf(amazon.search(question, 1))).toBe(first);
		expect([calls.length, loginCalls.length]).toEqual([1, 1]);
		expect(amazon.refusal()).toBe(first.message);
	});

	it('refuses wrong keys without showing them', async () => {
		const error = await failureOf(open({ clientSecret: 'amzn1.oa2-cs.a-wrong-secret' }).amazon.search(question, 1));
		expect(error).toBeInstanceOf(ProviderRefused);
		expect(error.message).toBe('amazonLogin auth/o2/token: HTTP 401: invalid_client: Client authentication failed');
		expect(`${error.stack}${JSON.stringify(error)}`).not.toContain('wrong-secret');
	});

	it('closes its gate when it is asked too fast', async () => {
		const { amazon, gate } = open();
		await amazon.search(question, 1);
		sandbox.inject({ provider: 'amazon', endpoint: 'searchItems', kind: 'ratelimit' });
		const error = await failureOf(amazon.search(question, 1));
		expect(error).toBeInstanceOf(ProviderWaiting);
		expect(error.message).toContain('ThrottleException');
		expect(gate.state().open).toBe(false);
	});
});

describe('what Amazon sends and gets', () => {
	async function answering(body: unknown, status = 200) {
		const server = stack.use(await startReplay());
		const login = stack.use(await startReplay());
		login.answer = { status: 200, headers: {}, body: '{"access_token":"Atc|t0ken","expires_in":3600}' };
		server.answer = { status, headers: {}, body: JSON.stringify(body) };
		return { server, login, ...openAmazon(server.url, login.url) };
	}

	it('signs in at one host and asks the other, with the site and the token', async () => {
		const { server, login, amazon } = await answering({ searchResult: { totalResultCount: 0 } });
		await amazon.search({ keywords: '5021392123456' }, 2);
		expect(login.requests[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
		expect(server.requests[0]).toMatchObject({
			method: 'POST',
			path: '/searchItems',
			headers: { authorization: 'Bearer Atc|t0ken', 'x-marketplace': 'www.amazon.es' },
		});
	});

	it.each([
		['nothing at all', {}, InvalidAnswer],
		['a list', [], InvalidAnswer],
		['an error alone, with 200', { errors: [{ code: 'InvalidParameterValue', message: 'itemPage' }] }, InvalidAnswer],
		['too fast, with 200', { errors: [{ code: 'TooManyRequests', message: 'slow down' }] }, ProviderWaiting],
		['a refusal, with 200', { errors: [{ code: 'InvalidPartnerTag', message: 'tag' }] }, ProviderRefused],
	])('%s is no answer', async (_what, body, kind) => {
		const { amazon } = await answering(body);
		await expect(amazon.search({ keywords: 'x' }, 1)).rejects.toBeInstanceOf(kind);
	});

	it('leaves out what cannot be bought, has no price that may be shown, or no address', async () => {
		const listing = { price: { money: { amount: 19.99, currency: 'EUR' } }, availability: { type: 'IN_STOCK' } };
		const named = (title: string) => ({ title: { displayValue: title } });
		const items = [
			{
				asin: 'A',
				detailPageURL: 'https://www.amazon.es/dp/A',
				itemInfo: named('A'),
				offersV2: { listings: [listing] },
			},
			{
				asin: 'B',
				detailPageURL: 'http://www.amazon.es/dp/B',
				itemInfo: named('B'),
				offersV2: { listings: [listing] },
			},
			{ asin: 'C', detailPageURL: 'https://www.amazon.es/dp/C', offersV2: { listings: [listing] } },
			{
				asin: 'D',
				detailPageURL: 'https://www.amazon.es/dp/D',
				itemInfo: named('D'),
				offersV2: {
					listings: [
						{ ...listing, availability: { type: 'OUT_OF_STOCK' } },
						{ ...listing, violatesMAP: true },
						{ ...listing, price: { money: { amount: 0, currency: 'EUR' } } },
						{ ...listing, price: { money: { amount: 5, currency: 'XXZ' } } },
						{},
					],
				},
			},
		];
		const { amazon } = await answering({ searchResult: { totalResultCount: 4, items } });
		const found = await amazon.search({ keywords: 'x' }, 1);
		expect(found.items.map(({ asin, listings }) => [asin, listings.map(({ price }) => price.amount)])).toEqual([
			['A', [1999]],
			['D', []],
		]);
	});

	it.each([
		[{ items: [{ asin: 'A' }] }, null],
		[{ items: [{ asin: 'A' }], totalResultCount: 30 }, 30],
		[{ items: [] }, 0],
		[{}, 0],
	])('of %j there are %s in all', async (searchResult, total) => {
		const { amazon } = await answering({ searchResult });
		expect(await amazon.search({ keywords: 'x' }, 1)).toEqual({ items: [], total });
	});

	it('is off without a site, and says which setting is missing', async () => {
		const { http } = stack.use(openHttp('amazon', 'http://127.0.0.1:1'));
		const of = (marketplace: string, partnerTag: string, clientId?: string, clientSecret?: string) =>
			createAmazon({
				http,
				loginHttp: http,
				account: { marketplace, partnerTag },
				clientId,
				clientSecret,
				clock: () => new Date(),
			});
		expect(of('', 'tag', 'id', 'secret').missing).toBe('AMAZON_MARKETPLACE');
		expect(of('www.amazon.es', 'tag').missing).toBe('AMAZON_CLIENT_ID');
		expect(of('www.amazon.es', 'tag', 'id').missing).toBe('AMAZON_CLIENT_SECRET');
		expect(of('www.amazon.es', '', 'id', 'secret').missing).toBe('AMAZON_PARTNER_TAG');
		await expect(of('', 'tag').search({ keywords: 'x' }, 1)).rejects.toBeInstanceOf(CredentialsMissing);
	});
});

it.each([
	['www.amazon.com', 'https://api.amazon.com/auth/o2/token'],
	['www.amazon.com.mx', 'https://api.amazon.com/auth/o2/token'],
	['www.amazon.es', 'https://api.amazon.co.uk/auth/o2/token'],
	['www.amazon.co.jp', 'https://api.amazon.co.jp/auth/o2/token'],
	['www.amazon.example', null],
	['amazon.es', null],
])('who sells at %s signs in at %s', (marketplace, address) => {
	expect(loginAddressOf(marketplace)).toBe(address);
});
