import { expect, test } from 'vitest';
import { debugImage } from '../../source/ops/debug-image.ts';
import { pictureSources } from '../../source/steps/artist-picture-sources.ts';
import { findArtist } from '../../source/store/artists-reader.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld, type World } from '../helpers/world.ts';

async function debug({ context }: World, name: string) {
	const { value } = await context.catalog.getOrCreateArtist({ name });
	if (value === null) throw new Error(`${name} is missing`);
	return debugImage(context, value);
}

const order = pictureSources.map(({ name }) => name);

describeEachEngine('why an artist has the picture it has', (engine) => {
	test("Last.fm's raw array with a verdict on each, then every source in order, and what is stored", async () => {
		await using world = await createWorld({ engine });
		const report = await debug(world, 'Arctic Monkeys');
		const answer = await fetch(
			`${world.sandbox.url}/lastfm/2.0/?method=artist.getinfo&artist=Arctic+Monkeys&format=json&api_key=0123456789abcdef0123456789abcdef`,
		);
		const raw = JSON.stringify(await answer.json());
		expect(report.lastfm?.length).toBeGreaterThan(3);
		for (const { size, url, isUsable, reason } of report.lastfm ?? []) {
			expect(raw).toContain(`{"#text":${JSON.stringify(url)},"size":${JSON.stringify(size)}}`);
			expect(isUsable).toBe(false);
			expect(reason).toMatch(url === '' ? /^empty$/ : /placeholder/);
		}
		expect(report.lastfmProblem).toBeNull();
		expect(report.trials.map(({ source }) => source)).toEqual(order);
		expect(report.trials[0]).toMatchObject({
			source: 'wikidata',
			isTaken: true,
			reason: expect.stringMatching(/jpeg/i),
		});
		expect(report.trials.filter(({ isTaken }) => isTaken)).toHaveLength(1);
		expect(report).toMatchObject({ imageSource: 'wikidata', imageCredit: expect.stringContaining('CC BY-SA') });
		const stored = await findArtist(world.context.database, report.artist.id);
		expect(stored).toEqual(report.artist);
		expect(stored?.imageUrl).toBe(report.imageUrl);
	});

	test('refused ones keep their place, with the reason', async () => {
		await using world = await createWorld({ engine });
		const { trials, imageSource } = await debug(world, 'DIIV');
		expect(trials.map(({ source }) => source)).toEqual(order);
		expect(trials.map(({ isTaken }) => isTaken)).toEqual(order.map((name) => name === 'deezer'));
		expect(trials.every(({ reason }) => reason !== '')).toBe(true);
		expect(imageSource).toBe('deezer');
	});

	test('where there is none, all were tried and null is stored', async () => {
		await using world = await createWorld({ engine });
		const report = await debug(world, 'Drop Nineteens');
		expect(report.trials.map(({ source }) => source)).toEqual(order);
		expect(report).toMatchObject({ imageUrl: null, imageSource: null, imageCredit: null, problems: [] });
	});

	test('it is looked for afresh, and each report holds its own trials', async () => {
		await using world = await createWorld({ engine });
		const first = await debug(world, 'Alvvays');
		const kept = structuredClone(first.trials);
		world.sandbox.resetRequests();
		const second = await debug(world, 'Alvvays');
		expect(world.sandbox.requests().byProvider.deezer).toBe(1);
		expect(second.trials).toEqual(kept);
		expect(first.trials).toEqual(kept);
		await debug(world, 'Whirr');
		expect(second.trials).toEqual(kept);
	});

	test('without a Last.fm key the report says so and goes on', async () => {
		await using world = await createWorld({ engine, environment: { LASTFM_API_KEY: undefined } });
		const report = await debug(world, 'Alvvays');
		expect(report.lastfm).toBeNull();
		expect(report.lastfmProblem).toMatch(/LASTFM_API_KEY.*last\.fm\/api/);
		expect(report.imageSource).toBe('deezer');
	});

	test('with every source down it says what failed, and the stored picture stays', async () => {
		await using world = await createWorld({ engine });
		const before = await debug(world, 'Arctic Monkeys');
		world.sandbox.inject({ provider: '*', kind: 'down' });
		const report = await debugImage(world.context, before.artist);
		expect(report.lastfm).toBeNull();
		expect(report.lastfmProblem).toMatch(/lastfm/);
		expect(report.problems).toHaveLength(1);
		expect(report.imageUrl).toBe(before.imageUrl);
		expect(report.trials.some(({ isTaken }) => isTaken)).toBe(false);
	});
});
