import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { recomputeBestPrices } from '../../../source/store/best-prices.ts';
import { saveOffers } from '../../../source/store/prices-writer.ts';
import { attachToAlbum, markGone, saveReleases } from '../../../source/store/releases-writer.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createShelf, offerOf } from '../../store/priced.ts';
import { listed } from '../../store/stored.ts';
import { saveArtist, saveStudioAlbum } from './catalogue.ts';
import { createImportStores, type ImportStore } from './importing.ts';
import { lp, master, pressing, slowdive, useDumpFolder } from './records.ts';

const by = { number: 1, name: 'Slowdive' };

async function findRelease({ database: { read, tables } }: ImportStore, discogsId: number) {
	const [row] = await read.select().from(tables.releases).where(eq(tables.releases.discogsId, discogsId));
	if (row === undefined) throw new Error(`release ${discogsId} is missing`);
	return row;
}

/** The best prices are those that computing all of them anew gives. */
async function expectRightPrices(store: ImportStore): Promise<void> {
	const { read, tables } = store.database;
	const readBest = async () => {
		const rows = await read.select().from(tables.albumBestPrice);
		return rows.map(({ computedAt: _, ...row }) => JSON.stringify(row)).sort();
	};
	const stored = await readBest();
	await store.write(recomputeBestPrices);
	expect(stored).toEqual(await readBest());
	expect(stored.length).toBeGreaterThan(0);
}

describeEachEngine('a pressing that is known already', (engine) => {
	const open = createImportStores(engine);
	const folder = useDumpFolder();

	it('takes what the dump tells and keeps what only the API tells', async () => {
		const store = await open();
		await store.write(async (inside) => {
			const { id } = await saveArtist(inside, 1, { name: 'Slowdive', discogsId: slowdive.id });
			const album = await saveStudioAlbum(inside, 10, by, { discogsId: 500 });
			const told = { discogsRating: 4.6, discogsVotes: 31, have: 7, want: 70 };
			await saveReleases(inside, 'discogs', [
				listed(1, {
					...told,
					albumId: album.id,
					masterId: 500,
					label: 'Wrong',
					country: 'US',
					barcode: '123',
					notes: 'Old',
				}),
			]);
			return id;
		});
		const before = await findRelease(store, 1);
		await store.write((inside) => markGone(inside, before.id));
		const file = await folder.releases('202610', [
			pressing({ id: 1, master: { id: 500, isMain: true }, formats: [{ ...lp, quantity: '2', text: 'Blue' }] }),
		]);
		const [outcome] = await store.import([file]);
		expect(outcome).toMatchObject({ kept: 1, added: 0, changed: 1 });
		const after = await findRelease(store, 1);
		expect(after).toMatchObject({
			...{ id: before.id, albumId: before.albumId, createdAt: before.createdAt, masterId: 500 },
			...{ discogsRating: 4.6, discogsVotes: 31, have: 7, want: 70 },
			...{ label: 'Creation Records', catalogNumber: 'CRELP 1', country: 'UK', barcode: null, notes: null },
			...{ format: '2xLP', formatText: 'Blue', discs: 2, title: 'Souvlaki', released: '1993-05-17', year: 1993 },
			...{ source: 'discogs-dump', fetchedAt: new Date('2026-10-01T00:00:00Z'), goneAt: null, identifiers: [] },
		});
		const { read, tables } = store.database;
		expect((await read.select().from(tables.releaseKeys)).map(({ key }) => key).sort()).toEqual([
			'Creation Records',
			'crelp1',
		]);
		expect((await read.select().from(tables.labels)).map(({ name }) => name)).toEqual(['Creation Records']);
		expect(await read.select().from(tables.dumpReleases)).toMatchObject([{ addedIn: null, changedIn: 1 }]);
	});

	it('keeps its prices where it goes to another album, and the best prices are right', async () => {
		const store = await open();
		const shelf = await store.write((inside) => createShelf(inside, { albums: 4, pressings: 8 }));
		const { discogsIds, releaseIds, albumIds } = shelf;
		const now = store.clock();
		await store.write(async (inside) => {
			await saveOffers(
				inside,
				releaseIds.map((releaseId, at) =>
					offerOf(now, {
						releaseId,
						albumId: null,
						listingId: `v1|${at}|0`,
						amount: 1_000 + 100 * at,
					}),
				),
			);
			// One is nobody's, and another album of its master is made by a release that nobody knows.
			await inside.write
				.update(inside.tables.releases)
				.set({ albumId: null, masterId: 900 })
				.where(eq(inside.tables.releases.discogsId, discogsIds[7] ?? 0));
			await attachToAlbum(inside, albumIds[2] ?? 0, [discogsIds[6] ?? 0]);
			await recomputeBestPrices(inside);
		});
		const of = (id: number) => ({ id, isMain: false });
		const file = await folder.releases('202610', [
			pressing({ id: discogsIds[0] ?? 0, master: of(600) }),
			pressing({ id: discogsIds[1] ?? 0, master: of(601), title: 'Elsewhere' }),
			pressing({ id: discogsIds[2] ?? 0, formats: [{ ...lp, name: 'CD' }] }),
			pressing({ id: discogsIds[3] ?? 0, master: of(500) }),
			pressing({ id: discogsIds[4] ?? 0, title: 'Without' }),
			pressing({ id: 1, master: of(900), title: 'New here' }),
		]);
		await expectRightPrices(store);
		await store.import([file]);
		await expectRightPrices(store);
		const { read, tables } = store.database;
		expect(
			(await read.select().from(tables.prices)).map(({ releaseId }) => releaseId).sort((a, b) => (a ?? 0) - (b ?? 0)),
		).toEqual(releaseIds);
		// The album that the new one makes is of the master of a pressing with a price.
		const [made] = await read.select().from(tables.albums).where(eq(tables.albums.discogsId, 900));
		expect(await read.$count(tables.albumBestPrice, eq(tables.albumBestPrice.albumId, made?.id ?? 0))).toBeGreaterThan(
			0,
		);
		const next = await folder.releases('202611', [
			pressing({ id: discogsIds[0] ?? 0, formats: [{ ...lp, name: 'CD' }], master: of(601) }),
			pressing({ id: discogsIds[1] ?? 0, master: of(600), title: 'Elsewhere' }),
		]);
		await store.import([next]);
		await expectRightPrices(store);
	});

	it('brings its prices to the album that a master is found for', async () => {
		const store = await open();
		const album = await store.write(async (inside) => {
			await createShelf(inside, { albums: 1, pressings: 1 });
			await saveArtist(inside, 1_001, { name: 'Slowdive', discogsId: slowdive.id });
			const saved = await saveStudioAlbum(inside, 10, { number: 1_001, name: 'Slowdive' }, {});
			await saveReleases(inside, 'discogs', [listed(77, { masterId: 700 })]);
			return saved;
		});
		const { id: releaseId } = await findRelease(store, 77);
		await store.write((inside) => saveOffers(inside, [offerOf(store.clock(), { releaseId, albumId: null })]));
		await store.import([await folder.masters('202610', [master({ id: 700 })])]);
		await expectRightPrices(store);
		const { read, tables } = store.database;
		expect(await read.$count(tables.albumBestPrice, eq(tables.albumBestPrice.albumId, album.id))).toBe(1);
	});
});
