import { expect, test } from 'vitest';
import { refreshBestPrices } from '../../source/store/best-prices.ts';
import {
	readCheapestOfAlbums,
	readCheapestOfPressings,
	readChecksOfPressing,
	readExpiredAlbums,
	readOffersOfAnyPressing,
} from '../../source/store/listed-prices.ts';
import { savePriceCheck } from '../../source/store/price-checks.ts';
import { type NewPrice, saveOffers } from '../../source/store/prices-writer.ts';
import { writeAt } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createShelf, offerOf, type Shelf } from './priced.ts';
import { createStores, monday } from './stored.ts';

const hour = 3_600_000;
const later = (hours: number) => new Date(monday.getTime() + hours * hour);
const inSpain = (now = later(1)) => ({ country: 'ES', now });

describeEachEngine('prices as a list shows them', (engine) => {
	const createStore = createStores(engine);

	/** Four albums with six pressings (0 and 4 of album 0, 1 and 5 of album 1, 2, 3); 0 and 1 share a master. */
	async function createPriced(offers: (shelf: Shelf) => NewPrice[]) {
		const { database } = await createStore();
		const shelf = await writeAt(database, monday, (store) => createShelf(store, { albums: 4, pressings: 6 }));
		await writeAt(database, monday, (store) => saveOffers(store, offers(shelf)));
		return { database, ...shelf };
	}

	test('of a pressing: the cheapest that can be bought now, by the rule, and how many there are', async () => {
		const { database, releaseIds } = await createPriced(({ releaseIds: [first = 0, second = 0], albumIds }) => {
			const of = (listingId: string, told: Partial<NewPrice>) =>
				offerOf(monday, { releaseId: first, albumId: null, listingId, ...told });
			return [
				of('dear', { amount: 3000 }),
				of('cheap', { currency: 'USD', amount: 2000, shippingAmount: 0 }),
				// Cheaper still, but for the allowance.
				of('open', { amount: 1000, shippingAmount: null, country: '*' }),
				of('auction', { kind: 'bid', amount: 100 }),
				of('suggested', { kind: 'suggestion', amount: 100 }),
				of('doubtful', { amount: 100, confidence: 0.7 }),
				of('abroad', { amount: 100, country: 'DE' }),
				of('late', { amount: 100, expiresAt: later(1) }),
				of('of the album', { releaseId: null, albumId: albumIds[0] ?? 0, candidates: [first, second], amount: 100 }),
			];
		});
		const found = await readCheapestOfPressings(database, releaseIds, inSpain());
		expect([...found.keys()]).toEqual([releaseIds[0]]);
		expect(found.get(releaseIds[0] ?? 0)).toMatchObject({ offers: 3, cheapest: { listingId: 'cheap' } });
		const abroad = await readCheapestOfPressings(database, releaseIds, { country: 'DE', now: later(1) });
		expect(abroad.get(releaseIds[0] ?? 0)).toMatchObject({ offers: 2, cheapest: { listingId: 'abroad' } });
		const anywhere = await readCheapestOfPressings(database, releaseIds, { country: '*', now: later(1) });
		expect(anywhere.get(releaseIds[0] ?? 0)).toMatchObject({ offers: 1, cheapest: { listingId: 'open' } });
	});

	test('of a pressing: none where all expired or a source had nothing, nothing where nobody was asked', async () => {
		const { database, releaseIds } = await createPriced(({ releaseIds: [first = 0] }) => [
			offerOf(monday, { releaseId: first, albumId: null }),
		]);
		const [first = 0, second = 0, third = 0] = releaseIds;
		await writeAt(database, monday, (store) => saveCheck(store, { entity: 'release', entityId: second }));
		const found = await readCheapestOfPressings(database, releaseIds, inSpain(later(24)));
		expect(found.get(first)).toEqual({ cheapest: null, offers: 0 });
		expect(found.get(second)).toEqual({ cheapest: null, offers: 0 });
		expect(found.has(third)).toBe(false);
		expect(await readCheapestOfPressings(database, [], inSpain())).toEqual(new Map());
	});

	test('of an album: its best price with all that is told of the offer, none, or nothing', async () => {
		const { database, releaseIds, albumIds } = await createPriced(({ releaseIds: [first = 0, , third = 0] }) => [
			offerOf(monday, { releaseId: first, albumId: null, listingId: 'a', amount: 3000, shipsFrom: 'DE' }),
			offerOf(monday, { releaseId: third, albumId: null, listingId: 'b', expiresAt: later(1) }),
		]);
		const [own = 0, sharing = 0, other = 0, unasked = 0] = albumIds;
		const found = await readCheapestOfAlbums(database, albumIds, inSpain(later(2)));
		expect(found.get(own)).toMatchObject({ cheapest: { listingId: 'a', shipsFrom: 'DE', releaseId: releaseIds[0] } });
		// They share a master.
		expect(found.get(sharing)).toMatchObject({ cheapest: { listingId: 'a' } });
		expect(found.get(other)).toEqual({ cheapest: null, offers: null });
		expect(found.has(unasked)).toBe(false);
		await writeAt(database, monday, (store) => saveCheck(store, { entity: 'album', entityId: unasked }));
		const asked = await readCheapestOfAlbums(database, albumIds, inSpain(later(2)));
		expect(asked.get(unasked)).toEqual({ cheapest: null, offers: null });
	});

	test('of albums whose best offer expired: they are found, and put right they have the next best', async () => {
		const { database, albumIds } = await createPriced(({ releaseIds: [, , third = 0] }) => [
			offerOf(monday, { releaseId: third, albumId: null, listingId: 'a', amount: 1000, expiresAt: later(1) }),
			offerOf(monday, { releaseId: third, albumId: null, listingId: 'b', amount: 9000 }),
		]);
		const [, , album = 0] = albumIds;
		expect(await readExpiredAlbums(database, albumIds, monday)).toEqual([]);
		expect(await readExpiredAlbums(database, albumIds, later(2))).toEqual([album]);
		await writeAt(database, later(2), (store) => refreshBestPrices(store, [album]));
		const found = await readCheapestOfAlbums(database, albumIds, inSpain(later(2)));
		expect(found.get(album)).toMatchObject({ cheapest: { listingId: 'b' } });
		expect(await readExpiredAlbums(database, albumIds, later(2))).toEqual([]);
	});

	test('offers of an album itself that nothing narrows down to some of its pressings', async () => {
		const { database, albumIds } = await createPriced(
			({ albumIds: [album = 0, other = 0], releaseIds: [first = 0] }) => [
				offerOf(monday, { releaseId: null, albumId: album, listingId: 'any' }),
				offerOf(monday, { releaseId: null, albumId: album, listingId: 'one of two', candidates: [first, 99] }),
				offerOf(monday, { releaseId: null, albumId: other, listingId: 'of another' }),
				offerOf(monday, { releaseId: first, albumId: null, listingId: 'of one' }),
			],
		);
		const found = await readOffersOfAnyPressing(database, albumIds.slice(0, 1));
		expect(found.map(({ listingId }) => listingId)).toEqual(['any']);
	});

	test('what the sources said of a pressing and of its albums, for its country or for all, the latest first', async () => {
		const { database, releaseIds, albumIds } = await createPriced(() => []);
		const [release = 0, other = 0] = releaseIds;
		const [album = 0] = albumIds;
		await writeAt(database, monday, async (store) => {
			await saveCheck(store, { entity: 'release', entityId: release, provider: 'discogs', country: '*' });
			await saveCheck(store, { entity: 'album', entityId: album, checkedAt: later(1) });
			await saveCheck(store, { entity: 'release', entityId: release, country: 'DE' });
			await saveCheck(store, { entity: 'release', entityId: other });
		});
		const checks = await readChecksOfPressing(database, release, [album], 'ES');
		expect(checks.map(({ entity, provider }) => [entity, provider])).toEqual([
			['album', 'ebay'],
			['release', 'discogs'],
		]);
	});
});

type Check = Parameters<typeof savePriceCheck>[1];

function saveCheck(
	store: Parameters<typeof savePriceCheck>[0],
	told: Partial<Check> & Pick<Check, 'entity' | 'entityId'>,
) {
	const said = { provider: 'ebay', country: 'ES', found: 0, note: null, checkedAt: monday, expiresAt: later(6) };
	return savePriceCheck(store, { ...said, ...told });
}
