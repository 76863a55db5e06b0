import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InvalidAnswer } from '../../source/errors.ts';
import { createDeezer } from '../../source/integrations/deezer/client.ts';
import { judgeDeezer } from '../../source/integrations/deezer/errors.ts';
import { createListenbrainz } from '../../source/integrations/listenbrainz/client.ts';
import { failureOf, openHttp, startReplay, type TestHttp } from './local-server.ts';
import { hasRecordings, listRecordings, readRecording } from './recordings.ts';

const anything = z.union([z.looseObject({}), z.array(z.unknown())]);

describe.runIf(hasRecordings('deezer'))('recorded answers of Deezer', () => {
	let server: Awaited<ReturnType<typeof startReplay>>;
	let test: TestHttp;

	beforeAll(async () => {
		server = await startReplay();
		test = openHttp('deezer', server.url, { judge: judgeDeezer });
	});
	afterAll(async () => {
		await test[Symbol.asyncDispose]();
		await server[Symbol.asyncDispose]();
	});

	it('all come through', async () => {
		const deezer = createDeezer({ http: test.http });
		for (const name of listRecordings('deezer')) {
			server.answer = readRecording('deezer', name);
			const isArtistList = /search\.artist|related/.test(name);
			const ask = isArtistList
				? deezer.searchArtists('any')
				: test.http.getJson('/any', { endpoint: 'any', schema: anything });
			await expect(ask, name).resolves.toBeTypeOf('object');
		}
	});

	it('a search finds seventeen, six of them without a picture of their own', async () => {
		server.answer = readRecording('deezer', 'deezer.search.artist.json');
		const found = await createDeezer({ http: test.http }).searchArtists('Michael Jackson');
		expect(found).toHaveLength(17);
		expect(found[0]).toMatchObject({ id: 259, name: 'Michael Jackson', fans: 12074101, albums: 43 });
		expect(found[0]?.picture).toContain('/1000x1000');
		expect(found.filter(({ picture }) => picture === null)).toHaveLength(6);
	});
});

describe.runIf(hasRecordings('listenbrainz'))('recorded answers of ListenBrainz', () => {
	let server: Awaited<ReturnType<typeof startReplay>>;
	let test: TestHttp;

	beforeAll(async () => {
		server = await startReplay();
		test = openHttp('listenbrainzLabs', server.url);
	});
	afterAll(async () => {
		await test[Symbol.asyncDispose]();
		await server[Symbol.asyncDispose]();
	});

	it('all come through', async () => {
		for (const name of listRecordings('listenbrainz')) {
			server.answer = readRecording('listenbrainz', name);
			const ask = test.http.getJson('/any', { endpoint: 'any', schema: anything });
			await expect(ask, name).resolves.toBeTypeOf('object');
		}
	});

	it('similar artists are scaled by the best of them', async () => {
		server.answer = readRecording('listenbrainz', 'listenbrainz.labs.similar-artists.json');
		const listenbrainz = createListenbrainz({
			http: test.http,
			token: undefined,
			labsHttp: test.http,
			algorithm: 'any',
		});
		await expect(listenbrainz.similarArtists('db92a151-1ac2-438b-bc43-b82e149ddd50')).resolves.toEqual([
			{ mbid: 'f27ec8db-af05-4f36-916e-3d57f91ecf5e', name: 'Michael Jackson', score: 1, rawScore: 800 },
			{ mbid: '7364dea6-ca9a-48e3-be01-b44ad0d19897', name: 'a-ha', score: 0.99, rawScore: 792 },
		]);
	});

	it('similar recordings are no similar artists', async () => {
		server.answer = readRecording('listenbrainz', 'listenbrainz.labs.similar-recordings.json');
		const listenbrainz = createListenbrainz({
			http: test.http,
			token: undefined,
			labsHttp: test.http,
			algorithm: 'any',
		});
		const error = await failureOf(listenbrainz.similarArtists('db92a151-1ac2-438b-bc43-b82e149ddd50'));
		expect(error).toBeInstanceOf(InvalidAnswer);
		expect(error.message).toMatch(/^listenbrainzLabs similar-artists: not as expected: 0\.artist_mbid: /);
	});
});
