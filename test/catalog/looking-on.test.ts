import { expect, test } from 'vitest';
import { Cancelled } from '../../source/errors.ts';
import type { StepTools } from '../../source/steps/run-step.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld, type World } from '../helpers/world.ts';

const hour = 3_600_000;

type Stored = Parameters<StepTools['stored']>[0];

async function artistOf({ context: { catalog } }: World, name: string) {
	const { value } = await catalog.getOrCreateArtist({ name });
	if (value === null) throw new Error(`${name} is missing`);
	return value;
}

async function albumOf({ context: { catalog } }: World, name: string, title: string) {
	const { value } = await catalog.getOrCreateAlbum({ artist: { name }, title });
	if (value === null) throw new Error(`${title} is missing`);
	return value;
}

/** What is told of what was stored, "album 7 vinyl-releases". */
function listen({ context }: World) {
	const heard: string[] = [];
	const end = context.onStored(({ entity, entityId, step }: Stored) => heard.push(`${entity} ${entityId} ${step}`));
	return { heard, end };
}

describeEachEngine('looking at what is being fetched', (engine) => {
	test('an artist of whom only the name is known is completed; a second time asks nobody', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		const { value: similars } = await catalog.similarArtistsOf(await artistOf(world, 'Slowdive'));
		const stub = similars.find(({ artist }) => artist.listeners === null)?.artist;
		if (stub === undefined) throw new Error('every similar artist is known');
		const { value, cache, problems } = await catalog.completeArtist(stub);
		expect({ cache, problems }).toEqual({ cache: 'miss', problems: [] });
		expect(value).toMatchObject({ id: stub.id, mbid: expect.any(String), listeners: expect.any(Number) });
		world.sandbox.resetRequests();
		expect(await catalog.completeArtist(value)).toMatchObject({ cache: 'hit', value });
		expect(world.sandbox.requests().total).toBe(0);
	});

	test.each([
		{ reason: new Cancelled(), said: [] },
		{ reason: new Error('too slow'), said: [{ message: 'too slow' }] },
	])('a refresh that ends with "$reason.message" is told as $said', async ({ reason, said }) => {
		await using world = await createWorld({ engine, latencyMs: 100 });
		const { catalog, abort } = world.context;
		const album = await albumOf(world, 'Pink Floyd', 'Animals');
		await catalog.releasesOf(album);
		await catalog.expire([{ entity: 'album', entityId: album.id, step: 'vinyl-releases' }]);
		const { cache } = await catalog.releasesOf(album);
		expect(cache).toBe('stale');
		abort(reason);
		expect(await catalog.refreshed()).toMatchObject(said);
	});

	test('an expired answer stands and is refreshed behind; whoever asked hears when that is done', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		const album = await albumOf(world, 'Pink Floyd', 'Animals');
		const first = await catalog.releasesOf(album);
		expect(first.refreshing).toBeUndefined();
		world.moveClock(hour);
		await catalog.expire([
			{ entity: 'album', entityId: album.id, step: 'vinyl-releases' },
			{ entity: 'album', entityId: album.id, step: 'no-such-step' },
		]);
		world.sandbox.resetRequests();
		const stale = await catalog.releasesOf(album);
		expect(stale).toMatchObject({ cache: 'stale', value: first.value, fetchedAt: first.fetchedAt, problems: [] });
		expect(await stale.refreshing).toEqual([]);
		expect(world.sandbox.requests().byProvider).toEqual({ discogs: 1 });
		const fresh = await catalog.releasesOf(album);
		expect(fresh.cache).toBe('hit');
		expect(fresh.fetchedAt?.getTime()).toBeGreaterThan(first.fetchedAt?.getTime() ?? 0);
	});

	test('a refresh that fails is told to whoever asked, and the old answer stands', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		const album = await albumOf(world, 'Pink Floyd', 'Animals');
		const first = await catalog.releasesOf(album);
		world.moveClock(7 * hour);
		world.sandbox.inject({ provider: 'discogs', kind: 'down' });
		const { refreshing } = await catalog.releasesOf(album);
		const [problem] = (await refreshing) ?? [];
		expect(problem).toMatchObject({ message: expect.stringMatching(/discogs/i), next: expect.any(String) });
		expect(await catalog.releasesOf(album)).toMatchObject({ value: first.value, fetchedAt: first.fetchedAt });
	});

	test('every page that is stored is told, until nobody listens any more', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		const album = await albumOf(world, 'Pink Floyd', 'The Dark Side of the Moon');
		const { heard, end } = listen(world);
		await catalog.releasesOf(album);
		// 340 pressings, a hundred on a page.
		expect(heard.filter((each) => each === `album ${album.id} vinyl-releases`).length).toBeGreaterThanOrEqual(4);
		const before = heard.length;
		end();
		await catalog.coverOf(album);
		expect(heard).toHaveLength(before);
	});

	test('what is told is committed: whoever reads then finds it', async () => {
		await using world = await createWorld({ engine });
		const { catalog, database } = world.context;
		const artist = await artistOf(world, 'Slowdive');
		const { albums } = database.tables;
		const reads: Promise<number>[] = [];
		const end = world.context.onStored(({ step }) => {
			if (step === 'studio-albums') reads.push(database.read.$count(albums));
		});
		await catalog.albumsOf(artist);
		end();
		expect(reads.length).toBeGreaterThan(0);
		for (const count of await Promise.all(reads)) expect(count).toBeGreaterThan(0);
	});
});
