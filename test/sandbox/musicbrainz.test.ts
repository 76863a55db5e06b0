import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../source/sandbox/server.ts';
import { ask, askMusicbrainz, startFreely } from './ask.ts';

const arcticMonkeys = 'ada7a83c-e3e1-40f1-93f9-3e73dbc9298a';
const pinkFloyd = '83d91898-7763-47d7-b03b-b92132375c47';
const milesDavis = '561d854a-6a28-4aa7-8c99-323e6ce46c2a';
const nobody = '01234567-0123-4123-8123-012345678901';
let sandbox: Sandbox;
let cases: Record<string, { mbid: string; formerMbids: string[]; master: number }>;
beforeAll(async () => {
	sandbox = await startFreely();
	cases = (await ask(sandbox, '/__sandbox/world')).body.cases;
});
afterAll(() => sandbox.close());

describe('artist', () => {
	it('looks an artist up with relations; what is not known is null', async () => {
		const { body } = await askMusicbrainz(sandbox, `artist/${arcticMonkeys}`, { inc: 'url-rels aliases' });
		expect(body).toMatchObject({
			id: arcticMonkeys,
			name: 'Arctic Monkeys',
			gender: null,
			'begin-area': null,
			aliases: [],
		});
		const resources = (type: string) =>
			body.relations
				.filter((one: { type: string }) => one.type === type)
				.map((one: { url: { resource: string } }) => one.url.resource);
		expect(resources('discogs')).toEqual(['https://www.discogs.com/artist/391170']);
		expect(resources('free streaming').some((url: string) => url.startsWith('https://open.spotify.com/artist/'))).toBe(
			true,
		);
		expect(resources('wikidata')[0]).toMatch(/\/wiki\/Q\d+$/);
		expect(resources('last.fm')).toEqual(['https://www.last.fm/music/Arctic+Monkeys']);
		const plain = await askMusicbrainz(sandbox, `artist/${arcticMonkeys}`);
		expect(plain.body).not.toHaveProperty('relations');
		expect(plain.body).not.toHaveProperty('aliases');
	});

	it('has an artist with two current Discogs relations and an ended one', async () => {
		const { body } = await askMusicbrainz(sandbox, `artist/${cases.twoDiscogsRelationsAndAnEndedOne?.mbid}`, {
			inc: 'url-rels',
		});
		const ended = body.relations
			.filter(({ type }: { type: string }) => type === 'discogs')
			.map((one: { ended: boolean }) => one.ended);
		expect(ended.toSorted()).toEqual([false, false, true]);
	});

	it('answers a merged MBID with 200 and another id', async () => {
		const { status, body } = await askMusicbrainz(sandbox, `artist/${cases.mergedMbid?.formerMbids[0]}`);
		expect(status).toBe(200);
		expect(body.id).toBe(cases.mergedMbid?.mbid);
	});

	it('is strict: bad MBID, unknown MBID, unknown inc, repeated inc, bad format', async () => {
		const statusOf = async (path: string) => {
			const { status, body } = await ask(sandbox, `/musicbrainz/ws/2/${path}`);
			return [status, body?.error];
		};
		expect(await statusOf('artist/not-an-mbid?fmt=json')).toEqual([400, 'Invalid mbid.']);
		expect(await statusOf(`artist/${nobody}?fmt=json`)).toEqual([404, 'Not Found']);
		expect(await statusOf(`artist/${arcticMonkeys}?fmt=json&inc=unknown`)).toEqual([
			400,
			'unknown is not a valid inc parameter for the artist resource.',
		]);
		expect((await statusOf(`artist/${arcticMonkeys}?fmt=json&inc=url-rels&inc=aliases`))[0]).toBe(400);
		expect((await statusOf(`artist/${arcticMonkeys}?fmt=yaml`))[0]).toBe(406);
		const xml = await ask(sandbox, `/musicbrainz/ws/2/artist/${arcticMonkeys}`);
		expect(xml.headers.get('content-type')).toContain('xml');
	});

	it('refuses an agent without a contact', async () => {
		for (const agent of ['node', 'Vinilogy/1.0']) {
			const { status } = await ask(sandbox, `/musicbrainz/ws/2/artist/${arcticMonkeys}?fmt=json`, {
				headers: { 'user-agent': agent },
			});
			expect(status).toBe(403);
		}
	});
});

