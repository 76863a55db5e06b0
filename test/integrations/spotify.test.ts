import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	AccountNotServed,
	CredentialsMissing,
	explain,
	InvalidAnswer,
	ProviderRefused,
	ProviderUnreachable,
	ProviderWaiting,
} from '../../source/errors.ts';
import { createSpotify } from '../../source/integrations/spotify/client.ts';
import { createSpotifyJudge, GrantEnded, judgeSpotifyLogin } from '../../source/integrations/spotify/errors.ts';
import { createSpotifyLogin } from '../../source/integrations/spotify/login.ts';
import { failureOf, openHttp, type Replayed, startReplay } from './local-server.ts';
import { hasRecordings, readRecording } from './recordings.ts';

let stack = new AsyncDisposableStack();
let server: Awaited<ReturnType<typeof startReplay>>;
beforeEach(async () => {
	server = stack.use(await startReplay());
});
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

function answer(body: unknown, status = 200, headers: Record<string, string> = {}): void {
	const said: Replayed = { status, headers, body: JSON.stringify(body) };
	server.answer = said;
}

function open() {
	const clock = () => new Date();
	const api = stack.use(openHttp('spotify', server.url, { judge: createSpotifyJudge(clock) }));
	const login = stack.use(openHttp('spotifyLogin', server.url, { judge: judgeSpotifyLogin }));
	return {
		spotify: createSpotify({ http: api.http }),
		login: createSpotifyLogin({ http: login.http, baseUrl: 'https://accounts.example/', clientId: 'client' }),
		gate: api.gate,
	};
}

const id = (letter: string) => letter.repeat(22);
const artist = { id: id('a'), name: 'Ride' };
const album = { id: id('b'), name: 'Nowhere', artists: [artist] };
const top = { range: 'long_term', offset: 50 } as const;

describe('what Spotify tells of a listener', () => {
	it('is asked for with the token, fifty at a time, and never by an address that it gives', async () => {
		answer({ items: [artist], total: 51, next: 'http://elsewhere.example/?offset=50' });
		const page = await open().spotify.topArtists('a token', top, {});
		expect(page).toEqual({ items: [artist], hasMore: true, total: 51 });
		const [asked] = server.requests;
		expect(asked?.path).toBe('/me/top/artists');
		expect(Object.fromEntries(asked?.query ?? [])).toEqual({ time_range: 'long_term', limit: '50', offset: '50' });
		expect(asked?.headers.authorization).toBe('Bearer a token');
	});

	it('has gaps: nothing, things without ids, samplers by nobody', async () => {
		const sampler = { ...album, artists: [{ id: '0LyfQWJT6nXafLPZqqxlYo', name: 'Various Artists' }] };
		const track = { id: id('c'), name: 'Vapour Trail', artists: [artist], album };
		answer({
			items: [
				null,
				track,
				{ ...track, album: sampler },
				{ ...track, artists: [{ id: null, name: 'Me' }] },
				{ id: null },
			],
			total: 5,
			next: null,
		});
		const { items, hasMore } = await open().spotify.topTracks('BQ-a-token', top, {});
		const mapped = { id: id('b'), title: 'Nowhere', artist };
		expect(items).toEqual([
			{ artists: [artist], album: mapped },
			{ artists: [artist], album: null },
		]);
		expect(hasMore).toBe(false);

		const saved = [{ added_at: '2024-05-01T10:00:00Z', album }, null, { added_at: 'x', album: null }];
		answer({ items: saved, total: 3, next: null });
		expect((await open().spotify.savedAlbums('BQ-a-token', 0, {})).items).toEqual([
			{ album: mapped, addedAt: new Date('2024-05-01T10:00:00Z') },
		]);
	});

	it('is cleaned before anybody sees it', async () => {
		answer({
			items: [
				{ id: id('a'), name: '\u001b[2JRi\u202ede\n' },
				{ id: '../me', name: 'x' },
			],
			total: 2,
		});
		expect((await open().spotify.topArtists('BQ-a-token', top, {})).items).toEqual([{ id: id('a'), name: 'Ride' }]);
	});

	it('tells the last plays since a time, and when there may have been more', async () => {
		const play = {
			played_at: '2026-11-20T10:00:00.123Z',
			track: { ...artist, artists: [artist], album },
			context: null,
		};
		answer({ items: Array(50).fill(play), cursors: null });
		const since = new Date('2026-11-19T00:00:00Z');
		const recent = await open().spotify.recentlyPlayed('BQ-a-token', since, {});
		expect(recent.isFull).toBe(true);
		expect(recent.plays[0]?.playedAt).toEqual(new Date('2026-11-20T10:00:00.123Z'));
		expect(Object.fromEntries(server.requests[0]?.query ?? [])).toEqual({ limit: '50', after: `${since.getTime()}` });
		answer({ items: [play, { played_at: null, track: null }], cursors: null });
		expect(await open().spotify.recentlyPlayed('BQ-a-token', null, {})).toMatchObject({ isFull: false, plays: [{}] });
		expect(server.requests[1]?.query.has('after')).toBe(false);
	});

	it.each([{ total: 3 }, { items: null }, { items: 'none' }, []])(
		'%j is no list, and not an empty one',
		async (body) => {
			answer(body);
			expect(await failureOf(open().spotify.topArtists('BQ-a-token', top, {}))).toBeInstanceOf(InvalidAnswer);
		},
	);
});

