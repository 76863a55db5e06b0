import { describe, expect, it } from 'vitest';
import { learnDayOrder, readDate, writeDate } from '../../../source/profiles/discogs/csv/dates.ts';

describe('dates in a file', () => {
	it.each([
		['2022-02-12 19:20:35', '2022-02-12T19:20:35.000Z'],
		['2022-02-12', '2022-02-12T00:00:00.000Z'],
		['2022-02-12T19:20', '2022-02-12T19:20:00.000Z'],
		['2024-12-30T00:16:19-08:00', '2024-12-30T08:16:19.000Z'],
		['23/04/2023 04:38', '2023-04-23T04:38:00.000Z'],
		['5/4/23', '2023-04-05T00:00:00.000Z'],
		['23.04.2023, 16:38:09', '2023-04-23T16:38:09.000Z'],
		['05/04/2023 12:05 AM', '2023-04-05T00:05:00.000Z'],
		['05/04/2023 12:05 p.m.', '2023-04-05T12:05:00.000Z'],
	])('%s', (text, expected) => {
		const date = readDate(text, 'day first');
		expect(date?.toISOString()).toBe(expected);
		expect(readDate(writeDate(date ?? new Date(0)), 'month first')).toEqual(date);
	});

	it.each(['', 'yesterday', '2022-02-30', '2022-13-01', '31/02/2023', '2022-02-12 25:00', '12/2023', '0/0/2023'])(
		'%j is none',
		(text) => {
			expect(readDate(text, 'day first')).toBeNull();
		},
	);

	it('the order is decided for a whole file', () => {
		expect(learnDayOrder(['04/05/2023', '23/04/2023'])).toEqual({ order: 'day first', isCertain: true });
		expect(learnDayOrder(['04/05/2023', '04/23/2023'])).toEqual({ order: 'month first', isCertain: true });
		expect(learnDayOrder(['04.05.2023'])).toEqual({ order: 'day first', isCertain: true });
		expect(learnDayOrder(['04/05/2023'])).toEqual({ order: 'day first', isCertain: false });
		expect(learnDayOrder(['2023-04-05', ''])).toEqual({ order: 'day first', isCertain: true });
		expect(readDate('04/23/2023 4:38 PM', 'month first')?.toISOString()).toBe('2023-04-23T16:38:00.000Z');
	});
});
