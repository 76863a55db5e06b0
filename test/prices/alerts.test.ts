import { describe, expect, test } from 'vitest';
import type { Database } from '../../db/client.ts';
import { openDatabase } from '../../db/open.ts';
import { checkWatches, judgeTotal } from '../../source/prices/alerts.ts';
import { type NewPrice, saveOffers } from '../../source/store/prices-writer.ts';
import { readWatches, type WatchRow } from '../../source/store/watches-reader.ts';
import { type NewWatch, removeWatch, saveWatch } from '../../source/store/watches-writer.ts';
import { writeAt } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createShelf, offerOf, type Shelf } from '../store/priced.ts';
import { createStores } from '../store/stored.ts';
import { hoursFrom, noon } from './rows.ts';

function watchOf(told: Partial<WatchRow>): WatchRow {
	return {
		...{ id: 1, albumId: 1, releaseId: null, country: 'ES', currency: 'EUR', underAmount: null },
		...{ dropPercent: 10, dropAmount: 200, baselineAmount: null, alertedAt: null, createdAt: noon },
		...told,
	};
}

/** Lets totals come one after the other, as a sync a day would, and says which were told. */
function tell(watch: WatchRow, totals: number[]) {
	let current = watch;
	return totals.map((total, day) => {
		const { reason, baselineAmount } = judgeTotal(current, total);
		const alertedAt = reason === null ? current.alertedAt : hoursFrom(noon, day * 24);
		current = { ...current, baselineAmount, alertedAt };
		return reason;
	});
}

describe('a limit', () => {
	test('is told once at or under it, again after it was above', () => {
		const watch = watchOf({ underAmount: 2500 });
		expect(tell(watch, [3000, 2501, 2500, 2500, 2450, 2501, 2500])).toEqual([
			...[null, 'drop', 'under', null, null, null, 'under'],
		]);
	});

	test('is told again when it falls further, by both thresholds', () => {
		const watch = watchOf({ underAmount: 2500 });
		expect(tell(watch, [2400, 2250, 2160])).toEqual(['under', null, 'drop']);
	});

	test('alone, with drops switched off', () => {
		const watch = watchOf({ underAmount: 2500, dropPercent: 100 });
		expect(tell(watch, [9000, 3000, 2000, 100, 2501, 2499])).toEqual([null, null, 'under', null, null, 'under']);
	});
});

describe('a drop', () => {
	test('passes the percentage and the amount', () => {
		expect(tell(watchOf({ baselineAmount: 1000 }), [801])).toEqual([null]);
		expect(tell(watchOf({ baselineAmount: 1000 }), [800])).toEqual(['drop']);
		expect(tell(watchOf({ baselineAmount: 10_000 }), [9001])).toEqual([null]);
		expect(tell(watchOf({ baselineAmount: 10_000 }), [9000])).toEqual(['drop']);
	});

	test('counts from when it was last told, or the highest since; small steps add up', () => {
		const watch = watchOf({ baselineAmount: 3000 });
		expect(tell(watch, [2800, 2700, 2600, 2430, 2700, 2430])).toEqual([null, 'drop', null, 'drop', null, 'drop']);
	});

	test('needs something to count from', () => {
		expect(tell(watchOf({}), [3000, 3000])).toEqual([null, null]);
		expect(tell(watchOf({ baselineAmount: 3000, dropPercent: 0, dropAmount: 0 }), [3000])).toEqual([null]);
	});
});

