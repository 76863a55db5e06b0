import { expect, test } from 'vitest';
import type { Database } from '../../db/client.ts';
import { readBestPrices } from '../../source/store/best-prices.ts';
import { type OfferScope, removeUnseen, saveOffers } from '../../source/store/prices-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createShelf, offerOf } from './priced.ts';
import { createStores, monday, tuesday } from './stored.ts';

async function readHistory({ read, tables }: Database) {
	const rows = await read.select().from(tables.priceHistory).orderBy(tables.priceHistory.id);
	return rows.map(({ event, listingId, amount, releaseId, albumId }) => ({
		event,
		listingId,
		amount,
		releaseId,
		albumId,
	}));
}

describeEachEngine('offers', (engine) => {
	const createStore = createStores(engine);

	async function createShop() {
		const { database, write } = await createStore();
		const shelf = await write((store) => createShelf(store, { albums: 2, pressings: 4 }));
		const [releaseId = 0] = shelf.releaseIds;
		const [albumId = 0] = shelf.albumIds;
		return { database, write, releaseId, albumId, shelf };
	}

	test('the same offer again is updated, never doubled; the history has what changed', async () => {
		const { database, write, releaseId, albumId } = await createShop();
		const first = offerOf(monday, { releaseId, albumId: null, listingId: 'a' });
		const album = offerOf(monday, { releaseId: null, albumId, listingId: 'a', amount: 1500 });
		expect(await write((store) => saveOffers(store, [first, album, first]))).toMatchObject({
			added: 2,
			changed: 0,
			same: 0,
		});
		const again = { ...first, fetchedAt: tuesday };
		expect(
			await write((store) => saveOffers(store, [again, { ...album, shippingAmount: null }]), tuesday),
		).toMatchObject({ added: 0, changed: 1, same: 1 });
		const rows = await database.read.select().from(database.tables.prices).orderBy(database.tables.prices.id);
		expect(rows).toMatchObject([
			{ releaseId, albumId: null, totalAmount: 2500, fetchedAt: tuesday, createdAt: monday },
			{ releaseId: null, albumId, totalAmount: 1500, shippingAmount: null, createdAt: monday },
		]);
		expect(await readHistory(database)).toEqual([
			{ event: 'new', listingId: 'a', amount: 2000, releaseId, albumId },
			{ event: 'new', listingId: 'a', amount: 1500, releaseId: null, albumId },
			{ event: 'changed', listingId: 'a', amount: 1500, releaseId: null, albumId },
		]);
	});

	test('what is doubtful is stored and leaves no trace in the history, however it ends', async () => {
		const { database, write, releaseId } = await createShop();
		const doubtful = offerOf(monday, { releaseId, albumId: null, listingId: 'a', confidence: 0.89 });
		const certain = offerOf(monday, { releaseId, albumId: null, listingId: 'b', confidence: 0.9 });
		await write((store) => saveOffers(store, [doubtful, certain]));
		await write((store) => saveOffers(store, [{ ...doubtful, amount: 100 }]), tuesday);
		const scope = { provider: 'ebay', channel: null, country: null, of: null };
		expect(await write((store) => removeUnseen(store, scope, tuesday, 10), tuesday)).toBe(2);
		expect((await readHistory(database)).map(({ event, listingId }) => [event, listingId])).toEqual([
			['new', 'b'],
			['gone', 'b'],
		]);
	});

	test('an amount or a currency that cannot be one is refused, and the others are stored', async () => {
		const { database, write, releaseId, albumId } = await createShop();
		const good = offerOf(monday, { releaseId, albumId: null, listingId: 'good' });
		const bad = [
			...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e15].map((amount) => ({
				...good,
				listingId: `${amount}`,
				amount,
			})),
			{ ...good, listingId: 'shipping', shippingAmount: -1 },
			{ ...good, listingId: 'currency', currency: 'EURO' },
			{ ...good, listingId: 'both', albumId },
			{ ...good, listingId: 'neither', releaseId: null },
		];
		const { added, refused } = await write((store) => saveOffers(store, [...bad, good]));
		expect(added).toBe(1);
		expect(refused.map(({ listingId }) => listingId)).toEqual(bad.map(({ listingId }) => listingId));
		expect(await database.read.$count(database.tables.prices)).toBe(1);
	});

	test('what a complete answer no longer has goes, within its scope only, and stays in the history', async () => {
		const { database, write, shelf, releaseId, albumId } = await createShop();
		const [, otherRelease = 0] = shelf.releaseIds;
		const of = (listingId: string, changes: object) =>
			offerOf(monday, { releaseId, albumId: null, listingId, ...changes });
		await write((store) =>
			saveOffers(store, [
				of('gone', {}),
				of('of the album', { releaseId: null, albumId }),
				of('other pressing', { releaseId: otherRelease }),
				of('other country', { country: 'DE' }),
				of('other shop', { channel: 'another' }),
				of('other provider', { provider: 'shops' }),
			]),
		);
		await write((store) => saveOffers(store, [of('seen again', { fetchedAt: tuesday })]), tuesday);
		const scope: OfferScope = {
			provider: 'ebay',
			channel: 'ebay',
			country: 'ES',
			of: { releaseIds: [releaseId], albumId },
		};
		const remove = () => write((store) => removeUnseen(store, scope, tuesday, 1), tuesday);
		expect([await remove(), await remove(), await remove()]).toEqual([1, 1, 0]);
		const left = await database.read.select().from(database.tables.prices).orderBy(database.tables.prices.id);
		expect(left.map(({ listingId }) => listingId)).toEqual([
			'other pressing',
			'other country',
			'other shop',
			'other provider',
			'seen again',
		]);
		expect(
			(await readHistory(database)).filter(({ event }) => event === 'gone').map(({ listingId }) => listingId),
		).toEqual(['gone', 'of the album']);
	});

	test('a listing that is known better now leaves nothing of what it was taken for before', async () => {
		const { database, write, shelf, albumId } = await createShop();
		const [one = 0, another = 0, third = 0] = shelf.releaseIds;
		const [, otherAlbum = 0] = shelf.albumIds;
		const of = (releaseId: number | null, album: number | null, amount: number) =>
			offerOf(monday, { releaseId, albumId: album, listingId: 'v1', amount });
		const stored = async () => {
			const rows = await database.read.select().from(database.tables.prices).orderBy(database.tables.prices.id);
			return rows.map((row) => [row.releaseId, row.albumId, row.amount]);
		};
		// Of the album first, and of another one too; then of one of its pressings, then of another of them.
		await write((store) => saveOffers(store, [of(null, albumId, 1000), of(null, otherAlbum, 1000)]));
		await write((store) => saveOffers(store, [of(third, null, 4000)]));
		expect(await stored()).toEqual([
			[null, otherAlbum, 1000],
			[third, null, 4000],
		]);
		expect((await readHistory(database)).at(-1)).toMatchObject({ event: 'gone', amount: 1000, albumId });
		const best = await readBestPrices(database, [albumId], 'ES', monday);
		expect(best.get(albumId)).toMatchObject({ totalAmount: 4500, releaseId: third });
		await write((store) => saveOffers(store, [of(one, null, 3000)]));
		expect(await stored()).toEqual([[one, null, 3000]]);
		await write((store) => saveOffers(store, [of(one, null, 3000), of(another, null, 3000)]));
		expect(await stored()).toHaveLength(2);
	});
});
