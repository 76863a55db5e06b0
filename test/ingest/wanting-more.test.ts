import { expect, test } from 'vitest';
import { plantSeed, type Seed } from '../../source/ingest/seed.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld } from '../helpers/world.ts';

const slowdive: Seed = {
	tags: [],
	names: [{ name: 'Slowdive', mbid: null }],
	limit: 2,
	depth: 'artist',
	similar: false,
};

/** Runs `meanwhile` once, while the answer to a call is on its way. */
function during(source: object, method: string, meanwhile: () => Promise<void>): void {
	const ask: unknown = Reflect.get(source, method);
	if (typeof ask !== 'function') throw new Error(`there is no ${method}`);
	let isDone = false;
	Reflect.set(source, method, async (...parameters: unknown[]) => {
		const answer: unknown = await Reflect.apply(ask, source, parameters);
		if (!isDone) {
			isDone = true;
			await meanwhile();
		}
		return answer;
	});
}

describeEachEngine('more that is wanted while a step is in hand', (engine) => {
	test.each<[source: 'lastfm' | 'musicbrainz', method: string, seed: Seed]>([
		['lastfm', 'artistInfo', slowdive],
		['musicbrainz', 'artist', slowdive],
		['musicbrainz', 'releaseGroups', { ...slowdive, depth: 'albums' }],
		['lastfm', 'tagTopArtists', { ...slowdive, names: [], tags: ['shoegaze'] }],
	])('%s %s: the pressings are fetched all the same', async (source, method, seed) => {
		await using world = await createWorld({ engine });
		const { database, clock, providers } = world.context;
		during(providers[source], method, () => plantSeed(database, { ...seed, depth: 'releases' }, clock()));
		const { summary } = await world.seed(seed);
		expect(summary).toMatchObject({ failed: 0, left: 0 });
		expect(await database.read.$count(database.tables.releases)).toBeGreaterThan(20);
	});

	test('the similar artists are fetched all the same', async () => {
		await using world = await createWorld({ engine });
		const { database, clock, providers } = world.context;
		during(providers.lastfm, 'similarArtists', () => plantSeed(database, { ...slowdive, similar: true }, clock()));
		await world.seed(slowdive);
		expect(world.sandbox.requests().byEndpoint['lastfm artist.getInfo']).toBeGreaterThan(20);
	});
});
