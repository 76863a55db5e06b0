/**
 * Characters as comparison sees them: what two spellings of the same word may differ in, and nothing more.
 * Whatever is not named here makes a difference, because merging two artists is worse than missing a match.
 */

/** No name or title is longer. What is gets compared as it is written, since the patterns are slow on endless text. */
export const longestName = 1000;

/** Letters that Unicode does not take apart. ß and ı are not here: changing the case turns them into ss and i. */
const plainLetters: Record<string, string> = {
	ø: 'o',
	ł: 'l',
	æ: 'ae',
	œ: 'oe',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ħ: 'h',
	ŧ: 't',
	ĳ: 'ij',
};
const letterWithPlainForm = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/**
 * Shapes of ordinary characters: full and half width, Arabic presentation forms, mathematical letters, Roman numerals, dots.
 * Only these go through NFKC: elsewhere it changes what is written (™ becomes TM, ½ becomes 1⁄2, ² becomes 2).
 */
const compatibleShapes = /[\uff00-\uffef\ufb50-\ufdff\ufe70-\ufefc\u{1d400}-\u{1d7ff}\u2160-\u217f\u2025\u2026]+/gu;

/** Zero-width and bidirectional characters, soft hyphens, variation selectors, fillers. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

const apostrophes = /['’‘‛ʼʻʽʹ′´`]/gu;

/** A single letter with a dot or star, before another one: "R.E.M.", "J. J. Cale", "N*E*R*D". */
const initial =
	/(?<![\p{L}\p{N}\p{M}])(\p{L}\p{M}*)[.*·](?:\s?(?=\p{L}\p{M}*[.*·])|(?=\p{L}\p{M}*(?![\p{L}\p{N}\p{M}])))/gu;

/** Punctuation (but not &, which is a word), trade marks, and the lightning bolts that stand for a slash in "ACϟDC". */
const betweenWords = /[\p{Z}\p{Cc}ϟ⚡™®©℗℠]|(?!&)\p{P}/gu;

/**
 * The text without what nobody sees or means: width, case, invisible characters, runs of white space, Unicode form (NFC).
 * Accents and punctuation stay. '' only when nothing was visible.
 */
export function foldCharacters(text: string): string {
	// Most names of a dump are this plain, and there are millions.
	if (isPlain(text)) return text.toLowerCase().replace(/ {2,}/g, ' ').trim();
	return (
		text
			.toWellFormed()
			.normalize('NFC')
			.replace(compatibleShapes, (shapes) => shapes.normalize('NFKC'))
			.replace(/[\p{Z}\p{Cc}]/gu, ' ')
			.replace(invisible, '')
			.toLowerCase()
			// Through upper case, so that ß, ẞ and SS or ı and I meet.
			.toUpperCase()
			.toLowerCase()
			.replaceAll('ς', 'σ')
			.normalize('NFC')
			.replace(/ +/g, ' ')
			.trim()
	);
}

/**
 * Folded text without accents: marks go after Latin and Greek letters only (Japanese が, Russian й and Indian or Thai
 * vowel signs are letters of their own), then the table of letters that Unicode does not take apart.
 */
export function stripAccents(folded: string): string {
	if (isPlain(folded)) return folded;
	return folded
		.normalize('NFD')
		.replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1')
		.replace(letterWithPlainForm, (letter) => plainLetters[letter] ?? letter)
		.normalize('NFC');
}

/** The words of folded text: apostrophes vanish, initials join, other punctuation separates, symbols and & stay. */
export function splitWords(folded: string): string[] {
	return folded
		.replace(apostrophes, '')
		.replace(initial, '$1')
		.replace(betweenWords, ' ')
		.replaceAll('&', ' & ')
		.split(' ')
		.filter((word) => word !== '');
}

/** How many letters and digits there are, in any script. */
export function countLetters(text: string): number {
	return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** Invisible text made visible ("u+200b u+0020"), so that it has a key like everything else. */
export function nameCodePoints(text: string): string {
	return Array.from(
		text.toWellFormed().normalize('NFC'),
		(character) => `u+${character.codePointAt(0)?.toString(16).padStart(4, '0')}`,
	).join(' ');
}

/** Printable ASCII only: it has one form and no accents. */
function isPlain(text: string): boolean {
	return /^[ -~]*$/.test(text);
}
