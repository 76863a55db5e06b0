import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../source/recommender/candidate.ts';
import type { Knowledge } from '../../source/recommender/knowledge.ts';
import { sumPoints } from '../../source/recommender/points.ts';
import { type Signal, signals } from '../../source/recommender/reasons.ts';
import { scoreAlbums } from '../../source/recommender/score-albums.ts';
import { orderArtists, type ScoringTerms } from '../../source/recommender/score-artists.ts';
import { weights } from '../../source/recommender/weights.ts';
import { albumOf, candidates, evidenceOf, heardOften, knowing, knowledge, terms } from './made-up.ts';

const middle: ScoringTerms = { discover: 0.5, weights };

function pointsOf(signal: Signal, candidate: Candidate, known: Knowledge, scoring: ScoringTerms = middle): number {
	const [scored] = scoreAlbums([candidate], known, scoring);
	return scored?.breakdown[signal] ?? Number.NaN;
}

describe('any album', () => {
	test('has a score that is the sum of its parts, to the hundredth', () => {
		fc.assert(
			fc.property(candidates, knowledge, terms, (albums, known, scoring) => {
				for (const { breakdown, score } of scoreAlbums(albums, known, scoring)) {
					const sum = signals.reduce((total, signal) => total + breakdown[signal], 0);
					expect(score).toBeCloseTo(sum, 9);
					expect(score).toBe(sumPoints(breakdown));
					for (const signal of signals) expect(Math.round(breakdown[signal] * 100) / 100).toBe(breakdown[signal]);
				}
			}),
		);
	});

	test('gets of no signal more than its weight, and less than nothing only for ratings and the dial', () => {
		fc.assert(
			fc.property(candidates, knowledge, terms, (albums, known, scoring) => {
				for (const { breakdown } of scoreAlbums(albums, known, scoring)) {
					for (const signal of signals) {
						const canTake = signal === 'rating' || signal === 'discovery';
						expect(breakdown[signal]).toBeLessThanOrEqual(scoring.weights[signal]);
						expect(breakdown[signal]).toBeGreaterThanOrEqual(canTake ? -scoring.weights[signal] : 0);
					}
				}
			}),
		);
	});

	test('has the same points whatever else is scored', () => {
		fc.assert(
			fc.property(candidates, knowledge, terms, (albums, known, scoring) => {
				const together = scoreAlbums(albums, known, scoring);
				expect(albums.flatMap((album) => scoreAlbums([album], known, scoring))).toEqual(together);
			}),
		);
	});
});