describe('search', () => {
	const search = async (query: string, more: Record<string, string> = {}) =>
		(await askMusicbrainz(sandbox, 'artist', { query, ...more })).body;

	it('finds three artists called exactly Nirvana, the famous one not first', async () => {
		const body = await search('artist:"Nirvana"');
		const exact = body.artists.filter(({ name }: { name: string }) => name === 'Nirvana');
		expect(new Set(exact.map(({ id }: { id: string }) => id)).size).toBe(3);
		expect(new Set(exact.map(({ disambiguation }: { disambiguation: string }) => disambiguation)).size).toBe(3);
		expect(body.artists[0].score).toBe(100);
		expect(body.artists[0].id).not.toBe('5b11f4ce-a62d-471e-81fc-a69a8278c7da');
		expect(body.artists[0]).not.toHaveProperty('relations');
		expect((await search('artist:"Nirvana" AND country:"fi"')).artists).toHaveLength(1);
	});

	it.each([
		['artist:"\\!\\!\\!"', '!!!'],
		['artist:"Guns N\' Roses"', 'Guns N’ Roses'],
		['artist:"Кино"', 'Кино'],
		['alias:"Kino"', 'Кино'],
		['サカナクション', 'サカナクション'],
		['The The', 'The The'],
		['artist:"AC\\/DC"', 'AC/DC'],
		['artist:"Beyonce"', 'Beyoncé'],
		['artist:"Fushitsusha"', 'Fushitsusha'],
	])('%s finds %s first', async (query, name) => {
		expect((await search(query)).artists[0]).toMatchObject({ name, score: 100 });
	});

	it('gives 100 to the best hit even when its name is another', async () => {
		const body = await search('the drums of nowhere');
		expect(body.artists[0].score).toBe(100);
		expect(body.artists[0].name).not.toBe('the drums of nowhere');
	});

	it('does not find the artist that MusicBrainz does not know', async () => {
		const names = (await search('"Sandkasten Orkester"')).artists.map(({ name }: { name: string }) => name);
		expect(names).not.toContain('Sandkasten Orkester');
	});

	it('falls back to 25 hits when more than 100 are asked', async () => {
		expect((await search('the', { limit: '101' })).artists).toHaveLength(25);
		expect((await search('the', { limit: '26' })).artists).toHaveLength(26);
		expect((await askMusicbrainz(sandbox, 'artist', { query: 'artist:"open' })).status).toBe(400);
	});
});

