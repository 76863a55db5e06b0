import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf } from '../../source/money/currencies.ts';
import { formatMoney, formatTotal } from '../../source/money/format-money.ts';

describe('money for people', () => {
	it.each([
		['EUR', 2250, '€22.50'],
		['EUR', 5, '€0.05'],
		['GBP', 123456, '£1,234.56'],
		['JPY', 2500, '¥2,500'],
		['USD', 1200, 'US$12.00'],
		['CHF', 1200, 'CHF 12.00'],
		['KWD', 1234567, 'KWD 1,234.567'],
		['ISK', 999, 'ISK 999'],
		['EUR', -2250, '-€22.50'],
		['EUR', 100_000_000_00, '€100,000,000.00'],
	])('%s %i is %s', (currency, amount, shown) => {
		expect(formatMoney({ currency, amount })).toBe(shown);
	});

	it('says that shipping is not known, and adds what is', () => {
		const price = { currency: 'EUR', amount: 2250 };
		expect(formatTotal(price, null)).toBe('€22.50 + shipping');
		expect(formatTotal(price, 0)).toBe('€22.50');
		expect(formatTotal(price, 500)).toBe('€27.50');
	});

	it('never loses a digit: what is shown reads back as the amount', () => {
		const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'USD', 'CHF', 'CLF');
		fc.assert(
			fc.property(currency, fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (code, amount) => {
				const shown = formatMoney({ currency: code, amount });
				expect(Number(shown.replace(/[^\d-]/g, ''))).toBe(amount);
				expect(shown.split('.')[1]?.length ?? 0).toBe(decimalsOf(code));
				expect(shown).toMatch(/^-?\D*\d{1,3}(,\d{3})*(\.\d+)?$/);
			}),
		);
	});
});
