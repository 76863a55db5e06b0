import { expect, test } from 'vitest';
import { saveAlbum, updateAlbum } from '../../source/store/albums-writer.ts';
import { mergeArtists } from '../../source/store/artist-merge.ts';
import { saveArtistNames, updateArtist } from '../../source/store/artists-writer.ts';
import { countReleasesOfLabel, readReleasesOfLabel } from '../../source/store/releases-reader.ts';
import { saveReleases } from '../../source/store/releases-writer.ts';
import { searchEverything } from '../../source/store/search/search.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, listed, mbidOf } from './stored.ts';

describeEachEngine('search', (engine) => {
	const createStore = createStores(engine);

	/** A small collection: three artists, four albums, and pressings of some labels. */
	async function createCollection() {
		const store = await createStore();
		const { write, byMbid } = store;
		let number = 0;
		const album = async (artist: string, mbid: string, title: string, year: number) => {
			number += 1;
			const saved = await write((to) =>
				saveAlbum(to, {
					mbid: mbidOf(100 + number),
					title,
					disambiguation: null,
					firstReleaseDate: `${year}`,
					firstReleaseYear: year,
					primaryType: 'Album',
					secondaryTypes: [],
					isStudio: true,
					discogsId: 1000 + number,
					credit: [{ mbid, artistName: artist, creditedAs: artist, joinPhrase: '' }],
				}),
			);
			return saved.album;
		};
		const monkeys = await byMbid('Arctic Monkeys', mbidOf(1));
		const am = await album('Arctic Monkeys', mbidOf(1), 'AM', 2013);
		await album('Arctic Monkeys', mbidOf(1), 'Humbug', 2009);
		const souvlaki = await album('Slowdive', mbidOf(2), 'Souvlaki', 1993);
		const bjork = await byMbid('Björk', mbidOf(3));
		const homogenic = await album('Björk', mbidOf(3), 'Homogenic', 1997);
		const apples = await byMbid('東京', mbidOf(4));
		await write((to) =>
			saveReleases(to, 'discogs', [
				listed(1, { albumId: am.id, masterId: 1001, title: 'AM', label: 'Domino', catalogNumber: 'WIGLP317' }),
				listed(2, { albumId: am.id, masterId: 1001, title: 'AM', label: 'Domino', catalogNumber: 'WIGLP317' }),
				listed(3, {
					albumId: souvlaki.id,
					masterId: 1003,
					title: 'Souvlaki',
					country: 'UK',
					year: 1993,
					label: 'Creation Records, Rough Trade',
					catalogNumber: 'CRELP 139, 850 012-1',
					barcode: '5 017556 601396',
				}),
				listed(4, {
					albumId: homogenic.id,
					masterId: 1004,
					title: 'Homogenic',
					country: 'UK',
					year: 1997,
					label: 'One Little Indian',
					catalogNumber: 'CAD-3X13',
					barcode: '034202 025221',
				}),
				listed(5, { albumId: null, masterId: null, title: 'None', label: null, catalogNumber: 'none' }),
			]),
		);
		const search = (query: string, limit = 10) => searchEverything(store.database, query, limit);
		const first = async (query: string) => (await search(query, 1))[0];
		return { ...store, search, first, monkeys, am, souvlaki, bjork, homogenic, apples };
	}

	test('forgives typing errors: letters that are missing, doubled, wrong or swapped', async () => {
		const { first, monkeys, souvlaki } = await createCollection();
		for (const query of ['Artic Monkes', 'Acrtic Monkeys', 'arctic mokneys', 'arcticmonkeys', 'Monkeys, Arctic']) {
			expect([query, await first(query)]).toMatchObject([query, { kind: 'artist', artistId: monkeys.id }]);
		}
		for (const query of ['souvlakki', 'suovlaki', 'souvlki', 'slowdive souvlakki']) {
			expect([query, await first(query)]).toMatchObject([query, { kind: 'album', albumId: souvlaki.id }]);
		}
		expect(await first('Rough Trde')).toMatchObject({ kind: 'label', text: 'Rough Trade', pressings: 1 });
	});

	test('finds what is only begun, without its accents, and in two characters', async () => {
		const { first, search, monkeys, bjork, am, apples } = await createCollection();
		expect(await first('arct mon')).toMatchObject({ artistId: monkeys.id, score: 0.8 });
		expect(await first('bjork')).toMatchObject({ text: 'Björk', artistId: bjork.id, score: 1 });
		expect(await first('BJÖ')).toMatchObject({ artistId: bjork.id });
		expect(await first('東京')).toMatchObject({ artistId: apples.id, score: 1 });
		expect(await first('東')).toMatchObject({ artistId: apples.id });
		expect(await first('am')).toMatchObject({ kind: 'album', albumId: am.id, detail: 'Arctic Monkeys, 2013' });
		expect(await first('arctic monkeys am')).toMatchObject({ kind: 'album', albumId: am.id });
		expect((await search('do')).map(({ text }) => text)).toEqual(['Domino']);
	});

	test('compares numbers without spaces, dashes, dots, case and leading zeros', async () => {
		const { first, search, homogenic, souvlaki, am } = await createCollection();
		for (const query of ['cad 3x13', 'CAD3X13', 'cad.3x13']) {
			expect(await first(query)).toMatchObject({
				kind: 'catalogue number',
				text: 'CAD-3X13',
				detail: 'Björk – Homogenic, UK, 1997',
				albumId: homogenic.id,
				discogsId: 4,
				pressings: 1,
				score: 1,
			});
		}
		for (const query of ['034202025221', '0034202025221', '34202 025221', '0-34202-02522-1']) {
			expect(await first(query)).toMatchObject({ kind: 'barcode', discogsId: 4, albumId: homogenic.id, score: 1 });
		}
		expect(await first('8500121')).toMatchObject({ text: '850 012-1', albumId: souvlaki.id });
		expect(await first('wiglp 317')).toMatchObject({ discogsId: null, pressings: 2, albumId: am.id });
		expect(await first('50175566')).toMatchObject({ kind: 'barcode', discogsId: 3, score: 0.9 });
		expect((await search('none')).filter(({ kind }) => kind !== 'label')).toEqual([]);
	});

	test('lists the pressings of a label, also where a release names several', async () => {
		const { database, write, souvlaki, am } = await createCollection();
		const ofLabel = async (name: string, limit: number) =>
			(await readReleasesOfLabel(database, name, limit)).map(({ release, album }) => [release.discogsId, album?.id]);
		expect(await ofLabel('Rough Trade', 10)).toEqual([[3, souvlaki.id]]);
		expect(await ofLabel('Creation Records', 10)).toEqual([[3, souvlaki.id]]);
		expect(await ofLabel('Domino', 1)).toEqual([[1, am.id]]);
		expect(await countReleasesOfLabel(database, 'Domino')).toBe(2);
		expect(await ofLabel('Rough', 10)).toEqual([]);
		await write((to) => saveReleases(to, 'discogs', [listed(1, { label: 'Domino', isVinyl: false })]));
		expect(await ofLabel('Domino', 10)).toEqual([[2, am.id]]);
	});

	test('whatever is asked is text, never syntax, and nothing is found where nothing is', async () => {
		const { search } = await createCollection();
		const nothing = [
			'',
			'   ',
			'%',
			'_',
			'*',
			'"',
			"'",
			'NEAR(',
			'""""',
			'" OR *',
			"'; drop table artists; --",
			'\\',
			'\u0000',
		];
		for (const query of [...nothing, 'zzqxj kkwq', 'a'.repeat(5000), '"'.repeat(5000), '💿'.repeat(3000), '\ud83d']) {
			expect([query, await search(query)]).toEqual([query, []]);
		}
		expect(await search('arctic% monkeys_', 1)).toMatchObject([{ text: 'Arctic Monkeys' }]);
		expect(await search('"arctic" (monkeys*)', 1)).toMatchObject([{ text: 'Arctic Monkeys' }]);
	});

	test('is what fits best first, then what is better known, and never more than asked for', async () => {
		const { search, write, byMbid, monkeys } = await createCollection();
		const obscure = await byMbid('Arctic', mbidOf(5));
		const known = await byMbid('Arctic Lake', mbidOf(6));
		await write(async (to) => {
			await updateArtist(to, monkeys, { listeners: 5_000_000 });
			await updateArtist(to, known, { listeners: 90_000 });
		});
		const hits = await search('arctic');
		expect(hits.map(({ artistId, score }) => [artistId, score])).toEqual([
			[obscure.id, 1],
			[monkeys.id, 0.9],
			[known.id, 0.9],
		]);
		expect(await search('arctic', 2)).toEqual(hits.slice(0, 2));
	});

	test('follows what is written: other names, new names, merged artists, other labels', async () => {
		const { search, write, byMbid, monkeys, souvlaki } = await createCollection();
		await write((to) => saveArtistNames(to, monkeys.id, ['Death Ramps'], 'musicbrainz'));
		expect(await search('death rapms')).toMatchObject([{ artistId: monkeys.id, detail: 'also Death Ramps' }]);
		const other = await byMbid('Zyklon Quartet', mbidOf(9));
		await write((to) => updateArtist(to, other, { name: 'Harmonium', sortName: 'Harmonium' }));
		expect(await search('zyklon quartet')).toEqual([]);
		expect(await search('harmonum')).toMatchObject([{ artistId: other.id }]);
		await write(async (to) => mergeArtists(to, { ...other, name: 'Harmonium' }, monkeys));
		expect((await search('harmonium')).map(({ artistId }) => artistId)).toEqual([monkeys.id]);
		await write((to) =>
			saveReleases(to, 'discogs', [
				listed(3, { albumId: souvlaki.id, masterId: 1003, label: 'SBK', catalogNumber: 'K1' }),
			]),
		);
		expect(await search('rough trade')).toEqual([]);
		expect(await search('crelp 139')).toEqual([]);
		await write((to) => updateAlbum(to, souvlaki, { title: 'Pygmalion', normalizedTitle: 'pygmalion' }));
		expect(await search('souvlakki')).toEqual([]);
		expect(await search('pygmalon')).toMatchObject([{ kind: 'album', albumId: souvlaki.id }]);
		expect(await search('sbk')).toMatchObject([{ kind: 'label', pressings: 1 }]);
	});
});