describe('more of a signal never gives less of it', () => {
	const more = fc.tuple(fc.nat(3000), fc.nat(3000)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
	const rises = (of: (amount: number) => number) =>
		fc.assert(
			fc.property(more, ([less, most]) => {
				expect(of(most)).toBeGreaterThanOrEqual(of(less));
			}),
		);

	test('listening: plays of the album, and of the artist', () => {
		// Somebody whom nobody is played more than: what others are measured by stays.
		const most = [9, heardOften({ overall: 10_000 })] as const;
		rises((plays) => {
			const heardAlbums = new Map([[1, heardOften({ overall: plays })], most]);
			return pointsOf('listening', albumOf({}), knowing({ heardAlbums }));
		});
		rises((plays) => {
			const heardArtists = new Map([[1, heardOften({ overall: plays })], most]);
			return pointsOf('listening', albumOf({}), knowing({ heardArtists }));
		});
	});

	test('collection: records of the artist', () => {
		rises((owned) => {
			const evidence = new Map([[1, evidenceOf({ artistId: 1, owned })]]);
			return pointsOf('collection', albumOf({}), knowing({ evidence }));
		});
	});

	test('similar: the affinity', () => {
		rises((amount) => {
			const affinities = new Map([[1, { artistId: 1, affinity: amount / 3000, because: [] }]]);
			return pointsOf('similar', albumOf({}), knowing({ affinities }));
		});
	});

	test('rating: the average, and votes for what is better than expected', () => {
		rises((amount) => pointsOf('rating', albumOf({ rating: { average: 1 + amount / 750, votes: 30 } }), knowing({})));
		rises((votes) => pointsOf('rating', albumOf({ rating: { average: 4.6, votes } }), knowing({})));
	});

	test('popularity: those who have it, and those who listen to its artist', () => {
		rises((have) => pointsOf('popularity', albumOf({ audience: { have, listeners: 500 } }), knowing({})));
		rises((listeners) => pointsOf('popularity', albumOf({ audience: { have: 5, listeners } }), knowing({})));
	});

	test('price: the cheaper', () => {
		rises((amount) => {
			const cents = 3000 - amount;
			return pointsOf('price', albumOf({ offer: { totalEuro: cents, rankEuro: cents } }), knowing({}));
		});
	});

	test('availability: on offer, out on vinyl, not looked up', () => {
		const offer = { totalEuro: 2000, rankEuro: 2000 };
		const points = [albumOf({ offer }), albumOf({}), albumOf({ hasVinyl: false })].map((album) =>
			pointsOf('availability', album, knowing({})),
		);
		expect(points).toEqual([weights.availability, weights.availability / 2, 0]);
	});
});

test('of several credited artists, each signal takes the one who gives most', () => {
	const evidence = new Map([
		[1, evidenceOf({ artistId: 1, isSeed: true })],
		[2, evidenceOf({ artistId: 2, owned: 3 })],
	]);
	const [together] = scoreAlbums([albumOf({ artistIds: [1, 2] })], knowing({ evidence }), middle);
	expect(together?.breakdown).toMatchObject({ seed: weights.seed, collection: weights.collection / 2 });
});

test('the dial favours the artists of the listener at 0 and new ones at 1, and moves nothing in the middle', () => {
	const evidence = new Map([[1, evidenceOf({ artistId: 1, isSeed: true })]]);
	const known = knowing({ evidence });
	const discoveries = (discover: number) =>
		[albumOf({ artistIds: [1] }), albumOf({ artistIds: [2] })].map((album) =>
			pointsOf('discovery', album, known, { discover, weights }),
		);
	expect(discoveries(0)).toEqual([weights.discovery, -weights.discovery]);
	expect(discoveries(0.5)).toEqual([0, 0]);
	expect(discoveries(1)).toEqual([-weights.discovery, weights.discovery]);
});

test('towards discovery, what is known already gives less, and nothing at the end', () => {
	const evidence = new Map([[1, evidenceOf({ artistId: 1, isSeed: true, owned: 3 })]]);
	const heard = new Map([[1, heardOften({ overall: 40 })]]);
	const known = knowing({ evidence, heardArtists: heard });
	const familiar = (discover: number) =>
		(['seed', 'listening', 'collection'] as const).map((signal) =>
			pointsOf(signal, albumOf({ artistIds: [1] }), known, { discover, weights }),
		);
	const whole = familiar(0.5);
	expect(whole.every((points) => points > 0)).toBe(true);
	expect(familiar(0)).toEqual(whole);
	for (const [at, points] of familiar(0.75).entries()) expect(points).toBeCloseTo((whole[at] ?? 0) / 2, 1);
	expect(familiar(1)).toEqual([0, 0, 0]);
});

test('a collaboration with an artist of the listener is familiar', () => {
	const known = knowing({ evidence: new Map([[1, evidenceOf({ artistId: 1, isSeed: true })]]) });
	const together = albumOf({ artistIds: [2, 1] });
	expect(pointsOf('discovery', together, known, { discover: 1, weights })).toBe(-weights.discovery);
	expect(pointsOf('discovery', together, known, { discover: 0, weights })).toBe(weights.discovery);
});

test('artists are in the order of what they give, and none is missing', () => {
	fc.assert(
		fc.property(knowledge, terms, (known, scoring) => {
			const order = orderArtists(known, scoring);
			expect(new Set(order)).toEqual(new Set([...known.evidence.keys(), ...known.affinities.keys()]));
			const bare = order.map((id) => albumOf({ albumId: 1_000 + id, artistIds: [id], hasVinyl: false }));
			const scores = scoreAlbums(bare, known, scoring).map(({ score }) => score);
			// The parts of an album are rounded, those of an artist are not.
			for (const [at, score] of scores.entries())
				expect(score).toBeGreaterThanOrEqual((scores[at + 1] ?? score) - 0.05);
		}),
	);
});
