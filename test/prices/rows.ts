import type { ExchangeRates } from '../../source/money/convert.ts';
import type { PriceEvent, PriceRow } from '../../source/store/prices-reader.ts';

export const noon = new Date('2026-11-20T12:00:00Z');
const hour = 3_600_000;

export const hoursFrom = (time: Date, hours: number) => new Date(time.getTime() + hours * hour);

export const rates: ExchangeRates = new Map([
	['EUR', { rate: 1, day: '2026-11-20' }],
	['USD', { rate: 1.25, day: '2026-11-20' }],
	['JPY', { rate: 160, day: '2026-11-18' }],
]);

let lastId = 0;

/** A stored ask of €20.00 with €5.00 shipping to Spain, a listing of its own that holds for a day, with what a test says of it. */
export function priceRow(told: Partial<PriceRow>): PriceRow {
	lastId += 1;
	const { amount = 2000, shippingAmount = 500 } = told;
	return {
		id: lastId,
		releaseId: 1,
		albumId: null,
		candidates: [],
		provider: 'ebay',
		channel: 'ebay',
		listingId: `listing ${lastId}`,
		country: 'ES',
		kind: 'ask',
		condition: null,
		sleeveCondition: null,
		currency: 'EUR',
		totalAmount: amount + (shippingAmount ?? 0),
		copies: null,
		shipsFrom: null,
		seller: `seller ${lastId}`,
		title: null,
		url: 'https://example.com/1',
		method: 'title',
		confidence: 1,
		fetchedAt: noon,
		expiresAt: hoursFrom(noon, 24),
		createdAt: noon,
		...told,
		amount,
		shippingAmount,
	};
}

/** Something that happened to an offer: the listing of `priceRow` that is named. */
export function eventOf(day: string, event: 'new' | 'changed' | 'gone', told: Partial<PriceEvent>): PriceEvent {
	lastId += 1;
	return {
		id: lastId,
		releaseId: 1,
		albumId: 1,
		provider: 'ebay',
		channel: 'ebay',
		listingId: 'one',
		country: 'ES',
		kind: 'ask',
		condition: null,
		currency: 'EUR',
		amount: 2000,
		shippingAmount: 500,
		event,
		observedAt: new Date(`${day}T09:00:00Z`),
		...told,
	};
}
