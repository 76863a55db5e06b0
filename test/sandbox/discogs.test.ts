import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../source/sandbox/server.ts';
import { ask, askDiscogs, discogsToken, startFreely } from './ask.ts';

const darkSide = 'masters/10362/versions';
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startFreely();
});
afterAll(() => sandbox.close());

interface Version {
	id: number;
	country: string;
	released: string;
	format: string;
	catno: string;
	label: string;
	major_formats: string[];
	thumb: string;
}

async function allVersions(path: string, parameters: Record<string, string>) {
	const versions: Version[] = [];
	let page = 1;
	for (;;) {
		const { body } = await askDiscogs(sandbox, path, { per_page: '100', page: `${page}`, ...parameters });
		versions.push(...body.versions);
		if (body.pagination.urls.next === undefined) return { versions, pagination: body.pagination };
		page++;
	}
}

describe('access', () => {
	it('gives a missing or generic agent an empty 200', async () => {
		for (const agent of ['', 'node', 'curl/8.5.0', 'Mozilla/5.0 (X11)']) {
			const { status, text } = await ask(sandbox, '/discogs/masters/10362', { headers: { 'user-agent': agent } });
			expect([status, text]).toEqual([200, '']);
		}
	});

	it('wants credentials for search and an own token for the identity', async () => {
		for (const path of ['database/search?q=low', 'oauth/identity']) {
			const { status, body } = await ask(sandbox, `/discogs/${path}`);
			expect([status, body]).toEqual([401, { message: 'You must authenticate to access this resource.' }]);
		}
		const pair = { authorization: 'Discogs key=sandbox-discogs-key, secret=sandbox-discogs-secret' };
		expect((await askDiscogs(sandbox, 'database/search', { q: 'low' }, pair)).status).toBe(200);
		expect((await askDiscogs(sandbox, 'oauth/identity', {}, pair)).status).toBe(401);
		expect((await askDiscogs(sandbox, 'oauth/identity')).body.username).toBe('sandbox');
		expect(
			(await askDiscogs(sandbox, 'database/search', { q: 'low' }, { authorization: 'Discogs token=wrong' })).status,
		).toBe(401);
	});

	it('empties picture addresses without credentials', async () => {
		const { body } = await askDiscogs(sandbox, 'artists/45467', {}, {});
		expect(body.images[0]).toMatchObject({ type: 'primary', uri: '', uri150: '', resource_url: '', width: 600 });
		const signedIn = await askDiscogs(sandbox, 'artists/45467');
		expect(signedIn.body.images[0].uri.startsWith(`${sandbox.url}/pictures/`)).toBe(true);
	});
});

