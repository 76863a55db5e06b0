import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database, Engine } from '../../db/client.ts';
import { openDatabase } from '../../db/open.ts';
import { compareRanks, isCompeting, ranking, rankOf, toEuroCents } from '../../source/money/ranking.ts';
import { updateAlbum } from '../../source/store/albums-writer.ts';
import type { Readable } from '../../source/store/artists-reader.ts';
import { type BestPrice, readBestPrices, recomputeBestPrices, refreshExpired } from '../../source/store/best-prices.ts';
import type { PriceRow } from '../../source/store/prices-reader.ts';
import { removeOffers, removeUnseen, saveOffers } from '../../source/store/prices-writer.ts';
import { attachToAlbum, detachFromAlbum, detachPressings, saveReleases } from '../../source/store/releases-writer.ts';
import { type Writable, writeAt } from '../../source/store/writable.ts';
import { createTestDatabase, describeEachEngine } from '../helpers/databases.ts';
import { createShelf, offerOf, type Shelf } from './priced.ts';
import { listed } from './stored.ts';

const start = new Date('2026-11-20T10:00:00Z');
const hour = 3_600_000;

const pressings = 4;
const albums = 3;
const pressing = fc.integer({ min: 0, max: pressings - 1 });
const album = fc.integer({ min: 0, max: albums - 1 });

/** Few values, so that ties, the same listing again, and several countries are frequent. */
const offer = fc
	.record({
		of: fc.oneof(
			pressing.map((at) => ({ pressing: at })),
			album.map((at) => ({ album: at })),
		),
		provider: fc.constantFrom('discogs', 'ebay', 'shops'),
		listing: fc.integer({ min: 1, max: 4 }),
		country: fc.constantFrom('ES', 'DE', '*', '*'),
		kind: fc.constantFrom('ask', 'ask', 'floor', 'bid', 'suggestion'),
		currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KRW'),
		amount: fc.integer({ min: 1, max: 5000 }),
		shippingAmount: fc.option(fc.constantFrom(0, 300, 1200), { nil: null }),
		confidence: fc.constantFrom(1, 1, 0.9, 0.6),
		lives: fc.integer({ min: 1, max: 8 }),
	})
	.map(({ of, listing, lives, ...rest }) => ({ ...rest, of, listingId: `l${listing}`, lives }));

const later = fc.integer({ min: 0, max: 3 }).map((hours) => hours * hour);

const deed = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant('save' as const),
			later,
			offers: fc.array(offer, { minLength: 1, maxLength: 6 }),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), later, at: fc.nat(30) }) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('forget unseen' as const),
			later,
			provider: fc.constantFrom('ebay', 'shops'),
			country: fc.constantFrom('ES', '*'),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('wait' as const),
			later: fc.integer({ min: 1, max: 9 }).map((hours) => hours * hour),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('rate' as const),
			later,
			currency: fc.constantFrom('USD', 'JPY', 'KRW'),
			rate: fc.option(fc.double({ min: 0.5, max: 200, noNaN: true }), { nil: null }),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({ do: fc.constantFrom('attach' as const, 'detach' as const), later, album, pressing }),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('let go of master' as const), later, album }) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('master' as const),
			later,
			album,
			master: fc.option(fc.constantFrom(500, 501), { nil: null }),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('vinyl' as const), later, pressing, isVinyl: fc.boolean() }) },
);

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** Does one thing, as the program does it: in one transaction with the best prices that follow from it. */
async function act(store: Writable, shelf: Shelf, given: Deed): Promise<void> {
	const { tables } = store;
	switch (given.do) {
		case 'save': {
			await saveOffers(
				store,
				given.offers.map(({ of, lives, ...rest }) =>
					offerOf(store.now, {
						...rest,
						releaseId: 'pressing' in of ? (shelf.releaseIds[of.pressing] ?? 0) : null,
						albumId: 'album' in of ? (shelf.albumIds[of.album] ?? 0) : null,
						expiresAt: new Date(store.now.getTime() + lives * hour),
					}),
				),
			);
			return;
		}
		case 'remove': {
			const rows = await store.read.select().from(tables.prices);
			await removeOffers(
				store,
				rows.filter(({ id }) => id % 31 === given.at),
			);
			return;
		}
		case 'forget unseen': {
			await removeUnseen(
				store,
				{ provider: given.provider, channel: null, country: given.country, of: null },
				store.now,
				100,
			);
			return;
		}
		case 'wait':
			return;
		case 'rate': {
			await shelf.setRate(store, given.currency, given.rate);
			return;
		}
		case 'attach':
			return attachToAlbum(store, shelf.albumIds[given.album] ?? 0, [shelf.discogsIds[given.pressing] ?? 0]);
		case 'detach':
			return detachPressings(store, shelf.albumIds[given.album] ?? 0, [shelf.discogsIds[given.pressing] ?? 0]);
		case 'let go of master':
			return detachFromAlbum(store, shelf.albumIds[given.album] ?? 0, 500);
		case 'master': {
			const row = await shelf.readAlbum(store, given.album);
			await updateAlbum(store, row, { discogsId: given.master });
			return;
		}
		case 'vinyl':
			await saveReleases(store, 'discogs', [
				listed(shelf.discogsIds[given.pressing] ?? 0, { isVinyl: given.isVinyl, masterId: null, albumId: null }),
			]);
	}
}

