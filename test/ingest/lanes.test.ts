import { expect, test, vi } from 'vitest';
import { readConfiguration } from '../../source/config.ts';
import { openContext } from '../../source/context.ts';
import { exitCodes } from '../../source/errors.ts';
import type { IngestEvent } from '../../source/ingest/events.ts';
import { startIngest } from '../../source/ingest/ingest.ts';
import { plantSeed, type Seed } from '../../source/ingest/seed.ts';
import { findArtistsByName, readSimilarArtists } from '../../source/store/artists-reader.ts';
import { queueSteps, readLeaseOwners, type SyncState } from '../../source/store/sync-state.ts';
import { writeAt } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld, type World } from '../helpers/world.ts';

const hour = 3_600_000;
const day = 24 * hour;

function seedOf(names: string[], changes: Partial<Seed> = {}): Seed {
	const named = names.map((name) => ({ name, mbid: null }));
	return { tags: [], names: named, limit: 100, depth: 'artist', similar: false, ...changes };
}

async function statesOf({ context: { database } }: World, steps?: string[]): Promise<SyncState[]> {
	const { artists, syncState } = database.tables;
	const states = await database.read.select().from(syncState);
	// Of an artist that was merged into another nothing more is asked; that one's own steps tell.
	const merged = new Set(
		(await database.read.select().from(artists))
			.filter(({ mergedIntoId }) => mergedIntoId !== null)
			.map(({ id }) => id),
	);
	return states
		.filter(({ step }) => steps?.includes(step) ?? true)
		.filter(({ entity, entityId }) => entity !== 'artist' || !merged.has(entityId))
		.sort((a, b) => a.id - b.id);
}

/** The same database and providers with other settings, as after a person has set a key. */
function openWith({ sandbox, context }: World, environment: Record<string, string>) {
	const { settings } = readConfiguration(
		{
			...sandbox.environment,
			DATABASE_URL: context.settings.databaseUrl,
			VINILOGY_CONFIG: '/nonexistent/config.env',
			...environment,
		},
		'/nonexistent',
	);
	return openContext(settings, context.clock);
}

