import { type AlbumCandidate, matchAlbum, type WantedAlbum } from './album-match.ts';
import { conclude, type Evidence, type Verdict, weights } from './confidence.ts';

/** An album that a release may be of; `discogsArtistIds` are its artists' numbers at Discogs as far as they are known. */
export interface PossibleAlbum extends WantedAlbum {
	albumId: number;
	discogsArtistIds: readonly number[];
}

/** A release that is to find its album. `artistIds` are its artists' numbers at Discogs, [] where nobody said. */
export interface LooseRelease extends AlbumCandidate {
	artistIds: readonly number[];
}

/** Which album a release without a known master is of, and how sure that is. */
export interface FoundAlbum {
	album: PossibleAlbum;
	verdict: Verdict;
}

/**
 * The album of a release by artist and title. A pressing may be of any later year than its album, so only an earlier year speaks against it.
 * Certain when artist and title are equal and no other album's are; several that fit equally well are all doubtful, best first.
 */
export function findAlbumOf(release: LooseRelease, albums: readonly PossibleAlbum[]): FoundAlbum[] {
	const judged = albums
		.map((album) => ({ album, verdict: judge(release, album) }))
		.filter(({ verdict }) => verdict.decision !== 'no');
	const equal = judged.filter(({ verdict }) => agrees(verdict, 'artist') && agrees(verdict, 'title'));
	const [only] = equal;
	if (only !== undefined && equal.length === 1 && !differs(only.verdict, 'year')) {
		return [{ ...only, verdict: conclude('certain', [...only.verdict.evidence, unrivalled]) }];
	}
	return judged
		.map(({ album, verdict }) => ({ album, verdict: conclude('doubtful', verdict.evidence) }))
		.sort((one, other) => other.verdict.confidence - one.verdict.confidence);
}

const unrivalled: Evidence = {
	signal: 'others',
	verdict: 'agrees',
	weight: weights.album.others,
	detail: 'the only one of that artist and title',
};

function judge(release: LooseRelease, album: PossibleAlbum): Verdict {
	const isLater = release.year !== null && album.year !== null && release.year >= album.year;
	const verdict = matchAlbum(album, { ...release, year: isLater ? null : release.year });
	const known = album.discogsArtistIds;
	const isOfAnother =
		known.length > 0 && release.artistIds.length > 0 && !release.artistIds.some((id) => known.includes(id));
	return isOfAnother ? conclude('no', verdict.evidence) : verdict;
}

function agrees({ evidence }: Verdict, signal: string): boolean {
	return evidence.some((one) => one.signal === signal && one.verdict === 'agrees');
}

function differs({ evidence }: Verdict, signal: string): boolean {
	return evidence.some((one) => one.signal === signal && one.verdict === 'differs');
}
