import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert, dayOfConversion, type ExchangeRates, euroCentsOf } from '../../source/money/convert.ts';
import { decimalsOf } from '../../source/money/currencies.ts';

const day = '2026-11-20';
const rates: ExchangeRates = new Map([
	['EUR', { rate: 1, day }],
	['USD', { rate: 1.0875, day }],
	['GBP', { rate: 0.87058, day }],
	['JPY', { rate: 186.75, day }],
	['KWD', { rate: 0.3325, day }],
	['IDR', { rate: 20082.05, day }],
	['HUF', { rate: 366.9, day }],
	['BGN', { rate: 1.9558, day: '2025-12-31' }],
]);

describe('money in another currency', () => {
	it.each([
		[{ currency: 'USD', amount: 1200 }, 'EUR', 1103],
		[{ currency: 'EUR', amount: 100 }, 'USD', 109],
		[{ currency: 'EUR', amount: 1000 }, 'JPY', 1868],
		[{ currency: 'JPY', amount: 2500 }, 'EUR', 1339],
		[{ currency: 'EUR', amount: 1000 }, 'KWD', 3325],
		[{ currency: 'JPY', amount: 2500 }, 'GBP', 1165],
		[{ currency: 'EUR', amount: 1000 }, 'HUF', 366900],
	])('%j is %s %i', (money, currency, amount) => {
		expect(convert(money, currency, rates)).toEqual({ currency, amount });
	});

	it('halves are rounded up, also where doubles lie below them', () => {
		const odd: ExchangeRates = new Map([
			['EUR', { rate: 1, day }],
			['USD', { rate: 1.005, day }],
		]);
		expect(100 * 1.005).toBeLessThan(100.5);
		expect(convert({ currency: 'EUR', amount: 100 }, 'USD', odd)).toEqual({ currency: 'USD', amount: 101 });
	});

	it('without a rate there is no answer, but the same currency needs none', () => {
		expect(convert({ currency: 'PLN', amount: 100 }, 'EUR', rates)).toBeNull();
		expect(convert({ currency: 'EUR', amount: 100 }, 'PLN', rates)).toBeNull();
		expect(convert({ currency: 'PLN', amount: 100 }, 'PLN', new Map())).toEqual({ currency: 'PLN', amount: 100 });
	});

	it('is as old as its older rate', () => {
		expect(dayOfConversion('USD', 'EUR', rates)).toBe(day);
		expect(dayOfConversion('BGN', 'USD', rates)).toBe('2025-12-31');
		expect(dayOfConversion('USD', 'USD', rates)).toBeNull();
		expect(dayOfConversion('PLN', 'EUR', rates)).toBeNull();
	});

	it('one minor unit in euro cents', () => {
		expect(euroCentsOf('EUR', 1)).toBe(1);
		expect(euroCentsOf('USD', 1.25)).toBe(0.8);
		expect(euroCentsOf('JPY', 160)).toBe(0.625);
		expect(euroCentsOf('KWD', 0.25)).toBe(0.4);
	});

	it('there and back differs by no more than the coarser of both units', () => {
		const currency = fc.constantFrom(...rates.keys());
		fc.assert(
			fc.property(currency, currency, fc.integer({ min: 1, max: 1_000_000_000 }), (from, to, amount) => {
				const there = convert({ currency: from, amount }, to, rates);
				const back = there && convert(there, from, rates);
				expect(Number.isSafeInteger(there?.amount)).toBe(true);
				const coarser = Math.max(1, unitOf(to) / unitOf(from));
				expect(Math.abs((back?.amount ?? Number.NaN) - amount)).toBeLessThanOrEqual(coarser);
			}),
		);
	});
});

/** What one minor unit is worth in euros. */
function unitOf(currency: string): number {
	return 1 / (rates.get(currency)?.rate ?? Number.NaN) / 10 ** decimalsOf(currency);
}