describe('what Spotify refuses', () => {
	it('a token: whoever has another may try again', async () => {
		answer({ error: { status: 401, message: 'The access token expired' } }, 401);
		const error = await failureOf(open().spotify.topArtists('secret-token', top, {}));
		expect(error).toBeInstanceOf(ProviderRefused);
		expect(error).not.toBeInstanceOf(AccountNotServed);
		expect(error).toMatchObject({ status: 401 });
	});

	it.each([
		['Active premium subscription required for the owner of the app.', /Premium/],
		['Insufficient client scope', /vinilogy connect spotify/],
	])('403 (%s) says what helps', async (message, next) => {
		answer({ error: { status: 403, message } }, 403);
		const error = await failureOf(open().spotify.topArtists('BQ-a-token', top, {}));
		expect(error).toBeInstanceOf(AccountNotServed);
		expect(explain(error)).toMatchObject({ message: expect.stringContaining(message), exitCode: 4 });
		expect(explain(error).next).toMatch(next);
	});

	it('one listener again and again says nothing of the others', async () => {
		const { spotify } = open();
		answer({ error: { status: 403, message: 'User not registered' } }, 403);
		for (let n = 0; n < 3; n++) await failureOf(spotify.topArtists('one', top, {}));
		answer({ items: [artist], total: 1 });
		expect((await spotify.topArtists('another', top, {})).items).toHaveLength(1);
	});

	it('too many questions: until when it says', async () => {
		const { spotify, gate } = open();
		answer({ error: { status: 429, message: 'API rate limit exceeded' } }, 429, { 'retry-after': '17' });
		const error = await failureOf(spotify.topArtists('BQ-a-token', top, {}));
		expect(error).toBeInstanceOf(ProviderWaiting);
		const wait = (gate.state().until?.getTime() ?? 0) - Date.now();
		expect(wait).toBeGreaterThan(15_000);
		expect(wait).toBeLessThan(17_500);
	});

	it('more than the quota: for an hour, whatever hint of seconds comes with it', async () => {
		const { spotify, gate } = open();
		const error = { status: 429, message: 'Quota exceeded', reason: 'QUOTA_EXCEEDED' };
		answer({ error }, 429, { 'retry-after': '1' });
		expect((await failureOf(spotify.topArtists('BQ-a-token', top, {}))).message).toContain('quota');
		expect((gate.state().until?.getTime() ?? 0) - Date.now()).toBeGreaterThan(3_500_000);
	});

	it('an own failure is tried again and is nobody’s fault here', async () => {
		answer({ error: { status: 502, message: 'Bad gateway' } }, 502);
		expect(await failureOf(open().spotify.topArtists('BQ-a-token', top, {}))).toBeInstanceOf(ProviderUnreachable);
		expect(server.requests).toHaveLength(3);
	});
});

