import { describe, expect, test } from 'vitest';
import { gradeOf, isAsGoodAs } from '../../source/prices/conditions.ts';
import { findBargain, valuePressing } from '../../source/prices/value.ts';
import type { PriceEvent, PriceRow } from '../../source/store/prices-reader.ts';
import { eventOf, hoursFrom, noon, priceRow, rates } from './rows.ts';

const terms = { now: noon, rates };
const known = (prices: PriceRow[], events: PriceEvent[] = []) => ({ releaseId: 1, prices, events });

function suggestion(condition: string, amount: number, told: Partial<PriceRow> = {}): PriceRow {
	return priceRow({ provider: 'discogs', kind: 'suggestion', condition, amount, shippingAmount: null, ...told });
}

function copy(listingId: string, condition: string | null, amount: number, told: Partial<PriceEvent> = {}): PriceEvent {
	return eventOf('2026-10-01', 'new', { listingId, condition, amount, ...told });
}

describe('conditions', () => {
	test.each([
		['Mint (M)', 'M'],
		['Near Mint (NM or M-)', 'NM'],
		['Very Good Plus (VG+)', 'VG+'],
		['Very Good (VG)', 'VG'],
		['Good Plus (G+)', 'G+'],
		['Good (G)', 'G'],
		['Fair (F)', 'F'],
		['Poor (P)', 'P'],
		['M-', 'NM'],
		['VG+', 'VG+'],
		['vg', 'VG'],
		['New', 'M'],
		['Brand new', 'M'],
		['Like New', 'NM'],
		['SEALED', 'M'],
		['Used - Very Good', 'VG'],
		['Used', null],
		['New arrivals, played', null],
		[null, null],
	])('%s is %s', (condition, grade) => {
		expect(gradeOf(condition)).toBe(grade);
	});

	test('a better one is as good as a worse one, not the other way round', () => {
		expect([isAsGoodAs('NM', 'VG'), isAsGoodAs('VG', 'VG'), isAsGoodAs('VG', 'NM')]).toEqual([true, true, false]);
	});
});

describe('the value of a pressing', () => {
	test('is what its source suggests by condition, the best first, in euro cents', () => {
		const prices = [suggestion('Very Good (VG)', 2500, { currency: 'USD' }), suggestion('Mint (M)', 4000)];
		expect(valuePressing(known(prices, [copy('a', null, 100)]), terms)).toEqual({
			basis: 'suggestions',
			provider: 'discogs',
			byGrade: [
				{ grade: 'M', valueEuro: 4000 },
				{ grade: 'VG', valueEuro: 2000 },
			],
			fetchedAt: noon,
		});
	});

	test('else the median of its own offers over time: a copy once, a floor whenever it moves', () => {
		const events = [
			copy('a', null, 1000),
			eventOf('2026-10-02', 'changed', { listingId: 'a', amount: 3000 }),
			eventOf('2026-10-09', 'gone', { listingId: 'a', amount: 3000 }),
			copy('floor', null, 2000, { kind: 'floor', observedAt: new Date('2026-09-01T00:00:00Z') }),
			eventOf('2026-10-03', 'changed', { kind: 'floor', listingId: 'floor', amount: 2200 }),
			copy('bid', null, 1, { kind: 'bid' }),
		];
		expect(valuePressing(known([suggestion('Mint (M)', 9000, { expiresAt: noon })], events), terms)).toEqual({
			basis: 'offers',
			medianEuro: 2200,
			prices: 3,
			since: new Date('2026-09-01T00:00:00Z'),
		});
	});

	test('is never that of another pressing, and unknown where nothing is known', () => {
		const others = { releaseId: 2, prices: [suggestion('Mint (M)', 9000)], events: [copy('a', null, 1000)] };
		expect(valuePressing(others, terms)).toBeNull();
	});
});

describe('a bargain', () => {
	const suggested = [suggestion('Near Mint (NM or M-)', 5000), suggestion('Very Good (VG)', 2000)];
	const ask = (told: Partial<PriceRow>) => priceRow({ condition: 'Near Mint (NM or M-)', amount: 3000, ...told });

	test('is well below what is suggested for the same condition, its shipping included', () => {
		expect(findBargain(ask({}), known(suggested), terms)).toEqual({
			valueEuro: 5000,
			against: { basis: 'suggestions', grade: 'NM' },
			belowEuro: 1500,
			belowPercent: 30,
		});
		expect(findBargain(ask({ amount: 3501 }), known(suggested), terms)).toBeNull();
		expect(findBargain(ask({ amount: 2801, shippingAmount: null }), known(suggested), terms)).toBeNull();
		expect(findBargain(ask({ amount: 2800, shippingAmount: null }), known(suggested), terms)).not.toBeNull();
	});

	test('needs the percentage and the amount', () => {
		const cheap = [suggestion('Near Mint (NM or M-)', 1000)];
		expect(findBargain(ask({ amount: 100, shippingAmount: 401 }), known(cheap), terms)).toBeNull();
		expect(findBargain(ask({ amount: 100, shippingAmount: 400 }), known(cheap), terms)).not.toBeNull();
		const dear = [suggestion('Near Mint (NM or M-)', 100_000)];
		expect(findBargain(ask({ amount: 80_001, shippingAmount: 0 }), known(dear), terms)).toBeNull();
	});

	test('is held against a worse condition where its own has no number, never against a better one', () => {
		const good = ask({ condition: 'Very Good Plus (VG+)', amount: 900 });
		expect(findBargain(good, known(suggested), terms)).toMatchObject({ against: { grade: 'VG' }, valueEuro: 2000 });
		expect(findBargain(ask({ condition: 'Good (G)', amount: 100 }), known(suggested), terms)).toBeNull();
	});

	test('a reissue is none against the original, nor is what has no condition or no single copy', () => {
		const cases: Partial<PriceRow>[] = [
			{ releaseId: 2 },
			{ releaseId: null, albumId: 1, candidates: [1] },
			{ condition: null },
			{ kind: 'floor' },
			{ currency: 'KRW' },
		];
		for (const told of cases) expect(findBargain(ask({ amount: 100, ...told }), known(suggested), terms)).toBeNull();
	});

	test('without suggestions it takes three prices of other copies that are no better', () => {
		const offer = ask({ listingId: 'mine', amount: 500 });
		const three = [copy('a', 'Mint (M)', 9000), copy('b', 'NM', 3000), copy('c', 'VG', 2000), copy('d', 'VG+', 2500)];
		expect(findBargain(offer, known([], three), terms)).toMatchObject({
			valueEuro: 2500,
			against: { basis: 'offers', prices: 3 },
		});
		const two = [...three.slice(0, 3), copy('d', null, 2500), copy('mine', 'VG', 2500)];
		expect(findBargain(offer, known([], two), terms)).toBeNull();
		const reissue = three.map((event) => ({ ...event, releaseId: 2 }));
		expect(findBargain(offer, known([], reissue), terms)).toBeNull();
	});
});

test('a suggestion older than it may be shown counts no more', () => {
	const old = suggestion('Mint (M)', 4000, { expiresAt: hoursFrom(noon, -1) });
	expect(valuePressing(known([old]), terms)).toBeNull();
});
