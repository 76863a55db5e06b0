import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBarcode, readBarcodes } from '../../source/matching/barcodes.ts';
import { barcodeKey } from '../../source/matching/release-keys.ts';

describe('readBarcode', () => {
	test.each([
		['EAN-13', '5099902987613', '5099902987613'],
		['with spaces as on a sleeve', '5 099902 987613', '5099902987613'],
		['with dashes', '5-099902-987613', '5099902987613'],
		['UPC-A', '074646393628', '74646393628'],
		['UPC-A as EAN-13', '0074646393628', '74646393628'],
		['UPC-A whose leading zero a spreadsheet ate', '74646393628', '74646393628'],
		['GTIN-14 of a single article', '05099902987613', '5099902987613'],
		['EAN-8', '96385074', '96385074'],
		['full width digits and a no-break space', '５０９９９０２ 987613', '5099902987613'],
	])('%s proves something', (_, text, key) => {
		expect(readBarcode(text)).toEqual({ key, fault: null });
	});

	test.each([
		['', 'nothing is given'],
		['0000000000000', 'nothing is given'],
		['none', 'not only digits'],
		['5.0999E+12', 'not only digits'],
		['12345', 'too short'],
		['509990298761300', 'too long'],
		['5099902987614', 'the check digit is wrong'],
		['509990298761', 'the check digit is wrong'],
		['9999999999994', 'a placeholder'],
		['8888888888888', 'a placeholder'],
		['0123456789012', 'a placeholder'],
		['15099902987610', 'a case of several'],
		['2012345678903', "a shop's own number"],
		['0201234567899', "a shop's own number"],
	])('"%s" proves nothing: %s', (text, fault) => {
		expect(readBarcode(text).fault).toBe(fault);
	});

	test('the key is the one that the database makes', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[\d .-]{0,20}$/), (text) => {
				expect(readBarcode(text).key).toBe(barcodeKey(text));
			}),
		);
	});

	test('every number with its check digit holds, and with no other one', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[135-9]\d{11}$/), fc.integer({ min: 1, max: 9 }), (digits, wrong) => {
				const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
				const check = (10 - (sum % 10)) % 10;
				fc.pre(!/^(\d)\1+$/.test(digits) && digits !== '123456789012');
				expect(readBarcode(`${digits}${check}`).fault).toBe(null);
				expect(readBarcode(`${digits}${(check + wrong) % 10}`).fault).not.toBe(null);
			}),
		);
	});

	test('several of one pressing are read apart', () => {
		expect(readBarcodes('5 099902 987613, 074646393628').map(({ key }) => key)).toEqual([
			'5099902987613',
			'74646393628',
		]);
		expect(readBarcodes(null)).toEqual([]);
	});
});
