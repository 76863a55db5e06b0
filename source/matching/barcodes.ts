import { longestName } from './characters.ts';
import { barcodeKey } from './release-keys.ts';

/**
 * What a number that was given as a barcode is worth. Without a `fault` two equal keys prove the same article; with one (no check digit,
 * mistyped …) they never do, but may still be compared as text.
 */
export interface Barcode {
	/** As `barcodeKey` and the database make it. */
	key: string;
	fault: string | null;
}

/** GTINs have 8, 12, 13 or 14 digits, of which leading zeros get lost; fewer than these are no article. */
const [fewestDigits, mostDigits] = [7, 14];

/**
 * Reads an EAN-13, UPC-A, EAN-8 or GTIN-14, with spaces and dashes, with and without its leading zeros (GS1 counts digits from the right,
 * so zeros on the left change neither the number nor its check digit). Not valid are numbers whose check digit is wrong, and those that
 * name no single article whatever they add up to: placeholders, a shop's own numbers (GS1 prefixes 02, 04 and 20–29) and whole cases.
 */
export function readBarcode(text: string): Barcode {
	const key = barcodeKey(
		text
			.slice(0, longestName)
			.normalize('NFKC')
			.replace(/[\p{Z}\p{Cc}\p{Cf}\p{Pd}]/gu, ''),
	);
	return { key, fault: findFault(key) };
}

/** Every barcode of a pressing: Discogs joins several by ", ". */
export function readBarcodes(text: string | null): Barcode[] {
	return (text ?? '')
		.slice(0, longestName)
		.split(/[,;|]/)
		.filter((part) => /\d/.test(part))
		.map(readBarcode);
}

/** Why a key is no barcode that proves anything, or null. */
function findFault(key: string): string | null {
	if (key === '') return 'nothing is given';
	if (!/^\d+$/.test(key)) return 'not only digits';
	if (key.length < fewestDigits) return 'too short';
	if (key.length > mostDigits) return 'too long';
	if (/^(\d)\1{5,}\d$/.test(key) || '1234567890128'.startsWith(key)) return 'a placeholder';
	if (!hasCheckDigit(key)) return 'the check digit is wrong';
	if (key.length === mostDigits) return 'a case of several';
	const prefix = key.padStart(13, '0').slice(0, 3);
	return /^(?:2|02|04)/.test(prefix) && key.length > 8 ? "a shop's own number" : null;
}

/** GS1: from the right, the digits before the last weigh 3 and 1 in turn, and all of them with the last are a multiple of ten. */
function hasCheckDigit(digits: string): boolean {
	const sum = [...digits].toReversed().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 1 ? 3 : 1), 0);
	return sum % 10 === 0;
}
