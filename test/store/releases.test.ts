import { expect, test } from 'vitest';
import type { Database } from '../../db/client.ts';
import type { AlbumRow } from '../../source/store/albums-reader.ts';
import { saveAlbum } from '../../source/store/albums-writer.ts';
import { countSeenSince, findReleaseByDiscogsId, readReleasesOf } from '../../source/store/releases-reader.ts';
import { markGone, saveReleases } from '../../source/store/releases-writer.ts';
import type { Writable } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, listed, mbidOf, monday, tuesday } from './stored.ts';

async function albumOf(store: Writable, number: number, discogsId: number | null): Promise<AlbumRow> {
	const credit = [{ mbid: mbidOf(1), artistName: 'Deerhunter', creditedAs: 'Deerhunter', joinPhrase: '' }];
	const { album } = await saveAlbum(store, {
		mbid: mbidOf(number),
		title: `Album ${number}`,
		disambiguation: null,
		firstReleaseDate: null,
		firstReleaseYear: null,
		primaryType: 'Album',
		secondaryTypes: [],
		isStudio: true,
		discogsId,
		credit,
	});
	return album;
}

async function releaseOf(database: Database, discogsId: number) {
	const release = await findReleaseByDiscogsId(database, discogsId);
	if (release === undefined) throw new Error(`release ${discogsId} is missing`);
	return release;
}

/** What a release's own page says and no listing does. */
const page = {
	released: '1973-03-24',
	format: 'LP',
	text: 'Solid blue triangle',
	descriptions: ['Album', 'Stereo', 'Gatefold'],
	isPromo: true,
	label: 'Harvest, EMI',
	catalogNumber: 'SHVL 804, 1E 064 o 05249',
	barcode: '5099902987613',
	identifiers: [{ type: 'Matrix / Runout', value: 'SHVL 804 A-2', description: 'Side A' }],
	notes: 'With two posters.',
	discogsRating: 4.7,
	discogsVotes: 321,
};

describeEachEngine('pressings', (engine) => {
	const createStore = createStores(engine);

	test('one that is known is updated, never doubled, and keeps its creation time', async () => {
		const { database, write } = await createStore();
		expect(await write((store) => saveReleases(store, 'discogs', [listed(1), listed(2)]))).toEqual({
			found: 2,
			added: 2,
		});
		const changed = [listed(2, { have: 101, country: 'Europe', title: 'DSOTM' }), listed(3)];
		expect(await write((store) => saveReleases(store, 'discogs', changed), tuesday)).toEqual({ found: 2, added: 1 });
		expect(await database.read.$count(database.tables.releases)).toBe(3);
		expect(await releaseOf(database, 2)).toMatchObject({
			have: 101,
			country: 'Europe',
			title: 'DSOTM',
			createdAt: monday,
			updatedAt: tuesday,
			fetchedAt: tuesday,
		});
		expect(await releaseOf(database, 1)).toMatchObject({ fetchedAt: monday, updatedAt: monday });
	});

	test('null means "does not say" and erases nothing', async () => {
		const { database, write } = await createStore();
		const told = { ...page, identifiers: null, masterId: 10362, country: 'UK', year: 1973, have: 5, want: 6 };
		await write((store) => saveReleases(store, 'discogs', [listed(1, told)]));
		const before = await releaseOf(database, 1);
		const silent = Object.fromEntries(
			['country', 'year', 'released', 'text', 'label', 'catalogNumber', 'barcode', 'notes', 'discs'].map((column) => [
				column,
				null,
			]),
		);
		const unsaid = { masterId: null, discogsRating: null, discogsVotes: null, have: null, want: null, ...silent };
		const rest = { descriptions: page.descriptions, isPromo: true };
		await write((store) => saveReleases(store, 'discogs', [listed(1, { ...unsaid, ...rest })]), tuesday);
		expect(await releaseOf(database, 1)).toEqual({ ...before, fetchedAt: tuesday, updatedAt: tuesday });
	});

	test("a listing never overwrites what the release's own page spelled out", async () => {
		const { database, write } = await createStore();
		await write((store) => saveReleases(store, 'discogs', [listed(1)]));
		await write((store) => saveReleases(store, 'discogs', [listed(1, page)]));
		const spelledOut = await releaseOf(database, 1);
		expect(spelledOut).toMatchObject({ released: '1973-03-24', label: 'Harvest, EMI', formatText: page.text });
		const listing = listed(1, { text: 'Sol', descriptions: ['Album', 'Ste'], have: 150, want: 250 });
		await write((store) => saveReleases(store, 'discogs', [listing]), tuesday);
		expect(await releaseOf(database, 1)).toEqual({
			...spelledOut,
			have: 150,
			want: 250,
			fetchedAt: tuesday,
			updatedAt: tuesday,
		});
		// The page itself may say something else another time.
		const corrected = listed(1, { ...page, released: '1973-03-23', descriptions: ['Album'], isPromo: false });
		await write((store) => saveReleases(store, 'discogs', [corrected]), tuesday);
		expect(await releaseOf(database, 1)).toMatchObject({
			released: '1973-03-23',
			descriptions: ['Album'],
			isPromo: false,
		});
	});

	test('one that was gone and is listed again is no longer gone', async () => {
		const { database, write } = await createStore();
		await write((store) => saveReleases(store, 'discogs', [listed(1)]));
		const { id } = await releaseOf(database, 1);
		await write((store) => markGone(store, id), tuesday);
		expect(await releaseOf(database, 1)).toMatchObject({ goneAt: tuesday, title: listed(1).title });
		await write((store) => saveReleases(store, 'discogs', [listed(1)]), tuesday);
		expect((await releaseOf(database, 1)).goneAt).toBeNull();
	});

	test('a thousand at once, pages that overlap and one that is named twice', async () => {
		const { database, write } = await createStore();
		const thousand = Array.from({ length: 1000 }, (_, at) => listed(1000 - at));
		expect(await write((store) => saveReleases(store, 'discogs', thousand))).toEqual({ found: 1000, added: 1000 });
		const next = [listed(999), listed(1001), listed(1000), listed(1001, { have: 7 })];
		expect(await write((store) => saveReleases(store, 'discogs', next))).toEqual({ found: 3, added: 1 });
		expect(await database.read.$count(database.tables.releases)).toBe(1001);
		expect((await releaseOf(database, 1001)).have).toBe(7);
		expect(await write((store) => saveReleases(store, 'discogs', []))).toEqual({ found: 0, added: 0 });
	});

	test('what a pass over a listing has seen is counted by when it was fetched', async () => {
		const { database, write } = await createStore();
		await write((store) => saveReleases(store, 'discogs', [listed(1), listed(2), listed(3, { masterId: 5 })]));
		await write((store) => saveReleases(store, 'discogs', [listed(2), listed(4)]), tuesday);
		expect(await countSeenSince(database, 10362, monday)).toBe(3);
		expect(await countSeenSince(database, 10362, tuesday)).toBe(2);
		expect(await countSeenSince(database, 5, monday)).toBe(1);
	});
});

