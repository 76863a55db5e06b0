import { expect, test } from 'vitest';
import { readAlbumsOf } from '../../source/store/albums-reader.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld, type World } from '../helpers/world.ts';

const hour = 3_600_000;
const day = 24 * hour;

async function albumOf({ context: { catalog } }: World, artist: string, title: string) {
	const { value } = await catalog.getOrCreateAlbum({ artist: { name: artist }, title });
	if (value === null) throw new Error(`${title} is missing`);
	return value;
}

describeEachEngine('the smart cache', (engine) => {
	test('a miss is fetched, stored and read back; then it is a hit that costs nothing', async () => {
		await using world = await createWorld({ engine });
		const { catalog, database } = world.context;
		const first = await catalog.getOrCreateArtist({ name: 'the arctic  monkeys' });
		expect(first).toMatchObject({ cache: 'miss', value: { name: 'Arctic Monkeys' }, problems: [] });
		const stored = await database.read.select().from(database.tables.artists);
		expect(stored).toContainEqual(first.value);
		world.sandbox.resetRequests();
		const second = await catalog.getOrCreateArtist({ name: 'Arctic Monkeys, The' });
		expect(second).toMatchObject({ cache: 'hit', value: first.value });
		expect(await catalog.getOrCreateArtist({ mbid: first.value?.mbid ?? '' })).toMatchObject({ cache: 'hit' });
		expect(await catalog.getOrCreateArtist({ discogsId: first.value?.discogsId ?? 0 })).toMatchObject({ cache: 'hit' });
		expect(world.sandbox.requests().total).toBe(0);
	});

	test('by MBID and by Discogs id an artist is found as well when it was never seen before', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		const byMbid = await catalog.getOrCreateArtist({ mbid: '6f8fbdb5-4656-4c40-b2cc-58f92bbaeed7' });
		expect(byMbid).toMatchObject({ cache: 'miss', value: { name: 'Slowdive' } });
		const byDiscogs = await catalog.getOrCreateArtist({ discogsId: 125246 });
		expect(byDiscogs.value).toMatchObject({ name: 'Nirvana', mbid: '5b11f4ce-a62d-471e-81fc-a69a8278c7da' });
	});

	test('albums and pressings come on demand, all of them', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		const album = await albumOf(world, 'Pink Floyd', 'the dark side of the moon');
		const { value, cache } = await catalog.releasesOf(album);
		expect(cache).toBe('miss');
		expect(value).toHaveLength(340);
		expect(await catalog.releasesOf(album)).toMatchObject({ cache: 'hit' });
		const release = await catalog.getOrCreateRelease({ discogsId: value[0]?.discogsId ?? 0 });
		expect(release).toMatchObject({ cache: 'miss', value: { discogsId: value[0]?.discogsId } });
		expect(release.value?.identifiers).not.toBeNull();
		expect(release.value?.albumId).toBe(album.id);
	});

	test('ten readers who ask at once cause one fetch', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		const { value: artist } = await catalog.getOrCreateArtist({ name: 'Slowdive' });
		if (artist === null) throw new Error('Slowdive is missing');
		world.sandbox.resetRequests();
		const answers = await Promise.all(Array.from({ length: 10 }, () => catalog.albumsOf(artist)));
		expect(world.sandbox.requests().byEndpoint).toEqual({ 'musicbrainz release-group browse': 1 });
		expect(new Set(answers.map(({ value }) => value.length)).size).toBe(1);
		expect(answers[0]?.value.length).toBeGreaterThan(2);
	});

	test('two processes who ask at once cause one fetch', async () => {
		await using world = await createWorld({ engine, latencyMs: 150 });
		const other = await world.openAnother();
		const { value: artist } = await world.context.catalog.getOrCreateArtist({ name: 'Slowdive' });
		if (artist === null) throw new Error('Slowdive is missing');
		world.sandbox.resetRequests();
		const answers = await Promise.all([world.context.catalog.albumsOf(artist), other.catalog.albumsOf(artist)]);
		expect(world.sandbox.requests().total).toBe(1);
		expect(answers[1].value).toEqual(answers[0].value);
	});

	test('a stale answer is given at once and refreshed behind it', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		const album = await albumOf(world, 'Pink Floyd', 'Animals');
		const first = await catalog.releasesOf(album);
		world.moveClock(5 * hour);
		expect(await catalog.releasesOf(album)).toMatchObject({ cache: 'hit' });
		// Discogs' terms: nothing from its API is shown when it is more than six hours old.
		world.moveClock(2 * hour);
		world.sandbox.resetRequests();
		const stale = await catalog.releasesOf(album);
		expect(stale).toMatchObject({ cache: 'stale', fetchedAt: first.fetchedAt, value: first.value });
		await catalog.refreshed();
		expect(world.sandbox.requests().byProvider).toEqual({ discogs: 1 });
		const fresh = await catalog.releasesOf(album);
		expect(fresh.cache).toBe('hit');
		expect(fresh.fetchedAt?.getTime()).toBeGreaterThan((first.fetchedAt?.getTime() ?? 0) + 6 * hour);
		expect(fresh.value).toHaveLength(first.value.length);
	});

	test('"no such artist" is remembered, and forgotten again after a week', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		const unknown = { name: 'Zzyzx Qwertyuiop Nobody' };
		expect(await catalog.getOrCreateArtist(unknown)).toMatchObject({ cache: 'absent', value: null });
		const asked = world.sandbox.requests().total;
		expect(asked).toBeGreaterThan(0);
		expect(await catalog.getOrCreateArtist(unknown)).toMatchObject({ cache: 'absent', value: null });
		expect(world.sandbox.requests().total).toBe(asked);
		world.moveClock(8 * day);
		await catalog.getOrCreateArtist(unknown);
		expect(world.sandbox.requests().total).toBeGreaterThan(asked);
	});

	test('a failure that passes is not remembered as absent or empty', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		world.sandbox.inject({ provider: '*', kind: 'down' });
		await expect(catalog.getOrCreateArtist({ name: 'Slowdive' })).rejects.toMatchObject({
			name: 'ProviderUnreachable',
		});
		world.sandbox.clearFaults();
		const { value: artist } = await catalog.getOrCreateArtist({ name: 'Slowdive' });
		if (artist === null) throw new Error('Slowdive is missing');
		world.sandbox.inject({ provider: 'musicbrainz', kind: 'down' });
		const failed = await catalog.albumsOf(artist);
		expect(failed).toMatchObject({ cache: 'miss', value: [], fetchedAt: null });
		expect(failed.problems[0]?.message).toMatch(/musicbrainz/);
		world.sandbox.clearFaults();
		expect((await catalog.albumsOf(artist)).value.length).toBeGreaterThan(0);
	});

	test('with Last.fm down a new artist is still found at MusicBrainz', async () => {
		await using world = await createWorld({ engine });
		world.sandbox.inject({ provider: 'lastfm', kind: 'down' });
		const { value, problems } = await world.context.catalog.getOrCreateArtist({ name: 'Slowdive' });
		expect(value?.mbid).toBe('6f8fbdb5-4656-4c40-b2cc-58f92bbaeed7');
		expect(problems.map(({ message }) => message).join()).toMatch(/last\.?fm/i);
	});

	test('with every source down, what is stored still answers, however old', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		const album = await albumOf(world, 'Pink Floyd', 'Animals');
		const { value: pressings } = await catalog.releasesOf(album);
		world.sandbox.inject({ provider: '*', kind: 'down' });
		world.moveClock(60 * day);
		const artist = await catalog.getOrCreateArtist({ name: 'Pink Floyd' });
		expect(artist).toMatchObject({ cache: 'stale', value: { name: 'Pink Floyd' } });
		expect(await catalog.releasesOf(album)).toMatchObject({ cache: 'stale', value: pressings });
		const behind = await catalog.refreshed();
		expect(behind.map(({ message }) => message).join()).toMatch(/discogs/i);
		expect(await catalog.releasesOf(album)).toMatchObject({ value: pressings });
	});

	test('three artists called Nirvana stay three, each with its own albums', async () => {
		await using world = await createWorld({ engine, environment: { LASTFM_API_KEY: undefined } });
		const { catalog, database } = world.context;
		const { value, namesakes } = await catalog.getOrCreateArtist({ name: 'Nirvana' });
		const all = [value, ...namesakes].filter((artist) => artist?.name === 'Nirvana');
		expect(new Set(all.map((artist) => artist?.mbid)).size).toBe(3);
		const albums = [];
		for (const artist of all) {
			if (artist === null) continue;
			await catalog.albumsOf(artist);
			albums.push((await readAlbumsOf(database, artist.id)).map(({ id }) => id));
		}
		expect(new Set(albums.flat()).size).toBe(albums.flat().length);
	});

	test('a picture was looked at before it is stored; where there is none, null is', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		const { value: artist } = await catalog.getOrCreateArtist({ name: 'Arctic Monkeys' });
		if (artist === null) throw new Error('Arctic Monkeys is missing');
		const { value: pictured } = await catalog.pictureOf(artist);
		expect(pictured.imageUrl).toMatch(/^http/);
		expect(pictured.imageUrl).not.toContain('2a96cbd8b46e442fc41c2b86b821562f');
		expect(pictured.imageSource).toBe('wikidata');
		expect(pictured.imageCredit).not.toBeNull();
		const album = await albumOf(world, 'Arctic Monkeys', 'AM');
		expect((await catalog.coverOf(album)).value.coverUrl).toMatch(/release-group.*front/);
	});

	test('how often the cache answered is written down when the program ends', async () => {
		await using world = await createWorld({ engine });
		const { catalog, database } = world.context;
		await catalog.getOrCreateArtist({ name: 'Slowdive' });
		await catalog.getOrCreateArtist({ name: 'Slowdive' });
		await catalog.close();
		const rows = await database.read.select().from(database.tables.cacheUse);
		expect(rows.find(({ step }) => step === 'artist-ids')).toMatchObject({
			hits: 1,
			misses: 1,
			callsMade: 1,
			callsSaved: 1,
		});
	});
});
