import { expect, test } from 'vitest';
import { readSimilarArtists } from '../../source/store/artists-reader.ts';
import { saveSimilarArtists } from '../../source/store/artists-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, mbidOf, readArtists, tuesday } from './stored.ts';

const similars = Array.from({ length: 25 }, (_, at) => ({
	name: `Neighbour ${at}`,
	mbid: mbidOf(100 + at),
	url: `https://www.last.fm/music/Neighbour+${at}`,
	score: 1 - at / 25,
}));

describeEachEngine('similar artists', (engine) => {
	const createStore = createStores(engine);

	test('are stored as stubs with scores, the best first; the same again adds and changes no artist', async () => {
		const { database, name, write } = await createStore();
		const ride = await name({ name: 'Ride' });
		const first = await write((store) => saveSimilarArtists(store, ride.id, similars, 'lastfm'));
		expect(first.isNew).toEqual(Array(25).fill(true));
		const before = await readArtists(database);
		expect(before.filter(({ source }) => source === 'similar')).toHaveLength(25);
		const stored = await readSimilarArtists(database, ride.id);
		expect(stored.map(({ artist, score }) => [artist.name, score])).toEqual(
			similars.map(({ name, score }) => [name, score]),
		);
		const again = await write((store) => saveSimilarArtists(store, ride.id, similars, 'lastfm'));
		expect(again).toEqual({ ids: first.ids, isNew: Array(25).fill(false) });
		expect(await readArtists(database)).toEqual(before);
		expect(await readSimilarArtists(database, ride.id)).toEqual(stored);
	});

	test('a new answer brings new scores and takes nobody away', async () => {
		const { database, name, write } = await createStore();
		const ride = await name({ name: 'Ride' });
		await write((store) => saveSimilarArtists(store, ride.id, similars.slice(0, 2), 'lastfm'));
		const [first] = similars;
		if (first === undefined) throw new Error('no similars');
		await write((store) => saveSimilarArtists(store, ride.id, [{ ...first, score: 0.1 }], 'lastfm'), tuesday);
		const stored = await readSimilarArtists(database, ride.id);
		expect(stored.map(({ artist, score }) => [artist.name, score])).toEqual([
			['Neighbour 1', similars[1]?.score],
			['Neighbour 0', 0.1],
		]);
		expect(stored[1]?.fetchedAt).toEqual(tuesday);
	});

	test('one who is named twice, or is the artist itself, is kept once, or not at all', async () => {
		const { database, name, write } = await createStore();
		const ride = await name({ name: 'Ride', mbid: mbidOf(1) });
		const lush = { name: 'Lush', mbid: null, url: null };
		const { ids } = await write((store) =>
			saveSimilarArtists(
				store,
				ride.id,
				[
					{ ...lush, score: 0.9 },
					{ ...lush, name: 'LUSH', score: 0.4 },
					{ name: 'Ride', mbid: mbidOf(1), url: null, score: 1 },
				],
				'lastfm',
			),
		);
		expect(ids).toHaveLength(1);
		expect((await readSimilarArtists(database, ride.id)).map(({ score }) => score)).toEqual([0.9]);
	});
});
