import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InvalidAnswer, ProviderNotFound, ProviderWaiting } from '../../source/errors.ts';
import { createMusicbrainz, type Musicbrainz } from '../../source/integrations/musicbrainz/client.ts';
import { judgeMusicbrainz } from '../../source/integrations/musicbrainz/errors.ts';
import { failureOf, openHttp, startReplay, type TestHttp } from './local-server.ts';
import { hasRecordings, listRecordings, type Recording, readCassette, readRecording } from './recordings.ts';

const hqub = 'musicbrainz/avatar29A-hqub';
const vcr = 'musicbrainz/inkstak-vcr';
const anyMbid = '5b11f4ce-a62d-471e-81fc-a69a8278c7da';

describe.runIf(hasRecordings('musicbrainz'))('recorded answers of MusicBrainz', () => {
	let server: Awaited<ReturnType<typeof startReplay>>;
	let test: TestHttp;
	let musicbrainz: Musicbrainz;

	beforeAll(async () => {
		server = await startReplay();
		reopen();
	});
	afterAll(async () => {
		await test[Symbol.asyncDispose]();
		await server[Symbol.asyncDispose]();
	});

	/** A gate that was closed by a recorded 503 stays closed: the next answers need another. */
	function reopen(): void {
		test = openHttp('musicbrainz', `${server.url}/ws/2`, { judge: judgeMusicbrainz });
		musicbrainz = createMusicbrainz({ http: test.http });
	}

	function askAnything(): Promise<unknown> {
		return test.http.getJson('/any', { endpoint: 'any', schema: z.looseObject({}) });
	}

	function askFor(url: string): Promise<unknown> {
		const { pathname, searchParams } = new URL(url);
		if (/\/artist\/[^/]+$/.test(pathname)) return musicbrainz.artist(anyMbid);
		if (/\/artist$/.test(pathname) && searchParams.has('query')) return musicbrainz.searchArtists('any');
		if (/\/release-group\/[^/]+$/.test(pathname)) return musicbrainz.releaseGroup(anyMbid);
		if (/\/release-group$/.test(pathname) && searchParams.has('artist')) return musicbrainz.releaseGroups(anyMbid, 0);
		return askAnything();
	}

	it('of 2025 all come through', async () => {
		const asks: Record<string, () => Promise<unknown>> = {
			'artist-get.json': () => musicbrainz.artist(anyMbid),
			'artist-search.json': () => musicbrainz.searchArtists('any'),
			'releasegroup-browse.json': () => musicbrainz.releaseGroups(anyMbid, 0),
			'releasegroup-get.json': () => musicbrainz.releaseGroup(anyMbid),
		};
		const files = listRecordings(hqub);
		for (const name of files) {
			server.answer = readRecording(hqub, name);
			await expect((asks[name] ?? askAnything)(), name).resolves.toBeTypeOf('object');
		}
		expect(files).toHaveLength(17);
		expect(files).toEqual(expect.arrayContaining(Object.keys(asks)));
	});

	it('of 2014 all come through, errors as errors', async () => {
		const exchanges = listRecordings(vcr).flatMap((name) => readCassette(vcr, name));
		const seen: Record<number, number> = {};
		for (const exchange of exchanges) {
			const error = await play(exchange);
			seen[exchange.status] = (seen[exchange.status] ?? 0) + 1;
			if (exchange.status === 200) expect(error, exchange.name).toBeNull();
			if (exchange.status === 400) expect(error, exchange.name).toBeInstanceOf(InvalidAnswer);
			if (exchange.status === 404) expect(error, exchange.name).toBeInstanceOf(ProviderNotFound);
			if (exchange.status === 503) {
				expect(error, exchange.name).toBeInstanceOf(ProviderWaiting);
				expect(error?.message).toMatch(/^musicbrainz artist\/\{mbid\}: waits \d+ s \(Your requests are exceeding/);
				expect(test.gate.state().open).toBe(false);
				await test[Symbol.asyncDispose]();
				reopen();
			}
		}
		expect(seen).toMatchObject({ 400: 1, 404: 4, 503: 1 });
		expect(seen[200]).toBeGreaterThan(30);
	});

	async function play(exchange: Recording): Promise<Error | null> {
		server.answer = exchange;
		try {
			await askFor(exchange.name);
			return null;
		} catch (error) {
			return error instanceof Error ? error : new Error(String(error));
		}
	}

	it('Bob Dylan has all his 72 relations, three Discogs artists among them', async () => {
		server.answer = readRecording(hqub, 'artist-get.json');
		const dylan = await musicbrainz.artist('72c536dc-7137-4477-a521-567eeb840fa8');
		expect(dylan).toMatchObject({ name: 'Bob Dylan', sortName: 'Dylan, Bob', type: 'Person', country: 'US' });
		expect(dylan.aliases).toContain('Боб Дилан');
		expect(dylan.relations).toHaveLength(72);
		const discogs = dylan.relations.filter(({ type }) => type === 'discogs');
		expect(discogs.map(({ url, sourceCredit }) => [url, sourceCredit])).toEqual([
			['https://www.discogs.com/artist/444635', 'Lucky Wilbury'],
			['https://www.discogs.com/artist/59792', null],
			['https://www.discogs.com/artist/834818', 'Boo Wilbury'],
		]);
		const urls = dylan.relations.flatMap(({ url }) => url ?? []);
		for (const host of ['open.spotify.com/artist', 'deezer.com/artist', 'last.fm/music', 'wikidata.org/wiki/Q']) {
			expect(
				urls.filter((url) => url.includes(host)),
				host,
			).toHaveLength(1);
		}
		expect(dylan.relations.filter(({ artist }) => artist !== null).length).toBe(72 - urls.length);
		expect(dylan.relations.some(({ ended }) => ended)).toBe(true);
	});

	it('"Nirvana" has thirteen hits, three of exactly that name, told apart by what sets them apart', async () => {
		const [search] = readCassette(vcr, 'artist.yml').filter(({ name }) =>
			name.endsWith('artist?fmt=json&inc=&query=%22Nirvana%22'),
		);
		if (search === undefined) throw new Error('the recorded search is not there');
		server.answer = search;
		const hits = await musicbrainz.searchArtists('Nirvana');
		expect(hits).toHaveLength(13);
		expect(new Set(hits.map(({ mbid }) => mbid)).size).toBe(13);
		const exact = hits.filter(({ name }) => name === 'Nirvana');
		expect(exact).toHaveLength(3);
		expect(new Set(exact.map(({ disambiguation }) => disambiguation)).size).toBe(3);
		expect(hits[0]).toMatchObject({ score: 100, country: 'GB', disambiguation: '60s band from the UK' });
	});

	it('a release group has its Discogs master, its year and its credit', async () => {
		server.answer = readRecording(hqub, 'releasegroup-get.json');
		const desire = await musicbrainz.releaseGroup(anyMbid);
		expect(desire).toMatchObject({ title: 'Desire', year: 1976, primaryType: 'Album', secondaryTypes: [] });
		expect(desire.credit[0]).toMatchObject({ name: 'Bob Dylan', joinphrase: '' });
		const master = desire.relations.find(({ type }) => type === 'discogs');
		expect(master?.url).toBe('https://www.discogs.com/master/3911');
	});

	it('a page of release groups says how many there are', async () => {
		server.answer = readRecording(hqub, 'releasegroup-browse.json');
		const page = await musicbrainz.releaseGroups(anyMbid, 0);
		expect(page).toMatchObject({ total: 145, offset: 0 });
		expect(page.releaseGroups).toHaveLength(10);
		expect(page.releaseGroups[0]).toMatchObject({ title: 'Glory', year: 2016, firstReleaseDate: '2016-08-26' });
	});

	it('of something else is refused with what was wrong', async () => {
		server.answer = readRecording(hqub, 'label-get.json');
		const error = await failureOf(musicbrainz.searchArtists('City Slang'));
		expect(error).toBeInstanceOf(InvalidAnswer);
		expect(error.message).toMatch(/^musicbrainz artist\?query: not as expected: /);
	});
});
