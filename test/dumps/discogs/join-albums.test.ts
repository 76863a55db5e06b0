import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { findAlbum } from '../../../source/store/albums-reader.ts';
import { chooseLink, decideLink } from '../../../source/store/decisions-writer.ts';
import { readLinks, saveLinks } from '../../../source/store/links.ts';
import { readReleasesOf } from '../../../source/store/releases-reader.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { readPlaces, saveArtist, saveStudioAlbum } from './catalogue.ts';
import { createImportStores, type ImportStore } from './importing.ts';
import { lp, master, mojave, pressing, slowdive, useDumpFolder } from './records.ts';

const by = { number: 1, name: 'Slowdive' };
const masterPage = (id: number) => ({
	...{ provider: 'discogs', relation: 'discogs', kind: 'master', externalId: String(id) },
	url: `https://www.discogs.com/master/${id}`,
});

async function readAlbum({ database }: ImportStore, id: number) {
	const album = await findAlbum(database, id);
	if (album === undefined) throw new Error(`album ${id} is missing`);
	return album;
}

describeEachEngine('albums of a dump', (engine) => {
	const open = createImportStores(engine);
	const folder = useDumpFolder();

	/** Slowdive with albums of these titles and years. */
	async function openWith(...albums: [title: string, year: number | null, master?: number][]) {
		const store = await open();
		const ids = await store.write(async (inside) => {
			await saveArtist(inside, 1, { name: 'Slowdive', discogsId: slowdive.id });
			const saved = [];
			for (const [at, [title, firstReleaseYear, discogsId = null]] of albums.entries()) {
				saved.push(await saveStudioAlbum(inside, 10 + at, by, { title, firstReleaseYear, discogsId }));
			}
			return saved.map(({ id }) => id);
		});
		return { store, ids };
	}

	it('are the stored ones that have the master, else those of the artist, title and year', async () => {
		const { store, ids } = await openWith(['Souvlaki', 1993], ['Just for a Day', 1991, 600], ['Pygmalion', 1995]);
		const masters = await folder.masters('202610', [
			master({ id: 500 }),
			master({ id: 600, title: 'Something else', year: 2020 }),
			master({ id: 700, title: 'Pygmalion', year: 2005 }),
		]);
		const releases = await folder.releases('202610', [
			pressing({ id: 1, master: { id: 500, isMain: true }, title: 'SOUVLAKI (Remastered)' }),
			pressing({ id: 2, master: { id: 600, isMain: true }, title: 'Something else' }),
			pressing({ id: 3, master: { id: 700, isMain: true }, title: 'Pygmalion' }),
		]);
		await store.import([releases, masters]);
		const places = await readPlaces(store);
		expect(places).toMatchObject([
			{ release: 1, albumId: ids[0], master: 500, album: 'Souvlaki' },
			{ release: 2, albumId: ids[1], master: 600, album: 'Just for a Day' },
			{ release: 3, album: 'Pygmalion', master: 700, year: 2005, source: 'discogs' },
		]);
		expect(await readLinks(store.database, 'album', ids[0] ?? 0)).toMatchObject([
			{ externalId: '500', kind: 'master', state: 'accepted', method: 'dump', decidedBy: 'machine' },
		]);
		expect(await readLinks(store.database, 'album', ids[1] ?? 0)).toEqual([]);
		expect(await readLinks(store.database, 'album', ids[2] ?? 0)).toMatchObject([
			{ externalId: '700', kind: 'master', state: 'review', label: 'Slowdive - Pygmalion, 2005' },
		]);
	});

	it('are those of the right year where several have the same title', async () => {
		const { store, ids } = await openWith(['Slowdive', 1994], ['Slowdive', 2001], ['Slowdive', 2017]);
		const masters = [1994, 2001, 2017].map((year) => master({ id: year, title: 'Slowdive', year }));
		const releases = [1994, 2001, 2017].map((year) =>
			pressing({ id: year, title: 'Slowdive', released: '2020', master: { id: year, isMain: true } }),
		);
		await store.import([await folder.masters('202610', masters), await folder.releases('202610', releases)]);
		expect(await readPlaces(store)).toMatchObject([
			{ release: 1994, albumId: ids[0] },
			{ release: 2001, albumId: ids[1] },
			{ release: 2017, albumId: ids[2] },
		]);
		expect(await store.database.read.$count(store.database.tables.albums)).toBe(3);
	});

	it('are one of its own for the second of two masters of one album', async () => {
		const { store, ids } = await openWith(['Souvlaki', 1993]);
		const masters = await folder.masters('202610', [master({ id: 500 }), master({ id: 501 })]);
		const releases = await folder.releases('202610', [
			pressing({ id: 1, master: { id: 501, isMain: true } }),
			pressing({ id: 2, master: { id: 500, isMain: true } }),
		]);
		await store.import([masters, releases]);
		const [first, second] = await readPlaces(store);
		expect(second).toMatchObject({ release: 2, albumId: ids[0], master: 500 });
		expect(first).toMatchObject({ release: 1, master: 501, source: 'discogs' });
	});

	it('get the same masters whether these come together or one after the other', async () => {
		const albums: [string, number][] = [
			['Souvlaki', 1993],
			['Souvlaki', 1995],
		];
		const [together, apart] = [await openWith(...albums), await openWith(...albums)];
		const masters = [master({ id: 500, year: 1993 }), master({ id: 501, year: 1994 })];
		await together.store.import([await folder.masters('202610', masters)]);
		for (const one of masters) await apart.store.import([await folder.masters('202610', [one])]);
		const readMasters = ({ store, ids }: typeof apart) =>
			Promise.all(
				ids.map(async (id) => ({
					master: (await readAlbum(store, id)).discogsId,
					links: (await readLinks(store.database, 'album', id)).map(({ externalId, state }) => [externalId, state]),
				})),
			);
		const found = await readMasters(together);
		expect(found[0]).toEqual({ master: 500, links: [['500', 'accepted']] });
		expect(found).toEqual(await readMasters(apart));
	});

	it('stay what a person decided', async () => {
		const { store, ids } = await openWith(['Souvlaki', 1993], ['Pygmalion', 1995]);
		const [souvlaki = 0, pygmalion = 0] = ids;
		await store.write(async (inside) => {
			const review = { label: null, method: 'search', confidence: 0.5, evidence: [], isEnded: false };
			await saveLinks(inside, 'album', souvlaki, [{ ...masterPage(500), ...review, state: 'review' }]);
			const [link] = await readLinks(inside, 'album', souvlaki);
			if (link !== undefined) await decideLink(inside, link, 'rejected');
			await chooseLink(inside, { entity: 'album', entityId: pygmalion }, masterPage(900));
		});
		const masters = await folder.masters('202610', [
			master({ id: 500 }),
			master({ id: 700, title: 'Pygmalion', year: 1995 }),
		]);
		const releases = await folder.releases('202610', [
			pressing({ id: 1, master: { id: 500, isMain: true } }),
			pressing({ id: 2, title: 'Pygmalion', released: '1995', master: { id: 700, isMain: true } }),
		]);
		await store.import([masters, releases]);
		const { read, tables } = store.database;
		const decided = await read.select().from(tables.links).where(eq(tables.links.decidedBy, 'person'));
		expect(decided).toMatchObject([
			{ entityId: souvlaki, externalId: '500', state: 'rejected' },
			{ entityId: pygmalion, externalId: '900', state: 'accepted' },
		]);
		expect(await read.$count(tables.links)).toBe(2);
		expect((await readPlaces(store)).map(({ master: of, source }) => ({ of, source }))).toEqual([
			{ of: 500, source: 'discogs' },
			{ of: 700, source: 'discogs' },
		]);
		expect(await readAlbum(store, souvlaki)).toMatchObject({ discogsId: null });
	});

	it('take in releases without a master by artist and title, and make one of all alike', async () => {
		const { store, ids } = await openWith(['Souvlaki', 1993], ['Slowdive', 1994], ['Slowdive', 2017]);
		const nobody = [{ id: 194, name: 'Various' }];
		const releases = await folder.releases('202610', [
			pressing({ id: 1, title: 'souvlaki', released: '2003' }),
			pressing({ id: 2, title: 'Souvlaki', released: '1980' }),
			pressing({ id: 3, title: 'Blue Day' }),
			pressing({ id: 4, title: 'Blue  DAY', released: '1990', formats: [{ ...lp, descriptions: ['EP'] }] }),
			pressing({ id: 5, title: 'Slowdive', released: '2020' }),
			pressing({ id: 6, title: 'Untitled' }),
			pressing({ id: 7, title: 'Untitled' }),
			pressing({ id: 8, title: 'Hits', artists: nobody }),
			pressing({ id: 9, title: 'Hits', artists: nobody }),
			pressing({ id: 10, title: 'White', artists: [] }),
			pressing({ id: 11, title: 'White', artists: [{ id: 0, name: 'Whoever' }] }),
			pressing({ id: 12, title: 'Blue Day', artists: [mojave] }),
			pressing({ id: 13, title: 'サカナクション', artists: [mojave] }),
			pressing({ id: 14, title: 'Кино', artists: [mojave] }),
			pressing({ id: 15, title: '!!!', artists: [mojave] }),
			pressing({ id: 16, title: '???', artists: [mojave] }),
		]);
		await store.import([releases]);
		const groups = Map.groupBy(await readPlaces(store), ({ albumId }) => albumId);
		expect([...groups.values()].map((rows) => rows.map(({ release }) => release)).sort()).toEqual(
			[[1, 2], [3, 4], [5], [6], [7], [8], [9], [10], [11], [12], [13], [14], [15], [16]].sort(),
		);
		const places = new Map((await readPlaces(store)).map((place) => [place.release, place]));
		expect(places.get(1)).toMatchObject({ albumId: ids[0] });
		expect(places.get(3)).toMatchObject({ album: 'Blue Day', year: 1990, artist: 'Slowdive' });
		expect(places.get(10)).toMatchObject({ artist: 'Unknown Artist', year: 1993 });
		const { read, tables } = store.database;
		expect(
			await read
				.select({ studio: tables.albums.isStudio })
				.from(tables.albums)
				.where(and(eq(tables.albums.isStudio, true), eq(tables.albums.title, 'Hits'))),
		).toEqual([]);
	});

	it('that share a master are both read with its pressings', async () => {
		const { store, ids } = await openWith(['Volume 1', 1993, 500], ['Volume 2', 1994, 500]);
		const releases = await folder.releases('202610', [
			pressing({ id: 1, title: 'Volume 2', master: { id: 500, isMain: true } }),
			pressing({ id: 2, title: 'Volume 1', master: { id: 500, isMain: false } }),
			pressing({ id: 3, title: 'Volumes 1 + 2', master: { id: 500, isMain: false } }),
		]);
		await store.import([releases, await folder.masters('202610', [master({ id: 500, title: 'Volumes' })])]);
		expect((await readPlaces(store)).map(({ albumId }) => albumId)).toEqual([ids[1], ids[0], ids[0]]);
		for (const id of ids) {
			const read = await readReleasesOf(store.database, await readAlbum(store, id));
			expect(read.map(({ discogsId }) => discogsId).sort()).toEqual([1, 2, 3]);
		}
		expect(await store.database.read.$count(store.database.tables.albums)).toBe(2);
	});

	it('say what their main release says, whenever it comes', async () => {
		const others = Array.from({ length: 3_100 }, (_, at) =>
			pressing({ id: 100 + at, title: `Other ${at}`, artists: [mojave] }),
		);
		const quintet = [{ ...slowdive, join: '&' }, mojave];
		const main = pressing({ id: 9_000, title: 'Real title', artists: quintet, master: { id: 500, isMain: true } });
		const promo = pressing({
			...{ id: 1, title: 'Promo title', artists: [{ id: 5, name: 'Pseudonym' }], master: { id: 500, isMain: false } },
			formats: [{ ...lp, descriptions: ['EP'] }],
		});
		const store = await open();
		await store.import([await folder.releases('202610', [promo, ...others, main])]);
		const { read, tables } = store.database;
		const [album] = await read.select().from(tables.albums).where(eq(tables.albums.discogsId, 500));
		expect(album).toMatchObject({
			title: 'Real title',
			credit: 'Slowdive & Mojave 3',
			isStudio: true,
			primaryType: 'Album',
		});
		const credits = await read
			.select({
				name: tables.artists.name,
				position: tables.albumArtists.position,
				join: tables.albumArtists.joinPhrase,
			})
			.from(tables.albumArtists)
			.innerJoin(tables.artists, eq(tables.artists.id, tables.albumArtists.artistId))
			.where(eq(tables.albumArtists.albumId, album?.id ?? 0))
			.orderBy(tables.albumArtists.position);
		expect(credits).toEqual([
			{ name: 'Slowdive', position: 0, join: ' & ' },
			{ name: 'Mojave 3', position: 1, join: '' },
		]);
		const first = await read
			.select()
			.from(tables.artists)
			.where(eq(tables.artists.id, album?.artistId ?? 0));
		expect(first).toMatchObject([{ name: 'Slowdive' }]);
	});
});