class Undo extends Error {}

/** What a full recompute gives now; nothing of it is kept. */
async function recomputed(database: Database, now: Date): Promise<BestPrice[]> {
	let rows: BestPrice[] = [];
	await writeAt(database, now, async (store) => {
		// From nothing: what is stored must not help.
		await store.write.delete(store.tables.albumBestPrice);
		await recomputeBestPrices(store);
		rows = await readAll(store);
		throw new Undo();
	}).catch((error: unknown) => {
		if (!(error instanceof Undo)) throw error;
	});
	return rows;
}

async function readAll({ read, tables }: Readable): Promise<BestPrice[]> {
	const rows = await read.select().from(tables.albumBestPrice);
	return rows.sort((a, b) => a.albumId - b.albumId || (a.country < b.country ? -1 : 1));
}

const withoutTime = (rows: BestPrice[]) => rows.map(({ computedAt: _, ...row }) => row);

/** The same by the rule as it is written down for people (`money/ranking.ts`), without a word of SQL. */
async function judged({ read, tables }: Readable, now: Date) {
	const [prices, releases, albumRows, rates] = await Promise.all([
		read.select().from(tables.prices),
		read.select().from(tables.releases),
		read.select().from(tables.albums),
		read.select().from(tables.fxRates),
	]);
	const euroCents = new Map(rates.filter(({ isCurrent }) => isCurrent).map((rate) => [rate.currency, rate.euroCents]));
	const isOf = (price: PriceRow, { id, discogsId }: { id: number; discogsId: number | null }) => {
		if (price.releaseId === null) return price.albumId === id;
		const release = releases.find((one) => one.id === price.releaseId);
		return (
			release?.isVinyl === true && (release.albumId === id || (discogsId !== null && release.masterId === discogsId))
		);
	};
	return albumRows.flatMap((row) => {
		const competing = prices.flatMap((price) => {
			const worth = euroCents.get(price.currency);
			const isIn =
				isCompeting(price.kind) && price.confidence >= ranking.certain && price.expiresAt > now && isOf(price, row);
			if (!isIn || worth === undefined) return [];
			const isShippingKnown = price.shippingAmount !== null;
			const totalEuro = toEuroCents(price.totalAmount, worth);
			return [
				{
					price,
					totalEuro,
					rankEuro: rankOf(totalEuro, isShippingKnown),
					isShippingKnown,
					kind: price.kind,
					id: price.id,
				},
			];
		});
		const countries = [...new Set(competing.map(({ price }) => price.country))];
		return countries.map((country) => {
			const [best] = competing
				.filter(({ price }) => price.country === country || price.country === '*')
				.sort(compareRanks);
			return { albumId: row.id, country, priceId: best?.id, totalEuro: best?.totalEuro, rankEuro: best?.rankEuro };
		});
	});
}

