import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../source/sandbox/exchange.ts';
import { createLimiters } from '../../source/sandbox/limits.ts';
import { type Sandbox, sandboxKeys } from '../../source/sandbox/server.ts';
import { type Asked, ask, startFreely } from './ask.ts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startFreely();
});
afterAll(() => sandbox.close());

const redirectUri = 'http://127.0.0.1:4567/callback';
const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const allScopes = 'user-top-read user-library-read user-read-recently-played';

function authorize(changes: Record<string, string> = {}): Promise<Asked> {
	const query = new URLSearchParams({
		response_type: 'code',
		client_id: sandboxKeys.spotifyId,
		redirect_uri: redirectUri,
		scope: allScopes,
		state: 'st',
		code_challenge_method: 'S256',
		code_challenge: challenge,
		...changes,
	});
	return ask(sandbox, `/spotify/accounts/authorize?${query}`);
}

async function getCode(changes: Record<string, string> = {}): Promise<string> {
	const back = new URL((await authorize(changes)).headers.get('location') ?? '');
	return back.searchParams.get('code') ?? '';
}

function askToken(form: Record<string, string>): Promise<Asked> {
	const body = new URLSearchParams({ client_id: sandboxKeys.spotifyId, ...form });
	return ask(sandbox, '/spotify/accounts/api/token', { method: 'POST', body });
}

function exchange(code: string, changes: Record<string, string> = {}): Promise<Asked> {
	const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
	return askToken({ ...form, ...changes });
}

const refresh = (token: string) => askToken({ grant_type: 'refresh_token', refresh_token: token });
const getToken = async (changes = {}, exchanged = {}): Promise<string> =>
	(await exchange(await getCode(changes), exchanged)).body.access_token;

