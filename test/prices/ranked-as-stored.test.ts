import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowestPerDay } from '../../source/prices/history.ts';
import { rankAlbum } from '../../source/prices/offers-for.ts';
import { readBestPrices, refreshExpired } from '../../source/store/best-prices.ts';
import { readRates } from '../../source/store/fx-rates.ts';
import { readHistoryOfAlbum, readOffersOfAlbum } from '../../source/store/prices-reader.ts';
import { removeOffers, saveOffers } from '../../source/store/prices-writer.ts';
import { writeAt } from '../../source/store/writable.ts';
import { createTestDatabase, describeEachEngine } from '../helpers/databases.ts';
import { createShelf, offerOf } from '../store/priced.ts';
import { hoursFrom, noon } from './rows.ts';

/** Few values, so that equals are frequent. */
const offer = fc.record({
	pressing: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
	provider: fc.constantFrom('discogs', 'ebay'),
	listingId: fc.constantFrom('a', 'b', 'c', 'd'),
	country: fc.constantFrom('ES', 'DE', '*'),
	kind: fc.constantFrom('ask', 'ask', 'floor', 'bid', 'suggestion'),
	currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KRW'),
	amount: fc.constantFrom(1000, 1200, 2200, 2201, 2400),
	shippingAmount: fc.option(fc.constantFrom(0, 1000, 1200), { nil: null }),
	confidence: fc.constantFrom(1, 0.9, 0.89),
	lives: fc.constantFrom(1, 5),
});

describeEachEngine('what people are told', (engine) => {
	test('the first of the ranking is the stored best price of the album and the last of its history, for every country', {
		timeout: 120_000,
	}, async () => {
		const { database, drop } = await createTestDatabase(engine);
		try {
			const shelf = await writeAt(database, noon, (store) => createShelf(store, { albums: 2, pressings: 4 }));
			const [albumId = 0] = shelf.albumIds;
			let now = noon;
			await fc.assert(
				fc.asyncProperty(fc.array(offer, { minLength: 1, maxLength: 12 }), async (offers) => {
					now = hoursFrom(now, 2);
					const album = await writeAt(database, now, async (store) => {
						await removeOffers(store, await store.read.select().from(store.tables.prices));
						await saveOffers(
							store,
							offers.map(({ pressing, lives, ...told }) =>
								offerOf(now, {
									...told,
									releaseId: pressing === null ? null : (shelf.releaseIds[pressing] ?? 0),
									albumId: pressing === null ? albumId : null,
									expiresAt: hoursFrom(now, lives),
								}),
							),
						);
						return shelf.readAlbum(store, 0);
					});
					for (const hours of [0, 3]) {
						const at = hoursFrom(now, hours);
						while ((await writeAt(database, at, (store) => refreshExpired(store, 10))) > 0);
						const rates = await readRates(database);
						for (const country of ['ES', 'DE', 'FR']) {
							const stored = (await readBestPrices(database, [albumId], country, at)).get(albumId);
							const { ranking } = await rankAlbum(database, { album, release: null }, { country, now: at });
							const [first] = ranking.ranked;
							expect([first?.offer.price.id, first?.totalEuro, first?.rankEuro]).toEqual([
								...[stored?.priceId, stored?.totalEuro, stored?.rankEuro],
							]);
							const events = await readHistoryOfAlbum(database, album);
							const prices = (await readOffersOfAlbum(database, album)).map(({ price }) => price);
							const [today] = lowestPerDay(events, prices, { country, days: 1, now: at, rates });
							expect(today?.lowest?.totalEuro).toBe(first?.totalEuro);
						}
					}
				}),
				{ numRuns: engine === 'sqlite' ? 150 : 40 },
			);
		} finally {
			await drop();
		}
	});
});
