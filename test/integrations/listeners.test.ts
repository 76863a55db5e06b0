import { afterEach, describe, expect, it } from 'vitest';
import { AccountNotServed, InvalidAnswer, ProviderNotFound, ProviderRefused } from '../../source/errors.ts';
import { createLastfm } from '../../source/integrations/lastfm/client.ts';
import { judgeLastfm } from '../../source/integrations/lastfm/errors.ts';
import { createListenbrainz } from '../../source/integrations/listenbrainz/client.ts';
import { failureOf, openHttp, startReplay } from './local-server.ts';

const mbid = '5b11f4ce-a62d-471e-81fc-a69a8278c7da';
const fields = { user: 'RJ', page: '2', perPage: '1000', totalPages: '3', total: '2900' };

let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

async function open(body: unknown, status = 200) {
	const server = stack.use(await startReplay());
	server.answer = { status, headers: {}, body: body === '' ? '' : JSON.stringify(body) };
	const { http } = stack.use(openHttp('lastfm', server.url, { judge: judgeLastfm }));
	const plain = stack.use(openHttp('listenbrainz', server.url, {})).http;
	return {
		lastfm: createLastfm({ http, apiKey: 'key' }),
		listenbrainz: createListenbrainz({ http: plain, token: undefined, labsHttp: plain, algorithm: '' }),
		sent: () => {
			const last = server.requests.at(-1);
			return { path: last?.path, query: Object.fromEntries(last?.query ?? []) };
		},
	};
}

describe('what Last.fm says of a listener', () => {
	it('reads lists of what is played most, however they come', async () => {
		const { lastfm, sent } = await open({
			topalbums: {
				album: [
					{ name: ' Souvlaki\u0007 ', playcount: '127', mbid, artist: { name: 'Slowdive', mbid: '' } },
					{ name: '', playcount: '3', artist: { name: 'Ride' } },
					{ name: 'No artist', playcount: '3', artist: '' },
				],
				'@attr': fields,
			},
		});
		const page = await lastfm.userTopAlbums('rj', '12month', 2);
		expect(page).toEqual({
			...{ page: 2, totalPages: 3, total: 2900 },
			rows: [{ artist: 'Slowdive', artistMbid: null, title: 'Souvlaki', albumMbid: mbid, plays: 127 }],
		});
		expect(sent().query).toMatchObject({ user: 'rj', period: '12month', page: '2', limit: '1000' });
		const one = await open({
			topartists: { artist: { name: 'Ride', playcount: 4 }, '@attr': { ...fields, total: '1' } },
		});
		expect((await one.lastfm.userTopArtists('RJ', 'overall', 1)).rows).toMatchObject([{ artist: 'Ride', plays: 4 }]);
	});

	it('leaves out what is playing now, and what has no date or artist', async () => {
		const named = { artist: { '#text': 'Ride', mbid }, album: { '#text': '', mbid: '' }, name: 'Vapour Trail' };
		const date = { uts: '1763640000', '#text': '20 Nov 2025, 12:00' };
		const { lastfm, sent } = await open({
			recenttracks: {
				track: [
					{ ...named, '@attr': { nowplaying: 'true' } },
					{ ...named, date },
					{ ...named, date: { uts: '' } },
					{ ...named, date, artist: { '#text': '', mbid: '' } },
				],
				'@attr': fields,
			},
		});
		const { rows } = await lastfm.recentTracks('rj', { from: 5, to: 9 }, 1);
		expect(rows).toEqual([
			{ artist: 'Ride', artistMbid: mbid, title: null, albumMbid: null, at: new Date('2025-11-20T12:00:00Z') },
		]);
		expect(sent().query).toMatchObject({ from: '5', to: '9', page: '1', limit: '1000' });
	});

	it('refuses an answer about somebody else', async () => {
		const { lastfm } = await open({ recenttracks: { track: [], '@attr': { ...fields, user: 'somebody' } } });
		expect(await failureOf(lastfm.recentTracks('rj', { from: 0, to: 9 }, 1))).toBeInstanceOf(InvalidAnswer);
	});

	it('tells who does not exist from who hides what they play', async () => {
		const nobody = await open({ error: 6, message: 'User not found' }, 404);
		expect(await failureOf(nobody.lastfm.userInfo('rj'))).toBeInstanceOf(ProviderNotFound);
		const hidden = await open({ error: 17, message: 'Login: User required to be logged in' }, 403);
		for (const _ of [1, 2, 3]) {
			const failure = await failureOf(hidden.lastfm.recentTracks('rj', { from: 0, to: 9 }, 1));
			expect(failure).toBeInstanceOf(AccountNotServed);
			expect(failure).toMatchObject({ next: expect.stringContaining('privacy') });
		}
		const badKey = await open({ error: 10, message: 'Invalid API key' }, 403);
		const failure = await failureOf(badKey.lastfm.recentTracks('rj', { from: 0, to: 9 }, 1));
		expect(failure).toBeInstanceOf(ProviderRefused);
		expect(failure).not.toBeInstanceOf(AccountNotServed);
	});
});

