import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InvalidAnswer, ProviderNotFound, ProviderRefused, ProviderUnreachable } from '../../source/errors.ts';
import { createDiscogs, type Discogs } from '../../source/integrations/discogs/client.ts';
import { judgeDiscogs } from '../../source/integrations/discogs/errors.ts';
import { failureOf, openHttp, startReplay, type TestHttp } from './local-server.ts';
import { hasRecordings, listRecordings, type Recording, readRawRecording, readRecording } from './recordings.ts';

/** What to ask for so that the recorded answer is the answer to it. */
const asks: [RegExp, (discogs: Discogs) => Promise<unknown>][] = [
	[/^releases\/\d+|get_release$|get-release\.json$|releaseJson/, (discogs) => discogs.release(1)],
	[/get_master$|get-master-release\.json$|masterJson/, (discogs) => discogs.master(1)],
	[/versions/, (discogs) => discogs.masterVersions(1, 1)],
	[/ricbra-http\/search$/, (discogs) => discogs.search({ query: 'any' }, 1)],
	[/get_artist$|artists\/23755|artistJson/, (discogs) => discogs.artist(1)],
];

/** Error bodies, recorded without their status. */
const statuses: [RegExp, number][] = [
	[/not[-_]found\.json$/, 404],
	[/unauthenticated\.json$/, 401],
];

