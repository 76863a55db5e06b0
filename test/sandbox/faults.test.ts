import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Fault, type Sandbox, sandboxKeys } from '../../source/sandbox/server.ts';
import { agent, ask, askDiscogs, askLastfm, startFreely } from './ask.ts';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startFreely();
});
afterEach(() => sandbox.close());

function master() {
	return askDiscogs(sandbox, 'masters/10362');
}

it.each<[Fault['kind'], Partial<Fault>, (text: string, status: number) => boolean]>([
	['status', { status: 502 }, (text, status) => status === 502 && text.includes('message')],
	['html', { status: 403 }, (text, status) => status === 403 && text.startsWith('<html>')],
	['empty', {}, (text, status) => status === 200 && text === ''],
	['truncated', {}, (text, status) => status === 200 && text.startsWith('{') && !text.endsWith('}')],
	['garbage', {}, (text, status) => status === 200 && text.includes('\uFFFD')],
	['ratelimit', {}, (text, status) => status === 429 && text.includes('too quickly')],
])('%s hits one request and then is over', async (kind, more, fits) => {
	sandbox.inject({ provider: 'discogs', kind, ...more });
	const hit = await master();
	expect(fits(hit.text, hit.status)).toBe(true);
	expect((await master()).body.title).toBe('The Dark Side of the Moon');
});

it('drops the connection, holds it, and delays', async () => {
	sandbox.inject({ provider: 'discogs', kind: 'drop' });
	await expect(master()).rejects.toThrow();
	sandbox.inject({ provider: 'discogs', kind: 'hang' });
	const held = fetch(`${sandbox.url}/discogs/masters/10362`, {
		headers: { 'user-agent': agent },
		signal: AbortSignal.timeout(150),
	});
	await expect(held).rejects.toMatchObject({ name: 'TimeoutError' });
	sandbox.inject({ provider: 'discogs', kind: 'slow', delayMs: 200 });
	const start = performance.now();
	expect((await master()).status).toBe(200);
	expect(performance.now() - start).toBeGreaterThanOrEqual(190);
});

it('is down until cleared, for one service or for all', async () => {
	sandbox.inject({ provider: 'discogs', kind: 'down' });
	for (let index = 0; index < 3; index++) await expect(master()).rejects.toThrow();
	expect((await askLastfm(sandbox, 'artist.getInfo', { artist: 'Low' })).status).toBe(200);
	sandbox.inject({ provider: '*', kind: 'down' });
	await expect(askLastfm(sandbox, 'artist.getInfo', { artist: 'Low' })).rejects.toThrow();
	sandbox.clearFaults();
	expect((await master()).status).toBe(200);
});

it('hits only requests whose path holds the endpoint, so many times', async () => {
	sandbox.inject({ provider: 'discogs', kind: 'status', endpoint: '/versions', times: 2 });
	expect((await master()).status).toBe(200);
	const versions = async () => (await askDiscogs(sandbox, 'masters/10362/versions')).status;
	expect([await versions(), await versions(), await versions()]).toEqual([500, 500, 200]);
});

it('words an injected error as the service does', async () => {
	sandbox.inject({ provider: '*', kind: 'status', times: 2 });
	const search = await askDiscogs(sandbox, 'database/search', { q: 'low' });
	expect([search.status, search.body]).toEqual([500, { message: 'Query time exceeded. Please try a simpler query.' }]);
	expect((await askLastfm(sandbox, 'artist.getInfo', { artist: 'Low' })).body.error).toBe(8);
});

it('takes faults over HTTP and refuses what is none', async () => {
	const post = (body: unknown) => ask(sandbox, '/__sandbox/faults', { method: 'POST', body: JSON.stringify(body) });
	expect((await post({ provider: 'discogs', kind: 'status', status: 503, times: 5 })).status).toBe(200);
	expect((await master()).status).toBe(503);
	await ask(sandbox, '/__sandbox/faults', { method: 'DELETE' });
	expect((await master()).status).toBe(200);
	expect((await post({ provider: 'nobody', kind: 'status' })).status).toBe(400);
	expect((await post({ provider: 'discogs', kind: 'nothing' })).status).toBe(400);
});

it('counts requests by provider, endpoint and status, and logs no secret', async () => {
	await askDiscogs(sandbox, 'masters/10362/versions', { token: sandboxKeys.discogsToken });
	await askLastfm(sandbox, 'artist.getInfo', { artist: 'Low' });
	await ask(sandbox, '/musicbrainz/ws/2/release-group?artist=ada7a83c-e3e1-40f1-93f9-3e73dbc9298a&fmt=json');
	await ask(sandbox, `/audiodb/api/v1/json/private-key/search.php?s=Low`);
	sandbox.inject({ provider: 'discogs', kind: 'drop' });
	await expect(master()).rejects.toThrow();
	const { body } = await ask(sandbox, '/__sandbox/requests');
	expect(body).toEqual(sandbox.requests());
	expect(body.total).toBe(5);
	expect(body.byProvider).toEqual({ discogs: 2, lastfm: 1, musicbrainz: 1, audiodb: 1 });
	expect(body.byEndpoint).toEqual({
		'discogs masters/versions': 1,
		'lastfm artist.getInfo': 1,
		'musicbrainz release-group browse': 1,
		'audiodb search': 1,
		'discogs masters': 1,
	});
	expect(body.statuses).toEqual({
		'discogs 200': 1,
		'lastfm 200': 1,
		'musicbrainz 200': 1,
		'audiodb 401': 1,
		'discogs 0': 1,
	});
	const log = JSON.stringify(body.log);
	for (const secret of [sandboxKeys.discogsToken, sandboxKeys.lastfm, 'private-key']) expect(log).not.toContain(secret);
	expect(body.log[1]).toMatchObject({ provider: 'lastfm', endpoint: 'artist.getInfo', method: 'GET', status: 200 });
	await ask(sandbox, '/__sandbox/requests', { method: 'DELETE' });
	expect(sandbox.requests().total).toBe(0);
});