function read(path: string, token: string): Promise<Asked> {
	return ask(sandbox, `/spotify/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
}

describe('signing in at Spotify', () => {
	it('leads back with a code and the state, at any port of 127.0.0.1', async () => {
		const { status, headers } = await authorize();
		expect(status).toBe(303);
		expect(headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:4567\/callback\?code=AQ[\w-]+&state=st$/);
	});

	it.each([
		[{ redirect_uri: 'http://localhost:4567/callback' }, 'Insecure redirect URI'],
		[{ redirect_uri: 'http://127.0.0.1:4567/elsewhere' }, 'Insecure redirect URI'],
		[{ redirect_uri: 'https://vinilogy.example/callback' }, 'Insecure redirect URI'],
		[{ client_id: 'nobody' }, 'Invalid client'],
	])('stays where it is for %j', async (changes, said) => {
		const { status, text, headers } = await authorize(changes);
		expect([status, headers.get('location')]).toEqual([400, null]);
		expect(text).toContain(said);
	});

	it.each([
		[{ code_challenge_method: 'plain' }, 'invalid_request'],
		[{ code_challenge: 'short' }, 'invalid_request'],
		[{ response_type: 'token' }, 'unsupported_response_type'],
	])('leads back with an error for %j', async (changes, error) => {
		const back = new URL((await authorize(changes)).headers.get('location') ?? '');
		expect(Object.fromEntries(back.searchParams)).toMatchObject({ error, state: 'st' });
	});

	it('takes a code once, from who asked for it', async () => {
		const code = await getCode();
		expect((await exchange(code)).body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: allScopes });
		const again = await exchange(code);
		expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
		const stolen = await exchange(await getCode(), { code_verifier: 'w'.repeat(43) });
		expect(stolen.body).toEqual({ error: 'invalid_grant', error_description: 'code_verifier was incorrect' });
		const moved = await exchange(await getCode(), { redirect_uri: 'http://127.0.0.1:9999/callback' });
		expect(moved.body.error).toBe('invalid_grant');
		expect((await exchange(await getCode(), { client_id: 'nobody' })).body.error).toBe('invalid_client');
	});

	it('gives a new refresh token for each, and revokes the old one', async () => {
		const { refresh_token: first } = (await exchange(await getCode())).body;
		const { refresh_token: second, access_token } = (await refresh(first)).body;
		expect(second).not.toBe(first);
		expect((await refresh(first)).body).toEqual({ error: 'invalid_grant', error_description: 'Refresh token revoked' });
		expect((await read('me', access_token)).body).toMatchObject({ id: 'sandbox' });
		expect((await refresh(second)).status).toBe(200);
	});
});

describe('the Web API of Spotify', () => {
	it('wants a token that is good', async () => {
		expect((await ask(sandbox, '/spotify/v1/me')).body.error.message).toBe('No token provided');
		const token = await getToken();
		sandbox.expireTokens();
		const { status, body } = await read('me', token);
		expect([status, body.error.message]).toEqual([401, 'The access token expired']);
	});

	it('serves no app of somebody without Premium, and nobody beyond their scopes', async () => {
		const client = { client_id: sandboxKeys.spotifyFreeId };
		const free = await read('me', await getToken(client, client));
		expect([free.status, free.body.error.message]).toEqual([403, expect.stringContaining('premium')]);
		const few = await getToken({ scope: 'user-top-read' });
		expect((await read('me/top/artists', few)).status).toBe(200);
		expect((await read('me/albums', few)).body.error.message).toBe('Insufficient client scope');
	});

	it.each(['recommendations?seed_artists=x', 'artists/abc/related-artists', 'audio-features/x', 'albums?ids=a,b'])(
		'%s is closed',
		async (path) => {
			expect((await read(path, await getToken())).status).toBe(403);
		},
	);

	it('tells favourites in pages of at most fifty, without numbers, and with a gap', async () => {
		const token = await getToken();
		expect((await read('me/top/artists?limit=51', token)).body.error).toEqual({
			status: 400,
			message: 'Invalid limit',
		});
		expect((await read('me/top/artists?time_range=ever', token)).status).toBe(400);
		const first = (await read('me/top/artists?limit=50&time_range=long_term', token)).body;
		expect(first.items).toHaveLength(50);
		expect(first.next).toContain('offset=50');
		const rest = (await read('me/top/artists?limit=50&time_range=long_term&offset=50', token)).body;
		expect(rest.items).toHaveLength(first.total - 50);
		expect(rest.next).toBeNull();
		expect(Object.keys(first.items[0]).filter((key) => /popularity|followers|genres|plays/.test(key))).toEqual([]);
		const short = (await read('me/top/artists?limit=50&time_range=short_term', token)).body;
		expect(short.items.map(({ id }: { id: string }) => id)).not.toEqual(
			first.items.map(({ id }: { id: string }) => id),
		);
		const tracks = (await read('me/top/tracks?limit=50&time_range=medium_term', token)).body;
		expect(tracks.items.filter((track: unknown) => track === null)).toHaveLength(1);
	});

	it('tells saved albums, the last first, one of them gone', async () => {
		const { items, total } = (await read('me/albums?limit=50', await getToken())).body;
		expect(total).toBe(120);
		const added = items.map(({ added_at }: { added_at: string }) => added_at);
		expect(added).toEqual([...added].sort().reverse());
		expect(items.filter(({ album }: { album: unknown }) => album === null)).toHaveLength(1);
	});

	it('remembers the last fifty plays, of which it gives those after a time', async () => {
		const token = await getToken();
		const all = (await read('me/player/recently-played?limit=50', token)).body;
		expect(all.items).toHaveLength(50);
		const newest = Date.parse(all.items[0].played_at);
		expect(all.cursors.after).toBe(`${newest}`);
		const none = (await read(`me/player/recently-played?limit=50&after=${newest}`, token)).body;
		expect(none).toMatchObject({ items: [], cursors: null });
		sandbox.play('sandbox', 'Alvvays', 3);
		const some = (await read(`me/player/recently-played?limit=50&after=${newest}`, token)).body;
		expect(some.items).toHaveLength(3);
		expect((await read('me/player/recently-played?after=1&before=2', token)).status).toBe(400);
	});

	it('has two limits: of thirty seconds with a hint, of the day with one that is worth nothing', () => {
		const { spotify } = createLimiters(() => 1);
		const question = { path: '/v1/me' } as Question;
		for (let n = 0; n < 100; n++) expect(spotify(question, 0).allowed).toBe(true);
		const fast = spotify(question, 0);
		expect([fast.allowed, fast.refusal.status, fast.refusal.headers['retry-after']]).toEqual([false, 429, '30']);
		expect(spotify({ path: '/accounts/api/token' } as Question, 0).allowed).toBe(true);
		for (let n = 0; n < 10_000; n++) spotify(question, 60_000 + n * 400);
		const used = spotify(question, 60_000 + 10_001 * 400);
		expect(used.allowed).toBe(false);
		expect(`${used.refusal.body}`).toContain('QUOTA_EXCEEDED');
	});
});
