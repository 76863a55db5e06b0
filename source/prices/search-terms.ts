import { readBarcodes } from '../matching/barcodes.ts';
import type { KnownAlbum } from '../matching/offer.ts';
import { cleanText } from '../text.ts';
import type { FoundOffers, PriceSubject } from './provider.ts';

/** An album with many pressings is asked for by no more barcodes than this: each costs a call. */
const mostBarcodes = 3;
const upcDigits = 12;

/** The answer about what has neither a barcode nor a word. */
export const cannotBeSearched: FoundOffers = {
	offers: [],
	isComplete: false,
	note: 'it cannot be searched for: no barcode, and a name of symbols only',
};

/**
 * The barcodes to search for: that of the pressing that is meant, or the newest different ones of the album (who sells a record new sells
 * one of them). Only those that name one article; a UPC has its twelve digits, without the zero that makes an EAN of it.
 */
export function barcodesOf({ album, release }: PriceSubject): string[] {
	const meant =
		release === null ? album.pressings : album.pressings.filter(({ releaseId }) => releaseId === release.id);
	const newest = [...meant].sort((left, right) => (right.year ?? 0) - (left.year ?? 0));
	const keys = newest
		.flatMap(({ barcode }) => readBarcodes(barcode).filter(({ fault }) => fault === null))
		.map(({ key }) => key);
	return [...new Set(keys)].slice(0, mostBarcodes).map((key) => key.padStart(upcDigits, '0'));
}

/**
 * Artist and title as words for a search that wants all of them: no quotes, brackets, operators or wildcards, no word twice, at most
 * `longest` characters. '' for names of nothing but symbols.
 */
export function wordsOf({ artists, title }: KnownAlbum, longest: number): string {
	const words = [...plainWords(soughtArtist(artists[0] ?? '')), ...plainWords(title)];
	const known = new Set<string>();
	const different = words.filter((word) => {
		const key = word.toLowerCase();
		return known.has(key) ? false : known.add(key);
	});
	while (different.join(' ').length > longest) different.pop();
	return different.join(' ');
}

/** Without Discogs' number of a homonym; nobody where there are many, for sellers write that in a dozen ways. */
function soughtArtist(name: string): string {
	return /^(various|various artists|v\/a)$/i.test(name.trim()) ? '' : name.replace(/ \(\d+\)$/, '');
}

/** The words of a name as sellers type them; an apostrophe stays inside a word. */
function plainWords(name: string): string[] {
	return cleanText(name)
		.replace(/[’ʼ´`]/g, "'")
		.split(/[^\p{L}\p{N}\p{M}']+/u)
		.map((word) => word.replace(/^'+|'+$/g, ''))
		.filter((word) => word !== '');
}
