import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFlights } from '../../../source/flights.ts';
import { placeListings } from '../../../source/prices/place-listings.ts';
import { type ShopTools, syncShop } from '../../../source/prices/sync-stock.ts';
import { saveOffers } from '../../../source/store/prices-writer.ts';
import { readShops, saveShop } from '../../../source/store/shops.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createWorld } from '../../helpers/world.ts';
import { type OpenShops, openShops } from '../../integrations/shops/open.ts';
import { createShelf } from '../../store/priced.ts';
import { createStores, monday, tuesday } from '../../store/stored.ts';
import { shopAt } from './shelf.ts';

const day = 86_400_000;
let open: OpenShops;
beforeAll(async () => {
	open = await openShops({ speed: 2000 });
});
afterAll(() => open[Symbol.asyncDispose]());

describeEachEngine('reading whole shops', (engine) => {
	const openStore = createStores(engine);

	/** Every listing is of the one pressing that is stored. */
	async function prepare(name: string) {
		const { database, write } = await openStore();
		const { releaseIds, albumIds } = await write((store) => createShelf(store, { albums: 1, pressings: 1 }));
		const { id: _, addedAt, readAt, problem, ...said } = shopAt(open, name, { shipsTo: ['NL', 'BE'] });
		const shop = await write((store) => saveShop(store, said));
		const place: ShopTools['place'] = async (listings) => ({
			unmatched: 0,
			offers: listings.map((listing) => ({
				...listing,
				albumId: albumIds[0] ?? null,
				matched: {
					...{ confidence: 0.95, method: 'title', candidates: [], evidence: [] },
					releaseId: releaseIds[0] ?? null,
				},
			})),
		});
		let now = monday;
		const sync = (at: Date, signal?: AbortSignal) => {
			now = at;
			const lives = { discogs: 1, ebay: 1, shops: day, feed: 1, amazon: 1 };
			const tools = {
				database,
				providers: [],
				shops: open.shops,
				flights: createFlights(),
				clock: () => now,
				lives,
				place,
			};
			const isStopping = () => false;
			return syncShop(tools, shop, { priority: 'background', signal, isStopping, tell: () => undefined });
		};
		const add = (listingId: string, channel: string) =>
			write((store) =>
				saveOffers(store, [
					{
						...{ releaseId: releaseIds[0] ?? 0, albumId: null, candidates: [], provider: 'shops', channel, listingId },
						...{ country: 'NL', kind: 'ask', condition: null, sleeveCondition: null, currency: 'EUR', amount: 1 },
						...{ shippingAmount: null, copies: null, shipsFrom: null, seller: null, title: null, url: '' },
						...{ method: 'title', confidence: 1, fetchedAt: monday, expiresAt: tuesday },
					},
				]),
			);
		const stored = () => database.read.select().from(database.tables.prices);
		return { add, database, sync, stored, shop: async () => (await readShops(database))[0] };
	}

	it('stores what is for sale for every country, and notes that all of it was read', async () => {
		const { sync, stored, shop } = await prepare('grooves');
		const done = await sync(monday);
		expect(done).toMatchObject({ end: 'complete', gone: 0, problem: null });
		expect(done.added).toBe(2 * done.listings);
		const rows = await stored();
		expect(rows).toHaveLength(2 * done.listings);
		expect(new Set(rows.map(({ country }) => country))).toEqual(new Set(['NL', 'BE']));
		expect(rows.every(({ expiresAt }) => expiresAt.getTime() === monday.getTime() + day)).toBe(true);
		expect(await shop()).toMatchObject({ readAt: monday, problem: null });
	});

	it('takes away what a complete reading no longer finds, and only that', async () => {
		const { add, sync, stored } = await prepare('grooves');
		await add('sold', open.at('grooves').replace('http://', ''));
		await add('elsewhere', 'other.example');
		const listed = async () => (await stored()).map(({ listingId }) => listingId);
		open.sandbox.inject({ provider: 'shops', endpoint: 'page=2', kind: 'html', status: 403 });
		await expect(sync(tuesday)).resolves.toMatchObject({ end: 'blocked', gone: 0 });
		expect(await listed()).toEqual(expect.arrayContaining(['sold', 'elsewhere']));
		await expect(sync(tuesday)).resolves.toMatchObject({ end: 'complete', gone: 1 });
		expect(await listed()).toContain('elsewhere');
		expect(await listed()).not.toContain('sold');
		await expect(sync(tuesday)).resolves.toMatchObject({ gone: 0, added: 0, changed: 0 });
	});

	it('notes what was in the way, and keeps when it was last read', async () => {
		const { sync, shop } = await prepare('grooves');
		await sync(monday);
		open.sandbox.inject({ provider: 'shops', endpoint: 'products.json', kind: 'html', status: 403 });
		await sync(tuesday);
		expect(await shop()).toMatchObject({ readAt: monday, problem: expect.stringMatching(/turns programs away/) });
	});

	it('keeps what was stored when it is stopped', async () => {
		const { database, sync, stored } = await prepare('grooves');
		await sync(monday);
		const before = (await stored()).length;
		const aborted = AbortSignal.abort(new Error('Ctrl-C'));
		await expect(sync(tuesday, aborted)).rejects.toThrow('Ctrl-C');
		expect(await stored()).toHaveLength(before);
		expect(await readShops(database)).toMatchObject([{ readAt: monday, problem: null }]);
	});
});

it('finds the albums of the world in the shop that sells them', async () => {
	await using world = await createWorld({ engine: 'sqlite', speed: 2000 });
	await world.seed({ names: [{ name: 'Slowdive', mbid: null }] });
	const { database, clock, providers } = world.context;
	const {
		id: _,
		addedAt,
		readAt,
		problem,
		...said
	} = shopAt({ at: (name) => `${world.sandbox.url}/shops/${name}` }, 'grooves');
	const shop = await writeAt(database, clock(), (store) => saveShop(store, said));
	const place: ShopTools['place'] = (listings) => placeListings(database, listings);
	const tools = { ...world.context.prices, shops: providers.shops, place };
	const done = await syncShop(tools, shop, { isStopping: () => false, tell: () => undefined });
	expect(done.offers).toBeGreaterThan(1);
	const rows = await database.read.select().from(database.tables.prices);
	expect(rows.map(({ title }) => title ?? '').filter((title) => /\(CD\)|shirt/i.test(title))).toEqual([]);
	expect(rows.some(({ releaseId }) => releaseId !== null)).toBe(true);
});
