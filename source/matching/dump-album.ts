import { pickAlbum } from './album-match.ts';
import type { Verdict } from './confidence.ts';
import { findAlbumOf } from './release-album.ts';

/** An album as a dump tells it, of an artist and with a title that stored albums have too. */
export interface ToldAlbum {
	/** Null for releases that Discogs has put under no master. */
	masterId: number | null;
	artist: string;
	title: string;
	year: number | null;
}

/** A stored album of the same artist and title. `isFromDump`: the dump made it, of releases without a master. */
export interface Namesake {
	albumId: number;
	title: string;
	year: number | null;
	isFromDump: boolean;
	hasMaster: boolean;
}

export interface JudgedNamesake {
	album: Namesake;
	verdict: Verdict;
}

/**
 * Which of the stored albums of the same artist and title is meant. A master is the one whose year fits (`pickAlbum`), and no album that
 * has a master. Releases without a master are pressings of the one that `findAlbumOf` is certain of, else of the album that the dump made
 * of others like them. `doubtful`: albums that might have this master, for a person to decide.
 */
export function chooseAlbum(
	{ masterId, artist, title, year }: ToldAlbum,
	namesakes: readonly Namesake[],
): { chosen: JudgedNamesake | null; doubtful: JudgedNamesake[] } {
	if (masterId !== null) {
		const candidates = namesakes
			.filter(({ hasMaster }) => !hasMaster)
			.map((album) => ({ album, artist, title: album.title, year: album.year, formats: [] }));
		const { chosen, verdicts } = pickAlbum({ artist, title, year }, candidates);
		const judged = verdicts.map(({ candidate, verdict }) => ({ album: candidate.album, verdict }));
		return {
			chosen: judged.find(({ album }) => album === chosen?.album) ?? null,
			doubtful: judged.filter(({ album, verdict }) => verdict.decision === 'doubtful' && !album.isFromDump),
		};
	}
	const alike = namesakes.filter(({ isFromDump, hasMaster }) => isFromDump && !hasMaster);
	const possible = namesakes
		.filter((album) => !alike.includes(album))
		.map((album) => ({ ...album, album, artist, discogsArtistIds: [] }));
	const [found] = findAlbumOf({ artist, title, year, formats: [], artistIds: [] }, possible);
	if (found?.verdict.decision === 'certain') {
		const album = namesakes.find(({ albumId }) => albumId === found.album.albumId);
		if (album !== undefined) return { chosen: { album, verdict: found.verdict }, doubtful: [] };
	}
	const [first] = alike;
	return { chosen: first === undefined ? null : { album: first, verdict: certainly }, doubtful: [] };
}

const certainly: Verdict = { decision: 'certain', confidence: 1, evidence: [] };
