import fc from 'fast-check';
import type { Candidate } from '../../source/recommender/candidate.ts';
import type { Heard } from '../../source/recommender/heard.ts';
import { type Knowledge, toKnowledge } from '../../source/recommender/knowledge.ts';
import type { ArtistAffinity, ArtistEvidence } from '../../source/recommender/listener.ts';
import { signals } from '../../source/recommender/reasons.ts';
import type { ScoringTerms } from '../../source/recommender/score-artists.ts';
import type { Weights } from '../../source/recommender/weights.ts';

/** So few artists that albums of the same ones, and collaborations, are frequent. */
const artists = 12;
const artistId = fc.integer({ min: 1, max: artists });

export const heard: fc.Arbitrary<Heard> = fc.record({
	plays: fc.record({ overall: fc.nat(5000), year: fc.nat(2000), halfYear: fc.nat(1000) }),
	countedBy: fc.constant({ overall: 'lastfm', year: 'lastfm', halfYear: 'lastfm' }),
	ranked: fc.option(fc.record({ rank: fc.integer({ min: 1, max: 500 }), provider: fc.constant('spotify') }), {
		nil: null,
	}),
	saved: fc.option(fc.constant({ provider: 'spotify', since: '2021-05-01T00:00:00.000Z' }), { nil: null }),
});

const evidence: fc.Arbitrary<ArtistEvidence> = fc.record({
	artistId,
	isSeed: fc.boolean(),
	plays: fc.record({ overall: fc.nat(5000), year: fc.nat(2000), halfYear: fc.nat(1000) }),
	rank: fc.option(fc.integer({ min: 1, max: 50 }), { nil: null }),
	owned: fc.nat(20),
	wanted: fc.nat(5),
});

const affinity: fc.Arbitrary<ArtistAffinity> = fc.record({
	artistId,
	affinity: fc.double({ min: 0, max: 1, noNaN: true }),
	because: fc
		.uniqueArray(artistId, { maxLength: 4 })
		.map((ids) => ids.map((id) => ({ artistId: id, share: 1 / ids.length }))),
});

export const candidate: fc.Arbitrary<Candidate> = fc.record({
	albumId: fc.integer({ min: 1, max: 60 }),
	artistIds: fc.uniqueArray(artistId, { minLength: 1, maxLength: 3 }),
	rating: fc.option(fc.record({ average: fc.double({ min: 1, max: 5, noNaN: true }), votes: fc.nat(2000) }), {
		nil: null,
	}),
	audience: fc.record({
		have: fc.option(fc.nat(300_000), { nil: null }),
		listeners: fc.option(fc.nat(8_000_000), { nil: null }),
	}),
	hasVinyl: fc.boolean(),
	offer: fc.option(
		fc.nat(20_000).map((totalEuro) => ({ totalEuro, rankEuro: totalEuro })),
		{ nil: null },
	),
});

export const candidates = fc.uniqueArray(candidate, { maxLength: 40, selector: ({ albumId }) => albumId });

export const knowledge: fc.Arbitrary<Knowledge> = fc
	.record({
		evidence: fc.uniqueArray(evidence, { selector: (one) => one.artistId, maxLength: artists }),
		affinities: fc.uniqueArray(affinity, { selector: (one) => one.artistId, maxLength: artists }),
		heardArtists: fc.uniqueArray(fc.tuple(artistId, heard), { selector: ([id]) => id }),
		heardAlbums: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 60 }), heard), { selector: ([id]) => id }),
		wanted: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 10 }),
	})
	.map((known) =>
		toKnowledge({
			evidence: new Map(known.evidence.map((one) => [one.artistId, one])),
			affinities: new Map(known.affinities.map((one) => [one.artistId, one])),
			heardArtists: new Map(known.heardArtists),
			heardAlbums: new Map(known.heardAlbums),
			wanted: new Map(known.wanted.map((id) => [id, null])),
		}),
	);

export const weights: fc.Arbitrary<Weights> = fc
	.array(fc.integer({ min: 0, max: 100 }), { minLength: signals.length, maxLength: signals.length })
	.map((numbers) => {
		const of = (at: number) => numbers[at] ?? 0;
		return {
			...{ seed: of(0), similar: of(1), listening: of(2), collection: of(3), wantlist: of(4), rating: of(5) },
			...{ popularity: of(6), availability: of(7), price: of(8), discovery: of(9), variety: of(10) },
		};
	});

export const terms: fc.Arbitrary<ScoringTerms> = fc.record({
	discover: fc.double({ min: 0, max: 1, noNaN: true }),
	weights,
});

/** A listener of whom nothing is known, but what a test says. */
export function knowing(known: Partial<Omit<Knowledge, 'most'>>): Knowledge {
	return toKnowledge({
		evidence: new Map(),
		affinities: new Map(),
		heardArtists: new Map(),
		heardAlbums: new Map(),
		wanted: new Map(),
		...known,
	});
}

/** An album of artist 1 of which nothing is known, but what a test says. */
export function albumOf(known: Partial<Candidate>): Candidate {
	return {
		...{ albumId: 1, artistIds: [1], rating: null, audience: { have: null, listeners: null } },
		...{ hasVinyl: true, offer: null },
		...known,
	};
}

/** Evidence of an artist that says nothing, but what a test says. */
export function evidenceOf(known: Partial<ArtistEvidence> & { artistId: number }): ArtistEvidence {
	return {
		...{ isSeed: false, plays: { overall: 0, year: 0, halfYear: 0 }, rank: null, owned: 0, wanted: 0 },
		...known,
	};
}

/** Plays as one account counted them. */
export function heardOften(plays: Partial<Heard['plays']>): Heard {
	return {
		plays: { overall: 0, year: 0, halfYear: 0, ...plays },
		countedBy: { overall: 'lastfm', year: 'lastfm', halfYear: 'lastfm' },
		...{ ranked: null, saved: null },
	};
}
