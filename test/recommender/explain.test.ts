import { expect, test } from 'vitest';
import { describeReason } from '../../source/recommender/describe-reason.ts';
import { artistsToName, explain } from '../../source/recommender/explain.ts';
import type { Knowledge } from '../../source/recommender/knowledge.ts';
import { isReason, type Reason } from '../../source/recommender/reasons.ts';
import { scoreAlbums } from '../../source/recommender/score-albums.ts';
import { type Weights, weights } from '../../source/recommender/weights.ts';
import { albumOf, evidenceOf, heardOften, knowing } from './made-up.ts';

const names = new Map([
	[1, 'Lush'],
	[2, 'Slowdive'],
	[3, 'Ride'],
	[4, 'Low'],
	[5, 'Codeine'],
]);

function reasonsFor(known: Knowledge, album = albumOf({}), weighing: Weights = weights): Reason[] {
	const [scored] = scoreAlbums([album], known, { discover: 0.5, weights: weighing });
	return scored === undefined ? [] : explain(album, scored.breakdown, known, names);
}

const wordsFor = (known: Knowledge, album = albumOf({})) => reasonsFor(known, album).map(describeReason);

const becauseOf = (affinity: number, ids: number[]) =>
	new Map([[1, { artistId: 1, affinity, because: ids.map((artistId) => ({ artistId, share: 1 / ids.length })) }]]);

test('names the real evidence, the strongest first', () => {
	const known = knowing({
		evidence: new Map([
			[1, evidenceOf({ artistId: 1, plays: { overall: 400, year: 300, halfYear: 0 }, owned: 2 })],
			[2, evidenceOf({ artistId: 2, isSeed: true })],
			[3, evidenceOf({ artistId: 3, isSeed: true, owned: 4 })],
		]),
		affinities: becauseOf(1, [2, 3]),
		heardAlbums: new Map([[1, heardOften({ overall: 200, year: 127 })]]),
		wanted: new Map([[1, '2021-04-01T00:00:00.000Z']]),
	});
	const album = albumOf({ rating: { average: 4.53, votes: 312 }, audience: { have: 8120, listeners: 90_000 } });
	const plain = { seed: 1, similar: 90, listening: 60, collection: 20, wantlist: 80, rating: 15, popularity: 2 };
	const rest = { availability: 1, price: 1, discovery: 1, variety: 1 };
	expect(reasonsFor(known, album, { ...plain, ...rest }).map(describeReason)).toEqual([
		'because you seeded Slowdive and Ride',
		'on your wantlist since 2021',
		'played 127 times in the last year',
		'you own 2 records of Lush',
		'4.5 from 312 ratings',
		'8,120 collectors have it',
	]);
});

test('says through what each artist is the listener’s, and names three', () => {
	const known = knowing({
		evidence: new Map([
			[2, evidenceOf({ artistId: 2, isSeed: true, plays: { overall: 9, year: 0, halfYear: 0 } })],
			[4, evidenceOf({ artistId: 4, rank: 3, owned: 1 })],
			[5, evidenceOf({ artistId: 5, wanted: 1 })],
		]),
		affinities: becauseOf(1, [2, 4, 5, 3]),
	});
	expect(wordsFor(known)).toEqual(['because you seeded Slowdive, play Low and want a record of Codeine']);
	expect(artistsToName(albumOf({}), known)).toEqual([1, 2, 4, 5]);
});

test('says nothing of a signal that gave nothing, nor of a rating that speaks against it', () => {
	expect(reasonsFor(knowing({}), albumOf({ rating: { average: 2, votes: 500 } }))).toEqual([]);
	const known = knowing({ evidence: new Map([[1, evidenceOf({ artistId: 1, isSeed: true })]]) });
	expect(reasonsFor(known)).toEqual([{ kind: 'seeded', artist: 'Lush' }]);
	expect(reasonsFor(known, albumOf({}), { ...weights, seed: 0 })).toEqual([]);
});

test('favourites, libraries, plays of an artist and records have their own words', () => {
	const ranked = { ...heardOften({}), ranked: { rank: 4, provider: 'spotify' } };
	const saved = { ...heardOften({}), saved: { provider: 'spotify', since: '2020-02-03T00:00:00.000Z' } };
	expect(wordsFor(knowing({ heardAlbums: new Map([[1, ranked]]) }))).toEqual([
		'number 4 of your favourites at Spotify',
	]);
	expect(wordsFor(knowing({ heardAlbums: new Map([[1, saved]]) }))).toEqual(['saved at Spotify since 2020']);
	expect(wordsFor(knowing({ heardArtists: new Map([[1, heardOften({ overall: 1 })]]) }))).toEqual([
		'its artist was played once',
	]);
	const owned = knowing({ evidence: new Map([[1, evidenceOf({ artistId: 1, owned: 1 })]]) });
	expect(wordsFor(owned)).toEqual(['you own a record of Lush']);
	expect(wordsFor(knowing({ wanted: new Map([[1, null]]) }))).toEqual(['on your wantlist']);
});

test('where nobody says who has it, those who listen to its artist are told', () => {
	const album = albumOf({ audience: { have: null, listeners: 90_000 } });
	expect(wordsFor(knowing({}), album)).toEqual(['90,000 listeners of its artist']);
	expect(wordsFor(knowing({}), albumOf({ audience: { have: 1, listeners: null } }))).toEqual(['1 collector has it']);
});

test('what is stored is a reason only where its kind is known', () => {
	expect(isReason({ kind: 'wanted', since: null })).toBe(true);
	for (const value of [null, 'wanted', 7, {}, { kind: 'invented' }]) expect(isReason(value)).toBe(false);
});
