import type { KnownAlbum } from '../matching/offer.ts';
import { cleanText } from '../text.ts';
import type { PriceSubject } from './provider.ts';

/** An album with many pressings is asked for by no more barcodes than this: each costs a call. */
const mostBarcodes = 3;

/**
 * The barcodes to search for: that of the pressing that is meant, or the newest different ones of the album (who sells a record new sells
 * one of them). Only digits, with the check digit right; UPCs of twelve digits without the zero that makes an EAN of them.
 */
export function barcodesOf({ album, release }: PriceSubject): string[] {
	const meant =
		release === null ? album.pressings : album.pressings.filter(({ releaseId }) => releaseId === release.id);
	const newest = [...meant].sort((left, right) => (right.year ?? 0) - (left.year ?? 0));
	const barcodes = newest.flatMap(({ barcode }) => readBarcode(barcode ?? '') ?? []);
	return [...new Set(barcodes)].slice(0, mostBarcodes);
}

/**
 * Artist and title as words for a search that wants all of them: no quotes, brackets, operators or wildcards, no word twice, at most
 * `longest` characters. '' for names of nothing but symbols.
 */
export function wordsOf({ artists, title }: KnownAlbum, longest: number): string {
	const words = [...plainWords(artists[0] ?? ''), ...plainWords(title)];
	const known = new Set<string>();
	const different = words.filter((word) => {
		const key = word.toLowerCase();
		return known.has(key) ? false : known.add(key);
	});
	while (different.join(' ').length > longest) different.pop();
	return different.join(' ');
}

/** The words of a name as sellers type them; an apostrophe stays inside a word. */
function plainWords(name: string): string[] {
	return cleanText(name)
		.replace(/[’ʼ´`]/g, "'")
		.split(/[^\p{L}\p{N}\p{M}']+/u)
		.map((word) => word.replace(/^'+|'+$/g, ''))
		.filter((word) => word !== '');
}

/** The digits of a UPC or EAN whose check digit is right, else null. */
function readBarcode(text: string): string | null {
	const digits = text.replace(/[\s.-]/g, '');
	if (!/^(\d{8}|\d{12,14})$/.test(digits) || /^0+$/.test(digits)) return null;
	const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
	if (sum % 10 !== 0) return null;
	return digits.length > 12 ? digits.replace(/^0+(?=\d{12,}$)/, '') : digits;
}
