import { decodeHTML } from 'entities';
import { foldCharacters, longestName, splitWords, stripAccents } from './characters.ts';

/** `12"`, `12''`, "12 inch", "12-Inch": written as one word, before the marks are taken for apostrophes. */
const inches = /(?<!\d)(7|10|12)\s?(?:["”″]|''|’’|-?\s?inch(?:es)?(?!\p{L}))/gu;

/** "180 g", "180 gram": one word. */
const grams = /(?<!\d)(140|150|160|180|200)\s?-?\s?(?:gr?|grams?|gramm)(?!\p{L})/gu;

/** "2xVinyl": two words. */
const times = /(?<![\d\p{L}])(\d{1,2})\s?[x×]\s?(?=vin[iy]l)/gu;

/** "2 LP", "2xLP", "2 x LP": one word. The number of a volume is not one of discs. */
const counted =
	/(?<![\d\p{L}])(?<!(?:vol|volume|pt|part|no|nr|number)\.?\s?)(\d{1,2})\s?(?:[x×]\s?|-)?(lps?|eps?)(?![\p{L}\d])/gu;

/** "17 LP" with a space, which `counted` makes a number of records: it may be the end of a title. */
const loose = /(?<![\d\p{L}])(?<!(?:vol|volume|pt|part|no|nr|number)\.?\s?)(\d{1,2})\s+lps?(?![\p{L}\d])/iu;

const bracketed = /[([{][^()[\]{}]*[)\]}]/gu;

/**
 * Text of a shop as comparison sees it: HTML entities read, case, accents and invisible characters gone, sizes and weights as one word,
 * punctuation still there. Cut to a bearable length first: a heading of megabytes says nothing that its beginning does not.
 */
export function foldOffer(text: string): string {
	const folded = stripAccents(foldCharacters(decodeHTML(decodeHTML(text.slice(0, longestName)))));
	return folded
		.replace(inches, ' $1inch ')
		.replace(grams, ' $1g ')
		.replace(times, '$1 ')
		.replace(counted, ' $1$2 ')
		.replace(/ +/g, ' ')
		.trim();
}

/** The number of "Chicago 17 LP", outside of brackets: seventeen records, or Chicago 17. Null where none is written so. */
export function readLooseCount(text: string): number | null {
	const [, number] = loose.exec(text.slice(0, longestName).replace(bracketed, ' ')) ?? [];
	return number === undefined ? null : Number(number);
}

/** The words of text that `foldOffer` returned; a plus is one. */
export function readWords(folded: string): string[] {
	return splitWords(folded.replaceAll('+', ' + '));
}

/** Where one list of words begins inside another, or -1. */
export function findWords(words: readonly string[], wanted: readonly string[]): number {
	if (wanted.length === 0) return -1;
	return words.findIndex((_, at) => wanted.every((word, offset) => words[at + offset] === word));
}

/** A list of words without the first place where another stands in it; as it is where it does not. */
export function takeOutWords(words: readonly string[], taken: readonly string[]): string[] {
	const at = findWords(words, taken);
	return at === -1 ? [...words] : [...words.slice(0, at), ...words.slice(at + taken.length)];
}
