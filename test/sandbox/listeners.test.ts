import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../source/sandbox/server.ts';
import { ask, askLastfm, startFreely } from './ask.ts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startFreely();
});
afterAll(() => sandbox.close());

const recent = (user: string, parameters: Record<string, string> = {}) =>
	askLastfm(sandbox, 'user.getRecentTracks', { user, ...parameters });

describe('listeners at Last.fm', () => {
	it('play something now, which comes on top of every page and has no date', async () => {
		for (const page of ['1', '2']) {
			const { body } = await recent('sandbox', { limit: '10', page });
			const { track, '@attr': fields } = body.recenttracks;
			expect(track).toHaveLength(11);
			expect(track[0]).toMatchObject({ '@attr': { nowplaying: 'true' } });
			expect(track[0].date).toBeUndefined();
			expect(track[1].date.uts).toMatch(/^\d+$/);
			expect(fields).toMatchObject({ user: 'sandbox', page, perPage: '10' });
		}
	});

	it('have their pages without a gap or a double, also between two times', async () => {
		const first = await recent('private', {});
		expect(first).toMatchObject({ status: 403, body: { error: 17 } });
		const { body } = await recent('heavy', { limit: '1000' });
		const times = body.recenttracks.track.map((row: { date: { uts: string } }) => Number(row.date.uts));
		expect(times).toEqual([...times].sort((one, other) => other - one));
		const range = { from: `${times[20]}`, to: `${times[10]}` };
		const between = await recent('heavy', { ...range, limit: '200' });
		expect(between.body.recenttracks.track).toHaveLength(11);
		expect(between.body.recenttracks['@attr'].total).toBe('11');
	});

	it('give strings for numbers, and one row as an object', async () => {
		const { body } = await askLastfm(sandbox, 'user.getTopArtists', { user: 'single' });
		expect(body.topartists.artist).toMatchObject({ name: 'Slowdive', playcount: '1', '@attr': { rank: '1' } });
		expect((await recent('single')).body.recenttracks.track).toMatchObject({ artist: { '#text': 'Slowdive' } });
		expect((await recent('empty')).body.recenttracks.track).toEqual([]);
		const albums = await askLastfm(sandbox, 'user.getTopAlbums', { user: 'sandbox', period: '6month', limit: '1000' });
		const mbids: string[] = albums.body.topalbums.album.map(({ mbid }: { mbid: string }) => mbid);
		expect(mbids).toContain('');
	});

	it('are counted fewer times in a shorter period', async () => {
		const sumOf = async (period: string) => {
			const { body } = await askLastfm(sandbox, 'user.getTopArtists', { user: 'sandbox', period, limit: '1000' });
			return body.topartists.artist.reduce((sum: number, row: { playcount: string }) => sum + Number(row.playcount), 0);
		};
		const [overall = 0, year = 0, half = 0] = await Promise.all(['overall', '12month', '6month'].map(sumOf));
		expect(half).toBeGreaterThan(0);
		expect(year).toBeGreaterThan(half);
		expect(overall).toBeGreaterThan(year);
	});

	it('have limits, and some do not exist', async () => {
		for (const [name, value] of [
			['limit', '0'],
			['limit', '1001'],
			['page', '0'],
		] as const) {
			expect(await recent('sandbox', { [name]: value })).toMatchObject({ status: 400, body: { error: 6 } });
		}
		expect(await recent('nobody')).toMatchObject({ status: 404, body: { error: 6, message: 'User not found' } });
		expect((await askLastfm(sandbox, 'user.getInfo', {})).status).toBe(400);
	});

	it('play more when they are asked to', async () => {
		const init = { method: 'POST', body: JSON.stringify({ user: 'single', artist: 'Ride', times: 2 }) };
		expect((await ask(sandbox, '/__sandbox/plays', init)).status).toBe(200);
		const { body } = await recent('single');
		const artists = body.recenttracks.track.map((row: { artist: { '#text': string } }) => row.artist['#text']);
		expect(artists).toEqual(['Ride', 'Ride', 'Slowdive']);
		const wrong = { method: 'POST', body: JSON.stringify({ user: 'single', artist: 'Nobody at all' }) };
		expect((await ask(sandbox, '/__sandbox/plays', wrong)).status).toBe(400);
	});
});

describe('listeners at ListenBrainz', () => {
	const listens = (user: string, query = '') => ask(sandbox, `/listenbrainz/1/user/${user}/listens?${query}`);

	it('have their listens before a time, or after one, and never both', async () => {
		const { body } = await listens('heavy', 'count=30');
		const times: number[] = body.payload.listens.map((row: { listened_at: number }) => row.listened_at);
		expect(times).toHaveLength(30);
		const before = await listens('heavy', `count=5&max_ts=${times[4]}`);
		expect(before.body.payload.listens.map((row: { listened_at: number }) => row.listened_at)).toEqual(
			times.slice(5, 10),
		);
		const after = await listens('heavy', `count=2&min_ts=${times[4]}`);
		expect(after.body.payload.listens.map((row: { listened_at: number }) => row.listened_at)).toEqual(
			times.slice(2, 4),
		);
		expect((await listens('heavy', 'max_ts=2&min_ts=1')).status).toBe(400);
		expect((await listens('heavy', 'count=5000')).body.payload.listens).toHaveLength(1000);
	});

	it('are mapped to MusicBrainz mostly, some with a guest', async () => {
		const { body } = await listens('sandbox', 'count=1000');
		const rows: { track_metadata: { artist_name: string; mbid_mapping?: { artists: object[] } } }[] =
			body.payload.listens;
		const mapped = rows.filter(({ track_metadata }) => track_metadata.mbid_mapping !== undefined);
		expect(mapped.length).toBeGreaterThan(800);
		expect(mapped.length).toBeLessThan(1000);
		expect(mapped.some(({ track_metadata }) => track_metadata.mbid_mapping?.artists.length === 2)).toBe(true);
	});

	it('have statistics, unless these are not computed yet or nobody is there', async () => {
		const statistics = (user: string, query = '') =>
			ask(sandbox, `/listenbrainz/1/stats/user/${user}/artists?${query}`);
		const { body } = await statistics('sandbox', 'range=all_time&count=3&offset=1');
		expect(body.payload).toMatchObject({ count: 3, offset: 1, range: 'all_time', user_id: 'sandbox' });
		expect(await statistics('uncounted')).toMatchObject({ status: 204, text: '' });
		expect(await statistics('nobody')).toMatchObject({ status: 404, body: { code: 404 } });
		expect((await statistics('sandbox', 'range=fortnight')).status).toBe(400);
	});
});