describe('what ListenBrainz says of a listener', () => {
	it('takes 204 for statistics that are not computed yet, and an empty 200 for a fault', async () => {
		const { listenbrainz, sent } = await open('', 204);
		expect(await listenbrainz.topArtists('a/b', 0)).toBeNull();
		expect(sent().path).toContain('/stats/user/a%2Fb/artists');
		expect(await listenbrainz.topReleaseGroups('rob', 0)).toBeNull();
		const empty = await open('', 200);
		expect(await failureOf(empty.listenbrainz.topArtists('rob', 0))).toBeInstanceOf(InvalidAnswer);
		expect(await failureOf(empty.listenbrainz.listens('rob', 9))).toBeInstanceOf(InvalidAnswer);
	});

	it('reads statistics, with the MBID of an artist only where there is one artist', async () => {
		const group = { artist_name: 'Brian Eno', release_group_name: 'Another Green World', listen_count: 3 };
		const { listenbrainz } = await open({
			payload: {
				total_release_group_count: 1200,
				release_groups: [
					{ ...group, artist_mbids: [mbid], release_group_mbid: mbid.toUpperCase() },
					{ ...group, artist_mbids: [mbid, mbid], release_group_mbid: null },
					{ ...group, artist_name: null, artist_mbids: [] },
				],
			},
		});
		const { rows, total } = (await listenbrainz.topReleaseGroups('rob', 1000)) ?? { rows: [], total: 0 };
		expect(total).toBe(1200);
		expect(rows.map(({ artistMbid, albumMbid }) => [artistMbid, albumMbid])).toEqual([
			[mbid, mbid],
			[null, null],
		]);
	});

	it('takes the first artist of a credit, and the bare names where nothing is mapped', async () => {
		const at = 1_763_640_000;
		const artists = [
			{ artist_credit_name: 'Nas', artist_mbid: mbid, join_phrase: ' feat. ' },
			{ artist_credit_name: 'AZ' },
		];
		const { listenbrainz } = await open({
			payload: {
				user_id: 'Rob',
				listens: [
					{
						listened_at: at,
						track_metadata: { artist_name: 'Nas feat. AZ', release_name: 'Illmatic', mbid_mapping: { artists } },
					},
					{ listened_at: `${at}`, track_metadata: { artist_name: 'Ride', mbid_mapping: null } },
					{ listened_at: null, track_metadata: { artist_name: 'Ride' } },
				],
			},
		});
		const { username, plays, isFull } = await listenbrainz.listens('rob', at + 1);
		expect({ username, isFull }).toEqual({ username: 'Rob', isFull: false });
		expect(plays).toEqual([
			{ at: new Date(at * 1000), artist: 'Nas', artistMbid: mbid, title: 'Illmatic' },
			{ at: new Date(at * 1000), artist: 'Ride', artistMbid: null, title: null },
		]);
	});
});