describe('masters/{id}/versions', () => {
	it('lists more than 300 vinyl pressings of The Dark Side of the Moon on four pages, each once', async () => {
		const { versions, pagination } = await allVersions(darkSide, { format: 'Vinyl' });
		expect(pagination).toMatchObject({ page: 4, pages: 4, per_page: 100, items: 340 });
		expect(new Set(versions.map(({ id }) => id)).size).toBe(340);
		expect(versions.every(({ major_formats }) => major_formats.includes('Vinyl'))).toBe(true);
		const countries = new Set(versions.map(({ country }) => country));
		for (const country of ['UK', 'US', 'Japan']) expect(countries).toContain(country);
		expect(versions.every(({ catno }) => catno.startsWith('GEN-'))).toBe(true);
		const years = versions.map(({ released }) => Number(released.slice(0, 4))).filter((year) => year > 0);
		expect(Math.min(...years)).toBe(1973);
		expect(Math.max(...years)).toBe(2023);
	});

	it('has every kind of pressing and date', async () => {
		const { versions } = await allVersions(darkSide, { format: 'Vinyl' });
		const some = (test: (version: Version) => boolean) => versions.some(test);
		expect(some(({ format }) => /^LP, Album, RE/.test(format))).toBe(true);
		expect(some(({ format }) => format.startsWith('2xLP'))).toBe(true);
		for (const word of ['Ltd', 'Promo', 'TP', 'Unofficial', 'RP'])
			expect(some(({ format }) => format.split(', ').includes(word))).toBe(true);
		expect(some(({ major_formats }) => major_formats.includes('CD'))).toBe(true);
		expect(some(({ released }) => released === '')).toBe(true);
		expect(some(({ released }) => /^\d{4}-\d\d-00$/.test(released))).toBe(true);
		expect(some(({ released }) => /^\d{4}$/.test(released))).toBe(true);
		expect(some(({ released }) => /^\d{4}-\d\d-[0-3][1-9]$/.test(released))).toBe(true);
		expect(some(({ country }) => country === '')).toBe(true);
	});

	it('filters by format, sorts, and counts facets over everything', async () => {
		const all = await askDiscogs(sandbox, darkSide, { per_page: '1' });
		expect(all.body.pagination.items).toBe(450);
		expect(all.body.filters.applied).toEqual({});
		const vinyl = await askDiscogs(sandbox, darkSide, {
			per_page: '100',
			format: 'Vinyl',
			sort: 'released',
			sort_order: 'desc',
		});
		expect(vinyl.body.filters.applied).toEqual({ format: ['Vinyl'] });
		expect(vinyl.body.filters.available.format.Vinyl).toBe(340);
		expect(vinyl.body.filter_facets.map(({ id }: { id: string }) => id)).toEqual([
			'format',
			'label',
			'country',
			'released',
		]);
		expect(vinyl.body.filter_facets[3].allows_multiple_values).toBe(false);
		const values = vinyl.body.filter_facets[0].values.map(({ value }: { value: string }) => value);
		expect(values).toContain('Test+Pressing');
		const released = vinyl.body.versions.map((version: Version) => version.released);
		expect(released).toEqual(released.toSorted().toReversed());
	});

	it('links by http://api.discogs.com and by a Link header, and gives no links on a single page', async () => {
		const { body, headers } = await askDiscogs(sandbox, darkSide, { page: '2', per_page: '100' });
		expect(body.pagination.urls.next).toBe('http://api.discogs.com/masters/10362/versions?page=3&per_page=100');
		expect(Object.keys(body.pagination.urls).toSorted()).toEqual(['first', 'last', 'next', 'prev']);
		expect(headers.get('link')).toContain('rel="next"');
		const single = await askDiscogs(sandbox, 'masters/156/versions', { per_page: '100' });
		expect(single.body.pagination.urls).toEqual({});
		expect(single.headers.get('link')).toBeNull();
	});

	it('clamps per_page, empties a page past the end and breaks on an absurd one', async () => {
		expect((await askDiscogs(sandbox, darkSide, { per_page: '500' })).body.versions).toHaveLength(100);
		expect((await askDiscogs(sandbox, darkSide)).body.pagination.per_page).toBe(50);
		const past = await askDiscogs(sandbox, darkSide, { page: '99', per_page: '100' });
		expect([past.status, past.body.versions, past.body.pagination.items]).toEqual([200, [], 450]);
		const absurd = await askDiscogs(sandbox, darkSide, { page: '2147483647' });
		expect(absurd.status).toBe(500);
		expect(absurd.body.message).toMatch(/^An internal server error occurred/);
		const nothing = await askDiscogs(sandbox, 'masters/1/versions');
		expect([nothing.status, nothing.body.message]).toEqual([404, 'Master Release not found.']);
	});
});

describe('records', () => {
	it.each([
		['Rubber Soul', 45526, 6084067, 'Odeon', 'OSX 232', 'France', '1965-12-00'],
		['Grace', 9298, 12645414, 'Columbia', '190758834719', 'UK & Ireland', '2018-10-12'],
		['Led Zeppelin', 4126, 14220496, 'Atlantic', 'SD 8216', 'Canada', undefined],
		['Crash', 796, 12645455, 'Virgin', 'V2391-1', 'Israel', '1986'],
		['New York Dolls', 13185, 4497886, 'Mercury', 'SRM 1-675', 'Canada', '1973'],
		['Dopesmoker', 55625, 4497837, 'Southern Lord', 'LORD158', 'US', '2013'],
	])('tells what the public dump says of %s', async (title, master, id, label, catno, country, released) => {
		const { body } = await askDiscogs(sandbox, `releases/${id}`);
		expect(body).toMatchObject({ id, title, master_id: master, country });
		expect(body.released).toBe(released);
		expect(body.labels[0]).toMatchObject({ name: label, catno });
		expect(body.formats[0].name).toBe('Vinyl');
		const versions = await askDiscogs(sandbox, `masters/${master}/versions`, { per_page: '100', format: 'Vinyl' });
		expect(versions.body.versions.map((version: Version) => version.id)).toContain(id);
	});

	it('gives whole release bodies: full words, community, identifiers; keys without a value are missing', async () => {
		const { versions } = await allVersions(darkSide, { format: 'Vinyl' });
		const bodies = await Promise.all(
			versions.slice(0, 120).map(async ({ id }) => (await askDiscogs(sandbox, `releases/${id}`)).body),
		);
		const descriptions = new Set(
			bodies.flatMap((body) =>
				body.formats.flatMap((format: { descriptions?: string[] }) => format.descriptions ?? []),
			),
		);
		expect(descriptions).toContain('Reissue');
		expect(descriptions).toContain('Limited Edition');
		expect(bodies.some((body) => body.year === 0 && body.released === undefined)).toBe(true);
		expect(bodies.some((body) => body.styles === undefined)).toBe(true);
		expect(bodies.some((body) => body.images === undefined)).toBe(true);
		expect(bodies.some((body) => body.lowest_price === null)).toBe(true);
		const barcodes = bodies
			.flatMap((body) => body.identifiers ?? [])
			.filter(({ type }: { type: string }) => type === 'Barcode');
		expect(barcodes.every(({ value }: { value: string }) => /^\d{13}$/.test(value))).toBe(true);
		expect(barcodes.length).toBeGreaterThan(0);
		expect(bodies[0].community.rating).toEqual({ count: expect.any(Number), average: expect.any(Number) });
	});

	it('gives a bare number in the release and an object in the market statistics', async () => {
		const { versions } = await allVersions(darkSide, { format: 'Vinyl' });
		for (const { id } of versions.slice(0, 20)) {
			const release = (await askDiscogs(sandbox, `releases/${id}`)).body;
			const stats = (await askDiscogs(sandbox, `marketplace/stats/${id}`)).body;
			expect(stats.lowest_price).toEqual(
				release.lowest_price === null ? null : { currency: 'EUR', value: release.lowest_price },
			);
		}
		const rating = await askDiscogs(sandbox, 'releases/6084067/rating');
		expect(rating.body.release_id).toBe(6084067);
	});

	it('has three artists of one name with three ids, and 404 for none', async () => {
		const { body } = await ask(sandbox, '/__sandbox/world');
		const names = await Promise.all(
			body.cases.homonyms.map(
				async (one: { discogs: { id: number } }) => (await askDiscogs(sandbox, `artists/${one.discogs.id}`)).body.name,
			),
		);
		expect(names).toEqual(['Nirvana', 'Nirvana (2)', 'Nirvana (3)']);
		expect((await askDiscogs(sandbox, 'artists/999')).body).toEqual({ message: 'Artist not found.' });
	});

	it('mixes masters and releases in the list of an artist', async () => {
		const { body } = await ask(sandbox, '/__sandbox/world');
		const search = await askDiscogs(sandbox, 'database/search', { artist: 'Broken Social Scene', type: 'artist' });
		const { body: list } = await askDiscogs(sandbox, `artists/${search.body.results[0].id}/releases`, {
			per_page: '100',
		});
		const types = new Set(list.releases.map(({ type }: { type: string }) => type));
		expect(types).toEqual(new Set(['master', 'release']));
		expect(body.pressings.cc0).toBeGreaterThanOrEqual(5);
	});
});

