import { afterEach, expect, it } from 'vitest';
import { parseCursor } from '../../source/profiles/recent-cursor.ts';
import { readListSync } from '../../source/store/listeners/syncs.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld, dumpDatabase, type World } from '../helpers/world.ts';
import { createAccounts } from './accounts.ts';

const months = /^\d{4}-\d{2}$/;

describeEachEngine('reading what a listener plays', (engine) => {
	let world: World;
	afterEach(() => world[Symbol.asyncDispose]());

	async function open() {
		world = await createWorld({ engine });
		return createAccounts(world);
	}

	/** Plays of artists that came one by one. */
	const single = (counts: Awaited<ReturnType<ReturnType<typeof createAccounts>['counts']>>) =>
		counts
			.filter(({ kind, period }) => kind === 'artist' && months.test(period))
			.reduce((sum, { plays }) => sum + plays, 0);

	it('stores what is played most in three periods, and single plays of twelve months', async () => {
		const { connect, sync, counts, snapshots } = await open();
		await connect('lastfm', 'sandbox');
		const { outcomes, progress } = await sync();
		expect(outcomes).toMatchObject([
			{ list: 'lastfm top', state: 'read', isUnchanged: false },
			{ list: 'lastfm recent', state: 'read', isUnchanged: false, note: null },
		]);
		expect(progress).toMatchObject([{ provider: 'lastfm', username: 'sandbox', end: 'finished' }]);
		const rows = await counts();
		expect(new Set(rows.map(({ period }) => period)).size).toBe(3 + 13);
		expect(rows.filter(({ artist }) => artist.includes('unknown'))).toEqual([]);
		const [, recent] = outcomes;
		const played = recent?.found ?? 0;
		expect(played).toBeGreaterThan(3000);
		// What nobody could name is not counted.
		expect(single(rows)).toBeLessThan(played);
		expect(single(rows)).toBeGreaterThan(played * 0.97);
		const year = rows.filter(({ kind, period }) => kind === 'artist' && period === 'year');
		expect(Math.abs(year.reduce((sum, { plays }) => sum + plays, 0) - single(rows))).toBeLessThan(20);
		expect((await snapshots()).map(({ list }) => list)).toEqual(['top', 'recent']);
	});

	it('changes no row and computes nothing anew when nothing was played since', async () => {
		const { connect, sync, revision, snapshots } = await open();
		await connect('lastfm', 'sandbox');
		await connect('listenbrainz', 'sandbox');
		await sync();
		const before = await revision();
		const { listeningCounts: stored } = await dumpDatabase(world.context);
		const { outcomes } = await sync();
		expect(outcomes).toMatchObject([
			{ list: 'lastfm top', isUnchanged: true, added: 0, changed: 0, gone: 0 },
			{ list: 'lastfm recent', isUnchanged: true, found: 0 },
			{ list: 'listenbrainz top', isUnchanged: true },
			{ list: 'listenbrainz recent', isUnchanged: true, found: 0 },
		]);
		expect(await revision()).toBe(before);
		expect((await dumpDatabase(world.context)).listeningCounts).toEqual(stored);
		const kept = await snapshots();
		expect(kept).toHaveLength(8);
		expect(kept.slice(4).map(({ payload }) => payload)).toEqual([null, null, null, null]);
	});

	it('adds what was played since, once', async () => {
		const { connect, sync, counts } = await open();
		await connect('lastfm', 'sandbox');
		await sync();
		const before = single(await counts());
		world.moveClock(60_000);
		world.sandbox.play('sandbox', 'Alvvays', 7);
		const { outcomes } = await sync();
		expect(outcomes).toMatchObject([{ isUnchanged: false }, { list: 'lastfm recent', added: 7 }]);
		expect(single(await counts())).toBe(before + 7);
		world.moveClock(60_000);
		expect((await sync()).outcomes).toMatchObject([{ isUnchanged: true }, { added: 0 }]);
	});

	it('goes on where it was stopped, and counts no play twice', async () => {
		const whole = await open();
		await whole.connect('lastfm', 'sandbox');
		await whole.sync();
		const expected = single(await whole.counts());
		await world[Symbol.asyncDispose]();

		const { connect, sync, counts, user } = await open();
		await connect('lastfm', 'sandbox');
		let pages = 0;
		const stopped = await sync({
			isStopping: () => pages >= 2,
			tell: (event) => {
				if (event.type === 'reading' && event.list === 'recent') pages += 1;
			},
		});
		expect(stopped.progress).toMatchObject([{ end: 'stopped' }]);
		expect(single(await counts())).toBeGreaterThan(1900);
		expect(single(await counts())).toBeLessThan(2001);
		const key = { userId: (await user()).id, provider: 'lastfm', list: 'recent' };
		expect(await readListSync(world.context.database, key)).toMatchObject({
			cursor: { newest: null, open: { position: expect.any(Number), read: expect.any(Number) } },
			syncedAt: null,
		});
		const { open: left } = parseCursor((await readListSync(world.context.database, key))?.cursor);
		world.sandbox.resetRequests();
		await sync();
		expect(single(await counts())).toBe(expected);
		expect(await readListSync(world.context.database, key)).toMatchObject({ cursor: { open: null }, problem: null });
		const asked = world.sandbox.requests().log.map(({ url }) => new URL(url, 'http://sandbox').searchParams);
		expect(asked.find((query) => query.get('method') === 'user.getRecentTracks')?.get('to')).toBe(
			String(left?.position),
		);
	});

	it('counts no play twice where another one comes while they are read', async () => {
		const whole = await open();
		await whole.connect('lastfm', 'sandbox');
		await whole.sync();
		const expected = single(await whole.counts());
		await world[Symbol.asyncDispose]();

		const { connect, sync, counts } = await open();
		await connect('lastfm', 'sandbox');
		let pages = 0;
		await sync({
			tell: (event) => {
				if (event.type !== 'reading' || event.list !== 'recent') return;
				pages += 1;
				// It began before the reading did, and is told now that it is over.
				if (pages === 1) world.sandbox.play('sandbox', 'Alvvays', 5);
			},
		});
		expect(pages).toBeGreaterThan(2);
		const missed = (await sync()).outcomes[1]?.found ?? 0;
		expect(single(await counts())).toBe(expected + missed);
		expect(missed).toBe(5);
	});

	it('counts once who is overtaken while a list is read, and stands on two of its pages', async () => {
		world = await createWorld({ engine });
		const { context } = world;
		const row = (artist: string, plays: number) => ({ artist, artistMbid: null, title: null, albumMbid: null, plays });
		const pages = [
			[row('Ride', 9), row('Slowdive', 8)],
			[row('Slowdive', 8), row('SLOWDIVE', 1)],
		];
		const lastfm = {
			...context.providers.lastfm,
			userTopArtists: async (_user: string, _period: string, page: number) => {
				return { rows: pages[page - 1] ?? [], page, totalPages: 2, total: 4 };
			},
		};
		const { connect, sync, counts } = createAccounts({
			...world,
			context: { ...context, providers: { ...context.providers, lastfm } },
		});
		await connect('lastfm', 'empty');
		await sync();
		const played = (await counts()).filter(({ kind, period }) => kind === 'artist' && period === 'overall');
		expect(new Map(played.map(({ key, plays }) => [key, plays]))).toEqual(
			new Map([
				['ride', 9],
				['slowdive', 9],
			]),
		);
	});

	it('reads what is played most where single plays are hidden, and says how to show them', async () => {
		const { connect, sync, user } = await open();
		await connect('lastfm', 'private');
		for (const _ of [1, 2]) {
			const { outcomes } = await sync();
			expect(outcomes).toMatchObject([
				{ list: 'lastfm top', state: 'read' },
				{ list: 'lastfm recent', state: 'failed', next: expect.stringContaining('settings/privacy') },
			]);
		}
		const key = { userId: (await user()).id, provider: 'lastfm', list: 'recent' };
		expect(await readListSync(world.context.database, key)).toMatchObject({
			syncedAt: null,
			problem: expect.stringContaining('hides'),
		});
	});

	it('knows somebody who has played once, and somebody who never did', async () => {
		const { connect, sync, counts } = await open();
		await connect('lastfm', 'single');
		const { outcomes } = await sync();
		expect(outcomes).toMatchObject([{ found: 6 }, { found: 1 }]);
		expect(new Set((await counts()).map(({ artist }) => artist))).toEqual(new Set(['Slowdive']));
		await connect('lastfm', 'empty');
		expect((await sync()).outcomes).toMatchObject([
			{ state: 'read', found: 0 },
			{ state: 'read', found: 0, isUnchanged: true },
		]);
		expect(await counts()).toEqual([]);
	});

	it('says that somebody does not exist, and reads the others', async () => {
		const { connect, sync } = await open();
		await connect('lastfm', 'nobody');
		await connect('listenbrainz', 'sandbox');
		const { outcomes } = await sync();
		expect(outcomes).toMatchObject([
			{
				...{ list: 'lastfm top', state: 'failed', message: expect.stringContaining('no user nobody') },
				next: expect.stringContaining('connect lastfm'),
			},
			{ list: 'lastfm recent', state: 'failed' },
			{ list: 'listenbrainz top', state: 'read' },
			{ list: 'listenbrainz recent', state: 'read' },
		]);
	});

	it('waits where it asked too often, and is not misled by errors in between', async () => {
		const { connect, sync, counts } = await open();
		await connect('lastfm', 'sandbox');
		world.sandbox.inject({ provider: 'lastfm', kind: 'ratelimit', endpoint: 'user.getRecentTracks' });
		world.sandbox.inject({ provider: 'lastfm', kind: 'html', status: 500, endpoint: 'user.getRecentTracks' });
		const { outcomes, events } = await sync();
		expect(outcomes).toMatchObject([{ state: 'read' }, { state: 'read' }]);
		expect(events.some(({ type }) => type === 'waiting')).toBe(true);
		const played = outcomes[1]?.found ?? 0;
		expect(single(await counts())).toBeGreaterThan(played * 0.97);
	});

	it('keeps what was stored when a source is down', async () => {
		const { connect, sync, counts, revision } = await open();
		await connect('listenbrainz', 'sandbox');
		await sync();
		const before = [await counts(), await revision()];
		world.sandbox.inject({ provider: 'listenbrainz', kind: 'down' });
		const { outcomes } = await sync();
		expect(outcomes).toMatchObject([{ state: 'failed' }, { state: 'failed' }]);
		expect([await counts(), await revision()]).toEqual(before);
	});

	it('reads listens where the statistics are not computed yet', async () => {
		const { connect, sync, counts } = await open();
		await connect('listenbrainz', 'uncounted');
		const { outcomes } = await sync();
		expect(outcomes).toMatchObject([
			{ state: 'read', found: 0, isUnchanged: true, note: expect.stringContaining('not computed') },
			{ state: 'read', isUnchanged: false },
		]);
		const rows = await counts();
		const sumOf = (wanted: string) =>
			rows
				.filter(({ kind, period }) => kind === 'artist' && period === wanted)
				.reduce((sum, { plays }) => sum + plays, 0);
		expect(sumOf('year')).toBe(single(rows));
		expect(sumOf('halfYear')).toBeLessThan(sumOf('year'));
		expect(sumOf('halfYear')).toBeGreaterThan(0);
	});

	it('counts no play twice where two read the same list at the same time', async () => {
		const { connect, sync, counts } = await open();
		await connect('lastfm', 'sandbox');
		const both = await Promise.all([sync(), sync()]);
		const recents = both.map(({ outcomes }) => outcomes[1]);
		expect(
			recents.filter((outcome) => outcome !== undefined && 'state' in outcome && outcome.state === 'read'),
		).toHaveLength(1);
		expect(recents).toContainEqual(
			expect.objectContaining({ message: 'Another sync reads the same list.', exitCode: 1 }),
		);
		const played = Math.max(...recents.map((outcome) => outcome?.found ?? 0));
		expect(single(await counts())).toBeLessThanOrEqual(played);
		await sync();
		expect(single(await counts())).toBeGreaterThan(played * 0.97);
		expect(single(await counts())).toBeLessThanOrEqual(played);
	});

	it('takes no more than twenty thousand plays', async () => {
		const { connect, sync, counts } = await open();
		await connect('lastfm', 'heavy');
		const { outcomes } = await sync();
		expect(outcomes[1]).toMatchObject({ state: 'read', note: expect.stringContaining('20,000') });
		const played = single(await counts());
		expect(played).toBeGreaterThan(19_000);
		expect(played).toBeLessThanOrEqual(20_000);
		expect((await sync()).outcomes[1]).toMatchObject({ added: 0, note: null });
	});
});
