import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { comparePressings } from '../../../source/terminal/browse/compare.ts';
import { drawFrame } from '../../../source/terminal/browse/draw/frame.ts';
import { listExport } from '../../../source/terminal/browse/export.ts';
import { press } from '../../../source/terminal/browse/press.ts';
import { chosenIn, linesOf } from '../../../source/terminal/browse/prices/lines.ts';
import type { PricedOffer } from '../../../source/terminal/browse/prices/priced.ts';
import type { PriceView } from '../../../source/terminal/browse/prices/view.ts';
import { type BrowseState, levelOf, selectedAlbum } from '../../../source/terminal/browse/state.ts';
import { wantsOf } from '../../../source/terminal/browse/wants.ts';
import { hostilePrices } from './hostile.ts';
import { albumLine, expired, now, offer, pressing } from './rows.ts';
import { hearAll, pressAll, threePanes } from './states.ts';

const hour = 3_600_000;
const inPressings = pressAll(threePanes(), 'l', 'l');
const floor = { kind: 'floor', copies: 14, condition: null, shippingAmount: null, provider: 'discogs', seller: null };

function viewOf(offers: PricedOffer[], changes: Partial<PriceView> = {}): PriceView {
	return { releaseId: 1, offers, countries: [], past: [], said: [], ...changes };
}

/** The price pane of the first pressing, with these offers. */
function paneOf(offers: PricedOffer[], changes: Partial<PriceView> = {}): BrowseState {
	return hearAll(pressAll(inPressings, 'p'), { type: 'prices', view: viewOf(offers, changes) });
}

const textOf = (state: BrowseState) => drawFrame(state).join('\n');
const sized = (state: BrowseState, columns: number, rows: number) => hearAll(state, { type: 'resized', columns, rows });

/** The key of the line under the cursor. */
function chosenKey(state: BrowseState): string | null {
	if (state.mode.kind !== 'prices') throw new Error('this is no price pane');
	return chosenIn(linesOf(state, state.mode), state.mode.chosen)?.key ?? null;
}

