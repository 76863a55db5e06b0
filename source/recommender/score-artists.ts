import { keepFamiliar, turnDial } from './discovery.ts';
import { valueHeard } from './heard.ts';
import type { Knowledge } from './knowledge.ts';
import type { Weights } from './weights.ts';

/** What an artist gives to each of their albums. */
export interface ArtistPoints {
	seed: number;
	similar: number;
	/** For what was listened to of the artist; an album that was itself played has more. */
	listening: number;
	collection: number;
	discovery: number;
}

/** The dial, and how many points each signal can give. */
export interface ScoringTerms {
	discover: number;
	weights: Weights;
}

/** The artist's share of what listening gives; the rest is for the album itself. */
export const artistShare = 0.5;

/** So many records of an artist are worth half of what a collection can give. */
const halfCollection = 3;

/** To somebody who only wants a record of theirs, an artist is half known. */
const wantedFamiliarity = 0.5;

/** What everything that is known of an artist gives to an album of theirs. */
export function scoreArtist(artistId: number, knowledge: Knowledge, { discover, weights }: ScoringTerms): ArtistPoints {
	const evidence = knowledge.evidence.get(artistId);
	const heard = valueHeard(knowledge.heardArtists.get(artistId), knowledge.most.artist);
	const kept = keepFamiliar(discover);
	return {
		seed: evidence?.isSeed ? kept * weights.seed : 0,
		similar: weights.similar * (knowledge.affinities.get(artistId)?.affinity ?? 0),
		listening: kept * weights.listening * artistShare * heard,
		collection: kept * weights.collection * valueOwned(evidence?.owned ?? 0),
		discovery: weights.discovery * turnDial(discover, familiarityOf(artistId, knowledge)),
	};
}

/** How well a listener knows an artist, 0–1: a seed and an artist of whom they have records wholly, others as much as they are played. */
export function familiarityOf(artistId: number, { evidence, heardArtists, most }: Knowledge): number {
	const known = evidence.get(artistId);
	if (known === undefined) return 0;
	if (known.isSeed || known.owned > 0) return 1;
	return Math.max(known.wanted > 0 ? wantedFamiliarity : 0, valueHeard(heardArtists.get(artistId), most.artist));
}

function valueOwned(records: number): number {
	return records / (records + halfCollection);
}

/** All artists of whom anything is known, those whose albums get most points first: what the albums themselves add comes on top. */
export function orderArtists(knowledge: Knowledge, terms: ScoringTerms): number[] {
	const ids = new Set([...knowledge.evidence.keys(), ...knowledge.affinities.keys()]);
	const scored = [...ids].map((id) => {
		const { seed, similar, listening, collection, discovery } = scoreArtist(id, knowledge, terms);
		return { id, score: seed + similar + listening + collection + discovery };
	});
	return scored.toSorted((a, b) => b.score - a.score || a.id - b.id).map(({ id }) => id);
}
