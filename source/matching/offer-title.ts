import type { OfferedRecord } from './offer.ts';
import { foldOffer, readLooseCount, readWords } from './offer-text.ts';
import {
	colourWords,
	copyMarks,
	copyPhrases,
	fillerWords,
	imitations,
	otherRecordWords,
	recordWords,
} from './offer-words.ts';

/** One way to read a heading. */
export interface Reading {
	/** Whose record it is, as written; null where the heading alone is read and says it nowhere in particular. */
	artist: string | null;
	/** The title's words, and what may stay behind it. */
	words: string[];
	/** Words in brackets or dashes that were left out and mean something: another reading has them in the title. */
	asides: string[][];
}

/** A shop's heading, taken apart. */
export interface Heading {
	/** All of it. */
	words: string[];
	/** The likeliest first; never none. */
	readings: Reading[];
	/** What is said about this edition or copy: colour, pressing, condition. */
	copy: string[];
	/** Years that are said about the edition: "(2011 Remaster)", "[1973]". */
	years: number[];
	/** See `readLooseCount`: it is read both ways. */
	looseCount: number | null;
}

/** A bracket that is about the copy may hold so many words that only this shop has: names of colours and of editions. */
const mostStrangers = 3;

/** No artist's name holds more " - " than this. */
const mostSplits = 3;

