import { expect, test } from 'vitest';
import { hostilePictures } from '../../source/sandbox/providers/pictures.ts';
import type { PictureTrial } from '../../source/steps/step.ts';
import { type ArtistRow, findArtist } from '../../source/store/artists-reader.ts';
import { readSyncState } from '../../source/store/sync-state.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld, type World } from '../helpers/world.ts';

const hour = 3_600_000;
const day = 24 * hour;
const greyStar = '2a96cbd8b46e442fc41c2b86b821562f';

/** The trials of the pictures, told from now on. */
function listen({ context }: World): PictureTrial[] {
	const trials: PictureTrial[] = [];
	context.onNews((news) => {
		if (news.type === 'picture') trials.push(news);
	});
	return trials;
}

async function artistOf({ context: { catalog } }: World, name: string): Promise<ArtistRow> {
	const { value } = await catalog.getOrCreateArtist({ name });
	if (value === null) throw new Error(`${name} is missing`);
	return value;
}

async function stateOf({ context: { database } }: World, { id }: ArtistRow) {
	const state = await readSyncState(database, { entity: 'artist', entityId: id, step: 'artist-image' });
	if (state === undefined) throw new Error('the picture was never wanted');
	return state;
}

const sourcesOf = (trials: PictureTrial[]) => trials.map(({ source, isTaken }) => `${source}${isTaken ? ' ✓' : ''}`);

describeEachEngine('the picture of an artist', (engine) => {
	test("Wikidata's comes first, with the credit that its licence asks for", async () => {
		await using world = await createWorld({ engine });
		const trials = listen(world);
		const artist = await artistOf(world, 'Arctic Monkeys');
		const { value, cache } = await world.context.catalog.pictureOf(artist);
		expect(cache).toBe('miss');
		expect(sourcesOf(trials)).toEqual(['wikidata ✓']);
		expect(value).toMatchObject({
			imageUrl: `${world.sandbox.url}/commons/wiki/Special:FilePath/Arctic_Monkeys_(sandbox).jpg?width=500`,
			imageSource: 'wikidata',
			imageCredit: 'Sandbox Photographer, CC BY-SA 4.0',
		});
		const { fetchedAt, expiresAt } = await stateOf(world, artist);
		expect((expiresAt?.getTime() ?? 0) - (fetchedAt?.getTime() ?? 0)).toBe(30 * day);
		world.sandbox.resetRequests();
		expect(await world.context.catalog.pictureOf(value)).toMatchObject({ cache: 'hit', value });
		expect(world.sandbox.requests().total).toBe(0);
	});

	test.each([
		['The Strokes', ['wikidata', 'fanarttv ✓'], /fanarttv\/music/],
		['Alvvays', ['wikidata', 'fanarttv', 'audiodb', 'deezer ✓'], /deezer\/images/],
		['Sandkasten Orkester', ['wikidata', 'fanarttv', 'audiodb', 'deezer', 'deezer by name ✓'], /deezer\/images/],
	])('%s: the first source that has a good one', async (name, sources, url) => {
		await using world = await createWorld({ engine });
		const trials = listen(world);
		const { value } = await world.context.catalog.pictureOf(await artistOf(world, name));
		expect(sourcesOf(trials)).toEqual(sources);
		expect(value.imageUrl).toMatch(url);
		expect(value.imageSource).toBe(sources.at(-1)?.replace(' ✓', ''));
		expect(trials.every(({ reason }) => reason !== '')).toBe(true);
	});

	test.each([
		// Another artist of that name has more fans: it is not known who is who.
		['Ride', 'deezer by name', /2 artists of that name/],
		['Whirr', 'deezer', /grey silhouette/],
		['Drop Nineteens', 'deezer', /no artist \d+/],
		['Fushitsusha', 'fanarttv', /no artist/],
	])('%s has none anywhere: null is stored, and remembered for a week', async (name, source, reason) => {
		await using world = await createWorld({ engine });
		const trials = listen(world);
		const artist = await artistOf(world, name);
		const { value, cache, problems } = await world.context.catalog.pictureOf(artist);
		expect({ cache, problems }).toEqual({ cache: 'absent', problems: [] });
		expect(value).toMatchObject({ imageUrl: null, imageSource: null, imageCredit: null });
		expect(trials.find((trial) => trial.source === source)?.reason).toMatch(reason);
		expect(trials.map((trial) => trial.source)).toEqual([
			'wikidata',
			'fanarttv',
			'audiodb',
			'deezer',
			'deezer by name',
			'discogs',
		]);
		expect(trials.filter(({ isTaken }) => isTaken)).toEqual([]);
		const { status, fetchedAt, expiresAt } = await stateOf(world, artist);
		expect(status).toBe('absent');
		expect((expiresAt?.getTime() ?? 0) - (fetchedAt?.getTime() ?? 0)).toBe(7 * day);
	});

	test("Discogs' comes last and holds for six hours, as its terms say", async () => {
		await using world = await createWorld({ engine, environment: { FANARTTV_API_KEY: undefined } });
		const trials = listen(world);
		const artist = await artistOf(world, 'The Strokes');
		const { value } = await world.context.catalog.pictureOf(artist);
		expect(value).toMatchObject({ imageSource: 'discogs', imageUrl: expect.stringContaining('/pictures/discogs/') });
		expect(trials.at(-1)).toMatchObject({ source: 'discogs', isTaken: true });
		expect(trials.find(({ source }) => source === 'fanarttv')?.reason).toContain('FANARTTV_API_KEY');
		const { fetchedAt, expiresAt, nextAt } = await stateOf(world, artist);
		expect((expiresAt?.getTime() ?? 0) - (fetchedAt?.getTime() ?? 0)).toBe(6 * hour);
		expect(nextAt).toEqual(expiresAt);
		world.moveClock(6 * hour);
		expect((await world.context.catalog.pictureOf(artist)).cache).toBe('stale');
	});

	test('what pretends to be a picture is refused with its reason, and the next source is asked', async () => {
		await using world = await createWorld({ engine });
		const trials = listen(world);
		const { value } = await world.context.catalog.pictureOf(await artistOf(world, 'DIIV'));
		expect(sourcesOf(trials)).toEqual(['wikidata', 'fanarttv', 'audiodb', 'deezer ✓']);
		expect(trials[1]).toMatchObject({ reason: 'the bytes are not a JPEG, PNG, WebP or GIF' });
		expect(trials[2]).toMatchObject({ reason: expect.stringMatching(/not https|not a public address/) });
		expect(value.imageSource).toBe('deezer');
	});

	test('whatever else hosts of pictures send instead of one is refused', async () => {
		await using world = await createWorld({ engine });
		const trials = listen(world);
		const artist = await artistOf(world, 'Drop Nineteens');
		const urls = [...Object.keys(hostilePictures), 'nothing-here.jpg'].map(
			(name) => `${world.sandbox.url}/pictures/hostile/${name}`,
		);
		const foreign = ['http://example.org/a.jpg', 'https://127.0.0.1/a.jpg', 'javascript:alert(1)', 'no address'];
		world.context.providers.fanarttv.artistPictures = async () => [...urls, ...foreign];
		const { value } = await world.context.catalog.pictureOf(artist);
		const refused = trials.filter(({ source }) => source === 'fanarttv');
		expect(refused.map(({ url }) => url)).toEqual([...urls, ...foreign]);
		expect(refused.filter(({ isTaken }) => isTaken)).toEqual([]);
		expect(value.imageUrl).toBeNull();
	});

	test("Last.fm's grey star is never anybody's picture", async () => {
		await using world = await createWorld({ engine });
		await world.seed({ tags: ['shoegaze'], limit: 12, depth: 'artist' });
		const { database } = world.context;
		const artists = await database.read.select().from(database.tables.artists);
		const pictured = artists.filter(({ imageUrl }) => imageUrl !== null);
		expect(pictured.length).toBeGreaterThan(5);
		expect(pictured.filter(({ imageUrl }) => imageUrl?.includes(greyStar))).toEqual([]);
		expect(pictured.filter(({ imageSource }) => imageSource === 'lastfm')).toEqual([]);
	});
});

