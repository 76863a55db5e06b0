import { byConfidence, conclude, type Evidence, thresholds, type Verdict, weights } from './confidence.ts';
import { splitCredit } from './discogs-titles.ts';
import { normalizeName, normalizeTitle } from './names.ts';
import { similarity } from './similarity.ts';

/** The album that is looked for; `year` is its first release, null when unknown. */
export interface WantedAlbum {
	artist: string;
	artistAliases?: string[];
	title: string;
	year: number | null;
}

/** What a search found. `formats` is the flat list of Discogs ("Vinyl", "LP", "Album"); candidates of one master are one album. */
export interface AlbumCandidate {
	artist: string;
	title: string;
	year: number | null;
	formats: string[];
	masterId?: number | null;
}

/** A candidate and what was decided about it. */
export interface JudgedAlbum<C extends AlbumCandidate> {
	candidate: C;
	verdict: Verdict;
}

/**
 * Whether a candidate is the wanted album.
 * Certain: artist (or an alias) and title are equal after normalisation, the years are at most one apart, and the
 * formats do not say single or EP. Doubtful: artist and title equal but the year differs or is unknown, or one of
 * them only similar. No: artist or title different, or a single or EP.
 */
export function matchAlbum(wanted: WantedAlbum, candidate: AlbumCandidate): Verdict {
	const artist = compareArtists(wanted, candidate);
	const title = compareTitles(wanted.title, candidate.title);
	const year = compareYears(wanted.year, candidate.year);
	const format = readFormats(candidate.formats);
	const evidence = [title, artist, year, format];
	if ([artist, title, format].some(({ verdict }) => verdict === 'differs')) return conclude('no', evidence);
	const isCertain = [artist, title, year].every(({ verdict }) => verdict === 'agrees');
	return conclude(isCertain ? 'certain' : 'doubtful', evidence);
}

/**
 * The one candidate that is certain, or none: never a guess. All verdicts come back, best first.
 * Several certain candidates that are not one master are all doubtful. Without a certain one, a candidate whose year is
 * unknown becomes certain when its artist and title are equal and no other candidate's are.
 */
export function pickAlbum<C extends AlbumCandidate>(
	wanted: WantedAlbum,
	candidates: C[],
): { chosen: C | null; verdicts: JudgedAlbum<C>[] } {
	const judged = candidates.map((candidate) => ({ candidate, verdict: matchAlbum(wanted, candidate) }));
	const verdicts = decideTogether(judged).sort(byConfidence);
	return { chosen: verdicts.find(({ verdict }) => verdict.decision === 'certain')?.candidate ?? null, verdicts };
}

function decideTogether<C extends AlbumCandidate>(judged: JudgedAlbum<C>[]): JudgedAlbum<C>[] {
	const certain = judged.filter(({ verdict }) => verdict.decision === 'certain');
	if (countAlbums(certain) > 1) {
		return judged.map((one) =>
			certain.includes(one) ? conclusionFor(one, 'doubtful', `one of ${certain.length} that fit equally well`) : one,
		);
	}
	const sameName = judged.filter(
		({ verdict }) => verdict.decision !== 'no' && agrees(verdict, 'artist') && agrees(verdict, 'title'),
	);
	if (certain.length > 0 || countAlbums(sameName) !== 1) return judged;
	return judged.map((one) =>
		sameName.includes(one) && isUndated(one.verdict)
			? conclusionFor(one, 'certain', 'the only one of that artist and title')
			: one,
	);
}

/** Releases of one master are one album; a release without a master is one by itself. */
function countAlbums(judged: JudgedAlbum<AlbumCandidate>[]): number {
	return new Set(judged.map(({ candidate }) => candidate.masterId || candidate)).size;
}

function conclusionFor<C extends AlbumCandidate>(
	one: JudgedAlbum<C>,
	decision: 'certain' | 'doubtful',
	detail: string,
): JudgedAlbum<C> {
	const evidence: Evidence = {
		signal: 'others',
		verdict: decision === 'certain' ? 'agrees' : 'differs',
		weight: weights.album.others,
		detail,
	};
	return { ...one, verdict: conclude(decision, [...one.verdict.evidence, evidence]) };
}

function agrees({ evidence }: Verdict, signal: string): boolean {
	return evidence.some((one) => one.signal === signal && one.verdict === 'agrees');
}

function isUndated({ evidence }: Verdict): boolean {
	return evidence.some(({ signal, verdict }) => signal === 'year' && verdict === 'unknown');
}

function compareArtists({ artist, artistAliases = [] }: WantedAlbum, candidate: AlbumCandidate): Evidence {
	const found = normalizeName(candidate.artist);
	const known = [artist, ...artistAliases].map(normalizeName);
	const evidence = { signal: 'artist', weight: weights.album.artist };
	if (known.includes(found) || isSameSet(splitCredit(artist), splitCredit(candidate.artist))) {
		return { ...evidence, verdict: 'agrees', detail: candidate.artist };
	}
	const closeness = Math.max(...known.map((key) => similarity(key, found)));
	if (known.some((key) => splitCredit(candidate.artist).has(key))) {
		return { ...evidence, verdict: 'unknown', detail: `one of several artists: ${candidate.artist}` };
	}
	return { ...evidence, ...likeness(candidate.artist, closeness, thresholds.similarName) };
}

function compareTitles(wanted: string, found: string): Evidence {
	const evidence = { signal: 'title', weight: weights.album.title };
	const closeness = similarity(normalizeTitle(wanted), normalizeTitle(found));
	if (closeness === 1) return { ...evidence, verdict: 'agrees', detail: found };
	return { ...evidence, ...likeness(found, closeness, thresholds.similarTitle) };
}

function likeness(found: string, closeness: number, similarFrom: number): Pick<Evidence, 'verdict' | 'detail'> {
	return {
		verdict: closeness >= similarFrom ? 'unknown' : 'differs',
		detail: `${found} (${Math.floor(closeness * 100)} % alike)`,
	};
}

function compareYears(wanted: number | null, found: number | null): Evidence {
	const evidence = { signal: 'year', weight: weights.album.year };
	if (wanted === null || found === null)
		return { ...evidence, verdict: 'unknown', detail: `${wanted ?? '?'} and ${found ?? '?'}` };
	const isClose = Math.abs(wanted - found) <= thresholds.yearsApart;
	return { ...evidence, verdict: isClose ? 'agrees' : 'differs', detail: `${wanted} and ${found}` };
}

const shortRecords = ['Single', 'Maxi-Single', 'EP', '7"'];

/** "Album" settles it, whatever else is said (there are albums on 7"); an LP is one unless it is called a single or EP. */
function readFormats(formats: string[]): Evidence {
	const evidence = { signal: 'format', weight: weights.album.format, detail: formats.join(', ') };
	if (formats.includes('Album')) return { ...evidence, verdict: 'agrees' };
	if (formats.some((format) => shortRecords.includes(format))) return { ...evidence, verdict: 'differs' };
	return { ...evidence, verdict: formats.includes('LP') ? 'agrees' : 'unknown' };
}

function isSameSet(a: Set<string>, b: Set<string>): boolean {
	return a.size === b.size && [...a].every((key) => b.has(key));
}