describe.runIf(hasRecordings('discogs'))('recorded answers of Discogs', () => {
	let server: Awaited<ReturnType<typeof startReplay>>;
	let test: TestHttp;
	let discogs: Discogs;

	beforeAll(async () => {
		server = await startReplay();
		test = openHttp('discogs', server.url, { judge: judgeDiscogs });
		discogs = createDiscogs({ http: test.http, credentials: { token: 'token' } });
	});
	afterAll(async () => {
		await test[Symbol.asyncDispose]();
		await server[Symbol.asyncDispose]();
	});

	function read(name: string): Recording {
		if (name.startsWith('ricbra-http/')) return readRawRecording('discogs', name);
		const status = statuses.find(([pattern]) => pattern.test(name))?.[1] ?? 200;
		const recording = readRecording('discogs', name, status);
		if (!name.endsWith('HTTP500.json')) return recording;
		const { status: said, body } = JSON.parse(String(recording.body));
		return { ...recording, status: said, body: JSON.stringify(body) };
	}

	function askAnything(): Promise<unknown> {
		return test.http.getJson('/any', { endpoint: 'any', schema: z.union([z.looseObject({}), z.array(z.unknown())]) });
	}

	it('all come through: data as data, errors as errors', async () => {
		// Answers to writing (204 with a body, which no server sends) are nothing that we ever ask for.
		const files = listRecordings('discogs').filter((name) => read(name).status !== 204);
		const failures: Record<string, string> = {};
		for (const name of files) {
			server.answer = read(name);
			const ask = asks.find(([pattern]) => pattern.test(name))?.[1] ?? askAnything;
			await ask(discogs).catch((error: Error) => {
				failures[name] = error.constructor.name;
			});
		}
		expect(failures).toEqual({
			'bartholomews-discogs4s/artists/not_found.json': ProviderNotFound.name,
			'bartholomews-discogs4s/not-found.json': ProviderNotFound.name,
			'bartholomews-discogs4s/unauthenticated.json': ProviderRefused.name,
			'by-hand-from-index/damidhagor_masters_156551_versions_page_too_large.HTTP500.json': ProviderUnreachable.name,
		});
		expect(files.length).toBeGreaterThan(110);
	});

	it('sixty releases are all vinyl, with their facts', async () => {
		const files = listRecordings('discogs/releases');
		const releases = [];
		for (const name of files) {
			server.answer = readRecording('discogs/releases', name);
			releases.push(await discogs.release(1));
		}
		expect(releases).toHaveLength(60);
		expect(releases.map(({ discogsId }) => `${discogsId}.json`).sort()).toEqual([...files].sort());
		for (const release of releases) {
			expect(
				release.formats.map(({ name }) => name),
				release.title,
			).toContain('Vinyl');
			expect(release.formats.every(({ qty, descriptions }) => qty !== null && descriptions.length > 0)).toBe(true);
			expect(release.labels.length).toBeGreaterThan(0);
			expect(release.country).not.toBeNull();
			expect(release.year).toBeGreaterThan(1950);
		}
		expect(releases.filter(({ masterId }) => masterId !== null)).toHaveLength(42);
		expect(releases.filter(({ lowestPrice }) => lowestPrice !== null)).toHaveLength(56);
		const bradford = releases.find(({ discogsId }) => discogsId === 12104789);
		expect(bradford?.formats).toEqual([
			{ name: 'Vinyl', qty: 1, text: null, descriptions: ['LP'] },
			{ name: 'Vinyl', qty: 1, text: null, descriptions: ['7"'] },
		]);
		expect(bradford?.barcodes).toEqual(['5 018760 300013']);
	});

	it('the release of 2014 and those of 2025 say the same things', async () => {
		server.answer = readRawRecording('discogs/ricbra-http', 'get_release');
		const release = await discogs.release(1);
		expect(release).toMatchObject({
			discogsId: 1,
			title: 'Stockholm',
			country: 'Sweden',
			released: '1999-03-00',
			year: 1999,
			masterId: 5427,
			labels: [{ name: 'Svek', catalogNumber: 'SK032', discogsId: 5 }],
			formats: [{ name: 'Vinyl', qty: 2, text: null, descriptions: ['12"', '33 ⅓ RPM'] }],
			artists: [{ discogsId: 1, name: 'Persuader, The', anv: null, join: '' }],
		});
		expect(release.notes).not.toContain('\r');
	});

	it('page 2 of 3 of the versions of a master has nine items in all', async () => {
		server.answer = readRawRecording('discogs/ricbra-http', 'get_master_versions');
		const page = await discogs.masterVersions(33687, 2);
		expect(page).toMatchObject({ page: 2, pages: 3, items: 9, hasNext: true });
		expect(page.versions.map(({ discogsId }) => discogsId)).toEqual([1418157, 179412, 84503, 307198]);
		expect(page.versions[1]).toMatchObject({
			label: 'ZYX Records',
			catalogNumber: 'ZYX 6743-12',
			country: 'Germany',
			year: 1992,
			format: '12"',
			majorFormats: [],
			have: null,
		});
	});

	it('a single page of versions is the last one', async () => {
		server.answer = readRecording('discogs/by-hand-from-index', 'go-client-test_masters_1521183_versions.json');
		const page = await discogs.masterVersions(1521183, 1);
		expect(page).toMatchObject({ page: 1, pages: 1, items: 2, hasNext: false });
		expect(page.versions[0]).toMatchObject({ discogsId: 11849140, majorFormats: ['Vinyl'], catalogNumber: 'APW-2' });
	});

	it('the search of 2014 has fifty of 5,661 hits', async () => {
		server.answer = readRawRecording('discogs/ricbra-http', 'search');
		const page = await discogs.search({ query: 'prodigy', type: 'release' }, 1);
		expect(page).toMatchObject({ page: 1, pages: 114, items: 5661, hasNext: true });
		expect(page.results).toHaveLength(50);
		expect(page.results[0]).toMatchObject({
			discogsId: 2734257,
			type: 'release',
			title: 'Prodigy, The - The Rest, The Unreleased! The Last',
			year: 1997,
			country: null,
			formats: ['CD', 'Compilation', 'Unofficial Release'],
			masterId: null,
			have: 6,
			want: 8,
		});
	});

	it('an artist without credentials has no pictures', async () => {
		server.answer = readRecording('discogs/irlndts-go', 'artistJson.json');
		const eminem = await discogs.artist(38661);
		expect(eminem).toMatchObject({
			discogsId: 38661,
			name: 'Eminem',
			realName: 'Marshall Bruce Mathers III',
			images: [],
		});
		expect(eminem.nameVariations).toContain('エミネム');
	});

	it('something else is refused with what was wrong', async () => {
		server.answer = readRecording('discogs/bartholomews-discogs4s/circe', 'decoding-error.json');
		const error = await failureOf(discogs.release(1));
		expect(error).toBeInstanceOf(InvalidAnswer);
		expect(error.message).toMatch(/^discogs releases\/\{id\}: not as expected: id: .*title: /);
	});
});
