import { expect, test } from 'vitest';
import { saveAlbum, updateAlbum } from '../../source/store/albums-writer.ts';
import { readKnownAlbums } from '../../source/store/known-albums-reader.ts';
import { findReleaseByDiscogsId } from '../../source/store/releases-reader.ts';
import { markGone, saveReleases } from '../../source/store/releases-writer.ts';
import type { Writable } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, listed, mbidOf } from './stored.ts';

async function bushOfGhosts(store: Writable, number: number, discogsId: number | null) {
	const { album } = await saveAlbum(store, {
		mbid: mbidOf(100 + number),
		title: `My Life in the Bush of Ghosts ${number}`,
		disambiguation: null,
		firstReleaseDate: '1981-02',
		firstReleaseYear: 1981,
		primaryType: 'Album',
		secondaryTypes: [],
		isStudio: true,
		discogsId,
		credit: [
			{ mbid: mbidOf(1), artistName: 'Brian Eno', creditedAs: 'Eno', joinPhrase: ' & ' },
			{ mbid: mbidOf(2), artistName: 'David Byrne', creditedAs: 'David Byrne', joinPhrase: '' },
		],
	});
	return album;
}

describeEachEngine('albums that offers are matched against', (engine) => {
	const createStore = createStores(engine);

	test('come with every name of their artists, the whole credit first', async () => {
		const { database, write } = await createStore();
		const { id, artistId } = await write((store) => bushOfGhosts(store, 1, null));
		await write(({ write: insert, tables }) =>
			insert
				.insert(tables.artistNames)
				.values({ artistId, name: 'ブライアン・イーノ', normalizedName: 'ブライアン イーノ', source: 'musicbrainz' }),
		);
		const [stored] = await readKnownAlbums(database, [id]);
		expect(stored?.album).toEqual({
			albumId: id,
			title: 'My Life in the Bush of Ghosts 1',
			artists: ['Eno & David Byrne', 'Eno', 'Brian Eno', 'David Byrne', 'ブライアン・イーノ'],
			year: 1981,
			pressings: [],
			hasNamesake: false,
		});
	});

	test('come with their vinyl pressings, those of their master too, each once', async () => {
		const { database, write } = await createStore();
		const [first, second] = await write(async (store) => {
			const albums = [await bushOfGhosts(store, 1, 500), await bushOfGhosts(store, 2, null)] as const;
			await saveReleases(store, 'discogs', [
				listed(11, { masterId: 500, albumId: albums[0].id, barcode: '5 012093 421315', descriptions: ['LP', 'Album'] }),
				listed(12, { masterId: 500, albumId: albums[1].id, want: 99_999 }),
				listed(13, { masterId: 500, albumId: null, isVinyl: false, format: 'CD' }),
				listed(14, { masterId: 501, albumId: null }),
			]);
			return albums;
		});
		const known = await readKnownAlbums(database, [second.id, 999, first.id, second.id]);
		expect(known.map(({ album }) => album.albumId)).toEqual([second.id, first.id]);
		expect(known.map(({ masterId }) => masterId)).toEqual([null, 500]);
		expect(known.map(({ discogsIds }) => [...discogsIds.values()])).toEqual([[12], [12, 11]]);
		const [pressing] = known[1]?.album.pressings ?? [];
		expect(pressing).toEqual({
			releaseId: expect.any(Number),
			title: 'The Dark Side of the Moon',
			barcode: '5 012093 421315',
			label: 'Harvest',
			catalogNumber: 'SHVL 804',
			year: 1973,
			country: 'UK',
			format: 'LP',
			formatText: null,
			descriptions: ['LP', 'Album'],
		});
		expect([...(known[1]?.discogsIds.keys() ?? [])]).toContain(pressing?.releaseId);
	});

	test('a pressing that Discogs no longer has may be offered elsewhere, but is not asked about there', async () => {
		const { database, write } = await createStore();
		const { id } = await write(async (store) => {
			const album = await bushOfGhosts(store, 1, 500);
			await saveReleases(store, 'discogs', [listed(11, { albumId: album.id }), listed(12, { albumId: album.id })]);
			const gone = await findReleaseByDiscogsId(store, 11);
			await markGone(store, gone?.id ?? 0);
			return album;
		});
		const [stored] = await readKnownAlbums(database, [id]);
		expect(stored?.album.pressings).toHaveLength(2);
		expect([...(stored?.discogsIds.values() ?? [])]).toEqual([12]);
	});

	test('say whether their artist has another one of that name', async () => {
		const { database, write } = await createStore();
		const ids = await write(async (store) => {
			const [first, second, third] = [
				await bushOfGhosts(store, 1, 1),
				await bushOfGhosts(store, 2, 2),
				await bushOfGhosts(store, 3, 3),
			];
			await updateAlbum(store, second, { title: first.title, normalizedTitle: first.normalizedTitle });
			return [first, second, third].map(({ id }) => id);
		});
		const known = await readKnownAlbums(database, ids);
		expect(known.map(({ album }) => album.hasNamesake)).toEqual([true, true, false]);
		// Also where only one of them is asked for.
		expect((await readKnownAlbums(database, ids.slice(0, 1)))[0]?.album.hasNamesake).toBe(true);
	});

	test('are none where none is asked for', async () => {
		const { database } = await createStore();
		expect(await readKnownAlbums(database, [])).toEqual([]);
	});
});
