import { expect, test } from 'vitest';
import type { AlbumRow } from '../../source/store/albums-reader.ts';
import {
	readHistoryOfAlbum,
	readHistoryOfRelease,
	readLastChecks,
	readOffersOfAlbum,
	readOffersOfRelease,
} from '../../source/store/prices-reader.ts';
import { type NewPrice, removeOffers, saveOffers } from '../../source/store/prices-writer.ts';
import { findReleaseByDiscogsId, type ReleaseRow } from '../../source/store/releases-reader.ts';
import { saveReleases } from '../../source/store/releases-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createShelf, offerOf } from './priced.ts';
import { createStores, listed, monday, tuesday } from './stored.ts';

describeEachEngine('stored offers', (engine) => {
	const createStore = createStores(engine);

	/** Three albums: 0 and 1 share a master with pressings 0 and 1, pressing 2 is of album 2. */
	async function openShelf() {
		const store = await createStore();
		const { shelf, albums } = await store.write(async (inside) => {
			const created = await createShelf(inside, { albums: 3, pressings: 3 });
			const rows = await Promise.all([0, 1, 2].map((at) => created.readAlbum(inside, at)));
			return { shelf: created, albums: rows };
		});
		const album = (at: number): AlbumRow => albums[at] ?? missing();
		const releaseId = (at: number) => shelf.releaseIds[at] ?? missing();
		const release = async (at: number): Promise<ReleaseRow> =>
			(await findReleaseByDiscogsId(store.database, shelf.discogsIds[at] ?? 0)) ?? missing();
		const save = (offers: NewPrice[], now = monday) => store.write((inside) => saveOffers(inside, offers), now);
		const ofPressing = (at: number, listingId: string, told: Partial<NewPrice> = {}) =>
			offerOf(monday, { ...told, listingId, releaseId: releaseId(at), albumId: null });
		const ofAlbum = (at: number, listingId: string, told: Partial<NewPrice> = {}) =>
			offerOf(monday, { ...told, listingId, releaseId: null, albumId: album(at).id });
		return { ...store, album, releaseId, release, save, ofPressing, ofAlbum };
	}

	const listings = (offers: { price: { listingId: string } }[]) => offers.map(({ price }) => price.listingId);

	test('of an album: its pressings, those that share its master, and its own; expired and foreign ones too', async () => {
		const { database, album, save, ofPressing, ofAlbum, releaseId } = await openShelf();
		await save([
			ofAlbum(1, 'of the other volume'),
			ofPressing(0, 'own', { country: 'DE' }),
			ofPressing(1, 'shared', { expiresAt: monday }),
			ofAlbum(0, 'album'),
			ofPressing(2, 'of another album'),
		]);
		const offers = await readOffersOfAlbum(database, album(0));
		expect(listings(offers)).toEqual(['own', 'shared', 'album']);
		expect(offers.map(({ release }) => release?.id)).toEqual([releaseId(0), releaseId(1), undefined]);
		expect(listings(await readOffersOfAlbum(database, album(2)))).toEqual(['of another album']);
		expect(listings(await readOffersOfAlbum(database, album(1)))).toEqual(['own', 'shared', 'of the other volume']);
	});

	test('what turned out to be no vinyl is no offer of the album', async () => {
		const { database, write, album, save, ofPressing } = await openShelf();
		await save([ofPressing(2, 'a CD')]);
		await write((store) =>
			saveReleases(store, 'discogs', [listed(9002, { isVinyl: false, format: 'CD', masterId: null })]),
		);
		expect(await readOffersOfAlbum(database, album(2))).toEqual([]);
	});

	test('of a pressing: its own for certain, and those of its albums that may be of it', async () => {
		const { database, release, releaseId, save, ofPressing, ofAlbum } = await openShelf();
		await save([
			ofAlbum(0, 'one of two', { candidates: [releaseId(0), releaseId(1)] }),
			ofAlbum(1, 'through the master', { candidates: [releaseId(0)] }),
			ofAlbum(0, 'another one', { candidates: [releaseId(1)] }),
			ofAlbum(0, 'any'),
			ofPressing(0, 'own'),
			ofPressing(1, 'of another pressing'),
		]);
		const offers = await readOffersOfRelease(database, await release(0));
		expect(offers.map(({ price, isCertain }) => [price.listingId, isCertain])).toEqual([
			['own', true],
			['one of two', false],
			['through the master', false],
		]);
		const alone = { ...(await release(2)), albumId: null, masterId: null };
		expect(await readOffersOfRelease(database, alone)).toEqual([]);
	});

	test('the history of an album and of a pressing, the oldest first', async () => {
		const { database, write, album, releaseId, save, ofPressing, ofAlbum } = await openShelf();
		await save([ofPressing(1, 'shared'), ofAlbum(0, 'album'), ofPressing(2, 'of another album')]);
		await save([ofPressing(1, 'shared', { amount: 1500, fetchedAt: tuesday })], tuesday);
		await write(async (store) => {
			const offers = await readOffersOfAlbum(store, album(0));
			await removeOffers(
				store,
				offers.flatMap(({ price }) => (price.listingId === 'album' ? [price] : [])),
			);
		}, tuesday);
		const told = (await readHistoryOfAlbum(database, album(0))).map(({ listingId, event, amount, observedAt }) => [
			...[listingId, event, amount, observedAt],
		]);
		expect(told.slice(0, 2).toSorted()).toEqual([
			['album', 'new', 2000, monday],
			['shared', 'new', 2000, monday],
		]);
		expect(told.slice(2)).toEqual([
			['shared', 'changed', 1500, tuesday],
			['album', 'gone', 2000, tuesday],
		]);
		const ofPressingOne = await readHistoryOfRelease(database, releaseId(1));
		expect(ofPressingOne.map(({ event }) => event)).toEqual(['new', 'changed']);
	});

	test('who was asked about an album or one of its pressings, each once, the latest first', async () => {
		const { database, write, album, releaseId } = await openShelf();
		await write(async ({ write: into, tables }) => {
			const check = { provider: 'ebay', country: 'ES', found: 0, note: null, expiresAt: tuesday };
			await into.insert(tables.priceChecks).values([
				{ ...check, entity: 'album', entityId: album(0).id, checkedAt: monday },
				{ ...check, entity: 'release', entityId: releaseId(1), checkedAt: tuesday, note: 'no seller settings' },
				{ ...check, entity: 'release', entityId: releaseId(0), checkedAt: monday, provider: 'discogs', country: '*' },
				{ ...check, entity: 'release', entityId: releaseId(0), checkedAt: tuesday, provider: 'shops', country: 'DE' },
				{ ...check, entity: 'release', entityId: releaseId(2), checkedAt: tuesday },
				{ ...check, entity: 'album', entityId: album(2).id, checkedAt: tuesday },
			]);
		});
		const checks = await readLastChecks(database, album(0), 'ES');
		expect(checks.map(({ provider, checkedAt, note }) => [provider, checkedAt, note])).toEqual([
			['ebay', tuesday, 'no seller settings'],
			['discogs', monday, null],
		]);
	});
});

function missing(): never {
	throw new Error('a row of the shelf is missing');
}
