import { afterEach, expect, it } from 'vitest';
import { formatTokens } from '../../../source/profiles/spotify/kept-tokens.ts';
import { signInToSpotify } from '../../../source/profiles/spotify/sign-in.ts';
import { sandboxKeys } from '../../../source/sandbox/server.ts';
import { secretName } from '../../../source/secrets/secret-store.ts';
import { readListSync } from '../../../source/store/listeners/syncs.ts';
import { readListenerState } from '../../../source/store/recommendations/listener-reader.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createWorld, dumpDatabase, type World } from '../../helpers/world.ts';
import { createAccounts } from '../accounts.ts';

type Outcomes = Awaited<ReturnType<ReturnType<typeof createAccounts>['sync']>>['outcomes'];

const statesOf = (outcomes: Outcomes) => outcomes.map((outcome) => 'state' in outcome && outcome.state);

const months = /^\d{4}-\d{2}$/;

describeEachEngine('reading what a listener has at Spotify', (engine) => {
	let world: World;
	afterEach(() => world[Symbol.asyncDispose]());

	/** Signs in as a person who agrees at once. */
	async function signIn(): Promise<void> {
		const { providers, secrets, clock } = world.context;
		const { id, tokens } = await signInToSpotify(providers, {
			port: 0,
			patience: 5000,
			signal: new AbortController().signal,
			ask: ({ address }) => void fetch(address).then((page) => page.text()),
		});
		await secrets.write(secretName('me', 'spotify'), formatTokens(tokens, clock()));
		await createAccounts(world).connect('spotify', id);
	}

	async function open(environment: Record<string, string> = {}) {
		world = await createWorld({ engine, environment });
		return createAccounts(world);
	}

	it('stores favourites by place, the library with its dates, and the last plays by month', async () => {
		const { sync, counts, snapshots, revision } = await open();
		await signIn();
		const { outcomes } = await sync();
		expect(outcomes).toMatchObject([
			{ list: 'spotify top', state: 'read', isUnchanged: false, changed: 0, gone: 0 },
			{ list: 'spotify saved', state: 'read', found: 119, added: 119 },
			{ list: 'spotify recent', state: 'read', isUnchanged: false, note: null },
		]);
		const rows = await counts();
		const of = (kind: string, period: string) =>
			rows.filter((row) => row.kind === kind && row.period === period).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
		for (const kind of ['artist', 'album']) {
			for (const period of ['overall', 'halfYear']) {
				const listed = of(kind, period);
				expect(listed.length).toBeGreaterThan(20);
				expect(listed.map(({ rank }) => rank)).toEqual(listed.map((_, at) => at + 1));
				expect(new Set(listed.map(({ plays }) => plays))).toEqual(new Set([0]));
				expect(listed.every(({ title }) => (title === null) === (kind === 'artist'))).toBe(true);
			}
		}
		const saved = of('album', 'saved');
		expect(saved).toHaveLength(119);
		expect(saved.every(({ at, rank, plays }) => at instanceof Date && rank === null && plays === 0)).toBe(true);
		const played = rows.filter(({ period, kind }) => months.test(period) && kind === 'artist');
		const recent = outcomes[2]?.found ?? 0;
		expect(recent).toBeGreaterThan(40);
		// Files of the listener's own are nobody's.
		expect(recent).toBeLessThan(50);
		expect(played.reduce((sum, { plays }) => sum + plays, 0)).toBe(recent);
		expect(rows.filter(({ artist }) => /Various Artists|My Own Band/.test(artist))).toEqual([]);
		expect((await snapshots()).map(({ list }) => list)).toEqual(['top', 'saved', 'recent']);
		expect(await revision()).toBeGreaterThan(0);
	});

	it('changes no row and computes nothing anew when nothing is new', async () => {
		const { sync, revision, user } = await open();
		await signIn();
		await sync();
		const before = await revision();
		const { database } = world.context;
		const state = await readListenerState(database, (await user()).id);
		const { listeningCounts } = await dumpDatabase(world.context);
		const { outcomes } = await sync();
		expect(outcomes).toMatchObject([
			{ isUnchanged: true, added: 0, changed: 0, gone: 0 },
			{ isUnchanged: true, added: 0, changed: 0, gone: 0 },
			{ isUnchanged: true, found: 0, added: 0 },
		]);
		expect(await revision()).toBe(before);
		// So recommendations that were made of it hold.
		expect(await readListenerState(database, (await user()).id)).toEqual(state);
		expect((await dumpDatabase(world.context)).listeningCounts).toEqual(listeningCounts);
	});

	it('adds what was played since, once', async () => {
		const { sync, counts } = await open();
		await signIn();
		await sync();
		const plays = async () =>
			(await counts())
				.filter(({ artist, kind, period }) => artist === 'Alvvays' && kind === 'artist' && months.test(period))
				.reduce((sum, row) => sum + row.plays, 0);
		const before = await plays();
		world.sandbox.play('sandbox', 'Alvvays', 7);
		const [, , recent] = (await sync()).outcomes;
		// One in eleven is a file of their own.
		expect(recent?.found).toBeGreaterThanOrEqual(6);
		expect(recent).toMatchObject({ note: null });
		expect(await plays()).toBe(before + (recent?.found ?? 0));
		expect((await sync()).outcomes[2]).toMatchObject({ found: 0, isUnchanged: true });
	});

	it('says when there were more plays than Spotify remembers', async () => {
		const { sync } = await open();
		await signIn();
		await sync();
		world.sandbox.play('sandbox', 'Alvvays', 60);
		expect((await sync()).outcomes[2]).toMatchObject({ note: expect.stringContaining('last 50 plays') });
	});

	it('goes on with a new token where the old one ended early, and asks to connect again where nothing helps', async () => {
		const { sync } = await open();
		await signIn();
		world.sandbox.expireTokens();
		expect(statesOf((await sync()).outcomes)).toEqual(['read', 'read', 'read']);
		const { byEndpoint } = world.sandbox.requests();
		expect(byEndpoint['spotify api/token']).toBe(2);

		const { secrets } = world.context;
		const name = secretName('me', 'spotify');
		const kept = (await secrets.read(name)) ?? '';
		await secrets.write(name, kept.replace(/"refreshToken":"[^"]*"/, '"refreshToken":"AQrevoked"'));
		world.sandbox.expireTokens();
		const { outcomes } = await sync();
		expect(statesOf(outcomes)).toEqual(['failed', 'failed', 'failed']);
		expect(outcomes[0]).toMatchObject({ next: expect.stringContaining('vinilogy connect spotify'), exitCode: 4 });
		expect(JSON.stringify(outcomes)).not.toContain('AQrevoked');
		const user = await createAccounts(world).user();
		const stored = await readListSync(world.context.database, { userId: user.id, provider: 'spotify', list: 'top' });
		expect(stored).toMatchObject({ problem: expect.stringContaining('ended'), syncedAt: expect.any(Date) });
	});

	it('one list that fails does not stop the others', async () => {
		const { sync } = await open();
		await signIn();
		world.sandbox.inject({ provider: 'spotify', endpoint: 'me/albums', kind: 'garbage', times: 10 });
		const { outcomes } = await sync();
		expect(statesOf(outcomes)).toEqual(['read', 'failed', 'read']);
	});

	it('a token never reaches the database, errors or events', async () => {
		const { sync } = await open();
		await signIn();
		const { events } = await sync();
		const kept = JSON.parse((await world.context.secrets.read(secretName('me', 'spotify'))) ?? '{}');
		const everything = JSON.stringify([await dumpDatabase(world.context), events]);
		expect(kept.accessToken).toMatch(/^BQ/);
		for (const token of [kept.accessToken, kept.refreshToken]) expect(everything).not.toContain(token);
	});

	it('an app of somebody without Premium lets nobody in, and without tokens each list says what helps', async () => {
		const { sync, connect } = await open({ SPOTIFY_CLIENT_ID: sandboxKeys.spotifyFreeId });
		await expect(signIn()).rejects.toThrow('premium');
		await connect('spotify', 'sandbox');
		const { outcomes } = await sync();
		expect(outcomes[0]).toMatchObject({ state: 'failed', message: expect.stringContaining('nothing is kept') });
	});
});
