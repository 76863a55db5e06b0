import { expect, test } from 'vitest';
import { findArtist, findArtistByMbid, findArtistsByName } from '../../source/store/artists-reader.ts';
import { mergeArtists, saveArtistNames, takeMbidHint, updateArtist } from '../../source/store/artists-writer.ts';
import { queueSteps, readSyncState, saveSyncState } from '../../source/store/sync-state.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, mbidOf, monday, readArtists, tuesday } from './stored.ts';

describeEachEngine('who an artist is', (engine) => {
	const createStore = createStores(engine);

	test('a name that is new makes a row, dated and normalised; the same again changes nothing', async () => {
		const { database, name } = await createStore();
		const made = await name({ name: 'The Arctic Monkeys', mbid: mbidOf(1), lastfmUrl: 'https://www.last.fm/music/A' });
		expect(made).toMatchObject({ source: 'lastfm', mbid: mbidOf(1), createdAt: monday, updatedAt: monday });
		const again = await name({ name: 'Arctic  Monkeys', mbid: mbidOf(1), source: 'similar' }, tuesday);
		expect(again).toEqual(made);
		expect(await readArtists(database)).toEqual([made]);
	});

	test('of MusicBrainz three artists of one name are three, whatever is there already', async () => {
		const { database, name } = await createStore();
		const open = await name({ name: 'Nirvana' });
		const ids = [];
		for (const number of [1, 2, 3]) {
			ids.push((await name({ name: 'Nirvana', mbid: mbidOf(number), source: 'musicbrainz' })).id);
		}
		expect(new Set([open.id, ...ids]).size).toBe(4);
		expect((await name({ name: 'Nirvana', mbid: mbidOf(2), source: 'credit' })).id).toBe(ids[1]);
		// Another name of MusicBrainz' own is a spelling, not another artist.
		expect((await name({ name: 'NIRVANA (US)', mbid: mbidOf(1), source: 'credit' })).id).toBe(ids[0]);
		expect((await readArtists(database)).map(({ name }) => name)).toEqual(Array(4).fill('Nirvana'));
	});

	test('a bare name joins the one artist of that name, and none of several', async () => {
		const { name } = await createStore();
		const only = await name({ name: 'Slowdive', mbid: mbidOf(1), source: 'musicbrainz' });
		expect((await name({ name: 'slowdive', source: 'person' })).id).toBe(only.id);
		await name({ name: 'Nirvana', mbid: mbidOf(2), source: 'musicbrainz' });
		await name({ name: 'Nirvana', mbid: mbidOf(3), source: 'musicbrainz' });
		const third = await name({ name: 'Nirvana', source: 'similar' });
		expect(third.mbid).toBeNull();
	});

	test('an alias is a name as well', async () => {
		const { name, write } = await createStore();
		const kino = await name({ name: 'Кино', mbid: mbidOf(1), source: 'musicbrainz' });
		await write((store) => saveArtistNames(store, kino.id, ['Kino', 'KINO', 'Kino', ''], 'musicbrainz'));
		expect((await name({ name: 'kino', source: 'person' })).id).toBe(kino.id);
	});

	test('two Last.fm pages are two artists, one page is one', async () => {
		const { name } = await createStore();
		const first = await name({ name: 'Ride', lastfmUrl: 'https://www.last.fm/music/Ride' });
		const second = await name({ name: 'Ride', lastfmUrl: 'https://www.last.fm/music/Ride+(2)' });
		expect(second.id).not.toBe(first.id);
		expect((await name({ name: 'RIDE', lastfmUrl: 'https://www.last.fm/music/Ride' })).id).toBe(first.id);
	});

	test('an artist without a page takes the one that is named later', async () => {
		const { name } = await createStore();
		const person = await name({ name: 'Ride', source: 'person' });
		const paged = await name({ name: 'Ride', lastfmUrl: 'https://www.last.fm/music/Ride' }, tuesday);
		expect(paged).toMatchObject({
			id: person.id,
			source: 'person',
			lastfmUrl: 'https://www.last.fm/music/Ride',
			updatedAt: tuesday,
		});
	});

	test("Last.fm's MBID is a hint: taken where it is free, refused where an artist of another name has it", async () => {
		const { name } = await createStore();
		const open = await name({ name: 'The Drums', source: 'person' });
		const hinted = await name({ name: 'The Drums', mbid: mbidOf(1), source: 'similar' });
		expect(hinted).toMatchObject({ id: open.id, mbid: mbidOf(1) });
		const other = await name({ name: 'DIIV', mbid: mbidOf(1), source: 'similar' });
		expect(other).toMatchObject({ name: 'DIIV', mbid: null });
		expect(other.id).not.toBe(open.id);
		// Nor does a second hint replace an MBID that is there.
		const rival = await name({ name: 'The Drums', mbid: mbidOf(2) });
		expect(rival.id).not.toBe(open.id);
	});

	test('a hint is not taken again once MusicBrainz was asked', async () => {
		const { name, write } = await createStore();
		const artist = await name({ name: 'Wolf Alice' });
		const key = { entity: 'artist', entityId: artist.id, step: 'artist-ids' } as const;
		await write((store) => queueSteps(store, [{ ...key, lane: 'musicbrainz', depth: 0, spread: false }]));
		expect(await write((store) => takeMbidHint(store, artist, mbidOf(9)))).toBe(mbidOf(9));
		await write(async (store) => {
			const state = await readSyncState(store, key);
			await saveSyncState(store, state?.id ?? 0, { status: 'done', fetchedAt: monday, isFinished: true });
		});
		expect(await write((store) => takeMbidHint(store, artist, mbidOf(9)))).toBeNull();
		expect((await name({ name: 'Wolf Alice', mbid: mbidOf(9) })).mbid).toBeNull();
	});

	test("a person's MBID is identity: it finds its artist under another name, and stays", async () => {
		const { database, name, write } = await createStore();
		const beyonce = await name({ name: 'Beyoncé', mbid: mbidOf(1), source: 'musicbrainz' });
		expect((await name({ name: 'Queen Bey', mbid: mbidOf(1), source: 'person' })).id).toBe(beyonce.id);
		// One whose MBID MusicBrainz could not tell is told by a person.
		const open = await name({ name: 'Nirvana' });
		const key = { entity: 'artist', entityId: open.id, step: 'artist-ids' } as const;
		await write(async (store) => {
			await queueSteps(store, [{ ...key, lane: 'musicbrainz', depth: 0, spread: false }]);
			const state = await readSyncState(store, key);
			await saveSyncState(store, state?.id ?? 0, { status: 'done', fetchedAt: monday, isFinished: true });
		});
		expect(await name({ name: 'Nirvana', mbid: mbidOf(2), source: 'person' })).toMatchObject({
			id: open.id,
			mbid: mbidOf(2),
		});
		expect(await readArtists(database)).toHaveLength(2);
	});

	test('whoever asks for a merged artist is led to the one it became, over several steps', async () => {
		const { database, name, write } = await createStore();
		const url = 'https://www.last.fm/music/Slow+Dive';
		const first = await name({ name: 'Slow Dive', mbid: mbidOf(1), lastfmUrl: url });
		const second = await name({ name: 'Slowdive', mbid: mbidOf(2), source: 'musicbrainz' });
		const third = await name({ name: 'Slowdive (UK)', mbid: mbidOf(3), source: 'musicbrainz' });
		await write((store) => mergeArtists(store, first, second));
		await write((store) => mergeArtists(store, second, third));
		expect((await findArtistByMbid(database, mbidOf(1)))?.id).toBe(third.id);
		expect((await name({ name: 'Slow Dive', mbid: mbidOf(1), source: 'credit' })).id).toBe(third.id);
		expect((await name({ name: 'Slow Dive', lastfmUrl: url })).id).toBe(third.id);
		expect((await findArtistsByName(database, 'Slow Dive')).map(({ id }) => id)).toEqual([third.id]);
		expect((await findArtist(database, first.id))?.mbid).toBe(mbidOf(1));
	});
});

describeEachEngine('updating an artist', (engine) => {
	const createStore = createStores(engine);

	test('changes no row when nothing differs, and the date only when something does', async () => {
		const { database, name, write } = await createStore();
		const artist = await name({ name: 'Ride' });
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
