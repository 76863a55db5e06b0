import { readBarcode } from './barcodes.ts';
import { splitCredit } from './discogs-titles.ts';
import { normalizeTitle } from './names.ts';
import type { OfferedRecord } from './offer.ts';
import { artistKeys } from './offer-artist.ts';
import { isPlain, readHeading } from './offer-title.ts';
import { colourWords } from './offer-words.ts';
import { catalogNumberKey, labelKey } from './release-keys.ts';

/** By what an offered record is looked for, in the keys that the tables are compared by. */
export interface OfferSearch {
	/** Of a barcode that proves something; null without one. */
	barcode: string | null;
	/** A catalogue number, which counts only with the label; null without both. */
	number: { key: string; label: string } | null;
	/** What the album may be called, as `normalizeTitle` has it, in every way the heading can be read. */
	titles: string[];
	/** Who it may be by, as `artistKeys` has them; empty where nobody is named. */
	artists: ReadonlySet<string>;
}

/** Of a heading without a dash between artist and title, this many words are tried as either. */
const mostWords = 12;
const longestArtist = 5;
/** No album is looked for under more titles. */
const mostTitles = 80;

const articles = new Set(['the', 'a', 'an', 'de', 'het', 'die', 'der', 'das', 'le', 'la', 'les', 'el', 'los']);
/** What is left of "don't" and "Maiden's" where a shop writes a space for the apostrophe. */
const lostApostrophe = / (?=(?:s|t|m|d|ll|re|ve)(?: |$))/gu;

/** Everything under which an offered record can be looked for. Nothing is decided by it: `matchOffer` looks at what is found. */
export function searchFor(record: OfferedRecord): OfferSearch {
	const barcode = readBarcode(record.barcode ?? '');
	const number = catalogNumberKey(record.catalogNumber ?? '');
	const { readings } = readHeading(record);
	const titles = readings.flatMap(({ artist, words }) => [
		...cutTail(words),
		...(artist === null ? cutArtist(words) : []),
	]);
	const named = readings.flatMap(({ artist, words }) => (artist === null ? beginnings(words) : [artist]));
	return {
		barcode: barcode.fault === null ? barcode.key : null,
		number: record.label === null || !/^.*\d.*$/.test(number) ? null : { key: number, label: labelKey(record.label) },
		titles: [...new Set(titles.flatMap(spellings))].slice(0, mostTitles),
		artists: new Set(named.flatMap((name) => [...artistKeys(name), ...splitCredit(name)])),
	};
}

/** A title, and what is left of it without the words behind it that may be about the copy. */
function cutTail(words: string[]): string[] {
	const kept = words.findLastIndex((word) => !isPlain(word) && !colourWords.has(word)) + 1;
	const shortest = Math.max(1, kept);
	return Array.from({ length: Math.max(1, words.length - shortest + 1) }, (_, cut) =>
		words.slice(0, words.length - cut).join(' '),
	);
}

/** Titles that a heading may hold behind its artist. */
function cutArtist(words: string[]): string[] {
	const tried = words.slice(0, mostWords);
	return Array.from({ length: longestArtist }, (_, at) => at + 1).flatMap((from) =>
		tried.slice(from).map((_, length) => tried.slice(from, from + length + 1).join(' ')),
	);
}

function beginnings(words: string[]): string[] {
	return words.slice(0, longestArtist).map((_, at) => words.slice(0, at + 1).join(' '));
}

/** As the catalogue may have it: with the article or without, and with its apostrophe. */
function spellings(title: string): string[] {
	const key = normalizeTitle(title.replace(lostApostrophe, ''));
	const [first = '', ...rest] = key.split(' ');
	const count = /^(\d{1,2})lps?$/.exec(key)?.[1];
	const counted = count === undefined ? [] : [count];
	return [
		...counted,
		...(articles.has(first) && rest.length > 0 ? [rest.join(' ')] : [`the ${key}`]),
		key,
		normalizeTitle(title),
	];
}
