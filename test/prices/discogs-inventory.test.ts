import { afterAll, beforeAll, expect, it } from 'vitest';
import { ProviderNotFound } from '../../source/errors.ts';
import { createFlights } from '../../source/flights.ts';
import { checkPrices, type PriceTools, toNewPrice } from '../../source/prices/check-prices.ts';
import { type InventoryBatch, readInventory } from '../../source/prices/discogs/inventory.ts';
import { findListing } from '../../source/prices/discogs/listings.ts';
import { createDiscogsPrices } from '../../source/prices/discogs/provider.ts';
import { readSubjects } from '../../source/prices/subjects.ts';
import { saveOffers } from '../../source/store/prices-writer.ts';
import { writeAt } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld, type World } from '../helpers/world.ts';

const sixHours = 6 * 3_600_000;

describeEachEngine('what sellers list at Discogs', (engine) => {
	let world: World;
	beforeAll(async () => {
		world = await createWorld({ engine });
		await world.seed({ names: [{ name: 'Slowdive', mbid: null }] });
	});
	afterAll(() => world[Symbol.asyncDispose]());

	function tools() {
		const { database, providers, clock } = world.context;
		return { database, discogs: providers.discogs, clock };
	}

	async function readAll(seller: string, isOwnCountry = false): Promise<InventoryBatch[]> {
		return Array.fromAsync(readInventory(tools(), seller, { isOwnCountry }));
	}

	const sum = (batches: InventoryBatch[], key: 'listings' | 'unknown' | 'notVinyl' | 'notForSale') =>
		batches.reduce((total, batch) => total + batch[key], 0);

	it('a whole inventory becomes offers of what is stored; the rest is counted', async () => {
		const batches = await readAll('Vinyl-ATTIC', true);
		expect(batches.map(({ listings }) => listings)).toEqual([100, 100, 50]);
		expect(batches.map(({ read, total }) => [read, total])).toEqual([
			[100, 250],
			[200, 250],
			[250, 250],
		]);
		expect(batches.map(({ end }) => end)).toEqual([null, null, { isComplete: true, note: null }]);
		const offers = batches.flatMap((batch) => batch.offers);
		expect(offers.length).toBeGreaterThan(15);
		expect(sum(batches, 'unknown')).toBeGreaterThan(20);
		expect(sum(batches, 'notVinyl')).toBeGreaterThan(50);
		expect(offers.length + sum(batches, 'unknown') + sum(batches, 'notVinyl') + sum(batches, 'notForSale')).toBe(250);
		for (const offer of offers) {
			expect(offer).toMatchObject({
				kind: 'ask',
				channel: 'vinyl-attic',
				seller: 'vinyl-attic',
				shipsFrom: 'NL',
				currency: 'EUR',
				copies: 1,
				matched: { method: 'id', confidence: 1 },
			});
			expect(offer.url).toBe(`https://www.discogs.com/sell/item/${offer.listingId}`);
			expect(offer.record.title).toMatch(/^Slowdive - .*\(.*(LP|12"|7"|10").*\)$/);
			expect(offer.matched.releaseId).not.toBeNull();
		}
		expect(offers.some(({ shipping }) => shipping === null)).toBe(true);
		expect(offers.some(({ shipping }) => shipping !== null && shipping > 0)).toBe(true);
	});

	it('to another country than the account’s shipping is not known', async () => {
		const batches = await readAll('vinyl-attic');
		expect(batches.flatMap(({ offers }) => offers).every(({ shipping }) => shipping === null)).toBe(true);
	});

	it('of ten thousand and more listings the first ten thousand are read, and the end says so', async () => {
		const batches = await readAll('mega-records');
		const last = batches.at(-1);
		expect(batches).toHaveLength(101);
		expect(last).toMatchObject({ offers: [], listings: 0, read: 10_000, total: 23_451 });
		expect(last?.end).toEqual({
			isComplete: false,
			note: "10,000 of 23,451 listings can be read: Discogs shows no more of somebody else's inventory",
		});
	});

	it('a seller that does not exist is not found', async () => {
		await expect(readAll('nobody-at-all')).rejects.toBeInstanceOf(ProviderNotFound);
	});

	it('one listing is found by its number, or said to be gone or of something that is not stored', async () => {
		const [first] = (await readAll('vinyl-attic', true)).flatMap(({ offers }) => offers);
		const found = await findListing(tools(), Number(first?.listingId), { isOwnCountry: true });
		expect(found).toEqual({ state: 'offered', offer: { ...first, observedAt: expect.any(Date) } });
		expect(await findListing(tools(), 1, { isOwnCountry: true })).toEqual({ state: 'gone' });
		const states = await Promise.all(
			Array.from({ length: 20 }, (_, at) => findListing(tools(), 800_000_000 + at, { isOwnCountry: true })),
		);
		expect(states.find(({ state }) => state === 'unknown-release')).toEqual({
			state: 'unknown-release',
			discogsId: expect.any(Number),
		});
	});

	it('a question about a pressing leaves its sellers’ listings in place, and all of it holds for six hours', async () => {
		const { database, settings, clock } = world.context;
		const offer = (await readAll('vinyl-attic'))
			.flatMap(({ offers }) => offers)
			.find(({ albumId }) => albumId !== null);
		if (offer === undefined) throw new Error('nothing on offer');
		await writeAt(database, clock(), (store) =>
			saveOffers(store, [toNewPrice(offer, { provider: 'discogs', country: '*', life: sixHours })]),
		);
		world.moveClock(1000);
		const provider = createDiscogsPrices({ ...tools(), currency: settings.currency, mostPressings: 500 });
		const priceTools: PriceTools = { ...world.context.prices, flights: createFlights(), providers: [provider] };
		const target = { albumId: offer.albumId ?? 0, releaseId: null };
		for await (const subject of readSubjects(database, [target])) {
			const outcome = await checkPrices(priceTools, provider, subject, 'ES', { isForced: false });
			expect(outcome).toMatchObject({ state: 'asked', refused: 0, gone: 0 });
			expect(await checkPrices(priceTools, provider, subject, 'ES', { isForced: false })).toMatchObject({
				state: 'fresh',
			});
		}
		const { prices } = database.tables;
		const rows = await database.read.select().from(prices);
		expect(rows.filter(({ channel }) => channel === 'vinyl-attic')).toHaveLength(1);
		expect(rows.filter(({ kind }) => kind === 'floor').length).toBeGreaterThan(0);
		for (const { expiresAt: until, fetchedAt, country, shippingAmount } of rows) {
			expect(until.getTime() - fetchedAt.getTime()).toBe(sixHours);
			expect([country, shippingAmount]).toEqual(['*', null]);
		}
	});
});
