import { afterEach, expect, it } from 'vitest';
import { readConfiguration } from '../../source/config.ts';
import { environmentOf, type Sandbox, startSandbox } from '../../source/sandbox/server.ts';
import { ask, askDiscogs, askLastfm, askMusicbrainz } from './ask.ts';

const arcticMonkeys = 'ada7a83c-e3e1-40f1-93f9-3e73dbc9298a';
let sandbox: Sandbox;
afterEach(() => sandbox.close());

function wait(ms: number) {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

it('lets two MusicBrainz requests through at once, refuses with 503 and Retry-After, and goes on refusing who goes on asking', async () => {
	sandbox = await startSandbox();
	const statuses: number[] = [];
	for (let index = 0; index < 6; index++)
		statuses.push((await askMusicbrainz(sandbox, `artist/${arcticMonkeys}`)).status);
	expect(statuses.slice(0, 2)).toEqual([200, 200]);
	expect(statuses.slice(2)).toEqual([503, 503, 503, 503]);
	const { headers, body } = await askMusicbrainz(sandbox, `artist/${arcticMonkeys}`);
	expect(body.error).toMatch(/^Your requests are exceeding the allowable rate limit/);
	expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(2);
	expect(headers.get('x-ratelimit-remaining')).toBe('0');
	sandbox.setSpeed(100);
	await wait(120);
	expect((await askMusicbrainz(sandbox, `artist/${arcticMonkeys}`)).status).toBe(200);
});

it('counts 25 Discogs requests without and 60 with credentials in a moving window, in three headers, without Retry-After', async () => {
	sandbox = await startSandbox();
	const anonymous = () => askDiscogs(sandbox, 'artists/45467', {}, {});
	for (let used = 1; used <= 25; used++) {
		const { status, headers } = await anonymous();
		expect(status).toBe(200);
		expect(headers.get('x-discogs-ratelimit')).toBe('25');
		expect(headers.get('x-discogs-ratelimit-used')).toBe(`${used}`);
		expect(headers.get('x-discogs-ratelimit-remaining')).toBe(`${25 - used}`);
	}
	const refused = await anonymous();
	expect([refused.status, refused.body]).toEqual([429, { message: 'You are making requests too quickly.' }]);
	expect(refused.headers.get('retry-after')).toBeNull();
	const signedIn = await askDiscogs(sandbox, 'artists/45467');
	expect([
		signedIn.status,
		signedIn.headers.get('x-discogs-ratelimit'),
		signedIn.headers.get('x-discogs-ratelimit-used'),
	]).toEqual([200, '60', '26']);
});

it('shortens the window with the speed', async () => {
	sandbox = await startSandbox({ speed: 100 });
	for (let used = 1; used <= 25; used++) expect((await askDiscogs(sandbox, 'artists/45467', {}, {})).status).toBe(200);
	expect((await askDiscogs(sandbox, 'artists/45467', {}, {})).status).toBe(429);
	await wait(650);
	expect((await askDiscogs(sandbox, 'artists/45467', {}, {})).status).toBe(200);
});

it('says Last.fm error 29 with 429, and Deezer code 4 with 200', async () => {
	sandbox = await startSandbox();
	const lastfm = await Promise.all(
		Array.from({ length: 51 }, () => askLastfm(sandbox, 'artist.getCorrection', { artist: 'Low' })),
	);
	const over = lastfm.filter(({ status }) => status === 429);
	expect(over.map(({ body }) => body.error)).toEqual([29]);
	const deezer = await Promise.all(Array.from({ length: 51 }, () => ask(sandbox, '/deezer/artist/1')));
	const quota = deezer.filter(({ body }) => body.error?.code === 4);
	expect(quota).toHaveLength(1);
	expect(quota[0]?.status).toBe(200);
});

it('tells the ListenBrainz window in its headers and refuses the 31st', async () => {
	sandbox = await startSandbox();
	const answers = [];
	for (let index = 0; index < 31; index++) answers.push(await ask(sandbox, '/listenbrainz/1/validate-token'));
	expect(answers[0]?.headers.get('x-ratelimit-limit')).toBe('30');
	expect(answers[0]?.headers.get('x-ratelimit-remaining')).toBe('29');
	expect(Number(answers[0]?.headers.get('x-ratelimit-reset-in'))).toBe(10);
	expect(answers.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(1);
});

it('prints settings whose rates are multiplied by the speed and whose bases and keys work', async () => {
	sandbox = await startSandbox({ speed: 20 });
	expect(sandbox.environment).toMatchObject(environmentOf(sandbox.url, 20));
	expect(sandbox.environment).toMatchObject({
		VINILOGY_DISCOGS_RATE: '1200/60',
		VINILOGY_MUSICBRAINZ_RATE: '20/1',
		VINILOGY_DEEZER_RATE: '1000/5',
		VINILOGY_LISTENBRAINZ_LABS_URL: `${sandbox.url}/listenbrainz-labs`,
	});
	const { settings } = readConfiguration(sandbox.environment, '/nonexistent');
	expect(Object.values(settings.providers).every(({ moved }) => moved)).toBe(true);
	const set = await ask(sandbox, '/__sandbox/speed', { method: 'POST', body: '{"speed":2}' });
	expect(set.status).toBe(200);
	expect(sandbox.environment.VINILOGY_DISCOGS_RATE).toBe('120/60');
	expect((await ask(sandbox, '/__sandbox/speed', { method: 'POST', body: '{"speed":-1}' })).status).toBe(400);
});

it('keeps no limits when told so', async () => {
	sandbox = await startSandbox({ limits: false });
	const answers = await Promise.all(Array.from({ length: 80 }, () => askDiscogs(sandbox, 'artists/45467', {}, {})));
	expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
});
