import { distance } from 'fastest-levenshtein';

/** The comparison is quadratic and the text is other people's: longer keys are equal or not alike at all. */
const longestCompared = 400;

/** The same words in another order are nearly, not entirely, the same. */
const otherOrder = 0.95;

/**
 * How alike two keys are, 0 to 1: 1 only for equal keys. Give it what `normalizeName` or `normalizeTitle` returned.
 * The better of two edit-distance ratios: as written, and with the words sorted.
 */
export function similarity(a: string, b: string): number {
	if (a === b) return 1;
	if (Math.max(a.length, b.length) > longestCompared) return 0;
	return Math.max(editRatio(a, b), otherOrder * editRatio(sortWords(a), sortWords(b)));
}

function editRatio(a: string, b: string): number {
	return 1 - distance(a, b) / Math.max(a.length, b.length);
}

function sortWords(key: string): string {
	return key.split(' ').sort().join(' ');
}
