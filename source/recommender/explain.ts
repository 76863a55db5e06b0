import type { Candidate } from './candidate.ts';
import type { Heard } from './heard.ts';
import type { Knowledge } from './knowledge.ts';
import type { ArtistEvidence } from './listener.ts';
import { isByHave } from './popularity.ts';
import type { Breakdown, Reason, Signal } from './reasons.ts';

/** Of the listener's artists that brought one near, so many are named. */
const mostNamed = 3;

/** The most that a place in the reasons is worth is what its signal gave: so many points of it, each reason beside its own. */
type Weighed = { reason: Reason; points: number };

/**
 * The evidence behind an album's points, the strongest first. Only what speaks for it is a reason. `names` are those of the artists that
 * may be named (see `artistsToName`), `listenersFrom` says who counted the listeners of artists.
 */
export function explain(
	candidate: Candidate,
	breakdown: Breakdown,
	knowledge: Knowledge,
	names: ReadonlyMap<number, string>,
): Reason[] {
	const { albumId, artistIds, rating, audience } = candidate;
	const weighed: Weighed[] = [];
	const add = (signal: Signal, ...reasons: Reason[]) => {
		if (breakdown[signal] > 0) for (const reason of reasons) weighed.push({ reason, points: breakdown[signal] });
	};
	const nameOf = (id: number) => names.get(id) ?? '';
	const evidence = artistIds.flatMap((id) => knowledge.evidence.get(id) ?? []);
	add('wantlist', { kind: 'wanted', since: knowledge.wanted.get(albumId) ?? null });
	add(
		'listening',
		...tellHeard('album', knowledge.heardAlbums.get(albumId)),
		...artistIds.flatMap((id) => tellHeard('artist', knowledge.heardArtists.get(id))).slice(0, 1),
	);
	add('similar', ...tellNear(candidate, knowledge, nameOf));
	add(
		'seed',
		...evidence
			.filter(({ isSeed }) => isSeed)
			.map(({ artistId }): Reason => ({ kind: 'seeded', artist: nameOf(artistId) })),
	);
	add(
		'collection',
		...evidence
			.filter(({ owned }) => owned > 0)
			.map(({ artistId, owned }): Reason => ({ kind: 'collected', artist: nameOf(artistId), records: owned })),
	);
	if (rating !== null) add('rating', { kind: 'rated', ...rating, provider: 'discogs' });
	const isHad = isByHave(audience);
	add('popularity', {
		kind: 'popular',
		people: (isHad ? audience.have : audience.listeners) ?? 0,
		how: isHad ? 'have' : 'listen',
		provider: isHad ? 'discogs' : 'lastfm',
	});
	return weighed.toSorted((a, b) => b.points - a.points).map(({ reason }) => reason);
}

/** The artists whose names the reasons for an album need. */
export function artistsToName({ artistIds }: Candidate, { affinities }: Knowledge): number[] {
	return [
		...artistIds,
		...artistIds.flatMap((id) => affinities.get(id)?.because.slice(0, mostNamed) ?? []).map(({ artistId }) => artistId),
	];
}

function tellHeard(what: 'album' | 'artist', heard: Heard | undefined): Reason[] {
	if (heard === undefined) return [];
	const { plays, countedBy, ranked, saved } = heard;
	const period = plays.year > 0 ? 'year' : 'overall';
	const reasons: Reason[] = [];
	if (plays[period] > 0) {
		reasons.push({ kind: 'played', what, plays: plays[period], period, provider: countedBy[period] ?? '' });
	} else if (ranked !== null) reasons.push({ kind: 'ranked', what, ...ranked });
	if (saved !== null && what === 'album') reasons.push({ kind: 'saved', ...saved });
	return reasons;
}

/** The credited artist who is nearest, and who brought them near. */
function tellNear(
	{ artistIds }: Candidate,
	{ affinities, evidence }: Knowledge,
	nameOf: (artistId: number) => string,
): Reason[] {
	const [nearest] = artistIds.flatMap((id) => affinities.get(id) ?? []).toSorted((a, b) => b.affinity - a.affinity);
	if (nearest === undefined) return [];
	const artists = nearest.because.slice(0, mostNamed).map(({ artistId }) => ({
		name: nameOf(artistId),
		through: throughOf(evidence.get(artistId)),
	}));
	return artists.length === 0 ? [] : [{ kind: 'similar', artists }];
}

function throughOf(evidence: ArtistEvidence | undefined): 'seed' | 'plays' | 'collection' | 'wantlist' {
	if (evidence?.isSeed) return 'seed';
	if (evidence !== undefined && (evidence.plays.overall > 0 || evidence.rank !== null)) return 'plays';
	return evidence !== undefined && evidence.owned > 0 ? 'collection' : 'wantlist';
}
