import { expect, it } from 'vitest';
import { removeShop } from '../../source/prices/shops/remove-shop.ts';
import { channelOf } from '../../source/prices/shops/to-listing.ts';
import { type NewPrice, saveOffers } from '../../source/store/prices-writer.ts';
import { type NewShop, noteShopRead, readShops, saveShop } from '../../source/store/shops.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createShelf } from './priced.ts';
import { createStores, monday, tuesday } from './stored.ts';

const shop: NewShop = {
	url: 'https://grooves.example',
	name: 'Grooves',
	platform: 'shopify',
	country: 'NL',
	shipsTo: ['NL', 'BE'],
	currency: 'EUR',
	shippingAmount: 495,
};

describeEachEngine('shops', (engine) => {
	const open = createStores(engine);

	it('are remembered as they were said to be', async () => {
		const { database, write } = await open();
		await write((store) => saveShop(store, shop));
		await write((store) => saveShop(store, { ...shop, url: 'https://a.example', name: 'A', platform: 'woocommerce' }));
		expect(await readShops(database)).toMatchObject([
			{ name: 'A', platform: 'woocommerce' },
			{ ...shop, addedAt: monday, readAt: null, problem: null },
		]);
	});

	it('added again are changed, not doubled, and are to be read anew', async () => {
		const { database, write } = await open();
		const { id } = await write((store) => saveShop(store, shop));
		await write((store) => noteShopRead(store, id, { isRead: true, problem: null }), tuesday);
		await write((store) => saveShop(store, { ...shop, shipsTo: ['*'], shippingAmount: null }), tuesday);
		expect(await readShops(database)).toEqual([
			{ ...shop, id, shipsTo: ['*'], shippingAmount: null, addedAt: monday, readAt: null, problem: null },
		]);
	});

	it('keep when they were last read as a whole while something is in the way', async () => {
		const { database, write } = await open();
		const { id } = await write((store) => saveShop(store, shop));
		await write((store) => noteShopRead(store, id, { isRead: true, problem: null }));
		await write((store) => noteShopRead(store, id, { isRead: false, problem: 'a password page' }), tuesday);
		expect(await readShops(database)).toMatchObject([{ readAt: monday, problem: 'a password page' }]);
	});

	it('of a platform that only a newer program knows are left alone', async () => {
		const { database, write } = await open();
		const { id } = await write((store) => saveShop(store, shop));
		await write(({ write: change, tables }) => change.update(tables.shops).set({ platform: 'shopware' }));
		expect(await readShops(database)).toEqual([]);
		expect(id).toBeGreaterThan(0);
	});

	it('are forgotten with all their offers; the history and other shops stay', async () => {
		const { database, write } = await open();
		const { releaseIds } = await write((store) => createShelf(store, { albums: 1, pressings: 1 }));
		const stored = await write((store) => saveShop(store, shop));
		const offer = (at: number, channel: string): NewPrice => ({
			...{ releaseId: releaseIds[0] ?? 0, albumId: null, candidates: [], provider: 'shops', channel },
			...{ listingId: `${at}`, country: 'NL', kind: 'ask', condition: null, sleeveCondition: null },
			...{ currency: 'EUR', amount: 1000 + at, shippingAmount: null, copies: null, shipsFrom: 'NL', seller: null },
			...{ title: null, url: 'https://grooves.example/1', method: 'title', confidence: 0.95 },
			...{ fetchedAt: tuesday, expiresAt: new Date('2026-12-01') },
		});
		const offers = Array.from({ length: 1100 }, (_, at) => offer(at, channelOf(shop)));
		await write((store) => saveOffers(store, [...offers, offer(0, 'other.example')]));
		await expect(removeShop(database, stored, monday)).resolves.toBe(1100);
		expect(await readShops(database)).toEqual([]);
		const { prices, priceHistory, albumBestPrice } = database.tables;
		expect(await database.read.select().from(prices)).toMatchObject([{ channel: 'other.example' }]);
		const history = await database.read.select().from(priceHistory);
		expect(history.filter(({ event }) => event === 'gone')).toHaveLength(1100);
		expect(history).toHaveLength(2201);
		expect(await database.read.select().from(albumBestPrice)).toMatchObject([{ totalAmount: 1000 }]);
	});
});
