import { expect, test } from 'vitest';
import { ProviderRefused } from '../../source/errors.ts';
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