describeEachEngine('the pressings of an album', (engine) => {
	const createStore = createStores(engine);

	test('are its own and those of its master, vinyl only, by year (unknown last), country and number', async () => {
		const { database, write } = await createStore();
		const album = await write(async (store) => {
			const saved = await albumOf(store, 2, 10362);
			await saveReleases(store, 'discogs', [
				listed(1, { year: null, released: null }),
				listed(2, { year: 1975, country: 'US' }),
				listed(3, { year: 1975, country: 'Japan', catalogNumber: 'B' }),
				listed(4, { year: 1975, country: 'Japan', catalogNumber: 'A' }),
				listed(5, { masterId: null, albumId: saved.id, year: 1970 }),
				listed(6, { isVinyl: false, format: 'CD' }),
				listed(7, { masterId: 99 }),
			]);
			return saved;
		});
		expect((await readReleasesOf(database, album)).map(({ discogsId }) => discogsId)).toEqual([5, 4, 3, 2, 1]);
	});

	test('two albums that share a master read the same rows; without a master only its own', async () => {
		const { database, write } = await createStore();
		const [first, second, third] = await write(async (store) => {
			const albums = [await albumOf(store, 2, 10362), await albumOf(store, 3, 10362), await albumOf(store, 4, null)];
			await saveReleases(store, 'discogs', [listed(1, { albumId: albums[0]?.id ?? 0 }), listed(2)]);
			// The second volume lists the same master: the pressings stay with the first.
			await saveReleases(store, 'discogs', [listed(1, { albumId: albums[1]?.id ?? 0 })]);
			await saveReleases(store, 'discogs', [listed(3, { masterId: null, albumId: albums[2]?.id ?? 0 })]);
			return albums;
		});
		if (first === undefined || second === undefined || third === undefined) throw new Error('an album is missing');
		const idsOf = async (album: AlbumRow) => (await readReleasesOf(database, album)).map(({ discogsId }) => discogsId);
		expect(await idsOf(first)).toEqual([1, 2]);
		expect(await idsOf(second)).toEqual([1, 2]);
		expect(await idsOf(third)).toEqual([3]);
		expect((await releaseOf(database, 1)).albumId).toBe(first.id);
	});
});
