import type { ArtistAffinity } from './listener.ts';
import { roundPoints, sumPoints } from './points.ts';
import type { ScoredAlbum } from './score-albums.ts';
import { type Chosen, startChoosing } from './variety.ts';

/** How a list is put together. */
export interface DiversityTerms {
	limit: number;
	/** How many albums of one artist there may be; a collaboration counts for everybody who is credited. */
	perArtist: number;
	/** What it takes at most that something like it is there already. */
	variety: number;
	affinities: ReadonlyMap<number, ArtistAffinity>;
	/** Albums that are there whatever they score, also beyond `limit` and `perArtist`. */
	locked: ReadonlySet<number>;
	/** Albums that are left out and still count for the variety behind them: so the others keep their order when one is dismissed. */
	passedOver: ReadonlySet<number>;
}

/**
 * Chooses the best albums one after another (maximal marginal relevance): each loses as much as it is like the one most like it of those
 * before it. The result is in the order of the scores, the highest first. Locked albums are part of `limit` and of `perArtist`: where they
 * would not have come that far, others give them their places.
 */
export function diversify(albums: readonly ScoredAlbum[], terms: DiversityTerms): ScoredAlbum[] {
	const { limit, perArtist, passedOver } = terms;
	const left = new Set(albums.toSorted(compareScores));
	const isLocked = ({ candidate }: ScoredAlbum) => terms.locked.has(candidate.albumId);
	const locked = albums.filter(isLocked);
	const places = new Map<number, number>();
	const take = ({ candidate }: ScoredAlbum) => {
		for (const id of candidate.artistIds) places.set(id, (places.get(id) ?? 0) + 1);
	};
	locked.forEach(take);
	const before = startChoosing(new Set(albums.flatMap(({ candidate }) => candidate.artistIds)), terms.affinities);
	const chosen: ScoredAlbum[] = [];
	let others = Math.max(0, limit - locked.length);
	for (;;) {
		const mayCome = (album: ScoredAlbum) =>
			isLocked(album) || (others > 0 && album.candidate.artistIds.every((id) => (places.get(id) ?? 0) < perArtist));
		const next = findBest(left, mayCome, before, terms.variety);
		if (next === undefined) return chosen;
		left.delete(next.from);
		const { artistIds, albumId } = next.album.candidate;
		for (const id of artistIds) before.add(id);
		if (isLocked(next.from)) chosen.push(next.album);
		else if (!passedOver.has(albumId)) {
			chosen.push(next.album);
			take(next.from);
			others -= 1;
		}
	}
}

/** The higher score first; of equals the album that was stored first. */
export function compareScores(a: ScoredAlbum, b: ScoredAlbum): number {
	return b.score - a.score || a.candidate.albumId - b.candidate.albumId;
}

/** What an album loses after those before it, and what is left of its score. */
export function withVariety(album: ScoredAlbum, before: Chosen, variety: number): ScoredAlbum {
	const likeness = Math.max(0, ...album.candidate.artistIds.map(before.likenessOf));
	const breakdown = { ...album.breakdown, variety: roundPoints(-variety * likeness) };
	return { ...album, breakdown, score: sumPoints(breakdown) };
}

/** The best of what is left; `left` is in the order of the scores before variety, which only takes. */
function findBest(
	left: Iterable<ScoredAlbum>,
	mayCome: (album: ScoredAlbum) => boolean,
	before: Chosen,
	variety: number,
): { from: ScoredAlbum; album: ScoredAlbum } | undefined {
	let best: { from: ScoredAlbum; album: ScoredAlbum } | undefined;
	for (const from of left) {
		if (best !== undefined && from.score < best.album.score) break;
		if (!mayCome(from)) continue;
		const album = withVariety(from, before, variety);
		if (best === undefined || compareScores(album, best.album) < 0) best = { from, album };
	}
	return best;
}