describe('database/search', () => {
	const search = async (parameters: Record<string, string>) =>
		(await askDiscogs(sandbox, 'database/search', parameters)).body;

	it('finds the vinyl of an album without a master for certain', async () => {
		const { results, pagination } = await search({
			artist: 'Broken Social Scene',
			release_title: 'Feel Good Lost',
			type: 'release',
			format: 'Vinyl',
		});
		expect(pagination).toEqual({ page: 1, pages: 1, per_page: 50, items: 2, urls: {} });
		for (const hit of results) {
			expect(hit.title).toBe('Broken Social Scene - Feel Good Lost');
			expect(hit.format).toContain('Vinyl');
			expect(hit.master_id || 0).toBe(0);
		}
		expect(results.some(({ year }: { year?: string }) => year === '2001')).toBe(true);
	});

	it('finds only doubtful hits for another', async () => {
		const { results } = await search({ q: 'The Drums Encyclopedia', type: 'release' });
		const byTitle = await search({ release_title: 'Encyclopedia', type: 'release' });
		const titles = [...results, ...byTitle.results].map(({ title }: { title: string }) => title);
		expect(titles).toContain('Drums (4) - Encyclopedia');
		expect(titles).not.toContain('The Drums - Encyclopedia');
	});

	it('brings an id whose release is gone', async () => {
		const { results } = await search({ release_title: 'A Sun Came', type: 'release' });
		const statuses = await Promise.all(
			results.map(async ({ id }: { id: number }) => (await askDiscogs(sandbox, `releases/${id}`)).status),
		);
		expect(statuses.toSorted()).toEqual([200, 404]);
	});

	it('finds by barcode, by catalogue number, by country and year, and pages', async () => {
		const barcode = await search({ barcode: '1 90758 83471 9', type: 'release' });
		expect(barcode.results.map(({ id }: { id: number }) => id)).toEqual([12645414]);
		const catno = await search({ catno: 'OSX 232', artist: 'The Beatles', type: 'release' });
		expect(catno.results[0]).toMatchObject({
			id: 6084067,
			type: 'release',
			master_id: 45526,
			country: 'France',
			year: '1965',
		});
		const uk = await search({ artist: 'Pink Floyd', country: 'UK', year: '1973', type: 'release' });
		expect(uk.results.length).toBeGreaterThan(0);
		expect(
			uk.results.every((hit: { country: string; year: string }) => hit.country === 'UK' && hit.year === '1973'),
		).toBe(true);
		const master = await search({ title: 'Pink Floyd - The Dark Side of the Moon', type: 'master' });
		expect(master.results.map(({ id }: { id: number }) => id)).toEqual([10362]);
		const many = await search({ q: 'pink floyd', type: 'release', per_page: '100' });
		expect(many.pagination.pages).toBeGreaterThan(1);
		expect(JSON.stringify(many.pagination.urls)).not.toContain(discogsToken.authorization.split('=')[1]);
	});
});
