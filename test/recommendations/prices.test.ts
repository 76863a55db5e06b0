import { expect, test } from 'vitest';
import { saveRates } from '../../source/store/fx-rates.ts';
import { lockAlbum } from '../../source/store/listeners/locks-writer.ts';
import { type NewPrice, saveOffers } from '../../source/store/prices-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { offerOf } from '../store/priced.ts';
import { createLibraries, friday, idsOf, readListedReleaseId } from './library.ts';

describeEachEngine('recommendations and prices', (engine) => {
	const open = createLibraries(engine);

	/** A library of which each artist's first album has the offer that `offers` says, by the number of the artist. */
	async function openPriced(offers: [artist: number, offer: Partial<NewPrice>][]) {
		const opened = await open({ artists: 12, albumsEach: 1 }, [0]);
		const { write, library } = opened;
		await write(async (store) => {
			await saveRates(store, 'ecb', [
				{
					day: '2026-11-19',
					rates: [
						{ currency: 'USD', rate: 1.1 },
						{ currency: 'JPY', rate: 160 },
					],
				},
			]);
			for (const [at, [artist, offer]] of offers.entries()) {
				const releaseId = await readListedReleaseId(store, library.discogsIds[artist]?.[0] ?? 0);
				const shown = { releaseId, albumId: null, listingId: `listing ${at}`, ...offer };
				await saveOffers(store, [offerOf(store.now, shown)]);
			}
		});
		return opened;
	}

	test('only what costs no more than the limit qualifies, in whatever currency it is offered', async () => {
		const { recommend: ask, albumId } = await openPriced([
			[1, { currency: 'EUR', amount: 2500, shippingAmount: 500 }],
			[2, { currency: 'EUR', amount: 2501, shippingAmount: 500 }],
			[3, { currency: 'USD', amount: 3300, shippingAmount: 0 }],
			[4, { currency: 'USD', amount: 3302, shippingAmount: 0 }],
			[5, { currency: 'JPY', amount: 4000, shippingAmount: 800 }],
			[6, { currency: 'JPY', amount: 4000, shippingAmount: 900 }],
			[7, { country: 'DE', amount: 900 }],
			[8, { country: '*', amount: 2900, shippingAmount: null }],
			[9, { kind: 'bid', amount: 100 }],
		]);
		const set = await ask({ limit: 20, country: 'ES', maxPrice: 3000 });
		expect(new Set(idsOf(set))).toEqual(new Set([1, 3, 5, 8].map((artist) => albumId(artist, 0))));
		expect(set.shortage?.message).toContain('€30.00');
		const inDollars = await ask({ limit: 20, country: 'ES', currency: 'USD', maxPrice: 3300 });
		expect(new Set(idsOf(inDollars))).toEqual(new Set(idsOf(set)));
	});

	test('without a country, prices decide nothing', async () => {
		const { recommend: ask } = await openPriced([[1, { amount: 2500 }]]);
		const set = await ask({ limit: 12, country: null, maxPrice: 100 });
		expect(set.items.length).toBeGreaterThan(5);
		for (const { best, offers, breakdown } of set.items) {
			expect([best, offers, breakdown.price]).toEqual([null, 0, 0]);
		}
	});

	test('a locked album stays above the limit', async () => {
		const { recommend: ask, write, user, albumId } = await openPriced([[1, { amount: 90_000 }]]);
		await write((store) => lockAlbum(store, user.id, albumId(1, 0)));
		const set = await ask({ limit: 5, country: 'ES', maxPrice: 3000 });
		expect(idsOf(set)).toEqual([albumId(1, 0)]);
	});

	test('of two that are as near, the cheaper one comes first; what is on offer before what is not', async () => {
		const { recommend: ask, albumId } = await openPriced([
			[1, { amount: 4000 }],
			[11, { amount: 1000 }],
		]);
		const { items } = await ask({ limit: 3, country: 'ES', weights: { variety: 0 } });
		const [first, second] = items;
		expect([first?.album.id, second?.album.id]).toEqual([albumId(11, 0), albumId(1, 0)]);
		expect(first?.breakdown.similar).toBe(second?.breakdown.similar);
		expect(items[2]).toMatchObject({ best: null, offers: 0 });
	});

	test('the best price and the number of offers are those of now, also of a stored set; nothing expired is shown', async () => {
		const {
			recommend: ask,
			write,
			library,
			moveClock,
		} = await openPriced([
			[1, { amount: 2000, shippingAmount: 0, expiresAt: new Date(friday.getTime() + 3_600_000) }],
			[1, { amount: 2200, shippingAmount: 0 }],
			[1, { amount: 2300, country: '*', shippingAmount: null }],
			[1, { amount: 100, country: 'DE' }],
		]);
		const shown = async () => {
			const { items, isStored } = await ask({ limit: 1, country: 'ES' });
			return [isStored, items[0]?.best?.totalAmount, items[0]?.offers];
		};
		expect(await shown()).toEqual([false, 2000, 3]);
		moveClock(3_600_001);
		expect(await shown()).toEqual([true, 2200, 2]);
		await write(async (store) => {
			const releaseId = await readListedReleaseId(store, library.discogsIds[1]?.[0] ?? 0);
			await saveOffers(store, [
				offerOf(store.now, { releaseId, albumId: null, listingId: 'new', amount: 500, shippingAmount: 0 }),
			]);
		});
		expect(await shown()).toEqual([true, 500, 3]);
	});

	test('a listing that is sent to a country and anywhere is one offer', async () => {
		const { recommend: ask } = await openPriced([
			[1, { amount: 2000, listingId: 'one' }],
			[1, { amount: 2000, listingId: 'one', country: '*' }],
		]);
		const { items } = await ask({ limit: 1, country: 'ES' });
		expect(items[0]?.offers).toBe(1);
	});
});
