import { expect, test } from 'vitest';
import { ProviderRefused } from '../../source/errors.ts';
import type { Amazon } from '../../source/integrations/amazon/client.ts';
import type { AmazonItem } from '../../source/integrations/amazon/map.ts';
import { prepareMatch } from '../../source/matching/offer-match.ts';
import { createAmazonOffers } from '../../source/prices/amazon/amazon-offers.ts';
import { sandboxKeys } from '../../source/sandbox/server.ts';
import { testPriceProvider } from '../contracts/price-providers.ts';
import { openSource } from './open-source.ts';
import { subjectOf } from './subjects.ts';

const site = { AMAZON_MARKETPLACE: 'www.amazon.es' };

testPriceProvider('Amazon', {
	open: () => openSource('amazon', site),
	openWithoutKey: () => openSource('amazon', { ...site, AMAZON_CLIENT_ID: '' }),
});

test('is off until a site is set', async () => {
	await using source = await openSource('amazon');
	expect(source.provider.readiness()).toEqual({ state: 'off', reason: 'AMAZON_MARKETPLACE is not set' });
	await expect(source.provider.offersFor(source.known, 'ES', {})).rejects.toThrow('needs AMAZON_MARKETPLACE');
	expect(source.sandbox.requests().total).toBe(0);
});

test('is off for the rest of the run once Amazon says that it does not serve the account', async () => {
	await using source = await openSource('amazon', { ...site, AMAZON_CLIENT_ID: sandboxKeys.amazonBeginnerId });
	expect(source.provider.readiness()).toEqual({ state: 'ready' });
	await expect(source.provider.offersFor(source.known, 'ES', {})).rejects.toBeInstanceOf(ProviderRefused);
	expect(source.provider.readiness()).toMatchObject({ state: 'off', reason: expect.stringContaining('NotEligible') });
	source.sandbox.resetRequests();
	await expect(source.provider.offersFor(source.known, 'ES', {})).rejects.toBeInstanceOf(ProviderRefused);
	expect(source.sandbox.requests().total).toBe(0);
});

test('has prices without shipping, in the currency of the site, of records only', async () => {
	await using source = await openSource('amazon', { ...site, AMAZON_MARKETPLACE: 'www.amazon.co.jp' });
	const { offers } = await source.provider.offersFor(subjectOf('Pink Floyd', 'The Dark Side of the Moon'), 'JP', {});
	expect(offers.length).toBeGreaterThan(5);
	for (const { shipping, currency, amount, kind, record, url } of offers) {
		expect([shipping, currency, kind, record.format]).toEqual([null, 'JPY', 'ask', 'Vinyl']);
		expect(amount).toBeGreaterThan(1000);
		expect(url).toMatch(/^https:\/\/www\.amazon\.co\.jp\/dp\/B0\w{8}\?tag=sandbox-21/);
	}
	expect(offers.some(({ matched }) => matched.method === 'barcode' && matched.releaseId !== null)).toBe(true);
});

/** A site that has so many items for every question, ten a page, and never says how many. */
function countless(items: number) {
	const pages: number[] = [];
	const itemAt = (at: number): AmazonItem => ({
		...{ asin: `B${at}`, title: 'Funeral', artist: 'Arcade Fire', label: null, barcodes: [], binding: 'Vinyl' },
		...{ group: 'Music', url: `https://www.amazon.es/dp/B${at}` },
		listings: [{ price: { currency: 'EUR', amount: 2000 }, condition: 'New', merchant: null, merchantId: null }],
	});
	const amazon: Amazon = {
		...{ marketplace: 'www.amazon.es', missing: null, refusal: () => null },
		async search(_question, page) {
			pages.push(page);
			const shown = Array.from({ length: items }, (_, at) => itemAt(at)).slice((page - 1) * 10, page * 10);
			return { items: shown, total: shown.length === 0 ? 0 : null };
		},
	};
	const subject = subjectOf('Arcade Fire', 'Funeral');
	const byWords = { ...subject, album: { ...subject.album, pressings: [] } };
	const provider = createAmazonOffers({ amazon, prepareMatch, clock: () => new Date() });
	return { pages, answer: provider.offersFor(byWords, 'ES', {}) };
}

test.each([
	[0, [1]],
	[3, [1, 2]],
	[10, [1, 2]],
	[25, [1, 2, 3, 4]],
])(
	'of %i items whose number it does not say it is asked for page after page until one is empty',
	async (items, asked) => {
		const { pages, answer } = countless(items);
		expect(await answer).toMatchObject({ isComplete: true, note: null, offers: { length: items } });
		expect(pages).toEqual(asked);
	},
);

test('where even the last page that is read does not say how many there are, the answer is not complete', async () => {
	const { pages, answer } = countless(50);
	expect(await answer).toMatchObject({
		isComplete: false,
		note: 'whether there are more than the first 50 listings was not said',
	});
	expect(pages).toEqual([1, 2, 3, 4, 5]);
});
