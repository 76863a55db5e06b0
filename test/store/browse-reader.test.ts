import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { saveAlbum } from '../../source/store/albums-writer.ts';
import { readAlbumLines, readArtistCounts, readArtistLines, readLinesOf } from '../../source/store/browse-reader.ts';
import { saveReleases } from '../../source/store/releases-writer.ts';
import { type Writable, writeAt } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, listed, mbidOf, monday, tuesday } from './stored.ts';

/** An album by these artists (each by the number of their MBID), under a Discogs master. */
async function albumOf(store: Writable, number: number, artists: number[], changes = {}) {
	const credit = artists.map((artist) => ({
		mbid: mbidOf(artist),
		artistName: `Artist ${artist}`,
		creditedAs: `Artist ${artist}`,
		joinPhrase: '',
	}));
	const { album } = await saveAlbum(store, {
		mbid: mbidOf(100 + number),
		title: `Album ${number}`,
		disambiguation: null,
		firstReleaseDate: null,
		firstReleaseYear: 1990 + number,
		primaryType: 'Album',
		secondaryTypes: [],
		isStudio: true,
		discogsId: null,
		credit,
		...changes,
	});
	return album;
}

describeEachEngine('what the explorer lists', (engine) => {
	const createStore = createStores(engine);

	test('all artists, the best known first, then by name; without those that became another', async () => {
		const { database, byMbid, byPerson } = await createStore();
		const [a, b, c, merged] = [
			await byMbid('Beach House', mbidOf(1)),
			await byMbid('Air', mbidOf(2)),
			await byMbid('Yo La Tengo', mbidOf(3)),
			await byPerson('YLT'),
		];
		const { artists } = database.tables;
		await writeAt(database, monday, async ({ write }) => {
			await write.update(artists).set({ listeners: 5 }).where(eq(artists.id, c.id));
			await write.update(artists).set({ mergedIntoId: c.id }).where(eq(artists.id, merged.id));
		});
		const lines = await readArtistLines(database, 'all');
		expect(lines.map(({ id }) => id)).toEqual([c.id, b.id, a.id]);
		expect((await readArtistLines(database, 2)).map(({ id }) => id)).toEqual([c.id, b.id]);
		expect(lines[0]).toEqual({
			id: c.id,
			name: 'Yo La Tengo',
			normalizedName: 'yo la tengo',
			disambiguation: null,
			country: null,
			listeners: 5,
			mbid: mbidOf(3),
			discogsId: null,
			lastfmUrl: null,
			score: null,
			counts: null,
		});
		expect((await readLinesOf(database, [merged.id, c.id, 999])).map(({ id }) => id)).toEqual([c.id]);
		expect(await readLinesOf(database, [])).toEqual([]);
	});

	test('counts: studio albums, vinyl of them, and how old the oldest answer is; a stub has none', async () => {
		const { database, write, byMbid, byPerson } = await createStore();
		const artist = await byMbid('Artist 1', mbidOf(1));
		const stub = await byPerson('Stub');
		await write(async (store) => {
			const first = await albumOf(store, 1, [1], { discogsId: 71 });
			const live = await albumOf(store, 2, [1], { isStudio: false });
			await saveReleases(store, 'discogs', [
				listed(1, { albumId: first.id, masterId: 71 }),
				listed(2, { albumId: first.id, masterId: 71, country: 'US' }),
				listed(3, { albumId: first.id, masterId: 71, isVinyl: false }),
				listed(4, { albumId: live.id, masterId: 72 }),
			]);
			await store.write.insert(store.tables.syncState).values(
				(
					[
						['artist-ids', tuesday],
						['studio-albums', monday],
						['artist-image', new Date(0)],
						['similar-artists', null],
					] as const
				).map(([step, fetchedAt]) => ({
					entity: 'artist' as const,
					entityId: artist.id,
					step,
					lane: 'musicbrainz',
					status: fetchedAt === null ? ('failed' as const) : ('done' as const),
					attempts: 0,
					depth: 0,
					spread: false,
					calls: 1,
					createdAt: monday,
					fetchedAt,
				})),
			);
		});
		const counts = await readArtistCounts(database, [artist.id, stub.id]);
		expect(counts).toEqual(
			new Map([
				[artist.id, { albums: 1, pressings: 2, fetchedAt: monday }],
				[stub.id, { albums: 0, pressings: 0, fetchedAt: null }],
			]),
		);
		expect(await readArtistCounts(database, [])).toEqual(new Map());
	});

	test('albums with what is stored of each: pressings, and countries; volumes of one master share theirs', async () => {
		const { database, write, byMbid } = await createStore();
		const artist = await byMbid('Artist 1', mbidOf(1));
		const other = await byMbid('Artist 2', mbidOf(2));
		await write(async (store) => {
			const first = await albumOf(store, 1, [1, 2], { discogsId: 71 });
			await albumOf(store, 2, [1], { discogsId: 71 });
			await albumOf(store, 3, [1]);
			await saveReleases(store, 'discogs', [
				listed(1, { albumId: first.id, masterId: 71 }),
				listed(2, { albumId: first.id, masterId: 71, country: 'US' }),
				listed(3, { albumId: first.id, masterId: 71, country: null }),
				listed(4, { albumId: first.id, masterId: 71, isVinyl: false, country: 'Japan' }),
			]);
		});
		const lines = await readAlbumLines(database, artist.id);
		expect(lines.map(({ title, pressings, countries }) => [title, pressings, countries])).toEqual([
			['Album 1', 3, 2],
			['Album 2', 3, 2],
			['Album 3', 0, 0],
		]);
		expect((await readAlbumLines(database, other.id)).map(({ title }) => title)).toEqual(['Album 1']);
		expect((await readArtistCounts(database, [artist.id])).get(artist.id)).toMatchObject({ albums: 3, pressings: 3 });
	});
});