describe('signing in', () => {
	it('leads to the page with everything that it needs, and no secret', () => {
		const request = { redirectUri: 'http://127.0.0.1:4321/callback', state: 'st', challenge: 'ch' };
		const url = new URL(open().login.addressFor(request));
		expect(`${url.origin}${url.pathname}`).toBe('https://accounts.example/authorize');
		expect(Object.fromEntries(url.searchParams)).toEqual({
			response_type: 'code',
			client_id: 'client',
			scope: 'user-top-read user-library-read user-read-recently-played',
			redirect_uri: 'http://127.0.0.1:4321/callback',
			state: 'st',
			code_challenge_method: 'S256',
			code_challenge: 'ch',
		});
	});

	it('without a client id it names the setting', () => {
		const { http } = stack.use(openHttp('spotifyLogin', server.url));
		const login = createSpotifyLogin({ http, baseUrl: server.url, clientId: undefined });
		expect(login.missing).toBe('SPOTIFY_CLIENT_ID');
		expect(() => login.addressFor({ redirectUri: '', state: '', challenge: '' })).toThrow(CredentialsMissing);
	});

	it('a refresh token that is not replaced stays', async () => {
		answer({ access_token: 'one', expires_in: 3600, token_type: 'Bearer' });
		expect(await open().login.refresh('kept', {})).toEqual({ accessToken: 'one', seconds: 3600, refreshToken: 'kept' });
		const code = { code: 'c', verifier: 'v', redirectUri: 'r' };
		expect(await failureOf(open().login.exchangeCode(code, {}))).toBeInstanceOf(InvalidAnswer);
	});

	it('a grant that ended is to be given again; a client id that is wrong is not; nothing is quoted', async () => {
		const quoted = 'the token AQsecret was revoked';
		answer({ error: 'invalid_grant', error_description: quoted }, 400);
		const ended = await failureOf(open().login.refresh('AQsecret', {}));
		expect(ended).toBeInstanceOf(GrantEnded);
		expect(explain(ended)).toMatchObject({ next: expect.stringContaining('vinilogy connect spotify'), exitCode: 4 });
		answer({ error: 'invalid_client', error_description: quoted }, 400);
		const wrong = await failureOf(open().login.refresh('AQsecret', {}));
		expect(wrong).not.toBeInstanceOf(GrantEnded);
		expect(explain(wrong).next).toContain('SPOTIFY_CLIENT_ID');
		for (const error of [ended, wrong]) expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('AQsecret');
	});

	it('a server that fails is unreachable, not a refusal', async () => {
		answer({ error: 'server_error' }, 503);
		expect(await failureOf(open().login.refresh('r', {}))).toBeInstanceOf(ProviderUnreachable);
	});
});

describe.runIf(hasRecordings('spotify'))('recorded answers of Spotify', () => {
	it('favourites and plays of old are understood', async () => {
		const { spotify } = open();
		server.answer = readRecording('spotify', 'current_users_top_artists.txt');
		const artists = await spotify.topArtists('BQ-a-token', top, {});
		expect(artists.items.map(({ name }) => name)).toContain('insaneintherainmusic');
		server.answer = readRecording('spotify', 'current_users_top_tracks.txt');
		const tracks = await spotify.topTracks('BQ-a-token', top, {});
		expect(tracks).toMatchObject({ total: 380, hasMore: true });
		// These albums came without artists.
		expect(tracks.items[0]?.album).toEqual({
			id: '7siyLyX5HmMdU0HJl700eV',
			title: 'Alola That Jazz',
			artist: { id: '62GoYifV4njTdvS8lD2yYT', name: 'insaneintherainmusic' },
		});
		server.answer = readRecording('spotify', 'player_recently_played.txt');
		const recent = await spotify.recentlyPlayed('BQ-a-token', null, {});
		expect(recent.plays).toHaveLength(20);
		expect(recent.plays[0]).toMatchObject({
			playedAt: new Date('2017-05-27T20:07:54.721Z'),
			track: { artists: [{ name: 'Disturbed' }], album: { title: 'Immortalized' } },
		});
	});
});
