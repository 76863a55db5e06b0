import { Contributors } from './contributors.ts';
import type { ArtistAffinity, SimilarEdge } from './listener.ts';
import { gatherNeighbourhoods, type Links } from './neighbourhood.ts';

/** The numbers of the artist level. */
export interface AffinityTuning {
	/** Below 1: two artists who are half as near say more than one who is near. */
	scorePower: number;
	/** How much an artist says beyond what the listener's others say too: the smaller, the less ten of one kind say together. */
	ownVoice: number;
	/** How much less an artist says who is near to many, and so says little of a listener; 0: no less. */
	hubPower: number;
	/** How far artists whom many name come first while one artist of the listener is known; it ends where `fewArtists` are known. */
	priorPower: number;
	fewArtists: number;
}

/** Tuned on other listeners than those for whom it is reported (bench/README.md). */
export const affinityTuning: AffinityTuning = {
	scorePower: 0.85,
	ownVoice: 5,
	hubPower: 0.1,
	priorPower: 0.7,
	fewArtists: 16,
};

/**
 * How near every artist that one edge connects with the listener's artists is to their taste, the listener's own among them where another of
 * theirs leads there. The nearest first, ties by id.
 *
 * Both directions of an edge count alike. Each of the listener's artists counts less the more of the others are near to it: ten of one kind
 * are not ten reasons. While few artists are known, those whom many artists of the graph name come first.
 *
 * @param taste weight above 0 per artist id (`weighTaste`); their scale does not matter.
 * @param edges all edges that touch these artists, in either direction, from every source; others, and the same edge twice, change nothing.
 * @param namedBy how many edges of the whole graph lead to an artist at the other end; of those who are absent, one. Of no use, and so it may
 * be empty, where the taste has `fewArtists` or more.
 */
export function rankArtists(
	taste: ReadonlyMap<number, number>,
	edges: Iterable<SimilarEdge>,
	namedBy: ReadonlyMap<number, number>,
	tuning: AffinityTuning,
): ArtistAffinity[] {
	const own = normalize(taste);
	const { artistIds, around } = gatherNeighbourhoods([...own.keys()], edges);
	const weights = Float64Array.from(artistIds, (artistId) => own.get(artistId) ?? 0);
	const scores: Scores = { names: new Float64Array(artistIds.length), namedBy: new Float64Array(artistIds.length) };
	const sums = new Float64Array(artistIds.length);
	const contributors = new Contributors(artistIds.length);
	for (const [place, links] of around.entries()) {
		const named = keepGreatest(links.names, scores.names);
		const naming = keepGreatest(links.namedBy, scores.namedBy).filter((other) => scores.names[other] === 0);
		const touched = named.concat(naming);
		const voice = speak(weights[place] ?? 0, touched, scores, weights, tuning);
		for (const other of touched) {
			const given = voice * nearness(other, scores, tuning.scorePower);
			scores.names[other] = 0;
			scores.namedBy[other] = 0;
			sums[other] = (sums[other] ?? 0) + given;
			contributors.add(other, place, given);
		}
	}
	const power = tuning.priorPower * Math.max(0, 1 - (own.size - 1) / (tuning.fewArtists - 1));
	const totals = sums.map((sum, place) => sum * Math.max(1, namedBy.get(artistIds[place] ?? 0) ?? 1) ** power);
	return order(artistIds, totals, contributors);
}

/** The scores between one artist and all others by place, 0 where there is no edge. */
interface Scores {
	names: Float64Array;
	namedBy: Float64Array;
}

/** The weights with 1 as their mean; what is no weight is left out. */
function normalize(taste: ReadonlyMap<number, number>): Map<number, number> {
	const known = [...taste].filter(([, weight]) => weight > 0 && weight < Infinity);
	const mean = known.reduce((sum, [, weight]) => sum + weight, 0) / known.length;
	return new Map(known.map(([artistId, weight]) => [artistId, weight / mean]));
}

/** Writes the links' scores, of several for one artist the greatest. Returns the places that were written, each once. */
function keepGreatest({ places, scores }: Links, kept: Float64Array): number[] {
	const written: number[] = [];
	for (let at = 0; at < places.length; at += 1) {
		const place = places[at] ?? 0;
		const known = kept[place] ?? 0;
		if (known === 0) written.push(place);
		kept[place] = Math.max(known, scores[at] ?? 0);
	}
	return written;
}

/** With how much weight an artist speaks, given how near the listener's other artists, and all artists, are to it. */
function speak(
	weight: number,
	touched: readonly number[],
	{ names, namedBy }: Scores,
	weights: Float64Array,
	{ ownVoice, hubPower }: AffinityTuning,
): number {
	let [near, nearOwn] = [0, 0];
	for (const other of touched) {
		const score = (names[other] ?? 0) + (namedBy[other] ?? 0);
		near += score;
		nearOwn += score * (weights[other] ?? 0);
	}
	return weight / (ownVoice + nearOwn / 2) / near ** hubPower;
}

function nearness(other: number, { names, namedBy }: Scores, power: number): number {
	return raise(names[other] ?? 0, power) + raise(namedBy[other] ?? 0, power);
}

/** Most edges have one direction only, and a power takes longest of all that is done for an edge. */
function raise(score: number, power: number): number {
	return score === 0 ? 0 : score ** power;
}

/** Scaled to 1 for the nearest, without those that nothing reaches. */
function order(artistIds: readonly number[], totals: Float64Array, contributors: Contributors): ArtistAffinity[] {
	const best = totals.reduce((most, total) => Math.max(most, total), 0);
	const reached: ArtistAffinity[] = [];
	for (const [place, artistId] of artistIds.entries()) {
		const total = totals[place] ?? 0;
		if (total === 0) continue;
		// The order of the edges changes the last digits of a sum; it must not change the order of the artists.
		const affinity = Math.round((total / best) * 1e9) / 1e9;
		reached.push({ artistId, affinity, because: contributors.list(place, artistIds) });
	}
	return reached.sort((a, b) => b.affinity - a.affinity || a.artistId - b.artistId);
}
