import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InvalidAnswer, ProviderError, ProviderNotFound } from '../../source/errors.ts';
import { createLastfm, type Lastfm } from '../../source/integrations/lastfm/client.ts';
import { judgeLastfm } from '../../source/integrations/lastfm/errors.ts';
import { failureOf, openHttp, startReplay, type TestHttp } from './local-server.ts';
import { hasRecordings, listRecordings, readRecording } from './recordings.ts';

/** What to ask for so that the recorded answer is the answer to it. */
const asks: [RegExp, (lastfm: Lastfm) => Promise<unknown>][] = [
	[/artist\.?getinfo/i, (lastfm) => lastfm.artistInfo({ name: 'any' })],
	[/artist\.?getsimilar/i, (lastfm) => lastfm.similarArtists({ name: 'any' }, 100)],
	[/album\.?getinfo/i, (lastfm) => lastfm.albumInfo('any', 'any')],
	[/Tag\/GetTopArtists/, (lastfm) => lastfm.tagTopArtists('any', 1, 20)],
];

describe.runIf(hasRecordings('lastfm'))('recorded answers of Last.fm', () => {
	let server: Awaited<ReturnType<typeof startReplay>>;
	let test: TestHttp;
	let lastfm: Lastfm;

	beforeAll(async () => {
		server = await startReplay();
		test = openHttp('lastfm', `${server.url}/2.0/`, { judge: judgeLastfm });
		lastfm = createLastfm({ http: test.http, apiKey: 'key' });
	});
	afterAll(async () => {
		await test[Symbol.asyncDispose]();
		await server[Symbol.asyncDispose]();
	});

	function play(name: string): void {
		server.answer = readRecording('lastfm', name);
	}

	/** For methods that we do not call: the body must come through the core, and an error must be one. */
	function askAnything(): Promise<unknown> {
		return test.http.getJson('', { endpoint: 'any', schema: z.looseObject({}) });
	}

	it('all come through: data as data, errors as errors that name the provider and the method', async () => {
		const files = listRecordings('lastfm');
		const outcome = { data: 0, errors: 0, broken: 0 };
		for (const name of files) {
			play(name);
			const ask = asks.find(([pattern]) => pattern.test(name))?.[1] ?? askAnything;
			const text = String(server.answer.body).replace(/^\ufeff/, '');
			const isBroken = !isJson(text);
			if (!isBroken && !('error' in JSON.parse(text))) {
				await expect(ask(lastfm), name).resolves.toBeTypeOf('object');
				outcome.data += 1;
				continue;
			}
			const error = await failureOf(ask(lastfm));
			expect(error, name).toBeInstanceOf(ProviderError);
			expect(error.message, name).toMatch(/^lastfm [\w.]+: ./);
			outcome[isBroken ? 'broken' : 'errors'] += 1;
		}
		expect(files.length).toBe(outcome.data + outcome.errors + outcome.broken);
		expect(outcome.data).toBeGreaterThan(60);
		expect(outcome.errors).toBeGreaterThan(15);
		expect(outcome.broken).toBe(1);
	});

	it('the broken one says where it is broken', async () => {
		play('inflatable-json/ArtistApi/ArtistGetTagsEmpty.json');
		const error = await failureOf(askAnything());
		expect(error).toBeInstanceOf(InvalidAnswer);
		expect(error.message).toMatch(/^lastfm any: not valid JSON at position \d+ of \d+$/);
	});

	it('an artist has its numbers, tags and six stars', async () => {
		play('lastfm.artist.getinfo.en.json');
		const artist = await lastfm.artistInfo({ name: 'legiao urbana' });
		expect(artist).toMatchObject({
			name: 'Legião Urbana',
			mbid: '47685be0-926f-4be9-b1ae-e32da47a3b99',
			listeners: 740367,
			playcount: 44476703,
			tags: ['rock', 'brazilian rock', '80s', 'brazilian', 'brasil'],
			isShell: false,
		});
		expect(artist.images).toHaveLength(6);
		expect(artist.images.every(({ url }) => url.includes('2a96cbd8b46e442fc41c2b86b821562f'))).toBe(true);
	});

	it('the artist that stands for nobody is an artist', async () => {
		play('lastfm.artist.getinfo.unknown.json');
		await expect(lastfm.artistInfo({ name: '[unknown]' })).resolves.toMatchObject({ name: '[unknown]' });
		play('lastfm.artist.getsimilar.unknown.json');
		await expect(lastfm.similarArtists({ name: '[unknown]' }, 100)).resolves.toEqual([]);
	});

	it('similar artists have scores from 1 down', async () => {
		play('lastfm.artist.getsimilar.json');
		await expect(lastfm.similarArtists({ name: 'U2' }, 2)).resolves.toEqual([
			{
				name: 'Passengers',
				mbid: 'e110c11f-1c94-4471-a350-c38f46b29389',
				score: 1,
				url: 'https://www.last.fm/music/Passengers',
			},
			{
				name: 'INXS',
				mbid: '481bf5f9-2e7c-4c44-b08a-05b32bc7c00d',
				score: 0.511468,
				url: 'https://www.last.fm/music/INXS',
			},
		]);
	});

	it('a tag has pages of ranked artists, and an unknown tag has none', async () => {
		play('inflatable-json/Tag/GetTopArtistsSuccess.json');
		const page = await lastfm.tagTopArtists('disco', 1, 20);
		expect(page).toMatchObject({ page: 1, totalPages: 274, total: 5474 });
		expect(page.artists).toHaveLength(20);
		expect(page.artists[1]).toMatchObject({
			name: 'Boney M.',
			mbid: '5403bf6e-bc1d-4e62-b31f-926a2bf66a14',
			rank: 2,
		});
		play('inflatable-json/Tag/GetTopArtistsError.json');
		await expect(lastfm.tagTopArtists('', 1, 1)).resolves.toEqual({ artists: [], page: 1, totalPages: 0, total: 0 });
	});

	it('an album has its cover, or four to six empty addresses', async () => {
		play('lastfm.album.getinfo.json');
		const album = await lastfm.albumInfo('Cher', 'Believe');
		expect(album).toMatchObject({ title: 'Believe', artist: 'Cher', listeners: 597578 });
		expect(album.images.some(({ url }) => url.includes('3b54885952161aaea4ce2965b2db1638'))).toBe(true);
		play('lastfm.album.getinfo.empty_urls.json');
		const bare = await lastfm.albumInfo('The Jesus and Mary Chain', 'any');
		expect(bare).toMatchObject({ mbid: null, tags: [] });
		expect(bare.images.map(({ url }) => url)).toEqual(['', '', '', '', '', '']);
	});

	it('error 6 is "not found" or "you forgot a parameter", as its message says', async () => {
		play('inflatable-json/ArtistApi/ArtistGetInfoMissing.json');
		const missing = await failureOf(lastfm.artistInfo({ name: 'nobody at all' }));
		expect(missing).toBeInstanceOf(ProviderNotFound);
		expect(missing.message).toBe('lastfm artist.getInfo: no artist nobody at all');
		play('inflatable-json/AlbumApi/AlbumSearchError.json');
		const wrong = await failureOf(askAnything());
		expect(wrong).toBeInstanceOf(InvalidAnswer);
		expect(wrong.message).toContain('error 6: Invalid parameters');
		expect(server.requests.at(-1)?.path).toBe('/2.0/');
	});
});

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
