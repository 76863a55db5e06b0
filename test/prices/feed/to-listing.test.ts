import { describe, expect, it } from 'vitest';
import { type FeedField, feedFields } from '../../../source/prices/feed/columns.ts';
import { type FeedFacts, readListing } from '../../../source/prices/feed/to-listing.ts';

const facts: FeedFacts = {
	name: 'kroese',
	country: 'NL',
	currency: 'EUR',
	decimalMark: ',',
	observedAt: new Date('2026-11-20'),
};
const good = { title: 'Animals', price: '28,95' };

function read(said: Partial<Record<FeedField, string>>, more: Partial<FeedFacts> = {}, isNumber = false) {
	const fields = new Map(feedFields.flatMap((field): [FeedField, string][] => [[field, said[field] ?? '']]));
	return readListing({ line: 2, text: '', fields, reason: null, isNumber }, { ...facts, ...more });
}

function listingOf(said: Partial<Record<FeedField, string>>) {
	const row = read(said);
	if (row.kind !== 'listing') throw new Error(JSON.stringify(row));
	return row.listing;
}

describe('a row of a feed', () => {
	it('is a listing when it has a title and a price', () => {
		expect(listingOf(good)).toMatchObject({
			channel: 'kroese',
			kind: 'ask',
			amount: 2895,
			currency: 'EUR',
			shipping: null,
			shipsFrom: 'NL',
			url: '',
			record: { title: 'Animals', artist: null, year: null },
		});
	});

	it('keeps its name whatever it costs, and has another when it is another record', () => {
		const { listingId } = listingOf(good);
		expect(listingOf({ ...good, price: '9,95' }).listingId).toBe(listingId);
		expect(listingOf({ ...good, condition: 'VG' }).listingId).not.toBe(listingId);
		expect(listingOf({ ...good, id: '17' }).listingId).toBe('17');
	});

	it.each([
		['', null],
		['on request', null],
		['0', 0],
		['0,00 €', 0],
		['gratis', 0],
		['4,95', 495],
	])('with shipping "%s" costs %s to send', (shipping, expected) => {
		expect(listingOf({ ...good, shipping }).shipping).toBe(expected);
	});

	it('is bought at an address over https, or at none', () => {
		expect(listingOf({ ...good, url: 'http://shop.example/a b' }).url).toBe('https://shop.example/a%20b');
		for (const url of ['javascript:alert(1)', 'https://me:secret@shop.example', 'shop']) {
			expect(read({ ...good, url })).toEqual({ kind: 'bad', reason: 'its address is none of a web page' });
		}
	});

	it('reads numbers of JSON with a point, whatever the texts around them have', () => {
		expect(read({ ...good, price: '28.9' }, {}, true)).toMatchObject({ listing: { amount: 2890 } });
		expect(read({ ...good, price: '1.234' }, {}, true)).toMatchObject({ kind: 'bad' });
		expect(read({ ...good, price: '1.234' })).toMatchObject({ listing: { amount: 123400 } });
	});

	it('takes the currency of its own column before that of the feed', () => {
		expect(read({ ...good, currency: 'gbp', price: '£9' })).toMatchObject({
			listing: { currency: 'GBP', amount: 900 },
		});
		expect(read({ ...good, currency: '' }, { currency: 'JPY' })).toMatchObject({ kind: 'bad' });
	});

	it.each([
		['€', 'EUR'],
		['Euro', 'EUR'],
		['£', 'GBP'],
		['zł', 'PLN'],
		['usd', 'USD'],
	])('may name its currency as "%s"', (currency, code) => {
		expect(listingOf({ ...good, currency })).toMatchObject({ currency: code, amount: 2895 });
	});

	it.each([
		[{ price: '9' }, 'it has no title'],
		[{ title: ' \u200b ', price: '9' }, 'it has no title'],
		[{ title: 'x'.repeat(2_000_000), price: '9' }, 'its title has 2000000 characters'],
		[{ title: 'A' }, 'price: no price'],
		[{ title: 'A', price: '-9' }, 'price: a negative price'],
		[{ title: 'A', price: 'NaN' }, 'price: not a price: no number'],
		[{ title: 'A', price: '9', currency: 'XYZ' }, '"XYZ" does not name one currency'],
		[{ title: 'A', price: '9', currency: '$' }, '"$" does not name one currency'],
		[{ title: 'A', price: '9', currency: 'kr' }, '"kr" does not name one currency'],
		[{ title: 'A', price: '9', shipping: '1-2' }, 'shipping: a range in place of a price'],
	])('%j is refused', (said, reason) => {
		expect(read(said)).toEqual({ kind: 'bad', reason });
	});

	it.each([
		...[
			'0',
			'-1',
			'0.0',
			'0,00',
			'-2,5',
			'no',
			'false',
			'sold',
			'Sold out',
			'SOLD_OUT',
			'out_of_stock',
			'out-of-stock',
		],
		...['OutOfStock', 'http://schema.org/OutOfStock', 'https://schema.org/SoldOut', 'currently unavailable'],
		...['nicht lieferbar', 'Leider ausverkauft!', 'nicht verfügbar', 'agotado', 'épuisé', 'E\u0301puise\u0301e'],
		...['uitverkocht', 'niet op voorraad', 'esaurito', 'slutsåld'],
	])('with stock "%s" is no offer and no mistake', (stock) => {
		expect(read({ ...good, stock })).toEqual({ kind: 'sold out' });
	});

	it.each([
		...['', '1', '3', '12', '0.5', '10+', '1.000', 'true', 'yes', 'in stock', 'InStock', 'http://schema.org/InStock'],
		...['lieferbar', 'auf Lager', 'last copies', '0-3 days', 'notified'],
	])('with stock "%s" is an offer', (stock) => {
		expect(read({ ...good, stock }).kind).toBe('listing');
	});
});