describe('the price pane', () => {
	test('opens over the pressing under the cursor, wants its prices, and goes back', () => {
		const open = pressAll(inPressings, 'j', 'p');
		expect(open.mode).toMatchObject({ kind: 'prices', pressing: { id: 2 }, view: null });
		expect(wantsOf(open).pricesOf?.id).toBe(2);
		expect(textOf(open)).toContain('reading …');
		for (const key of ['escape', 'p', 'h', 'q']) {
			const back = pressAll(open, key);
			expect(back.mode.kind).toBe('lists');
			expect(wantsOf(back).pricesOf).toBeNull();
			expect(levelOf(back).pressings?.list.cursor).toBe(1);
		}
		expect(pressAll(threePanes(), 'p')).toMatchObject({
			mode: { kind: 'lists' },
			message: { text: 'Only in the list of pressings.' },
		});
	});

	test('says of every number what it is, what it comes to, from whom and how old it is', () => {
		const lines = drawFrame(
			sized(
				paneOf([
					offer(1, { currency: 'USD', amount: 2000, shippingAmount: 500, landed: { currency: 'EUR', amount: 2315 } }),
					offer(2, floor),
					offer(3, { kind: 'bid', shippingAmount: 0 }),
					offer(4, { kind: 'suggestion', condition: 'Very Good Plus (VG+)', shippingAmount: null }),
				]),
				160,
				50,
			),
		);
		const rowOf = (what: string) => lines.find((line) => line.includes(` ${what} `)) ?? '';
		expect(rowOf('asking')).toMatch(/€23\.15 asking +NM +US\$20\.00 +US\$5\.00 DE +eBay +platten-paul .* 2h$/);
		expect(rowOf('lowest of 14')).toMatch(/€22\.50\+ lowest of 14 +€22\.50 +unknown .*Discogs .* 2h$/);
		expect(rowOf('auction')).toMatch(/€22\.50 auction +NM +€22\.50 +free DE /);
		// What is only suggested is not sent.
		expect(rowOf('suggested for VG+')).toMatch(/ €22\.50 suggested for VG\+ +€22\.50 +DE/);
		expect(lines.join('\n')).toContain('+ is without shipping, which nobody says; ranked as if it were €12.00.');
	});

	test('never mixes what is current with what is not, nor with what may be another pressing', () => {
		const state = paneOf([
			offer(1),
			offer(2, { ...expired, seller: 'too late' }),
			offer(3, { isCertain: false, releaseId: null, albumId: 1, candidates: [1, 2, 3], seller: 'some shop' }),
			offer(5, { isCertain: false, releaseId: null, albumId: 1, seller: 'any shop' }),
			offer(4, { confidence: 0.6, seller: 'doubtful' }),
		]);
		const lines = drawFrame(sized(state, 160, 50));
		const at = (text: string) => lines.findIndex((line) => line.includes(text));
		const order = [
			'Current offers',
			'platten-paul',
			'May be this pressing',
			'fits 3 pressings',
			'60 % sure',
			'any of the album',
		];
		const places = [...order, 'No longer current', 'too late'].map(at);
		expect(places).not.toContain(-1);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		// Their signs tell them apart where the heading has been scrolled away.
		expect(lines[at('some shop')]).toMatch(/^ \?/);
		expect(lines[at('too late')]).toMatch(/^ ×/);
		expect(lines[at('too late')]).toContain('1d');
	});

	test('says that nothing is on offer, and what the sources said, when', () => {
		const said = [{ provider: 'discogs', at: new Date(now.getTime() - 2 * hour), text: '14 offers' }];
		const unasked = [{ provider: 'ebay', at: null, text: 'no key: EBAY_CLIENT_ID is not set' }];
		const state = hearAll(paneOf([offer(2, expired)], { said }), {
			type: 'asking-prices',
			releaseId: 1,
			since: null,
			unasked,
		});
		expect(textOf(state)).toContain('Nothing is on offer now.');
		expect(textOf(state)).toContain('Discogs, 2 hours ago: 14 offers');
		expect(textOf(state)).toContain('eBay: no key: EBAY_CLIENT_ID is not set');
		expect(textOf(state)).toContain('Data provided by Discogs. https://www.discogs.com/release/1001');
		expect(textOf(paneOf([]))).not.toContain('Data provided by Discogs.');
	});

	test('moves an offer that expires under the cursor to those that did, and the cursor with it', () => {
		const soon = offer(2, { expiresAt: new Date(now.getTime() + hour) });
		const on = pressAll(paneOf([offer(1), soon, offer(3)]), 'j');
		expect(chosenKey(on)).toBe('offer 2');
		const later = hearAll(on, { type: 'tick', now: new Date(now.getTime() + 2 * hour) });
		expect(chosenKey(later)).toBe('offer 2');
		expect(textOf(later)).toMatch(/No longer current\s+›×/);
		expect(textOf(later)).toContain('no longer current since 1 hour ago');
		// Nor is it the cheapest of a country any more.
		const inGermany = paneOf([soon], { countries: [{ country: 'DE', offer: soon, of: 'this pressing' }] });
		expect(textOf(inGermany)).toContain('Germany');
		expect(textOf(hearAll(inGermany, { type: 'tick', now: new Date(now.getTime() + 2 * hour) }))).not.toContain(
			'Germany',
		);
	});

	test('keeps the cursor on its offer when cheaper ones come, and near its place when it goes', () => {
		const on = pressAll(paneOf([offer(1), offer(2)]), 'j');
		const more = hearAll(on, { type: 'prices', view: viewOf([offer(9), offer(1), offer(2)]) });
		expect(chosenKey(more)).toBe('offer 2');
		expect(chosenKey(hearAll(on, { type: 'prices', view: viewOf([offer(1), offer(3)]) }))).toBe('offer 3');
		expect(chosenKey(hearAll(on, { type: 'prices', view: { ...viewOf([]), releaseId: 2 } }))).toBe('offer 2');
	});

	test('opens and copies the offer under the cursor, whichever section it is in', () => {
		const countries = [{ country: 'DE', offer: offer(7), of: '1995 US Creation' }];
		const state = paneOf([offer(1), offer(2)], { countries });
		expect(press(pressAll(state, 'j'), 'o').effects).toEqual([
			{ type: 'open-page', url: 'https://www.ebay.com/itm/2' },
		]);
		expect(press(state, 'y').effects).toEqual([
			{ type: 'copy', text: 'Artist 1 - Album 1 LP asking €22.50 NM platten-paul https://www.ebay.com/itm/1' },
		]);
		expect(textOf(state)).toContain('Germany, eBay 2h, asking · 1995 US Creation');
		expect(press(pressAll(state, 'j', 'j'), 'enter').effects).toEqual([
			{ type: 'open-page', url: 'https://www.ebay.com/itm/7' },
		]);
		expect(press(pressAll(state, 'G'), 'o')).toMatchObject({
			effects: [],
			state: { message: { text: 'This line is no offer.' } },
		});
	});

	test('asks the sources again, and says since when they are asked', () => {
		const state = paneOf([]);
		expect(press(state, 'r').effects).toMatchObject([{ type: 'ask-prices', pressing: { id: 1 } }]);
		const since = new Date(now.getTime() - 12_000);
		const asking = hearAll(state, { type: 'asking-prices', releaseId: 1, since, unasked: [] });
		expect(textOf(asking)).toContain('asking the sources of prices … 12 s');
		const other = hearAll(state, { type: 'asking-prices', releaseId: 2, since, unasked: [] });
		expect(textOf(other)).not.toContain('asking');
	});

	test('says where to and in which currency, or which setting would', () => {
		expect(textOf(paneOf([]))).toContain('Prices to Spain in EUR · 1991 UK Creation CRELP 1 LP');
		const nowhere = { ...paneOf([]), buyer: { country: null, currency: 'USD' } };
		expect(textOf(nowhere)).toContain('Prices anywhere (VINILOGY_COUNTRY is not set) in USD');
	});

	test('tells more of the offer under the cursor below the list, and in its last line where there is no room below', () => {
		const described = '€26.50 from eBay, 2 hours ago, ships from DE';
		for (const [columns, rows] of [
			[60, 12],
			[80, 24],
			[160, 50],
		] as const) {
			expect(textOf(sized(paneOf([offer(1)]), columns, rows))).toContain(described);
		}
		const shown = textOf(sized(paneOf([offer(1, { currency: 'USD', rateDay: '2026-11-18' })]), 160, 50));
		expect(shown).toContain('asking US$22.50 · shipping US$4.00, together US$26.50 · €26.50 at the rate of 2026-11-18');
		expect(shown).toContain('matched by barcode, 98 % sure');
		expect(shown).toContain('current for 22 h 0 min more');
	});

	test('of the narrowest screen shows what it costs, what that is, from whom and how old', () => {
		const [, , , , , row] = drawFrame(sized(paneOf([offer(1)]), 40, 12));
		expect(row).toMatch(/^› +€26\.50 asking +eBay +2h$/);
	});

	test('is exactly as large as the screen, harmless, and its cursor on a line, whatever strangers sell', () => {
		const size = fc.record({ columns: fc.integer({ min: 1, max: 220 }), rows: fc.integer({ min: 1, max: 70 }) });
		const keys = fc.array(fc.constantFrom('j', 'k', 'G', 'g', 'ctrl-d', 'ctrl-u'), { maxLength: 8 });
		fc.assert(
			fc.property(size, hostilePrices, hostilePrices, keys, ({ columns, rows }, before, after, pressed) => {
				const view = { ...before, releaseId: 1 };
				const opened = hearAll(
					pressAll(inPressings, 'p'),
					{ type: 'prices', view },
					{ type: 'asking-prices', releaseId: 1, since: null, unasked: after.said },
				);
				const state = hearAll(pressAll(sized(opened, columns, rows), ...pressed), {
					type: 'prices',
					view: { ...after, releaseId: 1 },
				});
				expect(chosenKey(state)).not.toBeNull();
				const lines = drawFrame(state);
				expect(lines).toHaveLength(rows);
				for (const line of lines) {
					expect(stringWidth(line)).toBe(columns);
					expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
				}
			}),
			{ numRuns: 200 },
		);
	});
});