describeEachEngine('the lanes', (engine) => {
	test('run side by side: each has begun before another one ends', async () => {
		await using world = await createWorld({ engine });
		await world.seed({ tags: ['shoegaze'], limit: 8 });
		const { log } = world.sandbox.requests();
		const providers = log.map(({ provider }) => provider);
		for (const later of ['musicbrainz', 'discogs', 'wikidata'] as const) {
			expect(providers.indexOf(later)).toBeGreaterThan(0);
			expect(providers.indexOf(later)).toBeLessThan(providers.lastIndexOf('lastfm'));
			expect(providers.indexOf(later)).toBeLessThan(providers.lastIndexOf('musicbrainz'));
		}
	});

	test('with nothing due a run ends at once, asks nobody and changes nothing', async () => {
		await using world = await createWorld({ engine });
		expect((await world.ingest()).summary).toMatchObject({ done: 0, failed: 0, left: 0, calls: {}, problems: [] });
		await world.seed(seedOf(['Slowdive']));
		const before = await statesOf(world);
		world.sandbox.resetRequests();
		const { summary, events } = await world.ingest();
		expect(summary).toMatchObject({ done: 0, calls: {}, isStopped: false });
		expect(events.map(({ type }) => type)).toEqual(['started', 'summary']);
		expect(world.sandbox.requests().total).toBe(0);
		expect(await statesOf(world)).toEqual(before);
	});

	test('watching, a run stays, takes up what another process queues, and ends when it is told to', async () => {
		await using world = await createWorld({ engine });
		const other = await world.openAnother();
		const events: IngestEvent[] = [];
		let isOver = false;
		const ingest = startIngest(world.context, { watch: true, tell: (event) => events.push(event) });
		const finished = ingest.finished.finally(() => {
			isOver = true;
		});
		await vi.waitFor(() => expect(events[0]).toEqual({ type: 'started', pending: 0 }));
		for (const name of ['Slowdive', 'Ride']) {
			await plantSeed(other.database, seedOf([name]), other.clock());
			await vi.waitFor(
				async () => {
					const [artist] = await findArtistsByName(other.database, name);
					expect(artist?.mbid).not.toBeNull();
					expect((await statesOf(world)).filter(({ status }) => status === 'pending')).toEqual([]);
				},
				{ timeout: 15_000, interval: 50 },
			);
			expect(isOver).toBe(false);
		}
		ingest.stop();
		expect(await finished).toMatchObject({ isStopped: true, left: 0, failed: 0 });
		expect(events.map(({ type }) => type).filter((type) => type === 'stopping')).toHaveLength(1);
		expect(await readLeaseOwners(world.context.database)).toEqual([]);
	});

	test('a second stop leaves at once: the call in hand is cut off, its lease given back, nothing counted as failed', async () => {
		await using world = await createWorld({ engine });
		const { database } = world.context;
		world.sandbox.inject({ provider: 'lastfm', kind: 'hang', times: 100 });
		await plantSeed(database, seedOf(['Slowdive', 'Ride', 'Lush']), new Date());
		const before = await statesOf(world);
		const ingest = startIngest(world.context, { watch: false, tell: () => undefined });
		await vi.waitFor(() => expect(world.sandbox.requests().total).toBeGreaterThan(0), { timeout: 10_000 });
		expect(await readLeaseOwners(database)).toHaveLength(1);
		ingest.stop();
		ingest.stop();
		const { isStopped, failed, done, seconds, problems } = await ingest.finished;
		expect({ isStopped, failed, done, problems }).toEqual({ isStopped: true, failed: 0, done: 0, problems: [] });
		// A call that hangs is given up after 20 seconds, if nobody says so sooner.
		expect(seconds).toBeLessThan(10);
		expect(await readLeaseOwners(database)).toEqual([]);
		expect(await statesOf(world)).toEqual(before);
		world.sandbox.clearFaults();
		expect((await world.ingest()).summary).toMatchObject({ left: 0, failed: 0 });
	});

	test('a step that our own code fails at stops no other one', async () => {
		await using world = await createWorld({ engine });
		const { database, providers } = world.context;
		const artistOf = providers.musicbrainz.artist.bind(providers.musicbrainz);
		const slowdive = '6f8fbdb5-4656-4c40-b2cc-58f92bbaeed7';
		providers.musicbrainz.artist = async (mbid, ask) => {
			const found = await artistOf(mbid, ask);
			if (found.mbid === slowdive) throw new TypeError('undefined is not a function');
			return found;
		};
		const { summary, events } = await world.seed(seedOf(['Slowdive', 'Ride', 'Lush']));
		expect(summary).toMatchObject({ failed: 1, left: 1 });
		expect(summary.problems).toEqual([
			{ message: 'undefined is not a function', next: expect.stringContaining('report'), exitCode: exitCodes.failed },
		]);
		expect(events.filter(({ type }) => type === 'failed')).toHaveLength(1);
		const [failed] = (await statesOf(world)).filter(({ status }) => status === 'failed');
		expect(failed).toMatchObject({ step: 'artist-ids', attempts: 1, lastError: 'undefined is not a function' });
		expect(await readLeaseOwners(database)).toEqual([]);
		for (const name of ['Ride', 'Lush']) expect((await findArtistsByName(database, name))[0]?.mbid).not.toBeNull();
		providers.musicbrainz.artist = artistOf;
		world.moveClock(2 * 60_000);
		expect((await world.ingest()).summary).toMatchObject({ failed: 0, left: 0 });
	});

	test('a step that another version queued is set aside', async () => {
		await using world = await createWorld({ engine });
		const { database, clock } = world.context;
		await writeAt(database, clock(), (store) =>
			queueSteps(store, [
				{ entity: 'artist', entityId: 1, step: 'artist-hologram', lane: 'lastfm', depth: 0, spread: false },
			]),
		);
		const { summary } = await world.seed(seedOf(['Slowdive']));
		expect(summary).toMatchObject({ failed: 1, left: 1 });
		expect((await findArtistsByName(database, 'Slowdive'))[0]?.mbid).not.toBeNull();
		const [unknown] = await statesOf(world, ['artist-hologram']);
		expect(unknown).toMatchObject({ status: 'failed', leaseOwner: null, lastError: expect.stringMatching(/hologram/) });
		expect((await world.ingest()).summary).toMatchObject({ done: 0, failed: 0 });
	});
});