async function createPriced(engine: Engine) {
	const stored = await createTestDatabase(engine);
	const shelf = await writeAt(stored.database, start, (store) => createShelf(store, { albums, pressings }));
	return { ...stored, shelf };
}

describeEachEngine('best prices', (engine) => {
	test('after anything that happens, they are what a full recompute gives, and what the rule says', {
		timeout: 300_000,
	}, async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 14 }), async (deeds) => {
				const { database, shelf, drop } = await createPriced(engine);
				try {
					let now = start;
					for (const given of deeds) {
						now = new Date(now.getTime() + given.later);
						await writeAt(database, now, (store) => act(store, shelf, given));
						while ((await writeAt(database, now, (store) => refreshExpired(store, 2))) > 0);
						const stored = await readAll(database);
						expect(withoutTime(stored)).toEqual(withoutTime(await recomputed(database, now)));
						const told = (await judged(database, now)).sort(
							(a, b) => a.albumId - b.albumId || (a.country < b.country ? -1 : 1),
						);
						expect(
							stored.map(({ albumId, country, priceId, totalEuro, rankEuro }) => ({
								albumId,
								country,
								priceId,
								totalEuro,
								rankEuro,
							})),
						).toEqual(told);
					}
				} finally {
					await drop();
				}
			}),
			{ numRuns: engine === 'sqlite' ? 150 : 30 },
		);
	});

	test('two programs that change one album at the same time leave what both of them mean', async () => {
		const { database, shelf, drop, url } = await createPriced(engine);
		const other = await openDatabase(url);
		const [albumId = 0] = shelf.albumIds;
		const [releaseId = 0] = shelf.releaseIds;
		try {
			for (let round = 1; round <= 20; round += 1) {
				const spain = offerOf(start, { releaseId, albumId: null, listingId: `es ${round}`, amount: 5000 - round });
				const world = { ...spain, listingId: `world ${round}`, country: '*', amount: 4000 - round };
				await Promise.all([
					writeAt(database, start, (store) => saveOffers(store, [spain])),
					writeAt(other, start, (store) => saveOffers(store, [world])),
				]);
				const best = await readBestPrices(database, [albumId], 'ES', start);
				expect(best.get(albumId)).toMatchObject({ country: 'ES', totalAmount: 4500 - round });
				expect(withoutTime(await readAll(database))).toEqual(withoutTime(await recomputed(database, start)));
			}
		} finally {
			await other.close();
			await drop();
		}
	});

	test('a country without an offer of its own reads the one that holds anywhere; nothing expired is read', async () => {
		const { database, shelf, drop } = await createPriced(engine);
		const [, , albumId = 0] = shelf.albumIds;
		try {
			await writeAt(database, start, (store) =>
				saveOffers(store, [
					offerOf(start, {
						releaseId: null,
						albumId,
						listingId: 'es',
						amount: 900,
						expiresAt: new Date(start.getTime() + hour),
					}),
					offerOf(start, {
						releaseId: null,
						albumId,
						listingId: 'world',
						country: '*',
						kind: 'floor',
						amount: 700,
						shippingAmount: null,
					}),
				]),
			);
			const read = (country: string, hours: number) =>
				readBestPrices(database, [albumId], country, new Date(start.getTime() + hours * hour));
			expect((await read('ES', 0)).get(albumId)).toMatchObject({
				totalAmount: 1400,
				isShippingKnown: true,
				kind: 'ask',
			});
			expect((await read('FR', 0)).get(albumId)).toMatchObject({
				totalAmount: 700,
				isShippingKnown: false,
				country: '*',
			});
			expect((await read('ES', 2)).get(albumId)).toMatchObject({ totalAmount: 700, country: '*' });
			expect((await read('ES', 48)).size).toBe(0);
		} finally {
			await drop();
		}
	});

	test('a pressing that moves to another album takes its price along', async () => {
		const { database, shelf, drop } = await createPriced(engine);
		const [, , from = 0] = shelf.albumIds;
		const [to = 0] = shelf.albumIds;
		const offers = [offerOf(start, { releaseId: shelf.releaseIds[2] ?? 0, albumId: null })];
		const read = async () => (await readAll(database)).map(({ albumId }) => albumId);
		try {
			await writeAt(database, start, (store) => saveOffers(store, offers));
			expect(await read()).toEqual([from]);
			await writeAt(database, start, (store) => attachToAlbum(store, to, [shelf.discogsIds[2] ?? 0]));
			expect(await read()).toEqual([to]);
			await writeAt(database, start, (store) => detachPressings(store, to, [shelf.discogsIds[2] ?? 0]));
			expect(await read()).toEqual([]);
		} finally {
			await drop();
		}
	});

	test('a recompute puts right whatever is wrong, and writes nothing else', async () => {
		const { database, shelf, drop } = await createPriced(engine);
		const [, , albumId = 0] = shelf.albumIds;
		const { albumBestPrice } = database.tables;
		const wrong: Partial<BestPrice>[] = [
			{ priceId: 999 },
			{ provider: 'nobody' },
			{ kind: 'floor' },
			{ currency: 'USD' },
			{ totalAmount: 1 },
			{ isShippingKnown: false },
			{ totalEuro: 1 },
			{ rankEuro: 1 },
			{ url: 'https://example.com/other' },
			{ fetchedAt: new Date(0) },
			{ expiresAt: new Date(0) },
			{ recheckAt: new Date(0) },
		];
		try {
			await writeAt(database, start, (store) =>
				saveOffers(store, [
					offerOf(start, { releaseId: null, albumId }),
					offerOf(start, { releaseId: null, albumId, country: 'DE' }),
				]),
			);
			const right = await readAll(database);
			const later = new Date(start.getTime() + 1000);
			for (const changes of wrong) {
				await writeAt(database, start, async (store) => {
					await store.write.update(albumBestPrice).set(changes).where(eq(albumBestPrice.country, 'ES'));
					await recomputeBestPrices({ ...store, now: later });
				});
				const mended = await readAll(database);
				expect(withoutTime(mended)).toEqual(withoutTime(right));
				expect(mended.find(({ country }) => country === 'ES')?.computedAt).toEqual(later);
			}
			expect((await readAll(database)).find(({ country }) => country === 'DE')?.computedAt).toEqual(start);
			await writeAt(database, later, async (store) => {
				await store.write.insert(albumBestPrice).values(right.map((row) => ({ ...row, country: 'FR' })).slice(0, 1));
				await store.write.delete(albumBestPrice).where(eq(albumBestPrice.country, 'DE'));
				await recomputeBestPrices(store);
			});
			expect(withoutTime(await readAll(database))).toEqual(withoutTime(right));
		} finally {
			await drop();
		}
	});

	test('rates that change while a price is stored leave what both of them mean', async () => {
		const { database, shelf, drop, url } = await createPriced(engine);
		const other = await openDatabase(url);
		const [, , albumId = 0] = shelf.albumIds;
		try {
			for (let round = 1; round <= 10; round += 1) {
				const offer = offerOf(start, {
					releaseId: null,
					albumId,
					listingId: `${round}`,
					currency: 'USD',
					amount: 5000 - round,
				});
				await Promise.all([
					writeAt(database, start, async (store) => {
						await saveOffers(store, [offer]);
						await sleep(5);
					}),
					writeAt(other, start, (store) => shelf.setRate(store, 'USD', 1 + round / 10)),
				]);
				expect(withoutTime(await readAll(database))).toEqual(withoutTime(await recomputed(database, start)));
			}
		} finally {
			await other.close();
			await drop();
		}
	});
});
