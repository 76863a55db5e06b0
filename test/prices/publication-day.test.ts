import { expect, it } from 'vitest';
import { newestPublicationDay, weekdayBefore } from '../../source/prices/publication-day.ts';

it.each([
	['2026-11-20T15:29:00Z', '2026-11-19', 'Friday before half past four in Frankfurt'],
	['2026-11-20T15:30:00Z', '2026-11-20', 'Friday from then on'],
	['2026-11-20T23:30:00Z', '2026-11-20', 'already Saturday there'],
	['2026-11-22T20:00:00Z', '2026-11-20', 'Sunday'],
	['2026-11-23T08:00:00Z', '2026-11-20', 'Monday morning'],
	['2026-07-01T14:29:00Z', '2026-06-30', 'summer, before'],
	['2026-07-01T14:30:00Z', '2026-07-01', 'summer, after'],
	['2027-01-01T12:00:00Z', '2026-12-31', 'over the year'],
])('at %s it is %s: %s', (now, day) => {
	expect(newestPublicationDay(new Date(now))).toBe(day);
});

it('the weekday before a Monday is the Friday', () => {
	expect(weekdayBefore('2026-11-23')).toBe('2026-11-20');
	expect(weekdayBefore('2026-11-20')).toBe('2026-11-19');
});
