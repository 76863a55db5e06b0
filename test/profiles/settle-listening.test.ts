import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type TopRow, toCounts } from '../../source/profiles/played.ts';
import { settleListening } from '../../source/profiles/queue-played.ts';
import { mergeArtists } from '../../source/store/artist-merge.ts';
import { type CountKind, replaceTopCounts } from '../../source/store/listeners/listening-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createListeners } from '../store/listeners/listeners.ts';
import { mbidOf, monday, pageOf, readArtists } from '../store/stored.ts';

describeEachEngine('what is played, in the catalogue', (engine) => {
	const createStore = createListeners(engine);

	async function open() {
		const stores = await createStore();
		const { database, write, user } = stores;
		const { listeningCounts, syncState } = database.tables;
		return {
			...stores,
			play: (provider: string, rows: readonly TopRow[], kind: CountKind = 'artist', userId = user.id) =>
				write((store) =>
					replaceTopCounts(store, { userId, provider, kind, period: 'overall', rows: toCounts(kind, rows) }),
				),
			settle: (userId = user.id) => settleListening({ database, clock: () => monday }, userId),
			counts: () => database.read.select().from(listeningCounts).orderBy(listeningCounts.id),
			queued: async () => {
				const steps = await database.read.select().from(syncState).where(eq(syncState.step, 'artist-info'));
				return steps.map(({ entityId, depth }) => ({ entityId, depth }));
			},
		};
	}

	const by = (artist: string, plays: number, artistMbid: string | null = null): TopRow => ({
		...{ artist, plays, artistMbid, title: null, albumMbid: null },
	});

	it('is found with its albums, and found once', async () => {
		const { database, play, settle, counts, artist, first, revisionOf } = await open();
		const [album] = await database.read
			.select()
			.from(database.tables.albums)
			.where(eq(database.tables.albums.id, first));
		const title = album?.title ?? '';
		await play('lastfm', [by(artist.name.toUpperCase(), 12)]);
		await play(
			'lastfm',
			[
				{ ...by(artist.name, 7), title: `${title} (Deluxe Edition)` },
				{ ...by(artist.name, 2), title: 'Nowhere' },
			],
			'album',
		);
		expect(await settle()).toMatchObject({ artists: 1, albums: 1, openArtists: 0, openAlbums: 1, queued: 1, added: 0 });
		expect(await counts()).toMatchObject([
			{ kind: 'artist', artistId: artist.id, albumId: null, confidence: expect.any(Number) },
			{ kind: 'album', artistId: artist.id, albumId: first },
			{ kind: 'album', artistId: artist.id, albumId: null },
		]);
		const before = await revisionOf('me');
		expect(await settle()).toMatchObject({ artists: 0, albums: 0, openAlbums: 1, queued: 0, added: 0 });
		expect(await revisionOf('me')).toBe(before);
	});

	it('is queued with its albums where it is missing, once for everybody who plays it', async () => {
		const { database, play, settle, counts, queued, anna } = await open();
		await play('lastfm', [by('Ride', 40), by('Played Once', 1)]);
		await play('listenbrainz', [by('Ride', 30, mbidOf(7))]);
		await play('spotify', [by('Ride', 9)], 'artist', anna.id);
		expect(await settle()).toMatchObject({ queued: 1, added: 1, openArtists: 1 });
		expect(await settle(anna.id)).toMatchObject({ artists: 1, queued: 0, added: 0 });
		const ride = (await readArtists(database)).filter(({ source }) => source === 'listening');
		expect(ride).toMatchObject([{ name: 'Ride', mbid: mbidOf(7) }]);
		const id = ride[0]?.id ?? 0;
		expect(await queued()).toEqual([{ entityId: id, depth: 1 }]);
		expect((await counts()).map(({ artist, artistId }) => [artist, artistId])).toEqual([
			['Ride', id],
			['Played Once', null],
			['Ride', id],
			['Ride', id],
		]);
	});

	it('is an artist of its own where two of that name are known and neither has the page', async () => {
		const { database, play, settle, byMbid, byPage } = await open();
		await byMbid('Nirvana', mbidOf(101));
		await byMbid('Nirvana', mbidOf(102));
		await play('lastfm', [by('Nirvana', 40)]);
		expect(await settle()).toMatchObject({ artists: 0, queued: 1, added: 1 });
		expect(await settle()).toMatchObject({ queued: 0, added: 0, openArtists: 0 });
		const named = (await readArtists(database)).filter(({ name }) => name === 'Nirvana');
		expect(named.map(({ mbid, source }) => [mbid, source])).toEqual([
			[mbidOf(101), 'musicbrainz'],
			[mbidOf(102), 'musicbrainz'],
			[null, 'listening'],
		]);
		// Last.fm's page is then taken for the open one: it is whom Last.fm means.
		expect((await byPage('Nirvana', pageOf('Nirvana'))).id).toBe(named[2]?.id);
	});

	it('is who somebody was merged into', async () => {
		const { play, settle, counts, byMbid, write } = await open();
		const former = await byMbid('Slow Dive', mbidOf(101));
		const slowdive = await byMbid('Slowdive', mbidOf(102));
		await write((store) => mergeArtists(store, former, slowdive));
		await play('listenbrainz', [by('Slowdive', 40, mbidOf(101))]);
		await settle();
		expect(await counts()).toMatchObject([{ artistId: slowdive.id, method: 'mbid', confidence: 1 }]);
	});

	it('is queued for those two hundred only who are played most, and not again and again for the next', async () => {
		const { database, play, settle, queued } = await open();
		const artists = Array.from({ length: 900 }, (_, number) => by(`Somebody ${number}`, 1000 - number));
		await play('lastfm', artists);
		const begun = performance.now();
		expect(await settle()).toMatchObject({ queued: 200, added: 200, openArtists: 700 });
		expect(await settle()).toMatchObject({ queued: 0, added: 0, openArtists: 700 });
		expect(performance.now() - begun).toBeLessThan(20_000);
		expect(await queued()).toHaveLength(200);
		const names = (await readArtists(database)).map(({ name }) => name);
		expect(names).toContain('Somebody 199');
		expect(names).not.toContain('Somebody 200');
	});

	it('counts a place in a list and what is saved, where there are no plays', async () => {
		const { write, user, settle, database } = await open();
		const row = (key: string, artist: string, rank: number | null) => ({
			...{ key, artist, artistMbid: null, title: null, albumMbid: null, plays: 0, rank, at: monday },
		});
		const list = { userId: user.id, provider: 'spotify' };
		await write((store) =>
			replaceTopCounts(store, {
				...{ ...list, kind: 'artist', period: 'year' },
				rows: [row('a', 'First of All', 1), row('b', 'Far Behind', 50)],
			}),
		);
		await write((store) =>
			replaceTopCounts(store, {
				...{ ...list, kind: 'album', period: 'saved' },
				rows: [{ ...row('c', 'Kept', null), title: 'An Album' }],
			}),
		);
		expect(await settle()).toMatchObject({ queued: 2, added: 2, openArtists: 1, openAlbums: 1 });
		const names = (await readArtists(database)).map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['First of All', 'Kept']));
		expect(names).not.toContain('Far Behind');
	});
});