const brackets = /[([{]([^()[\]{}]*)(?:[)\]}]|$)/gu;
/** "-BLACK VINYL-", "- 180g -", "=TRIBUTE=", "*NEW*", "!!SEALED!!". */
const enclosed =
	/(?<=^|[\s)\]])(?:[-–—]\s?((?:(?!\s[-–—])[^()[\]]){1,80}?)\s?[-–—]|([=*~!]+)\s?([^=*~!]{1,80}?)\s?\2)(?=$|[\s([+])/gu;
/** "+ free slipmat", at the end. */
const added = /\+\s?([^+()[\]]{1,60})$/u;
/** Between artist and title: a dash with a space at one side at least, a bar, two slashes, a bullet. */
const separators = /\s+[-–—|•·~]+\s+|\s*[–—]\s+|\s+[–—]\s*|(?<=[\p{L}\p{N}])-\s+|\s*\|\s*|\s*\/\/\s*/u;
const byArtist = /^(.+) by (.+)$/u;
const year = /^(?:19[3-9]|20[0-4])\d$/;
/** "50th", "40e". A bare number may be the title's. */
const ordinal = /^\d{1,3}(?:st|nd|rd|th|e|er|eme)$/u;
const disc = /^\d{0,2}x?(?:lps?|eps?|(?:7|10|12)inch)$/u;

/**
 * Takes a heading apart: "WILSON, STEVEN – The Raven That Refused To Sing (180g 2LP) -BLACK VINYL- NEW" is an artist, a title and words about the copy.
 * Nothing is decided here: where it can be read in several ways (an artist may hold a dash, a bracket may be part of the title), all of
 * them come back.
 */
export function readHeading(record: Pick<OfferedRecord, 'title' | 'artist'>): Heading {
	const { full, bare, asides, copy } = readGroups(foldOffer(record.title));
	const told = record.artist === null ? null : foldOffer(record.artist);
	const artist = told === '' ? null : told;
	const readings = [
		...readSegments(full, artist, copy).map((reading) => ({ ...reading, asides: [] })),
		...(asides.length === 0 ? [] : readSegments(bare, artist, []).map((reading) => ({ ...reading, asides }))),
	].filter(({ words }) => words.length > 0);
	const looseCount = readLooseCount(record.title);
	const whole = { artist, words: readWords(foldOffer(record.title)), asides: [] };
	const years = copy.filter((word) => year.test(word)).map(Number);
	const all = copy.length === 0 && readings.length > 0 ? readings : [...readings, whole];
	const apart = all.map((reading) => ({ ...reading, words: splitLooseCount(reading.words, looseCount) }));
	return { words: whole.words, readings: looseCount === null ? all : [...all, ...apart], copy, years, looseCount };
}

/** "chicago 17lp" as "chicago 17 lp": the number is the title's. */
function splitLooseCount(words: string[], count: number | null): string[] {
	return words.flatMap((word) =>
		/^\d{1,2}lps?$/u.test(word) && Number.parseInt(word, 10) === count ? [String(count), 'lp'] : word,
	);
}

/** Brackets and the like: what is about the copy goes, what may be part of the title is kept in `full` and left out of `bare`. */
function readGroups(text: string) {
	const copy: string[] = [];
	const asides: string[][] = [];
	const read = (inner: string, inPlace: string, isKept: boolean) => {
		const words = readWords(inner);
		if (words.length === 0) return isKept ? inPlace : ' ';
		if (isAboutCopy(words)) {
			copy.push(...words);
			return ' ';
		}
		asides.push(words);
		return isKept ? inPlace : ' ';
	};
	const cut = (isKept: boolean) =>
		text
			.replace(brackets, (group, inner: string) => read(inner, ` ${inner} `, isKept) || group)
			.replace(enclosed, (group, dashed?: string, _?: string, marked?: string) => {
				const words = readWords(dashed ?? marked ?? '');
				const isShouted = marked !== undefined && words.every(isPlain);
				if (!isShouted && !isAboutCopy(words)) return group.replaceAll(/[=*~!]/gu, ' ');
				copy.push(...words);
				return ' ';
			})
			.trim()
			.replace(added, (group, more: string) => {
				const words = readWords(more);
				if (!words.every((word) => isPlain(word) || colourWords.has(word))) return group;
				copy.push(...words);
				return ' ';
			})
			.trim();
	const bare = cut(false);
	const found = asides.length;
	copy.length = 0;
	const full = cut(true);
	return { full, bare, asides: asides.slice(0, found), copy };
}

/** Artist and title on both sides of a dash; what is about the copy before the first or behind the last goes. */
function readSegments(text: string, artist: string | null, copy: string[]): Omit<Reading, 'asides'>[] {
	const segments = text.split(separators).filter((segment) => readWords(segment).length > 0);
	const isCopy = (segment: string | undefined) => segment !== undefined && isOnlyCopy(readWords(segment));
	// Behind the artist, "25 LP" may be what the album is called.
	const fewest = artist === null ? 2 : 1;
	while (segments.length > fewest && isCopy(segments.at(-1))) copy.push(...readWords(segments.pop() ?? ''));
	while (segments.length > 1 && isCopy(segments[0])) copy.push(...readWords(segments.shift() ?? ''));
	const whole = readWords(segments.join(' '));
	const splits = segments.slice(1, mostSplits + 1).map((_, at) => ({
		artist: segments.slice(0, at + 1).join(' - '),
		words: readWords(segments.slice(at + 1).join(' ')),
	}));
	const [, title = '', by = ''] = segments.length === 1 ? (byArtist.exec(text) ?? []) : [];
	const named = by === '' ? [] : [{ artist: by, words: readWords(title) }];
	if (artist === null) return [...splits, ...named, { artist, words: whole }];
	// Who plays somebody's songs names them in the heading.
	const isImitation = readWords(artist).some((word) => imitations.has(word));
	return [{ artist, words: whole }, ...(isImitation ? [] : splits)];
}

/**
 * Whether words in brackets or dashes are about the copy. One word that only editions have is enough ("Lagoon Coloured", "Indie
 * Edition"), or nothing but colours ("Bottle Green", "Yellow"); not with a word that makes another record.
 */
function isAboutCopy(words: string[]): boolean {
	if (words.some((word) => otherRecordWords.has(word) || imitations.has(word))) return isYearOfEdition(words);
	if (words.length === 1 && words.every((word) => year.test(word))) return true;
	if (isPhrase(words)) return true;
	const others = words.filter((word) => !colourWords.has(word) && !isPlain(word));
	if (words.some(isMark)) return others.length <= mostStrangers;
	return (
		words.some((word) => colourWords.has(word)) && words.length - others.length >= others.length && others.length < 2
	);
}

/** "2018 Remix", "2023 Remix/Remaster": an album mixed anew, where "Remixes" are another record. */
function isYearOfEdition(words: string[]): boolean {
	const rest = words.filter((word) => word !== 'remix' && word !== 'remixed' && word !== 'version');
	return words.includes('remix') && rest.some((word) => year.test(word)) && rest.every(isPlain);
}

/** Whether words say nothing but what copy it is, without brackets around them: then every one of them must. */
export function isOnlyCopy(words: string[]): boolean {
	return isPhrase(words) || (words.some(isMark) && words.every((word) => isPlain(word) || colourWords.has(word)));
}

/** A year in which records were made. */
export function isYear(word: string): boolean {
	return year.test(word);
}

/** A word that is about a record as a thing, whatever stands beside it. */
export function isMark(word: string): boolean {
	return copyMarks.has(word) || recordWords.has(word) || disc.test(word);
}

/** A word that may stand among such. */
export function isPlain(word: string): boolean {
	return isMark(word) || fillerWords.has(word) || ordinal.test(word) || year.test(word) || /^[+&]$/u.test(word);
}

function isPhrase(words: string[]): boolean {
	return copyPhrases.some((name) => name.length === words.length && name.every((word, at) => word === words[at]));
}
