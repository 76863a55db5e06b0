import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, sandboxKeys } from '../../source/sandbox/server.ts';
import { ask, startFreely } from './ask.ts';

const arcticMonkeys = 'ada7a83c-e3e1-40f1-93f9-3e73dbc9298a';
const algorithm = 'session_based_days_7500_session_300_contribution_3_threshold_10_limit_100_filter_True_skip_30';
let sandbox: Sandbox;
let cases: Record<string, { mbid: string; name: string; deezerId: number; wikidata: string }>;
beforeAll(async () => {
	sandbox = await startFreely();
	cases = (await ask(sandbox, '/__sandbox/world')).body.cases;
});
afterAll(() => sandbox.close());

describe('ListenBrainz', () => {
	it('gives similar artists out of order, with a double, scored by integers', async () => {
		const { body } = await ask(
			sandbox,
			`/listenbrainz-labs/similar-artists/json?artist_mbids=${arcticMonkeys}&algorithm=${algorithm}`,
		);
		const scores = body.map(({ score }: { score: number }) => score);
		const ids = new Set(body.map((row: { artist_mbid: string }) => row.artist_mbid));
		expect(ids.size).toBeGreaterThanOrEqual(20);
		expect(ids.size).toBe(body.length - 1);
		expect(scores.every(Number.isInteger)).toBe(true);
		expect(scores).not.toEqual(scores.toSorted((left: number, right: number) => right - left));
		expect(body[0].reference_mbid).toBe(arcticMonkeys);
		const unknown = await ask(
			sandbox,
			`/listenbrainz-labs/similar-artists/json?artist_mbids=${arcticMonkeys}&algorithm=none`,
		);
		expect(unknown.status).toBe(400);
	});

	it('has similar artists where Last.fm has none', async () => {
		const { body } = await ask(
			sandbox,
			`/listenbrainz-labs/similar-artists/json?artist_mbids=${cases.emptySimilarAtLastfm?.mbid}&algorithm=${algorithm}`,
		);
		expect(body.length).toBeGreaterThanOrEqual(20);
	});

	it('counts listens without a token in the order of the request, and lists top albums only with one', async () => {
		const nobody = '01234567-0123-4123-8123-012345678901';
		const post = (artist_mbids: string[]) =>
			ask(sandbox, '/listenbrainz/1/popularity/artist', { method: 'POST', body: JSON.stringify({ artist_mbids }) });
		const { body } = await post([nobody, arcticMonkeys]);
		expect(body[0]).toEqual({ artist_mbid: nobody, total_listen_count: null, total_user_count: null });
		expect(body[1].total_listen_count).toBeGreaterThan(0);
		expect((await post(['x'])).status).toBe(400);
		const path = `/listenbrainz/1/popularity/top-release-groups-for-artist/${arcticMonkeys}`;
		expect((await ask(sandbox, path)).status).toBe(401);
		const authorization = `Token ${sandboxKeys.listenbrainz}`;
		expect((await ask(sandbox, path, { headers: { authorization } })).body.length).toBeGreaterThan(5);
		expect((await ask(sandbox, '/listenbrainz/1/validate-token', { headers: { authorization } })).body.valid).toBe(
			true,
		);
	});
});

describe('Deezer', () => {
	it('says errors with status 200 and a missing picture by an empty image id', async () => {
		const missing = await ask(sandbox, '/deezer/artist/1');
		expect([missing.status, missing.body.error.code]).toEqual([200, 800]);
		const grey = await ask(sandbox, `/deezer/artist/${cases.greyDeezerPicture?.deezerId}`);
		expect(grey.body.picture_xl).toContain('/images/artist//');
		expect((await ask(sandbox, '/deezer/search/artist?q=')).body.error.code).toBe(501);
	});

	it('has a homonym with more fans, and real pictures on its own host', async () => {
		const { body } = await ask(sandbox, '/deezer/search/artist?q=ride');
		const named = body.data.filter(({ name }: { name: string }) => name.toLowerCase() === 'ride');
		expect(named).toHaveLength(2);
		expect(named[0].nb_fan).toBeGreaterThan(named[1].nb_fan);
		expect(named[1].id).toBe(cases.pictureOnlyByDeezerName?.deezerId);
		expect(named[1].picture_xl.startsWith(`${sandbox.url}/pictures/`)).toBe(true);
		const related = await ask(sandbox, `/deezer/artist/${named[1].id}/related?limit=5`);
		expect(related.body.data).toHaveLength(5);
	});
});

