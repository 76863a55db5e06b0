import { expect, test } from 'vitest';
import { lowestPerDay, medianOf, summariseHistory } from '../../source/prices/history.ts';
import type { PriceEvent, PriceRow } from '../../source/store/prices-reader.ts';
import { eventOf, hoursFrom, noon, priceRow, rates } from './rows.ts';

const terms = { country: 'ES', days: 6, now: noon, rates };

function totals(events: PriceEvent[], current: PriceRow[] = [], changes: Partial<typeof terms> = {}) {
	return lowestPerDay(events, current, { ...terms, ...changes }).map(({ day, lowest, offers }) => [
		day.slice(5),
		lowest?.totalEuro ?? null,
		offers,
	]);
}

test('an offer counts from when it was seen until it went; before and after nothing is known', () => {
	expect(totals([eventOf('2026-11-16', 'new', {}), eventOf('2026-11-19', 'gone', {})])).toEqual([
		['11-15', null, 0],
		['11-16', 2500, 1],
		['11-17', 2500, 1],
		['11-18', 2500, 1],
		['11-19', null, 0],
		['11-20', null, 0],
	]);
});

test('on the day of a change the new price counts, also a higher one', () => {
	const events = [eventOf('2026-11-10', 'new', {}), eventOf('2026-11-17', 'changed', { amount: 3000 })];
	const current = [priceRow({ listingId: 'one', amount: 3000 })];
	expect(totals(events, current).map(([, total]) => total)).toEqual([2500, 2500, 3500, 3500, 3500, 3500]);
});

test('what is still stored holds until it expires, and no longer', () => {
	const events = [eventOf('2026-11-16', 'new', {})];
	const expired = priceRow({ listingId: 'one', expiresAt: new Date('2026-11-18T03:00:00Z') });
	expect(totals(events, [expired]).map(([, total]) => total)).toEqual([null, 2500, 2500, 2500, null, null]);
	expect(totals(events).map(([, total]) => total)).toEqual([null, 2500, null, null, null, null]);
	const current = priceRow({ listingId: 'one', expiresAt: hoursFrom(noon, 1000) });
	expect(totals(events, [current]).at(-1)).toEqual(['11-20', 2500, 1]);
});

test('today is what holds now: no price of this morning, nothing that has expired or is doubtful', () => {
	const events = [
		eventOf('2026-11-20', 'new', { amount: 1000 }),
		eventOf('2026-11-20', 'changed', { amount: 3000, observedAt: hoursFrom(noon, -1) }),
		eventOf('2026-11-19', 'new', { listingId: 'expired', amount: 500 }),
		eventOf('2026-11-19', 'new', { listingId: 'doubtful', amount: 100 }),
	];
	const current = [
		priceRow({ listingId: 'one', amount: 3000 }),
		priceRow({ listingId: 'expired', amount: 500, expiresAt: noon }),
		priceRow({ listingId: 'doubtful', amount: 100, confidence: 0.89 }),
	];
	expect(totals(events, current).slice(-2)).toEqual([
		['11-19', 1000, 1],
		['11-20', 3500, 1],
	]);
});

test('what is stored without a history, since it was doubtful when it came, counts from when it was last seen', () => {
	expect(totals([], [priceRow({}), priceRow({ kind: 'bid' })]).slice(-2)).toEqual([
		['11-19', null, 0],
		['11-20', 2500, 1],
	]);
});

test('the lowest of several wins by the rule of the ranking, by what its currency is worth', () => {
	const day = '2026-11-19';
	const unknown = eventOf(day, 'new', { listingId: 'a', amount: 1400, shippingAmount: null, provider: 'discogs' });
	const dollars = eventOf(day, 'new', { listingId: 'b', currency: 'USD', amount: 2500, shippingAmount: 625 });
	const won = eventOf(day, 'new', { listingId: 'c', currency: 'KRW', amount: 1, shippingAmount: 0 });
	expect(lowestPerDay([unknown, dollars, won], [], terms).at(-2)).toEqual({
		day,
		offers: 3,
		lowest: {
			provider: 'ebay',
			kind: 'ask',
			releaseId: 1,
			currency: 'USD',
			totalAmount: 3125,
			totalEuro: 2500,
			isShippingKnown: true,
		},
	});
});

test('bids, suggestions and offers to other countries have no part in it; a listing to two places counts once', () => {
	const day = '2026-11-19';
	expect(
		totals([
			eventOf(day, 'new', { kind: 'bid', amount: 1 }),
			eventOf(day, 'new', { kind: 'suggestion', amount: 1 }),
			eventOf(day, 'new', { country: 'DE', amount: 1 }),
			eventOf(day, 'new', { country: '*' }),
			eventOf(day, 'new', { country: 'ES' }),
		]).at(-2),
	).toEqual(['11-19', 2500, 1]);
});

test('lowest, median and now; of equal days the latest is told', () => {
	const history = lowestPerDay(
		[
			eventOf('2026-11-15', 'new', {}),
			eventOf('2026-11-16', 'changed', { amount: 1000 }),
			eventOf('2026-11-18', 'changed', { amount: 4000 }),
			eventOf('2026-11-19', 'gone', {}),
		],
		[],
		terms,
	);
	expect(summariseHistory(history)).toMatchObject({
		lowest: { day: '2026-11-17', lowest: { totalEuro: 1500 } },
		medianEuro: 1500,
		latest: { day: '2026-11-18', lowest: { totalEuro: 4500 } },
		knownDays: 4,
	});
	expect(summariseHistory(lowestPerDay([], [], terms))).toBeNull();
	expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([])]).toEqual([2, 2, 0]);
});
