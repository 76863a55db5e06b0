/**
 * The words of a name as a search index has them: lower case, Latin marks dropped, anything but letters and numbers parts
 * words. A name of nothing but symbols is one word, itself.
 */
export function wordsOf(name: string): string[] {
	const folded = name
		.normalize('NFKD')
		.replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[’']/g, '');
	const words = folded.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');
	return words.length > 0 ? words : [name.trim()].filter((word) => word !== '');
}

/** The name as an exact comparison sees it: case, typographic apostrophes and Latin marks do not matter. */
export function keyOf(name: string): string {
	return wordsOf(name).join(' ');
}

/** The name as Last.fm compares it without autocorrection: only case and the form of Unicode do not matter. */
export function plainKey(name: string): string {
	return name.normalize('NFC').trim().toLowerCase();
}
