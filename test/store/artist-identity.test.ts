import { expect, test } from 'vitest';
import { mergeArtists } from '../../source/store/artist-merge.ts';
import {
	findArtist,
	findArtistByMbid,
	findArtistsByName,
	findArtistsBySpelling,
} from '../../source/store/artists-reader.ts';
import { saveArtistNames, updateArtist } from '../../source/store/artists-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, mbidOf, monday, pageOf, readArtists, tuesday } from './stored.ts';

describeEachEngine('who an artist is', (engine) => {
	const createStore = createStores(engine);

	test('a page that is new makes a row, dated and normalised; the same again changes nothing', async () => {
		const { database, byPage } = await createStore();
		const made = await byPage('The Arctic Monkeys', pageOf('A'), mbidOf(1));
		expect(made).toMatchObject({
			source: 'lastfm',
			normalizedName: 'arctic monkeys',
			mbid: null,
			mbidHint: mbidOf(1),
			createdAt: monday,
			updatedAt: monday,
		});
		expect(await byPage('Arctic  Monkeys', pageOf('A'), mbidOf(1), tuesday)).toEqual(made);
		expect(await readArtists(database)).toEqual([made]);
	});

	test('of MusicBrainz three artists of one name are three, whatever is there already', async () => {
		const { database, byMbid, byPerson } = await createStore();
		const open = await byPerson('Nirvana');
		const ids = [];
		for (const number of [1, 2, 3]) ids.push((await byMbid('Nirvana', mbidOf(number))).id);
		expect(new Set([open.id, ...ids]).size).toBe(4);
		expect((await byMbid('Nirvana', mbidOf(2), 'credit')).id).toBe(ids[1]);
		// Another name of MusicBrainz' own is a spelling, not another artist.
		expect((await byMbid('NIRVANA (US)', mbidOf(1), 'credit')).id).toBe(ids[0]);
		expect((await readArtists(database)).map(({ name }) => name)).toEqual(Array(4).fill('Nirvana'));
	});

	test('two Last.fm pages are two artists, one page is one', async () => {
		const { byPage } = await createStore();
		const first = await byPage('Ride', pageOf('Ride'));
		const second = await byPage('Ride', pageOf('Ride+(2)'));
		expect(second.id).not.toBe(first.id);
		expect((await byPage('RIDE', pageOf('Ride'))).id).toBe(first.id);
	});

	test('a page joins the artist of whom only the name is known, and nobody whose identity is settled', async () => {
		const { byMbid, byPage, byPerson } = await createStore();
		const person = await byPerson('Ride');
		expect(await byPage('Ride', pageOf('Ride'), null, tuesday)).toMatchObject({
			id: person.id,
			source: 'person',
			lastfmUrl: pageOf('Ride'),
			updatedAt: tuesday,
		});
		const settled = await byMbid('Slowdive', mbidOf(1));
		expect((await byPage('Slowdive', pageOf('Slowdive'))).id).not.toBe(settled.id);
	});

	test("Last.fm's hint at an MBID joins the artist who has it, if the name agrees", async () => {
		const { byMbid, byPage } = await createStore();
		const drums = await byMbid('The Drums', mbidOf(1));
		expect((await byPage('The Drums', pageOf('The Drums'), mbidOf(1))).id).toBe(drums.id);
		const diiv = await byPage('DIIV', pageOf('DIIV'), mbidOf(1));
		expect(diiv).toMatchObject({ name: 'DIIV', mbid: null, mbidHint: mbidOf(1) });
		expect(diiv.id).not.toBe(drums.id);
	});

	test('a wrong hint is nobody else’s identity: an album of that artist is not filed under it', async () => {
		const { database, byMbid, byPage } = await createStore();
		const wolfAlice = await byPage('Wolf Alice', pageOf('Wolf Alice'), mbidOf(7));
		expect(await findArtistByMbid(database, mbidOf(7))).toBeUndefined();
		expect((await byMbid('Zed', mbidOf(7), 'credit')).id).not.toBe(wolfAlice.id);
	});

	test('an alias is found by, and decides nobody’s identity', async () => {
		const { database, byMbid, byPage, byPerson, write } = await createStore();
		const obscure = await byMbid('Some Obscure Band', mbidOf(1));
		await write((store) =>
			saveArtistNames(store, obscure.id, ['Radiohead', 'RADIOHEAD', 'Radiohead', ''], 'musicbrainz'),
		);
		expect((await findArtistsByName(database, 'radiohead')).map(({ id }) => id)).toEqual([obscure.id]);
		expect(await findArtistsBySpelling(database, 'radiohead')).toEqual([]);
		expect((await byPage('Radiohead', pageOf('Radiohead'))).id).not.toBe(obscure.id);
		expect((await byPerson('Radiohead')).lastfmUrl).toBe(pageOf('Radiohead'));
	});

	test('a bare name of a person means the one artist of that name, the one with a page, or a new one that stays', async () => {
		const { database, byMbid, byPage, byPerson } = await createStore();
		const only = await byMbid('Slowdive', mbidOf(1));
		expect((await byPerson('slowdive')).id).toBe(only.id);
		await byMbid('Nirvana', mbidOf(2));
		await byMbid('Nirvana', mbidOf(3));
		const open = await byPerson('Nirvana');
		expect(open).toMatchObject({ mbid: null, source: 'person' });
		expect((await byPerson('NIRVANA')).id).toBe(open.id);
		await byMbid('Ride', mbidOf(4));
		const paged = await byPage('Ride', pageOf('Ride'));
		expect((await byPerson('Ride')).id).toBe(paged.id);
		expect(await readArtists(database)).toHaveLength(6);
	});

	test("a person's MBID is identity: it finds its artist under another name, and is given to one who has none", async () => {
		const { database, byMbid, byPage, byPerson } = await createStore();
		const beyonce = await byMbid('Beyoncé', mbidOf(1));
		expect((await byPerson('Queen Bey', mbidOf(1))).id).toBe(beyonce.id);
		const open = await byPage('Nirvana', pageOf('Nirvana'));
		expect(await byPerson('Nirvana', mbidOf(2))).toMatchObject({ id: open.id, mbid: mbidOf(2) });
		expect((await byPerson('Nirvana', mbidOf(3))).id).not.toBe(open.id);
		expect(await readArtists(database)).toHaveLength(3);
	});

	test('a Discogs id is identity: its name joins nobody, and nobody loses theirs', async () => {
		const { database, byDiscogsId, byMbid, write } = await createStore();
		const nirvana = await byMbid('Nirvana', mbidOf(1));
		await write((store) => updateArtist(store, nirvana, { discogsId: 125246 }));
		const other = await byDiscogsId('Nirvana', 999777);
		expect(other.id).not.toBe(nirvana.id);
		expect((await byDiscogsId('Nirvana', 999777)).id).toBe(other.id);
		expect((await byDiscogsId('Nirvana', 125246)).id).toBe(nirvana.id);
		expect((await findArtist(database, nirvana.id))?.discogsId).toBe(125246);
	});

	test('whoever asks for a merged artist is led to the one it became, over several steps', async () => {
		const { database, byMbid, byPage, write } = await createStore();
		const first = await byPage('Slow Dive', pageOf('Slow Dive'));
		const second = await byMbid('Slowdive', mbidOf(2));
		const third = await byMbid('Slowdive (UK)', mbidOf(3));
		await write((store) => mergeArtists(store, first, second));
		await write((store) => mergeArtists(store, second, third));
		expect((await findArtistByMbid(database, mbidOf(2)))?.id).toBe(third.id);
		expect((await byMbid('Slow Dive', mbidOf(2), 'credit')).id).toBe(third.id);
		expect((await byPage('Slow Dive', pageOf('Slow Dive'))).id).toBe(third.id);
		expect((await findArtistsBySpelling(database, 'Slow Dive')).map(({ id }) => id)).toEqual([third.id]);
		expect((await findArtist(database, second.id))?.mbid).toBe(mbidOf(2));
	});
});

describeEachEngine('updating an artist', (engine) => {
	const createStore = createStores(engine);

	test('changes no row when nothing differs, and the date only when something does', async () => {
		const { database, byPage, write } = await createStore();
		const artist = await byPage('Ride', pageOf('Ride'));
		const same = { name: 'Ride', listeners: null, mbid: undefined, source: 'lastfm' };
		expect(await write((store) => updateArtist(store, artist, same), tuesday)).toBe(artist);
		expect(await readArtists(database)).toEqual([artist]);
		const changed = await write((store) => updateArtist(store, artist, { listeners: 5, name: 'Ríde' }), tuesday);
		expect(changed).toEqual({
			...artist,
			name: 'Ríde',
			normalizedName: 'ride',
			listeners: 5,
			updatedAt: tuesday,
		});
		expect(await readArtists(database)).toEqual([changed]);
	});
});
