import { describe, expect, test } from 'vitest';
import { ProviderWaiting } from '../../source/errors.ts';
import type { Ebay, EbaySearch } from '../../source/integrations/ebay/client.ts';
import type { EbayItem } from '../../source/integrations/ebay/map.ts';
import { prepareMatch } from '../../source/matching/offer-match.ts';
import { barcodeKey } from '../../source/matching/release-keys.ts';
import { readBudget } from '../../source/prices/budgets.ts';
import { createEbayOffers } from '../../source/prices/ebay/ebay-offers.ts';
import { testPriceProvider } from '../contracts/price-providers.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld } from '../helpers/world.ts';
import { failureOf } from '../integrations/local-server.ts';
import { openSource } from './open-source.ts';
import { nobodyHas, subjectOf } from './subjects.ts';

testPriceProvider('eBay', {
	open: () => openSource('ebay'),
	openWithoutKey: () => openSource('ebay', { EBAY_CLIENT_SECRET: '' }),
});

const darkSide = subjectOf('Pink Floyd', 'The Dark Side of the Moon');

test('of what eBay finds, only what can be the record is offered; auctions are bids, and nothing is both', async () => {
	await using source = await openSource('ebay');
	const { offers } = await source.provider.offersFor(darkSide, 'ES', {});
	expect(offers.length).toBeGreaterThan(100);
	for (const { record } of offers) expect(record.title).not.toMatch(/\bCD\b|cassette|shirt|bundle|choose/i);
	expect(new Set(offers.map(({ kind }) => kind))).toEqual(new Set(['ask', 'bid']));
	expect(new Set(offers.map(({ listingId }) => listingId)).size).toBe(offers.length);
	expect(offers.some(({ shipping }) => shipping === null)).toBe(true);
	expect(offers.some(({ shipping }) => shipping === 0)).toBe(true);
});

test('a token that ends early is not noticed, and a wrong answer of one search is no half answer', async () => {
	await using source = await openSource('ebay');
	const before = await source.provider.offersFor(darkSide, 'ES', {});
	source.sandbox.expireTokens();
	const after = await source.provider.offersFor(darkSide, 'ES', {});
	expect(after.offers.length).toBe(before.offers.length);
	source.sandbox.inject({ provider: 'ebay', endpoint: 'AUCTION', kind: 'ratelimit' });
	await expect(source.provider.offersFor(darkSide, 'ES', {})).rejects.toBeInstanceOf(ProviderWaiting);
});

