import { afterEach, describe, expect, it } from 'vitest';
import { ProviderUnusable } from '../../../source/errors.ts';
import { createShopPrices } from '../../../source/prices/shops/shop-prices.ts';
import type { PrepareMatch } from '../../../source/prices/to-offer.ts';
import type { ShopRow } from '../../../source/store/shops.ts';
import { testPriceProvider } from '../../contracts/price-providers.ts';
import { openShops } from '../../integrations/shops/open.ts';
import { matchWords } from './match-words.ts';
import { findRecord, shopAt, subjectOf } from './shelf.ts';

const hour = 3_600_000;
let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

async function open(shopsOf: (at: Parameters<typeof shopAt>[0]) => ShopRow[]) {
	const clock = () => new Date(Date.now() - 20 * hour);
	const opened = await openShops({ clock, speed: 2000 });
	const found = await findRecord(opened, 'grooves');
	opened.sandbox.resetRequests();
	const shops = shopsOf(opened);
	const prepareMatch: PrepareMatch = (album) => (record) => matchWords(record, album);
	const provider = createShopPrices({ client: opened.shops, shops, prepareMatch, life: 24 * hour, clock });
	return {
		provider,
		sandbox: opened.sandbox,
		clock,
		found,
		known: subjectOf(found.artist, found.album, [{ barcode: '5099902987613' }, { barcode: found.barcode }]),
		unknown: subjectOf('Nobody at all', 'Never recorded', [{ barcode: '4006381333931' }]),
		country: 'NL',
		[Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
	};
}

testPriceProvider('a Shopify shop', {
	open: () => open((at) => [shopAt(at, 'grooves')]),
	openWithoutKey: () => open(() => []),
});

describe('shops as a source of prices', () => {
	it('offers what was found with what the person said of the shop', async () => {
		const { provider, known, found } = stack.use(await open((at) => [shopAt(at, 'grooves', { shippingAmount: 495 })]));
		const { offers } = await provider.offersFor(known, 'NL', {});
		const offer = offers.find(({ listingId }) => listingId === found.id);
		expect(offer).toMatchObject({
			kind: 'ask',
			currency: 'EUR',
			amount: found.price.amount,
			shipping: 495,
			shipsFrom: 'NL',
			seller: 'grooves',
			albumId: 7,
		});
		expect(offer?.channel).toMatch(/^127\.0\.0\.1:\d+\/shops\/grooves$/);
	});

	it('leaves shipping unknown where nobody said what it costs', async () => {
		const { provider, known } = stack.use(await open((at) => [shopAt(at, 'grooves')]));
		const { offers } = await provider.offersFor(known, 'NL', {});
		expect(offers.map(({ shipping }) => shipping)).toEqual(offers.map(() => null));
	});

	it('asks only shops that ship to the country', async () => {
		const { provider, sandbox, known } = stack.use(
			await open((at) => [shopAt(at, 'grooves', { shipsTo: ['BE'] }), shopAt(at, 'colours', { shipsTo: ['*'] })]),
		);
		await provider.offersFor(known, 'NL', {});
		const asked = Object.keys(sandbox.requests().byEndpoint);
		expect(asked.every((endpoint) => endpoint.startsWith('shops colours'))).toBe(true);
		expect(asked.length).toBeGreaterThan(0);
	});

	it('does not ask a shop that was read as a whole lately, and does not speak for it', async () => {
		const readAt = new Date(Date.now() - 30 * hour);
		const { provider, sandbox, known } = stack.use(await open((at) => [shopAt(at, 'grooves', { readAt })]));
		await expect(provider.offersFor(known, 'NL', {})).resolves.toEqual({ offers: [], isComplete: false, note: null });
		expect(sandbox.requests().total).toBe(0);
	});

	it('asks a shop of which only a part could be read', async () => {
		const said = { readAt: new Date(Date.now() - 30 * hour), problem: 'it shows only its first 25,000 products' };
		const { provider, known } = stack.use(await open((at) => [shopAt(at, 'grooves', said)]));
		const { offers, isComplete } = await provider.offersFor(known, 'NL', {});
		expect(offers.length).toBeGreaterThan(0);
		expect(isComplete).toBe(false);
	});

	it('asks it again when that was too long ago', async () => {
		const readAt = new Date(Date.now() - 50 * hour);
		const { provider, known } = stack.use(await open((at) => [shopAt(at, 'grooves', { readAt })]));
		const { offers, isComplete } = await provider.offersFor(known, 'NL', {});
		expect(offers.length).toBeGreaterThan(0);
		expect(isComplete).toBe(false);
	});

	it('names a shop that failed and goes on with the others', async () => {
		const { provider, known } = stack.use(await open((at) => [shopAt(at, 'walled'), shopAt(at, 'grooves')]));
		const { offers, isComplete, note } = await provider.offersFor(known, 'NL', {});
		expect(offers.length).toBeGreaterThan(0);
		expect(isComplete).toBe(false);
		expect(note).toMatch(/\/shops\/walled .*turns programs away/);
	});

	it('fails when every shop does', async () => {
		const { provider, known } = stack.use(await open((at) => [shopAt(at, 'walled'), shopAt(at, 'locked')]));
		await expect(provider.offersFor(known, 'NL', {})).rejects.toBeInstanceOf(ProviderUnusable);
	});

	it('finds a pressing by its barcode and asks no more', async () => {
		const { provider, sandbox, known, found } = stack.use(await open((at) => [shopAt(at, 'grooves')]));
		const pressing = { ...known, release: { id: 71, discogsId: null } };
		const { offers, isComplete } = await provider.offersFor(pressing, 'NL', {});
		expect(isComplete).toBe(false);
		expect(offers).toMatchObject([{ listingId: found.id, matched: { method: 'barcode', releaseId: 71 } }]);
		expect(sandbox.requests().byEndpoint).toMatchObject({ 'shops grooves search/suggest.json': 1 });
	});

	it('offers no CD and no shirt of the same name', async () => {
		const { provider, sandbox } = stack.use(await open((at) => [shopAt(at, 'grooves')]));
		const animals = subjectOf('Pink Floyd', 'Animals', []);
		const { offers } = await provider.offersFor(animals, 'NL', {});
		expect(sandbox.requests().total).toBeGreaterThan(0);
		expect(offers.filter(({ record }) => /shirt/i.test(record.title))).toEqual([]);
	});
});