describeEachEngine('watches', (engine) => {
	const createStore = createStores(engine);

	async function openShelf() {
		const store = await createStore();
		const shelf = await store.write((inside) => createShelf(inside, { albums: 3, pressings: 3 }));
		return { ...store, shelf };
	}

	const save = (database: Database, now: Date, offers: NewPrice[]) =>
		writeAt(database, now, (store) => saveOffers(store, offers));
	const ofAlbum = (shelf: Shelf, now: Date, told: Partial<NewPrice>) =>
		offerOf(now, { ...told, releaseId: null, albumId: shelf.albumIds[2] ?? 0 });
	const wantedOf = (shelf: Shelf, told: Partial<NewWatch>): NewWatch => ({
		...{ albumId: shelf.albumIds[2] ?? 0, releaseId: null, country: 'ES', currency: 'EUR' },
		...{ underAmount: 2500, dropPercent: 10, dropAmount: 200, baselineAmount: null, ...told },
	});

	test('each is told once, with the offer; nothing on offer, or an expired one, changes nothing', async () => {
		const { database, write, shelf } = await openShelf();
		await write((store) => saveWatch(store, wantedOf(shelf, {})), noon);
		expect(await checkWatches({ database }, noon)).toEqual([]);
		await save(database, noon, [ofAlbum(shelf, noon, { amount: 2600, shippingAmount: 400 })]);
		expect(await checkWatches({ database }, noon)).toEqual([]);
		const later = hoursFrom(noon, 1);
		await save(database, later, [
			ofAlbum(shelf, later, { amount: 2000, shippingAmount: 400, url: 'https://example.com/2' }),
		]);
		const alerts = await checkWatches({ database }, later);
		expect(alerts).toMatchObject([
			{
				reason: 'under',
				total: { currency: 'EUR', amount: 2400 },
				isShippingKnown: true,
				previous: { currency: 'EUR', amount: 3000 },
				album: { title: 'Album 2' },
				release: null,
				offer: { price: { url: 'https://example.com/2' } },
			},
		]);
		expect(await checkWatches({ database }, later)).toEqual([]);
		const [stored] = await readWatches(database);
		expect(stored?.watch).toMatchObject({ baselineAmount: 2400, alertedAt: later });
		expect(await checkWatches({ database }, hoursFrom(later, 100))).toEqual([]);
	});

	test('an unknown shipping counts as it is ranked, in the currency of the watch, and is not part of what is shown', async () => {
		const { database, write, shelf } = await openShelf();
		const [under, over] = [4070, 4069].map((underAmount) => wantedOf(shelf, { currency: 'USD', underAmount }));
		await save(database, noon, [ofAlbum(shelf, noon, { amount: 2500, shippingAmount: null, country: '*' })]);
		if (under === undefined || over === undefined) throw new Error('no watch');
		await write((store) => saveWatch(store, over), noon);
		expect(await checkWatches({ database }, noon)).toEqual([]);
		await write((store) => saveWatch(store, under), noon);
		expect(await checkWatches({ database }, noon)).toMatchObject([
			{
				...{ reason: 'under', isShippingKnown: false },
				...{ total: { currency: 'USD', amount: 2750 }, judged: { currency: 'USD', amount: 4070 } },
			},
		]);
	});

	test('a shipping that is not known any more is no drop, nor under a limit that it may pass', async () => {
		const { database, write, shelf } = await openShelf();
		await write((store) => saveWatch(store, wantedOf(shelf, { underAmount: 2500 })), noon);
		const soon = hoursFrom(noon, 1);
		await save(database, noon, [
			ofAlbum(shelf, noon, { listingId: 'known', amount: 2500, shippingAmount: 500, expiresAt: soon }),
			ofAlbum(shelf, noon, { listingId: 'unknown', amount: 2400, shippingAmount: null, expiresAt: hoursFrom(noon, 9) }),
		]);
		expect(await checkWatches({ database }, noon)).toEqual([]);
		expect((await readWatches(database))[0]?.watch.baselineAmount).toBe(3000);
		expect(await checkWatches({ database }, hoursFrom(noon, 2))).toEqual([]);
		expect((await readWatches(database))[0]?.watch.baselineAmount).toBe(3600);
	});

	test('of a pressing only what is certainly of it counts', async () => {
		const { database, write, shelf } = await openShelf();
		const [, , releaseId = 0] = shelf.releaseIds;
		await write((store) => saveWatch(store, wantedOf(shelf, { releaseId })), noon);
		await save(database, noon, [ofAlbum(shelf, noon, { amount: 100, candidates: [releaseId] })]);
		expect(await checkWatches({ database }, noon)).toEqual([]);
		await save(database, noon, [offerOf(noon, { releaseId, albumId: null, amount: 1900 })]);
		expect(await checkWatches({ database }, noon)).toMatchObject([
			{ total: { amount: 2400 }, release: { id: releaseId } },
		]);
	});

	test('two programs at the same time tell it once', async () => {
		const { database, write, shelf, url } = await openShelf();
		const other = await openDatabase(url);
		try {
			for (let round = 1; round <= 5; round += 1) {
				const now = hoursFrom(noon, round);
				await write((store) => saveWatch(store, wantedOf(shelf, {})), now);
				await save(database, now, [ofAlbum(shelf, now, { amount: 1000 })]);
				const told = await Promise.all([checkWatches({ database }, now), checkWatches({ database: other }, now)]);
				expect(told.flat()).toHaveLength(1);
			}
		} finally {
			await other.close();
		}
	});

	test('the same album and country is watched once; another pressing, country or album is another watch', async () => {
		const { database, write, shelf } = await openShelf();
		const [, , releaseId = 0] = shelf.releaseIds;
		const first = await write((store) => saveWatch(store, wantedOf(shelf, {})), noon);
		const again = await write((store) => saveWatch(store, wantedOf(shelf, { underAmount: 2000 })), noon);
		await write((store) => saveWatch(store, wantedOf(shelf, { country: 'DE' })), noon);
		const pressing = await write((store) => saveWatch(store, wantedOf(shelf, { releaseId })), noon);
		expect(again.id).toBe(first.id);
		const watched = await readWatches(database);
		expect(watched.map(({ watch, release }) => [watch.country, watch.underAmount, release?.id])).toEqual([
			['ES', 2000, undefined],
			['DE', 2500, undefined],
			['ES', 2500, releaseId],
		]);
		expect(await write((store) => removeWatch(store, pressing.id), noon)).toBe(true);
		expect(await write((store) => removeWatch(store, pressing.id), noon)).toBe(false);
		expect(await readWatches(database)).toHaveLength(2);
	});
});
