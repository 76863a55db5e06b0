import { longestName } from './characters.ts';
import type { Evidence } from './confidence.ts';
import { thresholds, weights } from './confidence.ts';
import { splitCredit } from './discogs-titles.ts';
import { normalizeName } from './names.ts';
import { readWords } from './offer-text.ts';
import { imitations, nobody } from './offer-words.ts';
import { similarity } from './similarity.ts';

/** Who an album is by, as offers are compared with it. */
export interface KnownArtists {
	names: string[];
	keys: ReadonlySet<string>;
	/** The artists of the whole credit. */
	parts: ReadonlySet<string>;
}

/** More spellings of an album's artists are not compared by likeness. */
const mostNames = 200;

/** A name of so many letters may be cut off. */
const longEnough = 20;

/** Articles that shops drop in front of a name, besides the "The" that `normalizeName` drops. */
const article = /^(?:the|de|het|die|der|das|les|los|las) (?=\S)/u;

/** What an ensemble has behind the name of who leads it. */
const ensemble =
	/ (?:(?:and|&) )?(?:(?:his|the|big) )*(?:trio|quartet|quintet|sextet|septet|octet|ensemble|orchestra|big band|band|group)$/u;

const inverted = /^([^,&+/]+), ([^,&+/]+?)((?:\s*[&+/,]|\s+(?:and|feat\.?|featuring|with)\s).*)?$/u;

/** Takes an album's artists (see `KnownAlbum`) into the form that they are compared in. */
export function knowArtists(artists: readonly string[]): KnownArtists {
	const names = artists.slice(0, mostNames).map((name) => name.slice(0, longestName));
	const [credit = ''] = names;
	return { names, keys: new Set(names.flatMap(artistKeys)), parts: partsOf(credit) };
}

/**
 * Whether an offer names an album's artists: by any of their names, in either order ("Wilson, Steven"), without an article, as the leader of
 * an ensemble, or as one of several who are credited. One of several who are offered, or a similar name, is `unknown`.
 */
export function compareArtist(offered: string, known: KnownArtists): Evidence {
	const evidence = { signal: 'artist', weight: weights.offer.artist, detail: offered.slice(0, longestName) };
	const words = readWords(offered);
	const knownWords = known.names.flatMap((name) => readWords(name.toLowerCase()));
	if (words.some((word) => imitations.has(word) && !knownWords.includes(word))) {
		return { ...evidence, verdict: 'differs', detail: `${offered}: somebody else plays them` };
	}
	const keys = artistKeys(offered);
	if (keys.some((key) => known.keys.has(key))) return { ...evidence, verdict: 'agrees' };
	const isNobody = [...known.keys].some((key) => nobody.has(key));
	if (keys.some((key) => nobody.has(key))) {
		return { ...evidence, verdict: isNobody ? 'agrees' : 'unknown', detail: `${offered}: no artist is named` };
	}
	if (keys.some((key) => [...known.keys].some((one) => isCutOff(key, one)))) return { ...evidence, verdict: 'agrees' };
	const parts =
		[partsOf(offered), partsOf(invert(offered))].toSorted((a, b) => countKnown(b, known) - countKnown(a, known))[0] ??
		new Set();
	const named = countKnown(parts, known);
	if (named > 0 && named === parts.size) return { ...evidence, verdict: 'agrees' };
	if (named > 0) return { ...evidence, verdict: 'unknown', detail: `one of several artists: ${offered}` };
	const closeness = Math.max(0, ...[...known.keys].map((key) => Math.max(...keys.map((one) => similarity(one, key)))));
	if (closeness < thresholds.similarName && !isNobody && known.keys.size > 0)
		return { ...evidence, verdict: 'differs' };
	return { ...evidence, verdict: 'unknown', detail: `${offered} (${Math.floor(closeness * 100)} % alike)` };
}

/** The keys under which a name is compared, on both sides: as `normalizeName` has it, turned round, without article, ensemble, brackets and spaces. */
export function artistKeys(name: string): string[] {
	const plain = name.replace(/[([{=*].*$/u, '');
	const forms = [name, plain, invert(plain)].filter((form) => form.trim() !== '').map(normalizeName);
	const short = forms.flatMap((key) => [key.replace(article, ''), key.replace(ensemble, '')]);
	const keys = [...forms, ...short].filter((key) => key !== '');
	return [...new Set([...keys, ...keys.map(glue)])];
}

function partsOf(credit: string): Set<string> {
	return new Set([...splitCredit(credit)].map((part) => part.replace(article, '')).filter((part) => part !== ''));
}

function countKnown(parts: ReadonlySet<string>, known: KnownArtists): number {
	return [...parts].filter((part) => known.keys.has(part) || known.parts.has(part)).length;
}

/** Whether one name is the beginning of the other, so long that it was cut to fit. */
function isCutOff(a: string, b: string): boolean {
	return Math.min(a.length, b.length) >= longEnough && (a.startsWith(b) || b.startsWith(a));
}

/** "Wilson, Steven" as "Steven Wilson", "Cave, Nick & the Bad Seeds" as "Nick Cave & the Bad Seeds". */
function invert(name: string): string {
	return name.replace(inverted, '$2 $1$3');
}

/** Without spaces: "Destiny s Child" is "Destiny's Child". */
function glue(key: string): string {
	return key.replaceAll(' ', '');
}