describeEachEngine('a source that does not want us', (engine) => {
	const ofLastfm = ['artist-info', 'similar-artists'];

	test('steps that need a key wait for it, cost no call, and go on when it is there', async () => {
		await using world = await createWorld({ engine, environment: { LASTFM_API_KEY: undefined } });
		const { database } = world.context;
		const { summary, events } = await world.seed(seedOf(['Lush', 'Ride']));
		expect(summary.calls).not.toHaveProperty('lastfm');
		expect(summary).toMatchObject({ failed: 0, left: 4 });
		expect(summary.problems).toEqual([
			{
				message: expect.stringContaining('LASTFM_API_KEY'),
				next: expect.stringContaining('https://www.last.fm/api/account/create'),
				exitCode: exitCodes.credentials,
			},
		]);
		expect(events.filter(({ type }) => type === 'blocked')).toHaveLength(1);
		for (const state of await statesOf(world, ofLastfm)) {
			expect(state).toMatchObject({ status: 'blocked', nextAt: null, attempts: 0, leaseOwner: null });
		}
		await using keyed = await openWith(world, {});
		const { finished } = startIngest(keyed, { watch: false, tell: () => undefined });
		expect(await finished).toMatchObject({ left: 0, failed: 0, problems: [] });
		const [artist] = await findArtistsByName(database, 'Ride');
		expect(artist?.listeners).toBeGreaterThan(0);
		const similars = await readSimilarArtists(database, artist?.id ?? 0);
		expect(similars.some(({ source }) => source === 'lastfm')).toBe(true);
	});

	test('a key that is refused is reported once, with the next step; the other lanes go on', async () => {
		await using world = await createWorld({ engine, environment: { LASTFM_API_KEY: 'f'.repeat(32) } });
		const { summary, events } = await world.seed(seedOf(['Slowdive', 'Ride', 'Lush']));
		expect(summary.calls.lastfm).toBeGreaterThan(1);
		expect(summary.problems).toHaveLength(1);
		expect(summary.problems[0]).toMatchObject({
			exitCode: exitCodes.credentials,
			next: expect.stringMatching(/setup --check/),
		});
		expect(summary.failed).toBe(0);
		const blocked = events.filter((event) => event.type === 'blocked');
		expect(blocked).toEqual([
			{
				type: 'blocked',
				provider: 'lastfm',
				message: expect.any(String),
				next: expect.stringMatching(/setup --check/),
			},
		]);
		expect(JSON.stringify(summary)).not.toContain('ffffffff');
		const ids = await statesOf(world, ['artist-ids']);
		expect(ids.length).toBeGreaterThanOrEqual(3);
		expect(ids.every(({ status }) => status === 'done')).toBe(true);
	});

	test('401 is said once, and the rest of the queue is not sent into it', async () => {
		await using world = await createWorld({ engine });
		world.sandbox.inject({ provider: 'discogs', kind: 'status', status: 401, times: 1000 });
		// One has albums with a master, the other one that must be searched for.
		const { summary, events } = await world.seed(seedOf(['Slowdive', 'Broken Social Scene'], { depth: 'releases' }));
		// Ten albums, and a provider that is believed after it has said so twice.
		expect(summary.calls.discogs).toBeLessThanOrEqual(4);
		expect(events.filter((event) => event.type === 'blocked')).toHaveLength(1);
		expect(summary.problems.filter(({ exitCode }) => exitCode === exitCodes.credentials)).toHaveLength(1);
		const left = await statesOf(world, ['vinyl-releases', 'album-master']);
		expect(left.every(({ status, fetchedAt }) => status === 'blocked' && fetchedAt === null)).toBe(true);
	});

	test('what was known before a key was refused stays known, and is refreshed when its turn comes again', async () => {
		await using world = await createWorld({ engine });
		await world.seed(seedOf(['Slowdive']));
		world.moveClock(31 * day);
		world.sandbox.inject({ provider: 'lastfm', kind: 'status', status: 403, times: 1000 });
		await world.ingest();
		for (const state of await statesOf(world, ofLastfm)) {
			expect(state).toMatchObject({ status: 'done', fetchedAt: expect.any(Date), nextAt: expect.any(Date) });
		}
		world.sandbox.clearFaults();
		world.sandbox.resetRequests();
		world.moveClock(2 * day);
		expect((await world.ingest()).summary).toMatchObject({ failed: 0, left: 0 });
		expect(world.sandbox.requests().byProvider.lastfm).toBe(2);
	});

	test('a wait of hours ends a run that does not watch; nothing counts as failed and the others finish', async () => {
		await using world = await createWorld({ engine });
		const { providers, clock } = world.context;
		const until = new Date(clock().getTime() + 2 * hour);
		providers.gates.discogs.close(until, 'too many requests');
		const { summary, events } = await world.seed(seedOf(['Slowdive'], { depth: 'releases' }));
		expect(summary).toMatchObject({ failed: 0, isStopped: false });
		expect(summary.left).toBeGreaterThan(2);
		expect(summary.calls).not.toHaveProperty('discogs');
		expect(summary.problems).toEqual([
			{
				message: expect.stringContaining(until.toISOString()),
				next: expect.stringContaining('vinilogy ingest'),
				exitCode: exitCodes.unreachable,
			},
		]);
		expect(events.filter(({ type }) => type === 'waiting')).toMatchObject([{ provider: 'discogs', until }]);
		const left = await statesOf(world, ['vinyl-releases', 'album-master']);
		expect(left.every(({ status, attempts }) => status === 'pending' && attempts === 0)).toBe(true);
		expect((await statesOf(world, ['studio-albums', 'artist-image'])).map(({ status }) => status)).toEqual(
			expect.arrayContaining(['done', 'done']),
		);
		world.moveClock(3 * hour);
		expect((await world.ingest()).summary).toMatchObject({ failed: 0, left: 0 });
	});
});
