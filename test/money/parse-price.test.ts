import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, toDecimal } from '../../source/money/currencies.ts';
import { type DecimalMark, learnDecimalMark, parsePrice } from '../../source/money/parse-price.ts';

const nothing = { currency: null, decimalMark: null };

function read(text: string, currency: string | null, decimalMark: DecimalMark | null = null) {
	const parsed = parsePrice(text, { currency, decimalMark });
	return parsed.ok ? `${parsed.money.currency} ${parsed.money.amount}` : parsed.reason;
}

describe('prices as people write them', () => {
	it.each([
		['28,95', 'EUR', 'EUR 2895'],
		['€ 1.234,50', null, 'EUR 123450'],
		['US$12', null, 'USD 1200'],
		['1,234.50', 'USD', 'USD 123450'],
		['CHF 25.-', null, 'CHF 2500'],
		['25,–', 'EUR', 'EUR 2500'],
		['¥2500', null, 'JPY 2500'],
		['¥2500', 'CNY', 'CNY 250000'],
		['￥２５００', null, 'JPY 2500'],
		['25 EUR', null, 'EUR 2500'],
		['£9', null, 'GBP 900'],
		['28.95 €', null, 'EUR 2895'],
		['EUR28.9', null, 'EUR 2890'],
		['$12.50', 'CAD', 'CAD 1250'],
		['199 kr', 'SEK', 'SEK 19900'],
		["CHF 1'234.50", null, 'CHF 123450'],
		['1 234,50 €', null, 'EUR 123450'],
		['1\u202f234,50\u00a0€', null, 'EUR 123450'],
		['1.234.567', 'EUR', 'EUR 123456700'],
		['2500.00', 'JPY', 'JPY 2500'],
		['12.345', 'JPY', 'JPY 12345'],
		['€25 EUR', null, 'EUR 2500'],
		['89,90 zł', null, 'PLN 8990'],
		['1.5', 'KWD', 'KWD 1500'],
	])('reads %s (%s)', (text, currency, expected) => {
		expect(read(text, currency)).toBe(expected);
	});

	it.each([
		['', 'EUR', 'no price'],
		['free', 'EUR', 'not a price: no number'],
		['1.234', 'EUR', '"1.234" can be 1234 or 1.234: which, nothing here says'],
		['1,234', 'USD', '"1,234" can be 1234 or 1.234: which, nothing here says'],
		['$12', null, '"$" can be USD, CAD, AUD: name the currency'],
		['$12', 'EUR', 'it names USD, but EUR is meant'],
		['£9', 'EUR', 'it names GBP, but EUR is meant'],
		['25', null, 'no currency is named'],
		['25', 'EURO', '"EURO" is no currency'],
		['-5', 'EUR', 'a negative price'],
		['€ -5,00', null, 'a negative price'],
		['5,00-', 'EUR', 'a negative price'],
		['(5.00)', 'EUR', 'a negative price'],
		['0', 'EUR', 'a price of zero'],
		['0,00 €', null, 'a price of zero'],
		['NaN', 'EUR', 'not a price: no number'],
		['999999999999', 'EUR', 'no amount of EUR: too large, or more decimals than it has'],
		['12.3456', 'EUR', 'no amount of EUR: too large, or more decimals than it has'],
		['0.999', 'EUR', 'no amount of EUR: too large, or more decimals than it has'],
		['12.50', 'JPY', 'no amount of JPY: too large, or more decimals than it has'],
		['1e3', 'EUR', 'not a price: other words beside the number'],
		['20 - 30', 'EUR', 'a range in place of a price'],
		['from 20 EUR', null, '"from" is no currency'],
		['<b>25</b>', 'EUR', 'HTML in place of a price'],
		['25&nbsp;EUR', null, 'HTML in place of a price'],
		['1.23,45', 'EUR', 'its digits are not grouped as thousands are'],
		['1.234,567.89', 'EUR', 'its marks contradict each other'],
		['9'.repeat(50), 'EUR', 'a price of 50 characters'],
	])('refuses "%s" (%s)', (text, currency, reason) => {
		expect(read(text, currency)).toBe(reason);
	});

	it('decides a single mark before three digits by the neighbours', () => {
		expect(read('1.234', 'EUR', ',')).toBe('EUR 123400');
		expect(read('1,234', 'USD', '.')).toBe('USD 123400');
		expect(read('1.234', 'EUR', '.')).toBe('no amount of EUR: too large, or more decimals than it has');
		expect(read('1.234', 'KWD', '.')).toBe('KWD 1234');
		expect(read('1.234', 'KWD', ',')).toBe('KWD 1234000');
	});
});

describe('the decimal mark of a list', () => {
	it.each<[string[], DecimalMark | null]>([
		[['28,95', '1.234'], ','],
		[['28.95', '1,234'], '.'],
		[['1.234,50'], ','],
		[['1.234.567'], ','],
		[['25.-'], '.'],
		[['25', '1.234', 'free', ''], null],
		[['28,95', '28.95'], null],
	])('is told by %j', (texts, expected) => {
		expect(learnDecimalMark(texts)).toBe(expected);
	});
});

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'KWD', 'SEK', 'PLN', 'HUF'];
const locales = ['en-US', 'de-DE', 'fr-FR', 'de-CH', 'es-ES', 'ja-JP', 'nl-NL', 'pl-PL', 'sv-SE'];
const anyMoney = fc.record({
	currency: fc.constantFrom(...currencies),
	amount: fc.integer({ min: 1, max: 99_999_999 }),
});

describe('whatever was formatted', () => {
	it('is read back, in the words of every locale', () => {
		fc.assert(
			fc.property(anyMoney, fc.constantFrom(...locales), (money, locale) => {
				const digits = decimalsOf(money.currency);
				const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
				const mark = format.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
				const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 })
					.formatToParts(1.5)
					.find(({ type }) => type === 'decimal')?.value;
				const text = format.format(Number(toDecimal(money)));
				const decimalMark = (mark ?? decimal) === ',' ? ',' : '.';
				for (const written of [`${text} ${money.currency}`, `${money.currency} ${text}`]) {
					expect(parsePrice(written, { currency: null, decimalMark })).toEqual({ ok: true, money });
				}
			}),
		);
	});

	it('is read back as a plain decimal, with or without a known currency', () => {
		fc.assert(
			fc.property(anyMoney, (money) => {
				const parsed = parsePrice(toDecimal(money), { currency: money.currency, decimalMark: '.' });
				expect(parsed).toEqual({ ok: true, money });
			}),
		);
	});

	it('is a positive amount or a refusal with a reason, never an exception', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.stringMatching(/^[€$£¥]?[ -]?[\d.,' ]{0,12}[.,-]{0,2} ?(EUR|USD|kr)?$/),
		);
		fc.assert(
			fc.property(text, fc.constantFrom(null, 'EUR', 'JPY', 'XXQ'), (written, currency) => {
				const parsed = parsePrice(written, { currency, decimalMark: null });
				if (parsed.ok) expect(Number.isSafeInteger(parsed.money.amount) && parsed.money.amount > 0).toBe(true);
				else expect(parsed.reason).not.toBe('');
			}),
		);
	});

	it('is never read with another number of digits than the text has', () => {
		expect(parsePrice('12 50 EUR', nothing)).toEqual({
			ok: false,
			reason: 'its digits are not grouped as thousands are',
		});
	});
});
