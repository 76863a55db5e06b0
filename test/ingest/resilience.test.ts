import { expect, test } from 'vitest';
import type { IngestEvent } from '../../source/ingest/events.ts';
import { startIngest } from '../../source/ingest/ingest.ts';
import { plantSeed, type Seed } from '../../source/ingest/seed.ts';
import { findArtistsByName } from '../../source/store/artists-reader.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld, type World } from '../helpers/world.ts';

const pinkFloyd: Seed = {
	tags: [],
	names: [{ name: 'Pink Floyd', mbid: null }],
	limit: 100,
	depth: 'releases',
	similar: false,
};
const versions = 'discogs masters/versions';

/** What an ingest leaves behind, without what depends on when it ran. */
async function readCatalogue({ context: { database } }: World) {
	const { artists, albums, releases, artistSimilars } = database.tables;
	const names = async (table: typeof artists | typeof albums | typeof releases, column: 'mbid' | 'discogsId') =>
		(await database.read.select().from(table)).map((row) => String(row[column])).sort();
	return {
		artists: await names(artists, 'mbid'),
		albums: await names(albums, 'mbid'),
		releases: await names(releases, 'discogsId'),
		similars: await database.read.$count(artistSimilars),
	};
}

describeEachEngine('an ingest that does not go well', (engine) => {
	test('stopped in the middle, it goes on from there and nothing is asked twice', async () => {
		await using undisturbed = await createWorld({ engine });
		await undisturbed.seed(pinkFloyd);
		await using world = await createWorld({ engine });
		await plantSeed(world.context.database, pinkFloyd, new Date());
		let stops = 0;
		const ingest = startIngest(world.context, {
			watch: false,
			tell: (event) => {
				if (event.type === 'pressings' && stops === 0) {
					stops += 1;
					ingest.stop();
				}
			},
		});
		const summary = await ingest.finished;
		expect(summary).toMatchObject({ isStopped: true, failed: 0 });
		expect(summary.left).toBeGreaterThan(0);
		const { left } = (await world.ingest()).summary;
		expect(left).toBe(0);
		expect(await readCatalogue(world)).toEqual(await readCatalogue(undisturbed));
		expect(world.sandbox.requests().byEndpoint).toEqual(undisturbed.sandbox.requests().byEndpoint);
	});

	test('stopped between two pages of one album, the next run goes on with the next page', async () => {
		await using world = await createWorld({ engine });
		await plantSeed(world.context.database, pinkFloyd, new Date());
		const { database } = world.context;
		const ingest = startIngest(world.context, { watch: false, tell: () => undefined });
		const watching = setInterval(() => {
			if (!world.sandbox.requests().log.some(({ url }) => /versions.*[?&]page=2/.test(url))) return;
			// A second stop would abort the call in hand.
			clearInterval(watching);
			ingest.stop();
		}, 1);
		await ingest.finished.finally(() => clearInterval(watching));
		await world.ingest();
		const { log } = world.sandbox.requests();
		const asked = log.filter(({ url }) => url.includes('/versions')).map(({ url }) => url);
		expect(new Set(asked).size).toBe(asked.length);
		expect(asked.filter((url) => /[?&]page=[1234](&|$)/.test(url) && url.includes('/masters/10362/'))).toHaveLength(4);
		expect(await database.read.$count(database.tables.releases)).toBeGreaterThan(340);
	});

	test('one source down: the others go on, what is left says why, and later it is made good', async () => {
		await using world = await createWorld({ engine });
		const { database } = world.context;
		world.sandbox.inject({ provider: 'discogs', kind: 'down' });
		const { summary, events } = await world.seed(pinkFloyd);
		expect(await database.read.$count(database.tables.albums)).toBeGreaterThan(10);
		expect(await database.read.$count(database.tables.releases)).toBe(0);
		expect(summary.left).toBeGreaterThan(0);
		expect(summary.problems.map(({ message }) => message).join()).toMatch(/discogs/);
		expect(events.some((event) => event.type === 'resting' && event.lane === 'discogs')).toBe(true);
		world.sandbox.clearFaults();
		world.moveClock(10 * 60_000);
		expect((await world.ingest()).summary).toMatchObject({ left: 0, failed: 0 });
		expect(await database.read.$count(database.tables.releases)).toBeGreaterThan(340);
	});

	test('a refusal for going too fast is waited for, not counted as a failure', async () => {
		await using world = await createWorld({ engine });
		world.sandbox.inject({ provider: 'discogs', endpoint: '/versions', kind: 'ratelimit', times: 1 });
		const { summary, events } = await world.seed(pinkFloyd);
		expect(summary).toMatchObject({ failed: 0, left: 0 });
		expect(summary.limited).toBeGreaterThan(0);
		const isWait = (event: IngestEvent) => event.type === 'waiting' && event.provider === 'discogs';
		expect(events.some(isWait)).toBe(true);
	});

	test.each(['truncated', 'html', 'empty', 'garbage'] as const)(
		'a %s answer is never taken for an empty one',
		async (kind) => {
			await using world = await createWorld({ engine });
			const { database } = world.context;
			world.sandbox.inject({ provider: 'discogs', endpoint: '/masters/10362/versions', kind, times: 30 });
			const { summary } = await world.seed(pinkFloyd);
			expect(summary.left).toBeGreaterThan(0);
			const { syncState, releases } = database.tables;
			const states = await database.read.select().from(syncState);
			expect(states.some(({ status }) => status === 'failed' || status === 'blocked')).toBe(true);
			const others = await database.read.$count(releases);
			world.sandbox.clearFaults();
			world.moveClock(25 * 60 * 60_000);
			expect((await world.ingest()).summary.left).toBe(0);
			expect(await database.read.$count(releases)).toBeGreaterThan(others);
		},
	);

	test('a listing that holds fewer pressings than it says is not done', async () => {
		await using world = await createWorld({ engine });
		const { database } = world.context;
		await world.seed({ ...pinkFloyd, depth: 'albums' });
		// A proxy that swallows some of the rows of a page, as a listing that moves while it is read does.
		const { discogs } = world.context.providers;
		const whole = discogs.masterVersions.bind(discogs);
		discogs.masterVersions = async (masterId, page, ask) => {
			const answer = await whole(masterId, page, ask);
			return masterId === 10362 && page === 2 ? { ...answer, versions: answer.versions.slice(5) } : answer;
		};
		const { summary } = await world.seed(pinkFloyd);
		expect(summary.failed).toBe(1);
		expect(summary.problems[0]?.message).toMatch(/340 vinyl pressings, only 335/);
		discogs.masterVersions = whole;
		world.moveClock(10 * 60_000);
		expect((await world.ingest()).summary).toMatchObject({ failed: 0, left: 0 });
		const { releases } = database.tables;
		const pressings = await database.read.select().from(releases);
		expect(pressings.filter(({ masterId }) => masterId === 10362)).toHaveLength(340);
	});

	test('a step whose process was killed is taken over at once', async () => {
		await using world = await createWorld({ engine });
		const { database } = world.context;
		await plantSeed(database, { ...pinkFloyd, depth: 'artist' }, new Date());
		const { syncState } = database.tables;
		const { hostname } = await import('node:os');
		const inAnHour = new Date(Date.now() + 3_600_000);
		await database.write(async (transaction) => {
			// No process has this number: the largest that Linux gives is 4,194,304.
			await transaction.update(syncState).set({ leaseOwner: `${hostname()}/99999999/gone`, leaseUntil: inAnHour });
		});
		expect((await world.ingest()).summary).toMatchObject({ left: 0, failed: 0 });
		expect((await findArtistsByName(database, 'Pink Floyd'))[0]?.mbid).not.toBeNull();
	});

	test('two processes share the work and do nothing twice', async () => {
		await using undisturbed = await createWorld({ engine });
		await undisturbed.seed(pinkFloyd);
		await using world = await createWorld({ engine });
		const other = await world.openAnother();
		await plantSeed(world.context.database, pinkFloyd, new Date());
		const runs = [world.context, other].map((context) => startIngest(context, { watch: false, tell: () => undefined }));
		const summaries = await Promise.all(runs.map(({ finished }) => finished));
		expect(summaries.map(({ failed }) => failed)).toEqual([0, 0]);
		await world.ingest();
		expect(await readCatalogue(world)).toEqual(await readCatalogue(undisturbed));
		const once = undisturbed.sandbox.requests().byEndpoint;
		expect(world.sandbox.requests().byEndpoint[versions]).toBe(once[versions]);
	});
});
