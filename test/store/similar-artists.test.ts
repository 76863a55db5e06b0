import { expect, test } from 'vitest';
import { readSimilarArtists } from '../../source/store/artists-reader.ts';
import { type NewSimilar, saveSimilarArtists } from '../../source/store/similars-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, mbidOf, pageOf, readArtists, tuesday } from './stored.ts';

const similars = Array.from(
	{ length: 25 },
	(_, at): NewSimilar => ({
		name: `Neighbour ${at}`,
		mbidHint: mbidOf(100 + at),
		url: pageOf(`Neighbour ${at}`),
		score: 1 - at / 25,
		source: 'lastfm',
	}),
);

describeEachEngine('similar artists', (engine) => {
	const createStore = createStores(engine);

	test('are stored as stubs with scores, the best first; the same again adds and changes no artist', async () => {
		const { database, byPage, write } = await createStore();
		const ride = await byPage('Ride', pageOf('Ride'));
		const first = await write((store) => saveSimilarArtists(store, ride.id, similars));
		expect(first.added).toBe(25);
		const before = await readArtists(database);
		expect(before.filter(({ source }) => source === 'similar')).toHaveLength(25);
		const stored = await readSimilarArtists(database, ride.id);
		expect(stored.map(({ artist, score }) => [artist.name, score])).toEqual(
			similars.map(({ name, score }) => [name, score]),
		);
		const again = await write((store) => saveSimilarArtists(store, ride.id, similars));
		expect(again).toEqual({ ids: first.ids, added: 0 });
		expect(await readArtists(database)).toEqual(before);
		expect(await readSimilarArtists(database, ride.id)).toEqual(stored);
	});

	test('a new answer brings new scores and takes nobody away', async () => {
		const { database, byPage, write } = await createStore();
		const ride = await byPage('Ride', pageOf('Ride'));
		await write((store) => saveSimilarArtists(store, ride.id, similars.slice(0, 2)));
		const [first] = similars;
		if (first === undefined) throw new Error('no similars');
		await write((store) => saveSimilarArtists(store, ride.id, [{ ...first, score: 0.1 }]), tuesday);
		const stored = await readSimilarArtists(database, ride.id);
		expect(stored.map(({ artist, score }) => [artist.name, score])).toEqual([
			['Neighbour 1', similars[1]?.score],
			['Neighbour 0', 0.1],
		]);
		expect(stored[1]?.fetchedAt).toEqual(tuesday);
	});

	test('one who is named twice, or is the artist itself, is kept once, or not at all', async () => {
		const { database, byPage, write } = await createStore();
		const ride = await byPage('Ride', pageOf('Ride'));
		const named = (name: string, page: string, score: number): NewSimilar => {
			return { name, url: pageOf(page), mbidHint: null, score, source: 'lastfm' };
		};
		const { ids } = await write((store) =>
			saveSimilarArtists(store, ride.id, [
				named('Lush', 'Lush', 0.9),
				named('LUSH', 'Lush', 0.4),
				named('Ride', 'Ride', 1),
			]),
		);
		expect(ids).toHaveLength(1);
		expect((await readSimilarArtists(database, ride.id)).map(({ score }) => score)).toEqual([0.9]);
	});

	test('one whom both sources name is listed once, with the better score', async () => {
		const { database, byMbid, byPage, write } = await createStore();
		const ride = await byPage('Ride', pageOf('Ride'));
		await byMbid('Lush', mbidOf(1));
		await write((store) =>
			saveSimilarArtists(store, ride.id, [
				{ name: 'Lush', url: pageOf('Lush'), mbidHint: mbidOf(1), score: 0.6, source: 'lastfm' },
				{ name: 'Lush', mbid: mbidOf(1), score: 0.8, source: 'listenbrainz' },
			]),
		);
		await write((store) =>
			saveSimilarArtists(store, ride.id, [{ name: 'Lush', mbid: mbidOf(1), score: 0.8, source: 'listenbrainz' }]),
		);
		const stored = await readSimilarArtists(database, ride.id);
		expect(stored.map(({ score, source }) => [score, source])).toEqual([[0.8, 'listenbrainz']]);
	});
});
