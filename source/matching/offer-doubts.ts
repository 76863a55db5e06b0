import { type Evidence, thresholds, weights } from './confidence.ts';
import type { KnownAlbum } from './offer.ts';
import type { PressingFacts } from './offer-pressings.ts';
import { foldOffer, readWords, takeOutWords } from './offer-text.ts';
import { isMark, isYear } from './offer-title.ts';
import { hasNumber, isNameWord, isSelfTitled, type KnownTitle } from './offer-title-match.ts';
import { colourWords, copyPhrases } from './offer-words.ts';

const joiners = new Set(['&', '+', 'and']);

/** Whether a year is that of an album's first release, which tells it from others of one name; a later one is that of any of their pressings. */
export function isFirstYear(year: number | null, { year: first }: KnownAlbum): boolean {
	return year !== null && first !== null && Math.abs(year - first) <= thresholds.yearsApart;
}

/** That names alone do not tell which of several albums it is. */
export function noteNamesake({ hasNamesake }: KnownAlbum): Evidence[] {
	if (hasNamesake !== true) return [];
	return [{ ...doubt('another album of this artist is called the same'), verdict: 'differs' }];
}

/** "Van Halen 2 LP" is Van Halen only where two records of it are stored: else it may be called Van Halen 2. */
export function noteCount(count: number | null, title: KnownTitle, pressings: PressingFacts[]): Evidence[] {
	if (count === null || hasNumber(title, count)) return [];
	if (pressings.some(({ discs }) => discs === null || discs === count)) return [];
	return [doubt(`${count} LP: no pressing has so many, or the number belongs to the title`)];
}

/**
 * A colour beside a title that is only the artist's name is how people tell such albums apart ("Weezer (Green Album)"), unless it is said
 * of the record ("green vinyl") or a stored pressing is called so.
 */
export function noteColour(words: readonly string[], title: KnownTitle, pressings: PressingFacts[]): Evidence[] {
	if (!isSelfTitled(title)) return [];
	const named = new Set(pressings.flatMap(({ pressing }) => readWords(foldOffer(pressing.title))));
	const left = copyPhrases.reduce(takeOutWords, [...words]);
	const colour = left.find(
		(word, at) =>
			colourWords.has(word) &&
			!isMark(word) &&
			!named.has(word) &&
			!isNameWord(word, title) &&
			!isOfRecord(left.slice(at + 1)),
	);
	return colour === undefined ? [] : [doubt(`${colour}: a colour of the record, or what the album is called`)];
}

/** "Purple Rain & 1999" are two records: a year that is added to a title is no year of the copy. */
export function noteAddedYear(words: readonly string[], title: KnownTitle): Evidence[] {
	const year = words.find((word, at) => isYear(word) && joiners.has(words[at - 1] ?? '') && !isNameWord(word, title));
	return year === undefined ? [] : [doubt(`& ${year}: perhaps another record beside it`)];
}

/** Whether the words behind a colour say that the record has it: "vinyl", "and white splatter". */
function isOfRecord(behind: readonly string[]): boolean {
	const next = behind.find((word) => !colourWords.has(word) && !joiners.has(word)) ?? '';
	return isMark(next) && !/^\d*lps?$/u.test(next);
}

function doubt(detail: string): Evidence {
	return { signal: 'others', verdict: 'unknown', weight: weights.album.others, detail };
}