describe('a price in the lists', () => {
	const albums = [
		albumLine(1, { price: { cheapest: offer(1), offers: null } }),
		albumLine(2, { price: { cheapest: offer(2, { shippingAmount: null, rankEuro: 3450 }), offers: null } }),
		albumLine(3, { price: { cheapest: null, offers: null } }),
		albumLine(4),
		albumLine(5, { price: { cheapest: offer(5, expired), offers: null } }),
	];
	const priced = pressAll(threePanes({ albums }), 'l');

	test('is rounded, says whether shipping is in it, and is none where nothing is on offer now', () => {
		const lines = drawFrame(priced);
		const endOf = (title: string) =>
			lines
				.find((line) => line.includes(title))
				?.split('│')[1]
				?.trimEnd();
		expect(endOf('Album 1')).toMatch(/ €27$/);
		expect(endOf('Album 2')).toMatch(/ €23\+$/);
		expect(endOf('Album 3')).toMatch(/ –$/);
		expect(endOf('Album 4')).toMatch(/Album 4$/);
		expect(endOf('Album 5')).toMatch(/ –$/);
	});

	test('is sorted by what it competes with: a price without shipping does not win by that', () => {
		const column = drawFrame(priced)[2]?.split('│')[1]?.trim().split(/ +/).indexOf('Price') ?? -1;
		const cheapestFirst = pressAll(priced, String(column + 1), String(column + 1), 'g');
		expect(
			levelOf(cheapestFirst)
				.albums?.list.shown.map(({ id }) => id)
				.slice(0, 3),
		).toEqual([1, 5, 2]);
		expect(selectedAlbum(levelOf(cheapestFirst))?.id).toBe(1);
	});

	test('has no column where nobody was ever asked; the screen says for whom where there is one', () => {
		const pathOf = (state: BrowseState) => drawFrame(state)[0]?.trim();
		expect(textOf(threePanes())).not.toContain('Price');
		expect(pathOf(threePanes())).toBe('Vinilogy');
		expect(pathOf(priced)).toMatch(/^Vinilogy › Artist 1 +prices to Spain in EUR$/);
		const nowhere = { ...priced, buyer: { country: null, currency: 'EUR' } };
		expect(pathOf(nowhere)).toMatch(/prices anywhere \(VINILOGY_COUNTRY is not set\) in EUR$/);
		const narrow = sized({ ...pressAll(nowhere, 'l'), size: nowhere.size }, 60, 24);
		expect(pathOf(narrow)).toMatch(/^Vinilogy › Artist 1 › Album 1 +no VINILOGY_COUNTRY$/);
	});

	test('is compared with its source and age', () => {
		const rows = [
			pressing(1, { price: { cheapest: offer(1), offers: 3 } }),
			pressing(2, { price: { cheapest: offer(2, floor), offers: 1 } }),
			pressing(3, { price: { cheapest: offer(3, expired), offers: 0 } }),
			pressing(4),
		];
		const lines = new Map(comparePressings(rows, now).map((line) => [line.title, line.values]));
		expect(lines.get('Price')).toEqual(['€26.50 eBay 2h', '€22.50+ lowest of 14 Discogs 2h', 'none now', '']);
		expect(lines.get('Offers')).toEqual(['3', '1', '0', '']);
	});

	test('is exported as it is offered, and not at all where it is not current', () => {
		const pressings = [
			pressing(1, {
				price: { cheapest: offer(1, { currency: 'USD', amount: 2000, shippingAmount: null }), offers: 1 },
			}),
			pressing(2, { price: { cheapest: offer(2, expired), offers: 0 } }),
			pressing(3),
		];
		const [one, two, three] = listExport(levelOf(pressAll(threePanes({ pressings }), 'l', 'l')), now);
		expect(one).toMatchObject({
			priceAmount: '20.00',
			priceCurrency: 'USD',
			priceShipping: null,
			priceTotal: '20.00',
			priceKind: 'ask',
			priceProvider: 'ebay',
			priceObservedAt: new Date(now.getTime() - 2 * hour),
			priceUrl: 'https://www.ebay.com/itm/1',
		});
		const none = { priceAmount: null, priceCurrency: null, priceTotal: null, priceProvider: null };
		expect(two).toMatchObject(none);
		expect(three).toMatchObject(none);
		expect(one).not.toHaveProperty('price');
		expect(listExport(levelOf(priced), now)[0]).toMatchObject({ priceTotal: '26.50', priceShipping: '4.00' });
	});
});
