import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { recommend } from '../../source/recommendations/recommend.ts';
import { dismissArtist } from '../../source/store/listeners/dismissals-writer.ts';
import { addSeed } from '../../source/store/listeners/seeds-writer.ts';
import { ensureUser } from '../../source/store/listeners/users-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores } from '../store/stored.ts';
import { addAlbum, addCopy, addPlays, asking, createLibraries, friday, idsOf } from './library.ts';

describeEachEngine('what cannot be recommended', (engine) => {
	const open = createLibraries(engine);
	const createStore = createStores(engine);

	test('no albums in the database', async () => {
		const { database, write, byMbid } = await createStore();
		const artist = await byMbid('Slowdive', '00000000-0000-4000-8000-000000000001');
		const { user } = await write((store) => ensureUser(store, 'me'));
		const ask = () => recommend({ database, clock: () => friday }, user, asking({}), { isForced: false });
		expect((await ask()).shortage?.next).toContain('vinilogy seed');
		await write((store) => addSeed(store, user.id, artist.id));
		const set = await ask();
		expect(set.items).toEqual([]);
		expect(set.shortage?.message).toContain('no albums');
		expect(set.shortage?.next).toContain('vinilogy ingest');
	});

	test('an empty profile', async () => {
		const { recommend: ask } = await open({ artists: 5, albumsEach: 1 }, []);
		const set = await ask({});
		expect(set.items).toEqual([]);
		expect(set.shortage).toMatchObject({ message: 'Nothing is known of what me likes.' });
		expect(set.shortage?.next).toContain('`vinilogy add "Slowdive" "Ride"`');
	});

	test('the steps of another listener are about them', async () => {
		const { database, write } = await open({ artists: 5, albumsEach: 1 }, []);
		const { user } = await write((store) => ensureUser(store, 'anna'));
		const { shortage } = await recommend({ database, clock: () => friday }, user, asking({}), { isForced: false });
		expect(shortage?.next).toContain('`vinilogy add "Slowdive" "Ride" --user anna`');
		expect(shortage?.next).toContain('`vinilogy sync --user anna`');
	});

	test('seeds only, without seeds', async () => {
		const { recommend: ask, write, user, library } = await open({ artists: 5, albumsEach: 1 }, []);
		const artistId = library.artistIds[1] ?? 0;
		await write((store) => addPlays(store, { userId: user.id, kind: 'artist', period: 'overall', plays: 5, artistId }));
		expect((await ask({ isSeedsOnly: true })).shortage?.message).toBe('me has no seed artists.');
		expect((await ask({})).items.length).toBeGreaterThan(0);
	});

	test('everything dismissed', async () => {
		const { recommend: ask, write, user, library } = await open({ artists: 5, albumsEach: 2 }, [0]);
		for (const id of library.artistIds) await write((store) => dismissArtist(store, user.id, id, null));
		const set = await ask({});
		expect(set.items).toEqual([]);
		expect(set.shortage).toMatchObject({ message: 'No album is left to recommend (10 dismissed).' });
		expect(set.shortage?.next).toContain('`vinilogy dismissals`');
	});

	test('everything owned', async () => {
		const { recommend: ask, write, user, library } = await open({ artists: 4, albumsEach: 1 }, [0]);
		for (const discogsId of library.discogsIds.flat()) {
			await write((store) => addCopy(store, { userId: user.id, list: 'collection', discogsId }));
		}
		const set = await ask({});
		expect(set.shortage?.message).toBe('No album is left to recommend (4 owned): the database has no more.');
		expect(set.shortage?.next).toContain('vinilogy seed');
	});

	test('a price limit that nothing meets', async () => {
		const { recommend: ask } = await open({ artists: 5, albumsEach: 1 }, [0]);
		const set = await ask({ country: 'ES', maxPrice: 100 });
		expect(set.shortage?.message).toBe('No album is on offer for €1.00 or less in Spain, as far as prices are known.');
		expect(set.shortage?.next).toBe('Raise --max-price, or ask for prices with `vinilogy prices sync --recs`.');
	});

	test('a set that is short is made anew, so that what was fetched meanwhile fills it', async () => {
		const { recommend: ask, write } = await open({ artists: 5, albumsEach: 1 }, [0]);
		const short = await ask({ limit: 6 });
		expect(short.items).toHaveLength(5);
		expect(short.shortage?.message).toContain('Only 5 albums are left');
		await write((store) => addAlbum(store, { title: 'New', masterId: null, artists: [2], number: 1 }));
		const filled = await ask({ limit: 6 });
		expect(filled).toMatchObject({ isStored: false, shortage: null });
		expect(filled.change?.added.map(({ title }) => title)).toEqual(['New']);
		expect((await ask({ limit: 6 })).isStored).toBe(true);
	});
});

describeEachEngine('few seeds and no history', (engine) => {
	const open = createLibraries(engine);

	test('a seed of which the graph knows nothing brings what most people like, and says so', async () => {
		const { recommend: ask, write, database, user, library, albumId } = await open({ artists: 30, albumsEach: 1 }, []);
		const { artists, artistSimilars } = database.tables;
		await write(async (store) => {
			await store.write.delete(artistSimilars);
			for (const [at, id] of library.artistIds.entries()) {
				await store.write
					.update(artists)
					.set({ listeners: at * 100_000 })
					.where(eq(artists.id, id));
			}
			await addSeed(store, user.id, library.artistIds[0] ?? 0);
		});
		const set = await ask({ limit: 4 });
		expect(set.shortage).toBeNull();
		expect(new Set(idsOf(set))).toEqual(new Set([0, 29, 28, 27].map((artist) => albumId(artist, 0))));
		expect(set.items.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))).toContain('popular');
	});

	test('albums without vinyl are left out once their pressings were looked up; until then they may come, behind the others', async () => {
		const { recommend: ask, write, database } = await open({ artists: 8, albumsEach: 1 }, [0]);
		const unknown = await write((store) =>
			addAlbum(store, { title: 'Unknown', masterId: null, artists: [1], number: 1 }),
		);
		const live = await write((store) =>
			addAlbum(store, { title: 'Live', masterId: null, artists: [1], number: 2, isStudio: false }),
		);
		const before = await ask({ limit: 20 });
		expect(idsOf(before)).toContain(unknown);
		expect(idsOf(before)).not.toContain(live);
		const parts = before.items.map(({ breakdown }) => breakdown.availability);
		expect(Math.max(...parts)).toBeGreaterThan(0);
		expect(before.items.find(({ album }) => album.id === unknown)?.breakdown.availability).toBe(0);
		await write(async (store) => {
			await store.write.insert(database.tables.syncState).values({
				...{ entity: 'album', entityId: unknown, step: 'vinyl-releases', lane: 'discogs', status: 'absent' },
				...{ depth: 2, spread: false, attempts: 0, calls: 1, createdAt: friday },
			});
		});
		expect(idsOf(await ask({ limit: 20 }))).not.toContain(unknown);
	});
});
