import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankOffers } from '../../source/prices/ranking.ts';
import type { PriceRow } from '../../source/store/prices-reader.ts';
import { hoursFrom, noon, priceRow, rates } from './rows.ts';

const terms = { country: 'ES', now: noon, rates };
const rank = (prices: PriceRow[]) => rankOffers(prices, (price) => price, terms);

test('the cheapest with shipping is first; each other one says how much dearer it is', () => {
	const cheap = priceRow({ amount: 2000, shippingAmount: 500 });
	const dear = priceRow({ amount: 1800, shippingAmount: 1020 });
	const { ranked, outside } = rank([dear, cheap]);
	expect(ranked.map(({ offer, totalEuro, reason }) => [offer.id, totalEuro, reason])).toEqual([
		[cheap.id, 2500, null],
		[dear.id, 2820, { code: 'dearer', euroCents: 320, isEstimated: false }],
	]);
	expect(outside).toEqual([]);
});

test('unknown shipping is ranked as €12.00 and shown as nothing', () => {
	const known = priceRow({ amount: 2000, shippingAmount: 500 });
	const unknown = priceRow({ amount: 1500, shippingAmount: null });
	const { ranked } = rank([unknown, known]);
	expect(ranked).toMatchObject([
		{ offer: known, reason: null },
		{ offer: unknown, totalEuro: 1500, rankEuro: 2700, reason: { code: 'shipping-unknown', euroCents: 200 } },
	]);
	const cheaper = priceRow({ amount: 1200, shippingAmount: null });
	expect(rank([known, cheaper, unknown]).ranked).toMatchObject([
		{ offer: cheaper, totalEuro: 1200, reason: null },
		{ offer: known, reason: { code: 'dearer', euroCents: 100, isEstimated: true } },
		{ offer: unknown, reason: { code: 'dearer', euroCents: 300, isEstimated: false } },
	]);
});

test('equals: known shipping first, then an ask, then the older row', () => {
	const floor = priceRow({ kind: 'floor', amount: 2700, shippingAmount: 0 });
	const unknown = priceRow({ amount: 1500, shippingAmount: null });
	const older = priceRow({ amount: 2200, shippingAmount: 500 });
	const newer = priceRow({ amount: 2000, shippingAmount: 700 });
	expect(rank([unknown, newer, floor, older]).ranked.map(({ offer, reason }) => [offer.id, reason?.code])).toEqual([
		[older.id, undefined],
		[newer.id, 'same-total-later'],
		[floor.id, 'same-total-floor'],
		[unknown.id, 'same-total-shipping-unknown'],
	]);
});

test('what does not compete says why, whatever it costs', () => {
	const best = priceRow({});
	const cases: [Partial<PriceRow>, object][] = [
		[{ kind: 'bid', amount: 1 }, { code: 'bid' }],
		[{ kind: 'suggestion', amount: 1 }, { code: 'suggestion' }],
		[{ country: 'DE' }, { code: 'other-country', country: 'DE' }],
		[{ expiresAt: hoursFrom(noon, -2) }, { code: 'expired', expiresAt: hoursFrom(noon, -2) }],
		[{ expiresAt: noon }, { code: 'expired', expiresAt: noon }],
		[{ confidence: 0.89 }, { code: 'doubtful' }],
		[{ currency: 'KRW' }, { code: 'no-rate', currency: 'KRW' }],
	];
	const rows = cases.map(([told]) => priceRow(told));
	const { ranked, outside } = rank([...rows, best]);
	expect(ranked.map(({ offer }) => offer)).toEqual([best]);
	expect(outside).toEqual(cases.map(([, reason], at) => ({ offer: rows[at], reason })));
});

test('what is offered anywhere competes everywhere, and a match is certain from 0.9', () => {
	const anywhere = priceRow({ country: '*', confidence: 0.9 });
	expect(rank([anywhere]).ranked).toHaveLength(1);
});

test('another currency counts by its rate, yen by theirs', () => {
	const euro = priceRow({ amount: 2001, shippingAmount: 0 });
	const dollar = priceRow({ currency: 'USD', amount: 2500, shippingAmount: 0 });
	const yen = priceRow({ currency: 'JPY', amount: 3202, shippingAmount: 0 });
	expect(rank([yen, euro, dollar]).ranked.map(({ offer, totalEuro }) => [offer.currency, totalEuro])).toEqual([
		['USD', 2000],
		['EUR', 2001],
		['JPY', 2001],
	]);
});

test('five copies of one shop are one line, and so is a listing that is offered to several countries', () => {
	const copies = Array.from({ length: 5 }, () => priceRow({ seller: 'shop', condition: 'VG+' }));
	const worse = priceRow({ seller: 'shop', condition: 'VG' });
	expect(rank([...copies, worse]).ranked.map(({ offer, alike }) => [offer.condition, alike])).toEqual([
		['VG+', 5],
		['VG', 1],
	]);
	const here = priceRow({ listingId: 'both', seller: 'other' });
	const anywhere = priceRow({ listingId: 'both', seller: 'other', country: '*', amount: 2600 });
	expect(rank([here, anywhere]).ranked.map(({ offer, alike }) => [offer.country, alike])).toEqual([['ES', 1]]);
	const floors = [1, 2].map(() => priceRow({ kind: 'floor', seller: null }));
	expect(rank(floors).ranked).toHaveLength(2);
});

test('whatever the order they come in, the ranking is the same and every listing is in it once', () => {
	const offer = fc.record({
		listingId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
		amount: fc.integer({ min: 1, max: 3000 }),
		shippingAmount: fc.option(fc.constantFrom(0, 500, 1200), { nil: null }),
		kind: fc.constantFrom('ask', 'floor', 'bid'),
		country: fc.constantFrom('ES', '*', 'DE'),
	});
	fc.assert(
		fc.property(fc.array(offer, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (told, randoms) => {
			const prices = told.map((each) => priceRow({ ...each, seller: null }));
			const shuffled = prices
				.map((price) => ({ price, key: randoms.next().value ?? 0 }))
				.sort((a, b) => a.key - b.key)
				.map(({ price }) => price);
			const { ranked, outside } = rank(prices);
			expect(rank(shuffled).ranked).toEqual(ranked);
			expect(outside.every(({ offer: { kind, country } }) => kind === 'bid' || country === 'DE')).toBe(true);
			for (const [at, { rankEuro, reason }] of ranked.entries()) {
				expect(rankEuro).toBeGreaterThanOrEqual(ranked[at - 1]?.rankEuro ?? 0);
				expect(reason === null).toBe(at === 0);
			}
		}),
	);
});