describe('what is asked', () => {
	const item: EbayItem = {
		itemId: 'v1|1|0',
		title: 'Arcade Fire - Funeral LP',
		price: { currency: 'GBP', amount: 2500 },
		bid: null,
		shipping: 400,
		condition: 'Used',
		seller: 'somebody',
		country: 'GB',
		categories: ['Vinyl Records'],
		epid: null,
		url: 'https://www.ebay.co.uk/itm/1',
	};

	/** Offers of an eBay that answers as it is told. */
	function openWith(answer: (search: EbaySearch) => EbayItem[], total = 1, categories: Record<string, string> = {}) {
		const searches: EbaySearch[] = [];
		const ebay: Ebay = {
			missing: null,
			async search(search) {
				searches.push(search);
				return { items: answer(search), total };
			},
			checkKeys: async () => {},
		};
		const clock = () => new Date('2026-11-20T10:00:00Z');
		const home = { country: 'PT', postcode: '1000-001' };
		return { searches, provider: createEbayOffers({ ebay, prepareMatch, clock, categories, home }) };
	}

	const funeral = subjectOf('Arcade Fire', 'Funeral');

	test('barcodes first, then words, auctions apart; on the site of the buyer, or of a neighbour', async () => {
		const { provider, searches } = openWith(() => []);
		await provider.offersFor(funeral, 'PT', {});
		expect(searches.map(({ gtin, words, buying }) => [gtin === undefined ? words : 'barcode', buying])).toEqual([
			['barcode', 'FIXED_PRICE'],
			['barcode', 'FIXED_PRICE'],
			['barcode', 'FIXED_PRICE'],
			['Arcade Fire Funeral', 'FIXED_PRICE'],
			['Arcade Fire Funeral', 'AUCTION'],
		]);
		for (const search of searches) {
			expect(search).toMatchObject({ marketplace: 'EBAY_ES', country: 'PT', category: '176985', postcode: '1000-001' });
		}
		await provider.offersFor(funeral, 'ES', {});
		expect(searches.at(-1)).toMatchObject({ country: 'ES', postcode: null });
	});

	test('the category that is set for the site; without one, vinyl is among the words', async () => {
		const { provider, searches } = openWith(() => [], 0, { EBAY_GB: '306', EBAY_DE: '' });
		await provider.offersFor(funeral, 'GB', {});
		expect(searches.at(-1)).toMatchObject({ category: '306', words: 'Arcade Fire Funeral' });
		await provider.offersFor(funeral, 'DE', {});
		expect(searches.at(-1)).toMatchObject({ category: null, words: 'Arcade Fire Funeral vinyl' });
	});

	test('one pressing by its own barcode', async () => {
		const pressing = funeral.album.pressings.find(({ barcode }) => barcode !== null);
		const { provider, searches } = openWith(() => []);
		await provider.offersFor({ ...funeral, release: { id: pressing?.releaseId ?? 0, discogsId: null } }, 'ES', {});
		expect(searches.flatMap(({ gtin }) => gtin ?? [])).toEqual([pressing?.barcode]);
	});

	test('nothing where there is nothing to ask with, and it says so', async () => {
		const { provider, searches } = openWith(() => []);
		const symbols = { ...nobodyHas, album: { ...nobodyHas.album, artists: ['!!!'], title: '???' } };
		await expect(provider.offersFor(symbols, 'ES', {})).resolves.toEqual({
			offers: [],
			isComplete: false,
			note: 'it cannot be searched for: no barcode, and a name of symbols only',
		});
		expect(searches).toEqual([]);
	});

	test('page after page up to a thousand, and what is beyond is said', async () => {
		const page = ({ offset }: EbaySearch) => [{ ...item, itemId: `v1|${offset}|0` }];
		const { provider, searches } = openWith(page, 1500);
		const found = await provider.offersFor({ ...funeral, release: { id: 0, discogsId: null } }, 'ES', {});
		expect(searches.map(({ offset }) => offset)).toEqual([0, 200, 400, 600, 800, 0, 200, 400, 600, 800]);
		expect(found).toMatchObject({ isComplete: false, note: expect.stringContaining('were not looked at') });
		expect(found.offers).toHaveLength(5);
		expect(searches.length).toBeLessThan(provider.costOf({ ...funeral, release: { id: 0, discogsId: null } }));
	});

	test('a barcode counts only for a listing whose seller picked a product; else the heading decides', async () => {
		const { provider } = openWith(({ gtin }) =>
			gtin === undefined
				? []
				: [
						{ ...item, itemId: `loose ${gtin}` },
						{ ...item, itemId: `picked ${gtin}`, epid: '1234' },
						{ ...item, itemId: `other ${gtin}`, title: 'Arcade Fire - Neon Bible CD', epid: '1234' },
					],
		);
		const { offers } = await provider.offersFor(funeral, 'ES', {});
		const picked = offers.filter(({ listingId }) => listingId.startsWith('picked'));
		const loose = offers.filter(({ listingId }) => listingId.startsWith('loose'));
		expect([picked.length, loose.length, offers.length]).toEqual([3, 3, 6]);
		for (const { matched, record } of picked) {
			expect(matched.method).toBe('barcode');
			const pressing = funeral.album.pressings.find(({ releaseId }) => releaseId === matched.releaseId);
			expect(barcodeKey(pressing?.barcode ?? '')).toBe(barcodeKey(record.barcode ?? ''));
		}
		for (const { matched, record } of loose) {
			expect([matched.method, matched.releaseId, record.barcode]).toEqual(['title', null, null]);
		}
	});
});

describeEachEngine("eBay's calls of a day", (engine) => {
	test('are shared by all programs: when they are used up nobody is asked until midnight in California', async () => {
		await using world = await createWorld({ engine });
		const { context, sandbox } = world;
		const other = await world.openAnother();
		const ebayOf = (opened: typeof context) => {
			const provider = opened.prices.providers.find(({ name }) => name === 'ebay');
			if (provider === undefined) throw new Error('eBay is not wired');
			return provider;
		};
		const { providerBudgets } = context.database.tables;
		const spent = await readBudget(context.database, 'ebay', context.clock());
		const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(context.clock());
		await context.database.write((store) =>
			store.insert(providerBudgets).values({ provider: 'ebay', day, used: 4990 }),
		);
		await ebayOf(context).offersFor(darkSide, 'ES', {});
		expect(spent?.used).toBe(0);
		expect(await readBudget(context.database, 'ebay', context.clock())).toMatchObject({ used: 4996, limit: 5000 });
		const before = sandbox.requests().byEndpoint['ebay item_summary/search'];
		const error = await failureOf(ebayOf(other).offersFor(darkSide, 'ES', {}));
		if (!(error instanceof ProviderWaiting)) throw error;
		expect(error.message).toContain('its 5000 calls of the day are used up');
		const after = sandbox.requests().byEndpoint['ebay item_summary/search'];
		expect([before, after]).toEqual([6, 10]);
		const budget = await readBudget(other.database, 'ebay', other.clock());
		expect(budget).toEqual({ used: 5000, limit: 5000, resetsAt: error.until });
		world.moveClock(error.until.getTime() - context.clock().getTime() + 1000);
		await expect(ebayOf(other).offersFor(darkSide, 'ES', {})).resolves.toMatchObject({ isComplete: true });
	});
});