describe('release groups', () => {
	const browse = (parameters: Record<string, string>) => askMusicbrainz(sandbox, 'release-group', parameters);

	it('orders pages by MBID, mixes secondary types in, and gives masters by inc=url-rels', async () => {
		const { body } = await browse({ artist: pinkFloyd, type: 'album', limit: '100', inc: 'url-rels artist-credits' });
		const groups: {
			id: string;
			title: string;
			'secondary-types': string[];
			relations: { type: string; url: { resource: string } }[];
		}[] = body['release-groups'];
		expect(groups.map(({ id }) => id)).toEqual(groups.map(({ id }) => id).toSorted());
		expect(groups.some((group) => group['secondary-types'].length > 0)).toBe(true);
		const dark = groups.find(({ title }) => title === 'The Dark Side of the Moon');
		expect(dark?.relations.map(({ url }) => url.resource)).toContain('https://www.discogs.com/master/10362');
	});

	it('pages past a hundred, clamps the limit, and counts', async () => {
		const ids = new Set<string>();
		let count = 1;
		for (let offset = 0; offset < count; offset += 100) {
			const { body } = await browse({ artist: milesDavis, type: 'album', limit: '500', offset: `${offset}` });
			count = body['release-group-count'];
			expect(body['release-group-offset']).toBe(offset);
			expect(body['release-groups'].length).toBeLessThanOrEqual(100);
			for (const group of body['release-groups']) ids.add(group.id);
		}
		expect(count).toBeGreaterThan(100);
		expect(ids.size).toBe(count);
		expect((await browse({ artist: milesDavis })).body['release-groups']).toHaveLength(25);
	});

	it('takes lowercase types joined by |, and refuses others', async () => {
		const counts = async (type: string) => (await browse({ artist: arcticMonkeys, type })).body['release-group-count'];
		expect(await counts('album|ep')).toBe((await counts('album')) + (await counts('ep')));
		expect((await browse({ artist: arcticMonkeys, type: 'Album' })).status).toBe(400);
	});

	it('hides what is only a bootleg by release-group-status=website-default', async () => {
		const titles = async (more: Record<string, string>) =>
			(await browse({ artist: '5b11f4ce-a62d-471e-81fc-a69a8278c7da', limit: '100', ...more })).body['release-groups'];
		const bootleg = (groups: { title: string }[]) => groups.find(({ title }) => title.startsWith('Outcesticide'));
		expect(bootleg(await titles({}))).toMatchObject({
			'primary-type': 'Album',
			'secondary-types': [],
			'first-release-date': '',
		});
		expect(bootleg(await titles({ 'release-group-status': 'website-default' }))).toBeUndefined();
	});

	it('shows a collaboration at both artists, and one credited to Various Artists', async () => {
		for (const artist of ['ff95eb47-41c4-4f7f-a104-cdc30f02e872', 'd4659efb-b8eb-4f03-95e9-f69ce35967a9']) {
			const { body } = await browse({ artist, limit: '100', inc: 'artist-credits' });
			const group = body['release-groups'].find(({ id }: { id: string }) => id === cases.collaboration?.mbid);
			expect(
				group['artist-credit'].map(({ name, joinphrase }: { name: string; joinphrase: string }) => name + joinphrase),
			).toEqual(['Brian Eno & ', 'David Byrne']);
		}
		const { body } = await askMusicbrainz(sandbox, `release-group/${cases.creditedToVariousArtists?.mbid}`, {
			inc: 'artist-credits',
		});
		expect(body['artist-credit'][0].artist.id).toBe('89ad4ac3-39f7-470e-963a-56509c546377');
	});

	it('has two release groups that point at one master, and one master without a relation', async () => {
		const master = cases.masterUnknownToMusicBrainz?.master;
		const lookUp = (resource: string) => askMusicbrainz(sandbox, 'url', { resource, inc: 'release-group-rels' });
		const [microcastle] = Object(cases).twoGroupsOneMaster;
		const both = await lookUp(`https://www.discogs.com/master/${microcastle.master}`);
		expect(both.body.relations).toHaveLength(2);
		expect(master).toBeGreaterThan(0);
		expect((await lookUp(`https://www.discogs.com/master/${master}`)).status).toBe(404);
	});
});

describe('url', () => {
	it('gives one object for one resource and a list without the unknown for several', async () => {
		const one = await askMusicbrainz(sandbox, 'url', {
			resource: 'https://www.discogs.com/artist/391170',
			inc: 'artist-rels',
		});
		expect(one.body.relations[0].artist.id).toBe(arcticMonkeys);
		const query =
			'fmt=json&inc=artist-rels+release-group-rels&resource=https://www.discogs.com/master/10362&resource=https://www.discogs.com/artist/45467&resource=https://www.discogs.com/master/1';
		const several = await ask(sandbox, `/musicbrainz/ws/2/url?${query}`);
		expect(several.body['url-count']).toBe(2);
		expect(several.body.urls).toHaveLength(2);
		expect((await askMusicbrainz(sandbox, 'url', { resource: 'https://www.discogs.com/master/1' })).status).toBe(404);
	});
});
