import { describe, expect, test } from 'vitest';
import { exitCodes } from '../../../source/errors.ts';
import type { Alert } from '../../../source/prices/alerts.ts';
import type { PriceOutcome } from '../../../source/prices/check-prices.ts';
import type { Reason } from '../../../source/prices/ranking.ts';
import type { AlbumRow } from '../../../source/store/albums-reader.ts';
import { isNewestDay, type Showing } from '../../../source/terminal/prices/amounts.ts';
import { formatConversion, formatLanded, formatParts } from '../../../source/terminal/prices/landed.ts';
import { describeKind, nameSource, shortenCondition } from '../../../source/terminal/prices/offer-words.ts';
import { describeOutcome, isNobodyReady, listFailures } from '../../../source/terminal/prices/outcomes.ts';
import { describeReason } from '../../../source/terminal/prices/reasons.ts';
import { describeBargain, describeValue } from '../../../source/terminal/prices/value-words.ts';
import { describeAlert, toShownAlert } from '../../../source/terminal/prices/watch-words.ts';
import { hoursFrom, noon, priceRow, rates } from '../../prices/rows.ts';

const euros: Showing = { currency: 'EUR', rates, now: noon };
const dollars: Showing = { ...euros, currency: 'USD' };

test.each<[Reason, string]>([
	[{ code: 'dearer', euroCents: 320, isEstimated: false }, '€3.20 dearer'],
	[{ code: 'dearer', euroCents: 320, isEstimated: true }, '€3.20 dearer if the first ships for €12.00'],
	[{ code: 'shipping-unknown', euroCents: 5 }, 'shipping unknown: as €12.00, €0.05 dearer'],
	[{ code: 'same-total-shipping-unknown' }, 'same total, shipping unknown: as €12.00'],
	[{ code: 'same-total-floor' }, 'same total, the lowest of several'],
	[{ code: 'same-total-later' }, 'same total, found later'],
	[{ code: 'expired', expiresAt: hoursFrom(noon, -2) }, 'expired 2 hours ago'],
])('%o', (reason, text) => {
	expect(describeReason(reason, euros)).toBe(text);
});

test('differences are told in the currency that is shown, in euros where that has no rate', () => {
	expect(describeReason({ code: 'shipping-unknown', euroCents: 320 }, dollars)).toBe(
		'shipping unknown: as US$15.00, US$4.00 dearer',
	);
	expect(describeReason({ code: 'dearer', euroCents: 320, isEstimated: false }, { ...euros, currency: 'KRW' })).toBe(
		'€3.20 dearer',
	);
});

describe('what a copy costs', () => {
	test('with shipping, without it where it is unknown, and never as if that were free', () => {
		expect(formatLanded(priceRow({}), euros)).toBe('€25.00');
		expect(formatLanded(priceRow({ shippingAmount: null }), euros)).toBe('€20.00 + shipping');
		expect(formatLanded(priceRow({ shippingAmount: null, kind: 'suggestion' }), euros)).toBe('€20.00');
		expect(formatParts(priceRow({ shippingAmount: null }))).toBe('€20.00 and shipping, which the source does not say');
		expect(formatParts(priceRow({ shippingAmount: 0 }))).toBe('€20.00, shipping included');
	});

	test('in another currency by a rate whose day is told', () => {
		const yen = priceRow({ currency: 'JPY', amount: 3000, shippingAmount: 200 });
		expect(formatLanded(yen, euros)).toBe('€20.00');
		expect(formatConversion(yen, euros)).toBe('¥3,200 is €20.00 by the rate of 2026-11-18, which is not the newest');
		expect(formatConversion(priceRow({}), euros)).toBeNull();
		expect(formatConversion(priceRow({ currency: 'KRW' }), euros)).toBe('no exchange rate to EUR is stored');
		expect(formatLanded(priceRow({ currency: 'KRW', amount: 9, shippingAmount: 0 }), euros)).toBe('KRW 9');
	});

	test('by the newest rate, its day is no news: on a Saturday that is Friday', () => {
		expect(isNewestDay('2026-11-19', noon)).toBe(true);
		expect(isNewestDay('2026-11-18', noon)).toBe(false);
		expect(isNewestDay('2026-11-20', hoursFrom(noon, 30))).toBe(true);
		expect(isNewestDay('2026-11-19', hoursFrom(noon, 30))).toBe(false);
	});
});

test('what kind of number it is, from where, in which condition', () => {
	expect(describeKind(priceRow({}))).toBe('asked for: a copy can be bought at it');
	expect(describeKind(priceRow({ kind: 'floor', provider: 'discogs', copies: 1200 }))).toBe(
		'floor: the lowest of 1,200 copies, which Discogs does not list',
	);
	expect(describeKind(priceRow({ kind: 'floor', provider: 'discogs' }))).toContain('the lowest of several copies');
	expect(nameSource({ provider: 'discogs', channel: 'discogs' })).toBe('Discogs');
	expect(nameSource({ provider: 'discogs', channel: 'a\u001b[2Jseller' })).toBe('aseller (Discogs)');
	expect(shortenCondition(priceRow({ condition: 'Near Mint (NM or M-)', sleeveCondition: 'Generic' }))).toBe(
		'NM/Generic',
	);
});

