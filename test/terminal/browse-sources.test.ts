import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../helpers/world.ts';
import { hasScript, type Pty } from './pty.ts';
import { type ExplorerRun, keys, startExplorer } from './start-explorer.ts';

let world: World;
beforeAll(async () => {
	world = await createWorld({ engine: 'sqlite' });
	// Fetched so long ago that no age that is shown changes while a test runs, and nothing is refreshed.
	world.moveClock(-2.5 * 3_600_000);
	await world.seed({ names: [{ name: 'Interpol', mbid: null }] });
	await world.seed({ names: ['Slowdive', 'Ride'].map((name) => ({ name, mbid: null })), depth: 'albums' });
});
afterEach(() => world.sandbox.clearFaults());
afterAll(() => world[Symbol.asyncDispose]());

const aLot = 1000;

/** The explorer with this artist's albums open, in three panes. */
async function open(artist: string, environment: Record<string, string> = {}): Promise<ExplorerRun> {
	const explorer = await startExplorer(world, { columns: 160, rows: 40, environment });
	const { pty } = explorer;
	await pty.shows(/› Interpol/);
	pty.press(`/${artist}`);
	await pty.shows(new RegExp(`› ${artist}`));
	pty.press(keys.enter);
	await pty.shows(/s similar/);
	pty.press(keys.enter);
	await pty.shows(new RegExp(`Vinilogy › ${artist}`));
	return explorer;
}

/** A screen that waited for the source, which takes thirty seconds or for ever, would have no frame in that time. */
async function expectAtOnce(pty: Pty, key: string, ...texts: RegExp[]): Promise<void> {
	const start = performance.now();
	pty.press(key);
	await pty.shows(...texts);
	expect(performance.now() - start).toBeLessThan(10_000);
}

/** Moves, filters and opens the help, as a person does who does not wait. Begins and ends at the first album of Slowdive. */
async function expectLive(pty: Pty): Promise<void> {
	await expectAtOnce(pty, 'j', /› 1993 Souvlaki/);
	await expectAtOnce(pty, 'k', /› 1991 Just for a Day/);
	await expectAtOnce(pty, '/pyg', /› 1995 Pygmalion/, /^.*│\/pyg▏/m);
	await expectAtOnce(pty, keys.escape, /s similar/);
	await expectAtOnce(pty, '?', /Keys · type to find one/);
	await expectAtOnce(pty, keys.escape, /s similar/);
	await expectAtOnce(pty, 'g', /› 1991 Just for a Day/);
}

async function countReleases(): Promise<number> {
	const { read, tables } = world.context.database;
	return read.$count(tables.releases);
}

describe.runIf(hasScript)('the explorer and its sources', () => {
	test('one that takes 30 seconds keeps nobody waiting, and leaving does not wait for it either', async () => {
		world.sandbox.inject({ provider: 'discogs', kind: 'slow', delayMs: 30_000, times: aLot });
		await using explorer = await open('Slowdive');
		const { pty, faults } = explorer;
		pty.press(keys.enter);
		await pty.shows(/Slowdive › Just for a Day/, /│0 · asking Discogs …/);
		await pty.shows(/│0 · asking Discogs … [2-9] s/, /^asking Discogs/m);
		pty.press('h');
		await expectLive(pty);
		await pty.shows(/^asking .*Discogs/m);
		expect(faults).toEqual([]);
		await expectAtOnce(pty, keys.ctrlC, /^code=2/m);
	});

	test('one that never answers leaves the screen live; nothing is lost with it', async () => {
		world.sandbox.inject({ provider: '*', kind: 'hang', times: aLot });
		await using explorer = await open('Slowdive');
		const { pty, faults } = explorer;
		pty.press(keys.enter);
		await pty.shows(/│0 · asking Discogs …/);
		pty.press('h');
		await expectLive(pty);
		await expectAtOnce(pty, 'h', /^› Slowdive/m);
		await expectAtOnce(pty, 's', /similar to Slowdive/);
		expect(faults).toEqual([]);
		await expectAtOnce(pty, 'q', /^code=0/m);
	});

	test('a refusal with a long wait says who waits and how long, while everything else goes on', async () => {
		world.sandbox.inject({ provider: 'discogs', kind: 'ratelimit', times: 1 });
		await using explorer = await open('Slowdive', { VINILOGY_DISCOGS_RATE: '60/60' });
		const { pty, faults } = explorer;
		pty.press(keys.enter);
		await pty.shows(/│0 · Discogs waits (1 min|\d\d s)/, /^.*Discogs waits (1 min|\d\d s)/m);
		// It counts down.
		await pty.shows(/│0 · Discogs waits 5\d s/);
		pty.press('h');
		await expectLive(pty);
		expect(faults).toEqual([]);
	});

	test('rows appear when a source that was too fast for may be asked again', async () => {
		world.sandbox.inject({ provider: 'musicbrainz', kind: 'ratelimit', times: 1 });
		await using explorer = await open('Alvvays');
		const { pty } = explorer;
		await pty.shows(/│0 · MusicBrainz waits \d s/);
		await pty.shows(/› 2014 Alvvays/, /just now/);
	});

	test('what was asked for is stored though nobody looks at it any more', async () => {
		const before = await countReleases();
		world.sandbox.inject({ provider: 'discogs', kind: 'slow', delayMs: 1500, times: 2 });
		await using explorer = await open('Ride');
		const { pty } = explorer;
		pty.press(keys.enter);
		await pty.shows(/Ride › Nowhere/, /│0 · asking Discogs …/);
		expect(await countReleases()).toBe(before);
		pty.press('hh');
		await pty.shows(/^› Ride/m);
		pty.press('j');
		await expect.poll(countReleases, { timeout: 10_000 }).toBeGreaterThan(before);
		const asked = world.sandbox.requests().byProvider.discogs;
		pty.press('k');
		await pty.shows(/^› Ride/m, /› .*GEN-RID1-/);
		expect(world.sandbox.requests().byProvider.discogs).toBe(asked);
	});

	test('with all of them down what is stored works, and the status line says so', async () => {
		world.sandbox.inject({ provider: '*', kind: 'down' });
		await using explorer = await open('Interpol');
		const { pty, faults } = explorer;
		await pty.shows(/› 2002 Turn On the Bright/, /· 2 hours ago/);
		pty.press(keys.enter);
		await pty.shows(/Interpol › Turn On the Bright/, /26 · 2 hours ago/);
		pty.press('  c');
		await pty.shows(/Comparing 2 pressings/);
		pty.press(keys.escape);
		await pty.shows(/2 marked/);
		pty.press('/japan');
		await pty.shows(/\/japan▏ · \d+ of 26/);
		pty.press(keys.escape);
		await pty.shows(/│26 · 2 marked/, /s similar/);
		pty.press('hh');
		await pty.shows(/Vinilogy *$/m);
		pty.press(`/${keys.ctrlU}Slowdive`);
		await pty.shows(/› Slowdive/);
		pty.press(keys.enter);
		await pty.shows(/s similar/);
		pty.press(keys.enter);
		await pty.shows(/Vinilogy › Slowdive/);
		pty.press(keys.enter);
		await pty.shows(/│0 · Discogs cannot be reached, again in \d+ s/, /Nothing is stored of it yet/);
		await pty.shows(/^.*Discogs.* cannot be reached · what is stored still works/m);
		pty.press('h');
		await expectLive(pty);
		expect(faults).toEqual([]);
	});
});
