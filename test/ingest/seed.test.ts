import { expect, test } from 'vitest';
import { z } from 'zod';
import { readAlbumsOf } from '../../source/store/albums-reader.ts';
import { findArtistByMbid, findArtistsByName, readSimilarArtists } from '../../source/store/artists-reader.ts';
import { readLinks } from '../../source/store/links.ts';
import { readReleasesOf } from '../../source/store/releases-reader.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld, dumpDatabase } from '../helpers/world.ts';

const pinkFloyd = [{ name: 'Pink Floyd', mbid: null }];

describeEachEngine('seed', (engine) => {
	test('a tag brings artists with similars, ids, studio albums and every pressing, and the same again costs nothing', async () => {
		await using world = await createWorld({ engine });
		const { database } = world.context;
		const { summary } = await world.seed({ tags: ['indie'], limit: 12 });
		expect(summary).toMatchObject({ failed: 0, left: 0, limited: 0, problems: [] });
		const seeded = (await database.read.select().from(database.tables.artists)).filter(
			({ source }) => source === 'lastfm',
		);
		expect(seeded).toHaveLength(12);
		for (const artist of seeded) {
			expect(artist.listeners).toBeGreaterThan(0);
			expect((await readSimilarArtists(database, artist.id)).length).toBeGreaterThanOrEqual(20);
			expect((await readAlbumsOf(database, artist.id)).length).toBeGreaterThan(0);
		}
		const before = await dumpDatabase(world.context);
		world.sandbox.resetRequests();
		const again = await world.seed({ tags: ['indie'], limit: 12 });
		expect(again.summary).toMatchObject({ done: 0, calls: {} });
		expect(world.sandbox.requests().total).toBe(0);
		expect(await dumpDatabase(world.context)).toEqual(before);
	});

	test('costs the fewest calls', async () => {
		await using world = await createWorld({ engine });
		await world.seed({ tags: ['shoegaze'], limit: 5 });
		const { byProvider, byEndpoint } = world.sandbox.requests();
		const { database } = world.context;
		const artists = (await database.read.select().from(database.tables.artists)).filter(
			({ source }) => source === 'lastfm',
		);
		const withSearch = byEndpoint['musicbrainz artist search'] ?? 0;
		// One page of the tag, then at most two calls an artist.
		expect(byProvider.lastfm).toBeLessThanOrEqual(1 + 2 * artists.length);
		// One look-up and one browse an artist (nobody here has more than 100 release groups), one more where the MBID was no help.
		expect((byProvider.musicbrainz ?? 0) - withSearch).toBeLessThanOrEqual(2 * artists.length + withSearch);
		const albums = await database.read.select().from(database.tables.albums);
		let expected = 0;
		for (const album of albums.filter(({ discogsId }) => discogsId !== null)) {
			expected += Math.max(1, Math.ceil((await readReleasesOf(database, album)).length / 100));
		}
		expect(byEndpoint['discogs masters/versions']).toBe(expected);
	});

	test('an artist whose MBID is known costs two calls at Last.fm and at MusicBrainz', async () => {
		await using world = await createWorld({ engine });
		const names = [
			{ name: 'Arctic Monkeys', mbid: 'ada7a83c-e3e1-40f1-93f9-3e73dbc9298a' },
			{ name: 'Nirvana', mbid: '5b11f4ce-a62d-471e-81fc-a69a8278c7da' },
			{ name: 'Radiohead', mbid: 'a74b1b7f-71a5-4011-9441-d0b5e4122711' },
		];
		await world.seed({ names, depth: 'albums' });
		const { byEndpoint } = world.sandbox.requests();
		expect(byEndpoint['musicbrainz artist search']).toBeUndefined();
		expect(byEndpoint['musicbrainz artist lookup']).toBe(names.length);
		expect(byEndpoint['musicbrainz release-group browse']).toBe(names.length);
		expect(byEndpoint['lastfm artist.getInfo']).toBe(names.length);
		expect(byEndpoint['lastfm artist.getSimilar']).toBe(names.length);
	});

	test('a homonym gets neither the listeners nor the page of the famous one', async () => {
		await using world = await createWorld({ engine });
		const { database } = world.context;
		const sixties = '9282c8b4-ca0b-4c6b-b7e3-4f7762dfc4d6';
		await world.seed({ names: [{ name: 'Nirvana', mbid: sixties }], depth: 'artist' });
		expect(await findArtistByMbid(database, sixties)).toMatchObject({ listeners: null, lastfmUrl: null });
	});

	test('all pages of a large album are read, and as many pressings stored as the source says there are', async () => {
		await using world = await createWorld({ engine });
		const { events } = await world.seed({ names: pinkFloyd });
		const { database } = world.context;
		const [artist] = await findArtistsByName(database, 'Pink Floyd');
		const albums = await readAlbumsOf(database, artist?.id ?? 0);
		const darkSide = albums.find(({ title }) => title === 'The Dark Side of the Moon');
		if (darkSide === undefined) throw new Error('The Dark Side of the Moon is missing');
		const listing = await fetch(
			`${world.sandbox.url}/discogs/masters/${darkSide.discogsId}/versions?format=Vinyl&per_page=1`,
			{
				headers: { 'User-Agent': 'VinilogyTest/1.0 +https://example.org' },
			},
		);
		const { pagination } = z.object({ pagination: z.object({ items: z.number() }) }).parse(await listing.json());
		expect(pagination.items).toBeGreaterThan(300);
		const pressings = await readReleasesOf(database, darkSide);
		expect(pressings).toHaveLength(pagination.items);
		expect(new Set(pressings.map(({ discogsId }) => discogsId)).size).toBe(pagination.items);
		const told = events.find((event) => event.type === 'pressings' && event.title === darkSide.title);
		expect(told).toMatchObject({ pressings: { found: pagination.items, added: pagination.items } });
		expect(pressings.some(({ isOfficial }) => !isOfficial)).toBe(true);
		expect(pressings.some(({ isTestPressing }) => isTestPressing)).toBe(true);
	});

	test('depth stops where it is told to, and a later seed goes on from there', async () => {
		await using world = await createWorld({ engine });
		const { database } = world.context;
		await world.seed({ names: pinkFloyd, depth: 'artist' });
		expect(await database.read.$count(database.tables.albums)).toBe(0);
		await world.seed({ names: pinkFloyd, depth: 'albums' });
		expect(await database.read.$count(database.tables.albums)).toBeGreaterThan(10);
		expect(await database.read.$count(database.tables.releases)).toBe(0);
		const before = world.sandbox.requests().byProvider;
		await world.seed({ names: pinkFloyd, depth: 'releases' });
		const after = world.sandbox.requests().byProvider;
		expect(await database.read.$count(database.tables.releases)).toBeGreaterThan(300);
		expect(after).toMatchObject({ lastfm: before.lastfm, musicbrainz: before.musicbrainz });
	});

	test('albums without a master are searched for: certain ones get their pressings, doubtful ones wait for a person', async () => {
		await using world = await createWorld({ engine });
		const { database } = world.context;
		await world.seed({ names: ['Broken Social Scene', 'The Drums', 'Ø'].map((name) => ({ name, mbid: null })) });
		const albums = await database.read.select().from(database.tables.albums);
		const named = (title: string) => {
			const album = albums.find((candidate) => candidate.title === title);
			if (album === undefined) throw new Error(`${title} is missing`);
			return album;
		};
		const certain = named('Feel Good Lost');
		expect(certain.discogsId).toBeNull();
		expect(await readReleasesOf(database, certain)).toHaveLength(2);
		const doubtful = named('Encyclopedia');
		expect(await readReleasesOf(database, doubtful)).toHaveLength(0);
		const links = await readLinks(database, 'album', doubtful.id);
		expect(links.length).toBeGreaterThan(0);
		for (const link of links) {
			expect(link).toMatchObject({ state: 'review', provider: 'discogs', decidedBy: 'machine' });
			expect(link.confidence).toBeLessThan(0.9);
			expect(link.evidence.length).toBeGreaterThan(0);
		}
		const found = named('Tulkinta');
		expect(found.discogsId).toBe(3015104);
		expect(await readReleasesOf(database, found)).toHaveLength(17);
	});

	test('two release groups that share a master read the same pressings, stored once', async () => {
		await using world = await createWorld({ engine });
		const { database } = world.context;
		await world.seed({ names: [{ name: 'Deerhunter', mbid: null }] });
		const albums = await database.read.select().from(database.tables.albums);
		const [first, second] = albums.filter(({ discogsId }) => discogsId === 3004097);
		if (first === undefined || second === undefined) throw new Error('the shared master is missing');
		const ids = (await readReleasesOf(database, first)).map(({ id }) => id);
		expect(ids.length).toBe(20);
		expect((await readReleasesOf(database, second)).map(({ id }) => id)).toEqual(ids);
	});

	test('a collaboration is an album of both', async () => {
		await using world = await createWorld({ engine });
		const { database } = world.context;
		await world.seed({ names: ['Brian Eno', 'David Byrne'].map((name) => ({ name, mbid: null })), depth: 'albums' });
		for (const name of ['Brian Eno', 'David Byrne']) {
			const [artist] = await findArtistsByName(database, name);
			const albums = await readAlbumsOf(database, artist?.id ?? 0);
			const album = albums.find(({ title }) => title === 'My Life in the Bush of Ghosts');
			expect(album?.credit).toMatch(/Brian Eno.*David Byrne/);
		}
	});

	test('an MBID that was merged, is unknown or belongs to somebody else does not stick', async () => {
		await using world = await createWorld({ engine });
		const { database } = world.context;
		await world.seed({ tags: ['indie', 'shoegaze'], depth: 'artist' });
		const byName = async (name: string) => (await findArtistsByName(database, name))[0];
		expect((await byName('Slowdive'))?.mbid).toBe('6f8fbdb5-4656-4c40-b2cc-58f92bbaeed7');
		expect((await byName('Wolf Alice'))?.mbid).toBe('1ec2cd0c-5ad1-4033-9478-1799061f4736');
		expect((await byName('DIIV'))?.mbid).toBe('684ece47-2ff6-41ec-b999-62eb38b04993');
		expect((await byName('Alvvays'))?.mbid).toBe('52213c01-b4df-4cd0-b53d-0b0ca2dcd960');
		expect(await findArtistByMbid(database, '0badc0de-dead-4bad-8bad-0000000000ff')).toBeUndefined();
	});

	test('without a Last.fm key similar artists come from ListenBrainz', async () => {
		await using world = await createWorld({ engine, environment: { LASTFM_API_KEY: undefined } });
		const { database } = world.context;
		const { summary } = await world.seed({ names: [{ name: 'Slowdive', mbid: null }], depth: 'artist' });
		expect(summary.calls).not.toHaveProperty('lastfm');
		const [artist] = await findArtistsByName(database, 'Slowdive');
		const similars = await readSimilarArtists(database, artist?.id ?? 0);
		expect(similars.length).toBeGreaterThanOrEqual(20);
		expect(new Set(similars.map(({ source }) => source))).toEqual(new Set(['listenbrainz']));
		expect(similars.every(({ score }) => score > 0 && score <= 1)).toBe(true);
	});

	test('similar artists are fetched too when they are asked for, theirs are not', async () => {
		await using world = await createWorld({ engine });
		const { database } = world.context;
		await world.seed({ names: [{ name: 'Slowdive', mbid: null }], depth: 'artist', similar: true });
		const [artist] = await findArtistsByName(database, 'Slowdive');
		const similars = await readSimilarArtists(database, artist?.id ?? 0);
		expect(similars.filter(({ artist: { listeners } }) => listeners !== null).length).toBeGreaterThan(15);
		expect(world.sandbox.requests().byEndpoint['lastfm artist.getSimilar']).toBe(similars.length + 1);
	});
});
