import { byConfidence, conclude, type Evidence, thresholds, type Verdict, weights } from './confidence.ts';
import { normalizeName } from './names.ts';
import { similarity } from './similarity.ts';

/** The artist that is looked for. Hints (a country, tags) only order what stays doubtful. */
export interface WantedArtist {
	name: string;
	mbid?: string | null;
	hints?: { country?: string | null; tags?: string[] };
}

/** A hit of an artist search; `score` is 0–100, relative to the query: 100 does not mean an exact name. */
export interface ArtistCandidate {
	mbid: string;
	name: string;
	aliases: string[];
	score: number;
	disambiguation: string;
}

/** A candidate and what was decided about it. */
export interface JudgedArtist<C extends ArtistCandidate> {
	candidate: C;
	verdict: Verdict;
}

/**
 * The one artist that is certain, or none: never a guess. All verdicts come back, best first.
 * An MBID decides by itself. Without one, the only well-found candidate of exactly that normalised name or alias is
 * certain; several of that name are all doubtful (there are three Nirvanas), and so is a name that is only similar.
 * An alias counts as the name where the candidate was well found: everybody's aliases hold somebody's name.
 * When an MBID was given and nobody has it, a name alone is doubtful.
 */
export function matchArtist<C extends ArtistCandidate>(
	wanted: WantedArtist,
	candidates: C[],
): { chosen: C | null; verdicts: JudgedArtist<C>[] } {
	const key = normalizeName(wanted.name);
	const namesakes = candidates.filter((candidate) => isNamesake(key, candidate));
	const verdicts = candidates
		.map((candidate) => ({ candidate, verdict: judge(wanted, candidate, namesakes) }))
		.sort(byConfidence);
	return { chosen: verdicts.find(({ verdict }) => verdict.decision === 'certain')?.candidate ?? null, verdicts };
}

function isNamesake(key: string, candidate: ArtistCandidate): boolean {
	if (normalizeName(candidate.name) === key) return true;
	return isWellFound(candidate) && candidate.aliases.some((alias) => normalizeName(alias) === key);
}

function judge(wanted: WantedArtist, candidate: ArtistCandidate, namesakes: ArtistCandidate[]): Verdict {
	const name = compareNames(wanted.name, candidate, namesakes.includes(candidate));
	const evidence = [name, countNamesakes(namesakes, candidate), readScore(candidate), readHints(wanted, candidate)];
	if (wanted.mbid) {
		const isSame = wanted.mbid === candidate.mbid;
		const mbid: Evidence = {
			signal: 'mbid',
			verdict: isSame ? 'agrees' : 'differs',
			weight: weights.artist.mbid,
			detail: candidate.mbid,
		};
		if (isSame) return conclude('certain', [mbid, ...evidence]);
		return conclude(name.verdict === 'differs' ? 'no' : 'doubtful', [mbid, ...evidence]);
	}
	if (name.verdict === 'differs') return conclude('no', evidence);
	const isCertain = name.verdict === 'agrees' && namesakes.length === 1 && isWellFound(candidate);
	return conclude(isCertain ? 'certain' : 'doubtful', evidence);
}

function compareNames(wanted: string, candidate: ArtistCandidate, isExact: boolean): Evidence {
	const key = normalizeName(wanted);
	const known = [candidate.name, ...candidate.aliases];
	const closeness = Math.max(...known.map((name) => similarity(key, normalizeName(name))));
	const verdict = isExact ? 'agrees' : closeness >= thresholds.similarName ? 'unknown' : 'differs';
	return {
		signal: 'name',
		verdict,
		weight: weights.artist.name,
		detail: `${candidate.name} (${Math.floor(closeness * 100)} % alike)`,
	};
}

function countNamesakes(namesakes: ArtistCandidate[], candidate: ArtistCandidate): Evidence {
	const evidence = { signal: 'single', weight: weights.artist.single };
	if (!namesakes.includes(candidate)) return { ...evidence, verdict: 'differs', detail: 'not exactly that name' };
	if (namesakes.length > 1)
		return { ...evidence, verdict: 'differs', detail: `${namesakes.length} artists of that name` };
	return { ...evidence, verdict: 'agrees', detail: 'the only one of that name' };
}

function readScore(candidate: ArtistCandidate): Evidence {
	const verdict = isWellFound(candidate) ? 'agrees' : 'differs';
	return { signal: 'score', verdict, weight: weights.artist.score, detail: `search score ${candidate.score}` };
}

function isWellFound({ score }: ArtistCandidate): boolean {
	return score >= thresholds.goodScore;
}

/** A tag or country that the disambiguation names speaks for a candidate; silence says nothing. */
function readHints({ hints = {} }: WantedArtist, { disambiguation }: ArtistCandidate): Evidence {
	const described = ` ${normalizeName(disambiguation)} `;
	const said = [hints.country ?? '', ...(hints.tags ?? [])].filter(
		(hint) => hint !== '' && described.includes(` ${normalizeName(hint)} `),
	);
	const evidence = { signal: 'hints', weight: weights.artist.hints };
	if (said.length === 0) return { ...evidence, verdict: 'unknown', detail: disambiguation };
	return { ...evidence, verdict: 'agrees', detail: `${said.join(', ')}: ${disambiguation}` };
}