describe('Wikidata and Commons', () => {
	const claims = async (entity = '') =>
		(await ask(sandbox, `/wikidata/w/api.php?action=wbgetclaims&entity=${entity}&property=P18&format=json`)).body;

	it('gives a file that Commons has, and no claims where there is no picture', async () => {
		const body = await claims(cases.pictureAtWikidata?.wikidata);
		const normal = body.claims.P18.find(({ rank }: { rank: string }) => rank === 'normal').mainsnak.datavalue.value;
		const picture = await ask(sandbox, `/commons/wiki/Special:FilePath/${encodeURIComponent(normal)}?width=500`);
		expect(picture.status).toBe(302);
		const file = await fetch(picture.headers.get('location') ?? '');
		expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
		const odd = await ask(sandbox, `/commons/wiki/Special:FilePath/${encodeURIComponent(normal)}?width=640`);
		expect(odd.status).toBe(400);
		const info = await ask(
			sandbox,
			`/commons/w/api.php?action=query&prop=imageinfo&iiprop=extmetadata%7Curl&titles=${encodeURIComponent(`File:${normal}`)}&format=json`,
		);
		const [page]: { imageinfo: { extmetadata: { LicenseShortName: { value: string } } }[] }[] = Object.values(
			info.body.query.pages,
		);
		expect(page?.imageinfo[0]?.extmetadata.LicenseShortName.value).toBe('CC BY-SA 4.0');
		expect((await claims(cases.wikidataWithoutPicture?.wikidata)).claims).toEqual([]);
	});

	it('says an unknown entity with status 200 and refuses an agent without a contact', async () => {
		expect((await claims('Q1')).error.code).toBe('no-such-entity');
		const { status } = await ask(sandbox, '/wikidata/w/api.php?action=wbgetclaims&entity=Q1', {
			headers: { 'user-agent': 'node' },
		});
		expect(status).toBe(403);
	});
});

describe('Cover Art Archive', () => {
	it('redirects to a picture, has an index, and no art for some', async () => {
		const { body } = await ask(sandbox, `/musicbrainz/ws/2/release-group?artist=${arcticMonkeys}&limit=100&fmt=json`);
		const mbids: string[] = body['release-groups'].map(({ id }: { id: string }) => id);
		const all = await Promise.all(mbids.map((mbid) => ask(sandbox, `/coverart/release-group/${mbid}/front-500`)));
		const [art] = all.filter(({ status }) => status === 307);
		expect(art?.headers.get('location')).toContain('_thumb500.jpg');
		expect((await fetch(art?.headers.get('location') ?? '')).headers.get('content-type')).toBe('image/jpeg');
		const bad = await ask(sandbox, '/coverart/release-group/NOT-AN-MBID/front');
		expect(bad.status).toBe(400);
		const mbid = mbids[all.findIndex(({ status }) => status === 307)];
		const index = await ask(sandbox, `/coverart/release-group/${mbid}`, { redirect: 'follow' });
		expect(index.body.images[0]).toMatchObject({ front: true, types: ['Front'] });
		const bootleg = await ask(sandbox, `/coverart/release-group/${cases.onlyBootleg?.mbid}/front`);
		expect(bootleg.status).toBe(404);
	});
});

describe('fanart.tv and TheAudioDB', () => {
	it('wants a key and says 404 or null where there is nothing', async () => {
		const fanart = (mbid = '', key: string = sandboxKeys.fanarttv) =>
			ask(sandbox, `/fanarttv/v3/music/${mbid}?api_key=${key}`);
		expect((await fanart(arcticMonkeys, 'wrong')).status).toBe(401);
		expect((await fanart(arcticMonkeys)).body.artistthumb[0].likes).toMatch(/^\d+$/);
		expect((await fanart(cases.noPicture?.mbid)).status).toBe(404);
		const audiodb = async (mbid = '', key = '123') =>
			ask(sandbox, `/audiodb/api/v1/json/${key}/artist-mb.php?i=${mbid}`);
		expect((await audiodb(cases.noPicture?.mbid)).body).toEqual({ artists: null });
		expect((await audiodb(arcticMonkeys, 'wrong')).status).toBe(401);
		const search = await ask(sandbox, '/audiodb/api/v1/json/123/search.php?s=nobody at all');
		expect(search.body).toEqual({ artists: null });
	});

	it('hands out hostile pictures for one artist', async () => {
		const mbid = cases.hostilePictures?.mbid;
		const fanart = await ask(sandbox, `/fanarttv/v3/music/${mbid}?api_key=${sandboxKeys.fanarttv}`);
		const page = await fetch(fanart.body.artistthumb[0].url);
		expect(page.headers.get('content-type')).toBe('image/jpeg');
		expect(await page.text()).toMatch(/^<!doctype html>/);
		const audiodb = await ask(sandbox, `/audiodb/api/v1/json/123/artist-mb.php?i=${mbid}`);
		const inside = await fetch(audiodb.body.artists[0].strArtistThumb, { redirect: 'manual' });
		expect(inside.headers.get('location')).toBe('http://169.254.169.254/latest/meta-data/');
	});

	it('has an artist without a picture anywhere', async () => {
		const { body } = await ask(sandbox, `/musicbrainz/ws/2/artist/${cases.noPicture?.mbid}?fmt=json&inc=url-rels`);
		const types = body.relations.map(({ type }: { type: string }) => type);
		expect(types).not.toContain('wikidata');
		expect(types).not.toContain('image');
		const deezer = await ask(sandbox, `/deezer/search/artist?q=${encodeURIComponent(body.name)}`);
		expect(deezer.body).toEqual({ data: [], total: 0 });
	});
});
