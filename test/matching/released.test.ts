import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReleased } from '../../source/matching/released.ts';

test.each([
	['1987', '1987', 1987],
	['1987-07', '1987-07', 1987],
	['1987-07-01', '1987-07-01', 1987],
	['1987-7-1', '1987-07-01', 1987],
	['1987-07-00', '1987-07', 1987],
	['2000-00-00', '2000', 2000],
	['2000-00-12', '2000', 2000],
	['2000-02-29', '2000-02-29', 2000],
	['2001-02-29', '2001-02', 2001],
	['1987-13-01', '1987', 1987],
	[' 1987 ', '1987', 1987],
	['', null, null],
	['0', null, null],
	['0000', null, null],
	['0000-00-00', null, null],
	['9999', null, null],
	['198?', null, null],
	['Jul 1987', null, null],
	['1987-07-01T00:00:00', null, null],
	['19870701', null, null],
	[null, null, null],
	[undefined, null, null],
])('%j', (text, released, year) => {
	expect(parseReleased(text)).toEqual({ released, year });
});

test('a date is read again as itself', () => {
	const days = fc.date({ min: new Date('1860-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
	fc.assert(
		fc.property(days, fc.constantFrom(4, 7, 10), (day, length) => {
			const text = day.toISOString().slice(0, length);
			expect(parseReleased(text)).toEqual({ released: text, year: day.getUTCFullYear() });
		}),
	);
});
