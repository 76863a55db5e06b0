import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../source/sandbox/server.ts';
import { ask, askLastfm, startFreely } from './ask.ts';

const star = '2a96cbd8b46e442fc41c2b86b821562f';
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startFreely();
});
afterAll(() => sandbox.close());

describe('artist.getInfo', () => {
	it('gives strings for numbers and the grey star six times', async () => {
		const { status, body } = await askLastfm(sandbox, 'artist.getInfo', { artist: 'arctic monkeys' });
		expect(status).toBe(200);
		expect(body.artist).toMatchObject({ name: 'Arctic Monkeys', mbid: 'ada7a83c-e3e1-40f1-93f9-3e73dbc9298a' });
		expect(body.artist.stats.listeners).toMatch(/^\d+$/);
		expect(body.artist.image).toHaveLength(6);
		expect(body.artist.image.map(({ size }: { size: string }) => size)).toEqual([
			'small',
			'medium',
			'large',
			'extralarge',
			'mega',
			'',
		]);
		for (const image of body.artist.image) expect(image['#text']).toContain(star);
		expect(body.artist.image[0]['#text'].startsWith(sandbox.url)).toBe(true);
		expect(body.artist.similar.artist).toHaveLength(5);
	});

	it('says error 6 with status 200 for an artist it does not know', async () => {
		for (const artist of ['Fushitsusha', 'Nobody Knows This Name']) {
			const { status, body } = await askLastfm(sandbox, 'artist.getInfo', { artist });
			expect(status).toBe(200);
			expect(body).toEqual({ error: 6, message: 'The artist you supplied could not be found', links: [] });
		}
	});

	it('gives one tag as an object, not as a list', async () => {
		const { body } = await askLastfm(sandbox, 'artist.getInfo', { artist: 'Sandkasten Orkester' });
		expect(body.artist.tags.tag).toEqual({ name: 'indie', url: 'https://www.last.fm/tag/indie' });
	});

	it('answers a spelling it would correct with a shell, and corrects it when asked', async () => {
		const shell = await askLastfm(sandbox, 'artist.getInfo', { artist: 'Guns N’ Roses' });
		expect(shell.body.artist.url).toContain('/music/+noredirect/');
		expect(shell.body.artist.image[0]['#text']).toBe('');
		const corrected = await askLastfm(sandbox, 'artist.getInfo', { artist: 'Guns N’ Roses', autocorrect: '1' });
		expect(corrected.body.artist.name).toBe("Guns N' Roses");
	});

	it.each([
		'!!!',
		'サカナクション',
		'Кино',
		'The The',
		'Sigur Rós',
		'AC/DC',
		'Ø',
		'Godspeed You! Black Emperor',
		'Beyoncé',
	])('knows %s', async (artist) => {
		const { body } = await askLastfm(sandbox, 'artist.getInfo', { artist });
		expect(body.artist.name).toBe(artist);
	});

	it('gives no MBID, a merged one, one of nobody and one of somebody else', async () => {
		const mbidOf = async (artist: string) => (await askLastfm(sandbox, 'artist.getInfo', { artist })).body.artist.mbid;
		expect((await mbidOf('Alvvays')) ?? '').toBe('');
		const { body } = await ask(sandbox, '/__sandbox/world');
		expect(body.cases.mergedMbid.formerMbids).toEqual([await mbidOf('Slowdive')]);
		expect(await mbidOf('Wolf Alice')).not.toBe(body.cases.wrongLastfmMbidNowhere.mbid);
		expect(await mbidOf('DIIV')).toBe(await mbidOf('The Drums'));
		const named = await askLastfm(sandbox, 'artist.getInfo', { mbid: await mbidOf('The Drums') });
		expect(named.body.artist.name).toBe('The Drums');
	});
});

describe('artist.getSimilar', () => {
	it('gives at least twenty, scored by strings that fall from "1"', async () => {
		const { body } = await askLastfm(sandbox, 'artist.getSimilar', { artist: 'Alvvays' });
		const scores: string[] = body.similarartists.artist.map(({ match }: { match: string }) => match);
		expect(scores.length).toBeGreaterThanOrEqual(20);
		expect(scores[0]).toBe('1');
		expect(scores.every((score) => typeof score === 'string')).toBe(true);
		expect(scores.map(Number)).toEqual(scores.map(Number).toSorted((left, right) => right - left));
		expect(body.similarartists['@attr']).toEqual({ artist: 'Alvvays' });
	});

	it('is empty for Ø', async () => {
		const { body } = await askLastfm(sandbox, 'artist.getSimilar', { artist: 'Ø' });
		expect(body).toEqual({ similarartists: { artist: [], '@attr': { artist: 'Ø' } } });
	});

	it('names nobody whom getInfo does not know', async () => {
		const { body } = await askLastfm(sandbox, 'artist.getSimilar', { artist: 'Nirvana' });
		for (const { name } of body.similarartists.artist) {
			expect((await askLastfm(sandbox, 'artist.getInfo', { artist: name })).body.artist?.name).toBe(name);
		}
	});
});