test('what such a pressing brings, and what a bargain is', () => {
	const since = new Date('2026-01-02T00:00:00Z');
	expect(describeValue({ basis: 'offers', medianEuro: 2200, prices: 14, since }, euros)).toBe(
		'€22.00 (the middle of 14 prices of this pressing since 2026-01-02, without shipping)',
	);
	const bargain = { valueEuro: 4000, belowEuro: 1500, belowPercent: 37.5 };
	expect(describeBargain({ ...bargain, against: { basis: 'suggestions', grade: 'VG+' } }, euros)).toBe(
		'a bargain: €15.00 (37 %) below what is suggested for this pressing in VG+, €40.00 (20 % and €5.00 are needed)',
	);
	expect(describeBargain({ ...bargain, against: { basis: 'offers', prices: 4 } }, dollars)).toContain(
		'the middle of 4 prices of this pressing in the same or a worse condition, US$50.00',
	);
});

describe('how it went with a source', () => {
	const saved = { added: 0, changed: 0, same: 0 };
	const asked = { provider: 'discogs', state: 'asked', saved, refused: 0, gone: 0 } as const;
	const waiting: PriceOutcome = {
		...{ provider: 'discogs', state: 'waiting', until: hoursFrom(noon, 0.01), reason: 'discogs stats: too fast' },
	};
	const failed: PriceOutcome = {
		provider: 'discogs',
		state: 'failed',
		problem: { message: 'discogs stats: 500', next: 'Try again later.', exitCode: exitCodes.unreachable },
	};
	const skipped: PriceOutcome = { provider: 'discogs', state: 'skipped', reason: 'no token', next: 'Get one.' };

	test.each<[PriceOutcome, string]>([
		[{ ...asked, found: 0, note: 'no seller settings' }, 'Discogs: nothing (no seller settings)'],
		[{ ...asked, found: 3, note: null }, 'Discogs: 3 numbers'],
		[
			{ provider: 'discogs', state: 'fresh', found: 1, checkedAt: hoursFrom(noon, -3), note: null },
			'Discogs: 1 number, asked 3 hours ago',
		],
		[waiting, 'Discogs waits 36 s; what is stored still answers.'],
		[failed, 'Discogs stats: 500\nTry again later.'],
		[skipped, 'Discogs: left out, no token. Get one.'],
	])('%o', (outcome, text) => {
		expect(describeOutcome(outcome, noon)).toBe(text);
	});

	test('a wait and a failure count, one without a key does not; where all lack theirs, that is it', () => {
		expect(listFailures([waiting, failed, skipped])).toEqual([{ exitCode: 5 }, { exitCode: 5 }]);
		expect([isNobodyReady([skipped]), isNobodyReady([skipped, failed]), isNobodyReady([])]).toEqual([
			true,
			false,
			false,
		]);
	});
});

test('an alert says what it costs now, why it is told, and where', () => {
	const price = priceRow({ condition: 'VG+', url: 'https://example.com/2', provider: 'discogs', channel: 'discogs' });
	const album: AlbumRow = {
		...{ id: 7, mbid: null, discogsId: null, spotifyId: null, artistId: 1, title: 'Souvlaki', credit: 'Slowdive' },
		...{ normalizedTitle: 'souvlaki', disambiguation: null, firstReleaseDate: null, firstReleaseYear: 1993 },
		...{ isStudio: true, primaryType: 'Album', secondaryTypes: [], coverUrl: null, coverSource: null },
		...{ source: 'musicbrainz', createdAt: noon, updatedAt: noon },
	};
	const watch = {
		...{ id: 3, albumId: 7, releaseId: null, country: 'ES', currency: 'EUR', underAmount: 2500 },
		...{ dropPercent: 10, dropAmount: 200, baselineAmount: 2500, alertedAt: noon, createdAt: noon },
	};
	const alert: Alert = {
		...{ watch, album, release: null, reason: 'under', total: { currency: 'EUR', amount: 2500 } },
		...{ isShippingKnown: true, judged: { currency: 'EUR', amount: 2500 } },
		...{ previous: { currency: 'EUR', amount: 3000 }, offer: { price, release: null } },
	};
	expect(describeAlert(alert)).toBe(
		'Slowdive – Souvlaki to Spain: €25.00 with shipping, at or under your €25.00 (Discogs, VG+)\n  https://example.com/2',
	);
	const judged = { currency: 'EUR', amount: 3700 };
	const previous = { currency: 'EUR', amount: 4200 };
	expect(describeAlert({ ...alert, reason: 'drop', isShippingKnown: false, judged, previous })).toContain(
		'€25.00 + shipping, which is not known: judged as €37.00, was €42.00 (',
	);
	expect(toShownAlert(alert)).toMatchObject({
		...{ reason: 'under', total: { amount: 2500, decimal: '25.00' }, previous: { amount: 3000 }, provider: 'discogs' },
		watch: { id: 3, under: { amount: 2500 }, album: { id: 7, title: 'Souvlaki' } },
	});
});
