import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type NewCount, replaceTopCounts, saveMatches } from '../../../source/store/listeners/listening-writer.ts';
import { learnSpotifyIds, matchAlbumsBySpotifyId } from '../../../source/store/listeners/spotify-ids.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createListeners } from './listeners.ts';

const idOf = (letter: string) => letter.repeat(22);

describeEachEngine('what Spotify calls artists and albums', (engine) => {
	const openListeners = createListeners(engine);

	async function open() {
		const stores = await openListeners();
		const { database, write, user } = stores;
		const { listeningCounts, artists, albums } = database.tables;

		const row = (key: string, title: string | null): NewCount => ({
			...{ key, artist: 'Somebody', artistMbid: null, title, albumMbid: null, plays: 0, rank: 1, at: null },
		});
		const store = (provider: string, kind: 'artist' | 'album', period: string, keys: string[]) =>
			write((writable) =>
				replaceTopCounts(writable, {
					...{ userId: user.id, provider, kind, period },
					rows: keys.map((key) => row(key, kind === 'artist' ? null : 'Something')),
				}),
			);
		const counts = (key: string) => database.read.select().from(listeningCounts).where(eq(listeningCounts.key, key));
		return {
			...stores,
			store,
			counts,
			/** As the matching by names leaves rows of a key. */
			match: async (key: string, found: { artistId: number; albumId: number | null }, confidence: number) => {
				const rows = (await counts(key)).map((one) => ({ ...one, ...found, method: 'name', confidence }));
				await write((writable) => saveMatches(writable, user.id, rows));
			},
			learn: () => write((writable) => learnSpotifyIds(writable, user.id)),
			find: () => write((writable) => matchAlbumsBySpotifyId(writable, user.id)),
			artistId: async (id: number) =>
				(await database.read.select().from(artists).where(eq(artists.id, id)))[0]?.spotifyId,
			albumIdOf: async (id: number) =>
				(await database.read.select().from(albums).where(eq(albums.id, id)))[0]?.spotifyId,
		};
	}

	it('is learnt from what was matched with certainty, and from nothing else', async () => {
		const { store, match, learn, artistId, albumIdOf, artist, first, second, third } = await open();
		await store('spotify', 'artist', 'overall', [idOf('a')]);
		await store('spotify', 'album', 'overall', [idOf('b'), idOf('c')]);
		await store('lastfm', 'album', 'overall', [idOf('d')]);
		await match(idOf('a'), { artistId: artist.id, albumId: null }, 0.9);
		await match(idOf('b'), { artistId: artist.id, albumId: first }, 0.95);
		await match(idOf('c'), { artistId: artist.id, albumId: second }, 0.89);
		await match(idOf('d'), { artistId: artist.id, albumId: third }, 1);
		await learn();
		expect(await artistId(artist.id)).toBe(idOf('a'));
		expect(await albumIdOf(first)).toBe(idOf('b'));
		expect([await albumIdOf(second), await albumIdOf(third)]).toEqual([null, null]);
	});

	it('stays what it is, and belongs to one', async () => {
		const { store, match, learn, albumIdOf, artist, first, second } = await open();
		await store('spotify', 'album', 'overall', [idOf('b')]);
		await match(idOf('b'), { artistId: artist.id, albumId: first }, 1);
		await learn();
		// Another edition of the first, and the same one matched with another album.
		await store('spotify', 'album', 'saved', [idOf('e')]);
		await match(idOf('e'), { artistId: artist.id, albumId: first }, 1);
		await match(idOf('b'), { artistId: artist.id, albumId: second }, 1);
		await learn();
		expect([await albumIdOf(first), await albumIdOf(second)]).toEqual([idOf('b'), null]);
	});

	it('finds the album the next time, in every period, and counts as a change of what is known', async () => {
		const { store, match, learn, find, counts, artist, first, revisionOf } = await open();
		await store('spotify', 'album', 'overall', [idOf('b')]);
		await match(idOf('b'), { artistId: artist.id, albumId: first }, 1);
		await learn();
		await store('spotify', 'album', 'saved', [idOf('b'), idOf('f')]);
		await store('lastfm', 'album', 'overall', [idOf('b')]);
		const before = await revisionOf('me');
		await find();
		const found = (await counts(idOf('b'))).filter(({ period }) => period === 'saved');
		expect(found).toMatchObject([{ artistId: artist.id, albumId: first, method: 'id', confidence: 1 }]);
		expect((await counts(idOf('b'))).find(({ provider }) => provider === 'lastfm')?.albumId).toBeNull();
		expect((await counts(idOf('f')))[0]?.albumId).toBeNull();
		expect(await revisionOf('me')).toBe((before ?? 0) + 1);
		await find();
		expect(await revisionOf('me')).toBe((before ?? 0) + 1);
	});

	it('of two albums with one id says nothing', async () => {
		const { database, store, find, counts, first, second } = await open();
		const { albums } = database.tables;
		for (const id of [first, second])
			await database.write((write) =>
				write
					.update(albums)
					.set({ spotifyId: idOf('b') })
					.where(eq(albums.id, id)),
			);
		await store('spotify', 'album', 'overall', [idOf('b')]);
		await find();
		expect((await counts(idOf('b')))[0]?.albumId).toBeNull();
	});
});
