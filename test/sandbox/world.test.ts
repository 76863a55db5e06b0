import { expect, it } from 'vitest';
import { buildWorld } from '../../source/sandbox/world/world.ts';
import { ask, askDiscogs, askLastfm, askMusicbrainz, startFreely } from './ask.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

it('has at least sixty real artists with studio albums in each of the tags, and twenty similar ones for each', () => {
	const world = buildWorld(1);
	const written = world.real.filter((artist) => artist.albums.filter(({ kind }) => kind === 'album').length >= 3);
	expect(written.length).toBeGreaterThanOrEqual(60);
	for (const [tag, least] of Object.entries({
		indie: 25,
		shoegaze: 5,
		'post-punk': 10,
		electronic: 10,
		jazz: 5,
		'hip-hop': 5,
		metal: 5,
		'j-rock': 5,
		russian: 5,
		psychedelic: 5,
		'classic rock': 5,
	})) {
		expect(world.artistsTagged(tag).length, tag).toBeGreaterThanOrEqual(least);
	}
	for (const artist of world.real) expect(world.similarTo(artist).length, artist.name).toBeGreaterThanOrEqual(20);
});

it('gives every id once and finds everything again by its ids', () => {
	const world = buildWorld(1, 400);
	const mbids = new Set<string>();
	const releases = new Set<number>();
	for (const artist of world.artists()) {
		expect(artist.mbid).toMatch(uuid);
		mbids.add(artist.mbid);
		if (!artist.unknownToMusicBrainz) expect(world.artistByMbid(artist.mbid)).toBe(artist);
		expect(world.artistByDiscogsId(artist.discogs.id)?.artist).toBe(artist);
		for (const album of world.albumsOf(artist).filter((one) => one.artist === artist)) {
			expect(album.mbid).toMatch(uuid);
			mbids.add(album.mbid);
			expect(world.albumByMbid(album.mbid)).toBe(album);
			if (album.master > 0) expect(world.albumsByMaster(album.master)).toContain(album);
			for (const pressing of world.pressingsOf(album)) {
				expect(releases.has(pressing.id)).toBe(false);
				releases.add(pressing.id);
				expect(pressing.id).toBeLessThan(2 ** 31);
				const marked = pressing.labels.every(({ catno }) => catno.startsWith('GEN-'));
				if (marked !== (pressing.origin === 'generated')) throw new Error(`${pressing.id} is marked wrongly`);
			}
			const [first] = world.pressingsOf(album);
			if (first) expect(world.pressingById(first.id)?.pressing).toBe(first);
		}
	}
	const albums = [...world.artists()].reduce((total, artist) => total + artist.albums.length, 0);
	expect(mbids.size).toBe(albums + world.size);
});

it('grows to ten thousand artists at once, and the same seed gives the same answers', async () => {
	const start = performance.now();
	const [one, same, other] = await Promise.all([
		startFreely({ artists: 10_000, seed: 7 }),
		startFreely({ artists: 10_000, seed: 7 }),
		startFreely({ artists: 10_000, seed: 8 }),
	]);
	expect((performance.now() - start) / 3).toBeLessThan(1000);
	const chart = await askLastfm(one, 'tag.getTopArtists', { tag: 'indie', limit: '1000', page: '3' });
	const [made] = chart.body.topartists.artist;
	const paths = [
		`/musicbrainz/ws/2/artist/${made.mbid}?inc=url-rels&fmt=json`,
		`/musicbrainz/ws/2/release-group?artist=${made.mbid}&inc=url-rels&fmt=json`,
	];
	for (const path of paths) expect((await ask(one, path)).body).toEqual((await ask(same, path)).body);
	const groups = (await ask(one, paths[1] ?? '')).body['release-groups'];
	const [, master] = /master\/(\d+)/.exec(JSON.stringify(groups)) ?? [];
	const versions = await askDiscogs(one, `masters/${master}/versions`);
	expect(versions.body.versions.length).toBeGreaterThan(0);
	const again = await askDiscogs(same, `masters/${master}/versions`);
	expect(versions.text.replaceAll(one.url, '')).toBe(again.text.replaceAll(same.url, ''));
	expect((await askMusicbrainz(other, `artist/${made.mbid}`)).status).toBe(404);
	expect((await askMusicbrainz(one, 'artist', { query: `artist:"${made.name}"` })).body.artists[0].id).toBe(made.mbid);
	expect((await ask(one, '/__sandbox/world')).body.artists.total).toBe(10_000);
	await Promise.all([one.close(), same.close(), other.close()]);
});

it('names every special case and counts facts and generated pressings apart', async () => {
	const sandbox = await startFreely();
	const { body } = await ask(sandbox, '/__sandbox/world');
	for (const [name, found] of Object.entries<object>(body.cases))
		expect(Object.keys(found).length, name).toBeGreaterThan(0);
	expect(body.pressings.cc0).toBe(14);
	expect(body.pressings.generated).toBeGreaterThan(10_000);
	expect(body.cases.moreThan300Pressings.vinyl).toBeGreaterThan(300);
	await sandbox.close();
});
