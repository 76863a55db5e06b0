import { expect, it } from 'vitest';
import { mergeArtists } from '../../../source/store/artist-merge.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { linkToDiscogs, readPlaces, saveArtist, saveStudioAlbum } from './catalogue.ts';
import { createImportStores, type ImportStore } from './importing.ts';
import { artist, cd, master, mojave, pressing, slowdive, useDumpFolder } from './records.ts';

const stranger = { id: 77, name: 'Stranger' };
const various = { id: 194, name: 'Various' };
const unknown = { id: 355, name: 'Unknown Artist' };

async function readIds(store: ImportStore): Promise<(number | null)[]> {
	return (await readPlaces(store)).map(({ release }) => release);
}

describeEachEngine('an import of the catalogue', (engine) => {
	const open = createImportStores(engine);
	const folder = useDumpFolder();

	it('keeps the vinyl of stored artists and stored masters, and nothing else', async () => {
		const store = await open();
		await store.write(async (inside) => {
			await saveArtist(inside, 1, { name: 'Slowdive', discogsId: slowdive.id });
			const linked = await saveArtist(inside, 2, { name: 'Mojave 3', discogsId: null });
			await linkToDiscogs(inside, linked.id, mojave.id);
			await linkToDiscogs(inside, linked.id, 78, { state: 'review' });
			await linkToDiscogs(inside, linked.id, 79, { state: 'rejected' });
			await saveArtist(inside, 3, { name: 'Somebody', discogsId: null });
			await saveStudioAlbum(inside, 10, { number: 3, name: 'Somebody' }, { title: 'Alone', discogsId: 500 });
		});
		const releases = await folder.releases('202610', [
			pressing({ id: 1 }),
			pressing({ id: 2, formats: [cd] }),
			pressing({ id: 3, artists: [mojave] }),
			pressing({ id: 4, artists: [stranger] }),
			pressing({ id: 5, artists: [stranger, slowdive], title: 'Split' }),
			pressing({ id: 6, artists: [{ id: 80, name: 'Somebody (3)' }], master: { id: 500, isMain: true } }),
			pressing({ id: 7, artists: [{ id: 80, name: 'Somebody (3)' }], master: { id: 501, isMain: true } }),
			pressing({ id: 8, artists: [{ id: 78, name: 'In doubt' }] }),
			pressing({ id: 9, artists: [{ id: 79, name: 'Ruled out' }] }),
			pressing({ id: 10, artists: [{ id: 0, name: 'Slowdive' }] }),
			pressing({ id: 11, artists: [] }),
			pressing({ id: 12, artists: [stranger], extraArtists: [slowdive] }),
		]);
		const [outcome] = await store.import([releases], { scope: 'catalog' });
		expect(await readIds(store)).toEqual([1, 3, 5, 6]);
		expect(outcome).toMatchObject({ records: 12, kept: 4, added: 4, changed: 0, unchanged: 0, gone: 0, rejected: 0 });
		expect(await readPlaces(store)).toMatchObject([
			{ artist: 'Slowdive' },
			{ artist: 'Mojave 3' },
			{ artist: 'Stranger', album: 'Split' },
			{ album: 'Alone', master: 500, source: 'musicbrainz' },
		]);
	});

	it('counts the same where nothing is stored', async () => {
		const store = await open();
		await store.write((inside) => saveArtist(inside, 1, { name: 'Slowdive', discogsId: slowdive.id }));
		const releases = await folder.releases('202610', [pressing({ id: 1 }), pressing({ id: 2, artists: [mojave] })]);
		const masters = await folder.masters('202610', [master({ id: 1 }), master({ id: 2, artists: [mojave] })]);
		const outcomes = await store.import([releases, masters], { scope: 'catalog', isDryRun: true });
		expect(outcomes).toMatchObject([
			{ kind: 'masters', records: 2, kept: 1, importId: null },
			{ kind: 'releases', records: 2, kept: 1, importId: null },
		]);
		expect(await readIds(store)).toEqual([]);
		expect(await store.database.read.$count(store.database.tables.imports)).toBe(0);
	});

	it('keeps what is of an artist who was merged, twice, under whom it became', async () => {
		const store = await open();
		const last = await store.write(async (inside) => {
			const first = await saveArtist(inside, 1, { name: 'Slow Dive', discogsId: slowdive.id });
			const second = await saveArtist(inside, 2, { name: 'The Slowdive', discogsId: null });
			const third = await saveArtist(inside, 3, { name: 'Slowdive', discogsId: null });
			await saveStudioAlbum(inside, 10, { number: 3, name: 'Slowdive' }, { title: 'Souvlaki' });
			await saveStudioAlbum(
				inside,
				11,
				{ number: 3, name: 'Slowdive' },
				{ title: 'Pygmalion', firstReleaseYear: 1995 },
			);
			const became = await mergeArtists(inside, first, second);
			return mergeArtists(inside, became, third);
		});
		expect(last.discogsId).toBe(slowdive.id);
		const masters = await folder.masters('202610', [master({ id: 500 })]);
		const releases = await folder.releases('202610', [
			pressing({ id: 1, master: { id: 500, isMain: true } }),
			pressing({ id: 2, title: 'Pygmalion', released: '1995', master: { id: 501, isMain: true } }),
			pressing({ id: 3, title: 'Blue Day', released: '1992' }),
		]);
		const artists = await folder.artists('202610', [artist({ ...slowdive, nameVariations: ['Slowdyve'] })]);
		await store.import([masters, releases, artists], { scope: 'catalog' });
		expect(await readPlaces(store)).toMatchObject([
			{ release: 1, album: 'Souvlaki', master: 500, artist: 'Slowdive', source: 'musicbrainz' },
			{ release: 2, album: 'Pygmalion', master: 501, artist: 'Slowdive', source: 'musicbrainz' },
			{ release: 3, album: 'Blue Day', master: null, artist: 'Slowdive', source: 'discogs' },
		]);
		const { read, tables } = store.database;
		const credited = await read.selectDistinct({ id: tables.albumArtists.artistId }).from(tables.albumArtists);
		expect(credited).toEqual([{ id: last.id }]);
		const names = await read.select().from(tables.artistNames);
		expect(names.filter(({ name }) => name === 'Slowdyve')).toMatchObject([{ artistId: last.id }]);
		expect(await read.$count(tables.artists)).toBe(3);
	});

	it('never takes all that is by nobody for that of a stored artist', async () => {
		const store = await open();
		await store.write((inside) => saveArtist(inside, 1, { name: 'Slowdive', discogsId: slowdive.id }));
		const first = [
			pressing({ id: 1, artists: [slowdive, unknown] }),
			pressing({ id: 2, artists: [various, slowdive] }),
		];
		await store.import([await folder.releases('202609', first)], { scope: 'catalog' });
		expect(await readIds(store)).toEqual([1, 2]);
		const others = [
			pressing({ id: 3, artists: [unknown], title: 'White label' }),
			pressing({ id: 4, artists: [various], title: 'Hits' }),
		];
		await store.import([await folder.releases('202610', [...first, ...others])], { scope: 'catalog' });
		expect(await readIds(store)).toEqual([1, 2]);
	});
});
