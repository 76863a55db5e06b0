import fc from 'fast-check';
import type { ArtistLine } from '../../../source/store/browse-reader.ts';
import type {
	ListedPrice,
	PricedAlbum,
	PricedOffer,
	PricedPressing,
} from '../../../source/terminal/browse/prices/priced.ts';
import type { PriceView } from '../../../source/terminal/browse/prices/view.ts';
import { albumLine, artistLine, now, offer, pressing } from './rows.ts';

/** Names as only strangers send them: sequences for the terminal, lines, scripts of every width and direction, far too long. */
export const hostileText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc.constantFrom(
		'\u001b[2J\u001b[1;1Hgone',
		'\u001b]0;title\u0007x',
		'two\nlines\r\nand\ttabs',
		'中島みゆき',
		'방탄소년단',
		'👩‍👩‍👧‍👦 family 🇯🇵 1️⃣ ❤️ 👍🏽',
		'فيروز \u202eevil\u202c',
		'שלום',
		'Z\u0351\u036b\u0343a\u0489\u0328lgo\u0335',
		'\u0301\u0903leading marks',
		'\u200b\u200d\ufeff',
		'\ud83d lone',
		'กำ นิ้ กี่',
		'ﷺ﷽',
		`a${'𐐷'.repeat(100)}`,
		'x'.repeat(5000),
		'長'.repeat(5000),
		`a${'\u0301'.repeat(5000)}`,
	),
);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const amount = maybe(fc.integer({ min: 0, max: 50_000_000 }));
const year = maybe(fc.integer({ min: 1900, max: 2026 }));
const age = fc.date({ min: new Date(0), max: now, noInvalidDate: true });

const money = fc.record({
	currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CHF'),
	amount: fc.integer({ min: 1, max: 10_000_000_000 }),
});

/** Offers as only strangers make them, of any kind and age. */
const hostileOffers: fc.Arbitrary<PricedOffer[]> = numbered(
	fc.record({
		kind: fc.constantFrom('ask', 'bid', 'floor', 'suggestion', 'x'),
		copies: maybe(fc.nat(5000)),
		condition: maybe(hostileText),
		sleeveCondition: maybe(hostileText),
		title: maybe(hostileText),
		seller: maybe(hostileText),
		shipsFrom: maybe(hostileText),
		channel: hostileText,
		provider: fc.oneof(hostileText, fc.constantFrom('discogs', 'ebay', 'shops')),
		url: hostileText,
		shippingAmount: amount,
		landed: money,
		rateDay: maybe(fc.constant('2026-11-20')),
		rankEuro: amount,
		isCertain: fc.boolean(),
		confidence: fc.double({ min: 0, max: 1, noNaN: true }),
		fetchedAt: age,
		expiresAt: fc.date({ min: new Date(0), max: new Date(2 * now.getTime()), noInvalidDate: true }),
	}),
	offer,
);

const hostilePrice: fc.Arbitrary<ListedPrice | null> = maybe(
	fc.record({ cheapest: hostileOffers.map(([first]) => first ?? null), offers: amount }),
);

/** All that is said of the prices of a pressing. */
export const hostilePrices: fc.Arbitrary<PriceView> = fc.record({
	releaseId: fc.integer({ min: 1, max: 12 }),
	offers: hostileOffers,
	countries: fc
		.tuple(hostileOffers, hostileText)
		.map(([offers, of]) => offers.map((each) => ({ country: of, offer: each, of }))),
	past: fc.array(hostileText, { maxLength: 3 }),
	said: fc.array(fc.record({ provider: hostileText, at: maybe(age), text: hostileText }), { maxLength: 5 }),
});

export const hostileArtists: fc.Arbitrary<ArtistLine[]> = numbered(
	fc.record({
		name: hostileText,
		disambiguation: maybe(hostileText),
		listeners: amount,
		lastfmUrl: maybe(hostileText),
		mbid: maybe(hostileText),
		score: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
		counts: maybe(fc.record({ albums: fc.nat(500), pressings: fc.nat(100_000), fetchedAt: maybe(age) })),
	}),
	artistLine,
);

export const hostileAlbums: fc.Arbitrary<PricedAlbum[]> = numbered(
	fc.record({
		title: hostileText,
		credit: hostileText,
		firstReleaseYear: year,
		pressings: fc.nat(5000),
		price: hostilePrice,
	}),
	albumLine,
);

export const hostilePressings: fc.Arbitrary<PricedPressing[]> = numbered(
	fc.record({
		title: hostileText,
		country: maybe(hostileText),
		label: maybe(hostileText),
		catalogNumber: maybe(hostileText),
		format: maybe(hostileText),
		formatText: maybe(hostileText),
		year,
		isOfficial: fc.boolean(),
		isPromo: fc.boolean(),
		isReissue: fc.boolean(),
		have: amount,
		goneAt: maybe(age),
		discogsRating: maybe(fc.double({ min: 0, max: 5, noNaN: true })),
		price: hostilePrice,
	}),
	pressing,
);

/** Up to a dozen rows with ids from 1. */
function numbered<Changes, Row>(
	changes: fc.Arbitrary<Changes>,
	build: (id: number, changes: Changes) => Row,
): fc.Arbitrary<Row[]> {
	return fc.array(changes, { maxLength: 12 }).map((all) => all.map((each, at) => build(at + 1, each)));
}