describeEachEngine('the picture of an artist when a source is down', (engine) => {
	const down = { provider: 'wikidata', kind: 'down' } as const;

	test('all of them: nothing is stored as absent, and it is tried again', async () => {
		await using world = await createWorld({ engine });
		const artist = await artistOf(world, 'Drop Nineteens');
		world.sandbox.inject({ provider: '*', kind: 'down' });
		const { cache, problems, value } = await world.context.catalog.pictureOf(artist);
		expect({ cache, imageUrl: value.imageUrl }).toEqual({ cache: 'miss', imageUrl: null });
		expect(problems).toHaveLength(1);
		expect(await stateOf(world, artist)).toMatchObject({ status: 'failed', fetchedAt: null, attempts: 1 });
		world.sandbox.clearFaults();
		expect((await world.context.catalog.pictureOf(artist)).cache).toBe('absent');
	});

	test('the one that might have had it: no answer is not "none"', async () => {
		await using world = await createWorld({ engine });
		const artist = await artistOf(world, 'Alvvays');
		world.sandbox.inject({ provider: 'deezer', kind: 'down' });
		const { cache, problems } = await world.context.catalog.pictureOf(artist);
		expect(cache).toBe('miss');
		expect(problems[0]?.message).toMatch(/deezer/);
		expect((await stateOf(world, artist)).status).toBe('failed');
	});

	test('a picture that cannot be loaded just now is not refused for good', async () => {
		await using world = await createWorld({ engine });
		const artist = await artistOf(world, 'Alvvays');
		world.sandbox.inject({ provider: 'pictures', kind: 'status', status: 503, times: 1 });
		expect((await world.context.catalog.pictureOf(artist)).problems).toHaveLength(1);
		expect((await stateOf(world, artist)).status).toBe('failed');
		expect((await world.context.catalog.pictureOf(artist)).value.imageSource).toBe('deezer');
	});

	test('where there is no picture yet, the next source has its chance', async () => {
		await using world = await createWorld({ engine });
		world.sandbox.inject(down);
		const { value } = await world.context.catalog.pictureOf(await artistOf(world, 'Arctic Monkeys'));
		expect(value.imageSource).toBe('fanarttv');
	});

	test.each([down, { provider: '*', kind: 'down' } as const])(
		'the picture that is there stays, and is not replaced by a lesser one (%o)',
		async (fault) => {
			await using world = await createWorld({ engine });
			const { catalog, database } = world.context;
			const { value: before } = await catalog.pictureOf(await artistOf(world, 'Arctic Monkeys'));
			world.moveClock(31 * day);
			world.sandbox.inject(fault);
			expect(await catalog.pictureOf(before)).toMatchObject({ cache: 'stale', value: before });
			await catalog.refreshed();
			expect(await findArtist(database, before.id)).toEqual(before);
			expect(await stateOf(world, before)).toMatchObject({ status: 'done', attempts: 1 });
		},
	);
});