describe('lists', () => {
	it('pages a tag chart to the end without a gap or a double', async () => {
		const names: string[] = [];
		let pages = 1;
		for (let page = 1; page <= pages; page++) {
			const { body } = await askLastfm(sandbox, 'tag.getTopArtists', { tag: 'indie', limit: '10', page: `${page}` });
			pages = Number(body.topartists['@attr'].totalPages);
			names.push(...body.topartists.artist.map(({ name }: { name: string }) => name));
			expect(body.topartists.artist[0]['@attr'].rank).toBe(`${(page - 1) * 10 + 1}`);
			expect(body.topartists['@attr'].total).toMatch(/^\d+$/);
		}
		expect(names.length).toBeGreaterThanOrEqual(25);
		expect(new Set(names).size).toBe(names.length);
		expect(names).toContain('Arctic Monkeys');
	});

	it('gives an unknown tag an empty list with total "0"', async () => {
		const { status, body } = await askLastfm(sandbox, 'tag.getTopArtists', { tag: 'no such tag' });
		expect(status).toBe(200);
		expect(body.topartists.artist).toEqual([]);
		expect(body.topartists['@attr']).toMatchObject({ tag: 'no such tag', total: '0', totalPages: '0' });
	});

	it('spoils artist.getTopAlbums at limit=100: fifty, in the wrong order', async () => {
		const playcounts = async (limit: string): Promise<number[]> => {
			const { body } = await askLastfm(sandbox, 'artist.getTopAlbums', { artist: 'Miles Davis', limit });
			return body.topalbums.album.map(({ playcount }: { playcount: number }) => playcount);
		};
		const good = await playcounts('101');
		expect(good.length).toBe(101);
		expect(good).toEqual(good.toSorted((left, right) => right - left));
		const broken = await playcounts('100');
		expect(broken).toHaveLength(50);
		expect(broken).not.toEqual(broken.toSorted((left, right) => right - left));
	});

	it('corrects a name, or gives white space', async () => {
		const found = await askLastfm(sandbox, 'artist.getCorrection', { artist: 'kino' });
		expect(found.body.corrections.correction.artist.name).toBe('Кино');
		const none = await askLastfm(sandbox, 'artist.getCorrection', { artist: 'Nobody Knows This Name' });
		expect(none.body).toEqual({ corrections: '\n                ' });
	});

	it('has albums with tags as a list, as one object and as an empty string, and albums with pictures of their own', async () => {
		const kinds = new Set<string>();
		const pictures = new Set<string>();
		for (const album of [
			'AM',
			'Humbug',
			'The Car',
			'Suck It and See',
			'Favourite Worst Nightmare',
			'At the Apollo',
			'Who the Fuck Are Arctic Monkeys?',
		]) {
			const { body } = await askLastfm(sandbox, 'album.getInfo', { artist: 'Arctic Monkeys', album });
			const { tags, image } = body.album;
			kinds.add(tags === '' ? 'empty' : Array.isArray(tags.tag) ? 'list' : 'object');
			pictures.add(image[3]['#text']);
		}
		expect(kinds).toContain('empty');
		expect(kinds).toContain('list');
		expect(pictures.size).toBeGreaterThan(3);
		expect([...pictures].some((url) => url.includes(star))).toBe(false);
	});
});

describe('errors', () => {
	it('refuses a wrong and a missing key with error 10 and 403', async () => {
		for (const key of ['&api_key=ffffffffffffffffffffffffffffffff', '']) {
			const { status, body } = await ask(sandbox, `/lastfm/2.0/?method=artist.getInfo&artist=Low&format=json${key}`);
			expect([status, body.error]).toEqual([403, 10]);
		}
	});

	it('refuses an unknown method with error 3 and 400', async () => {
		const { status, body } = await askLastfm(sandbox, 'album.getSimilar');
		expect([status, body.error]).toEqual([400, 3]);
	});
});
