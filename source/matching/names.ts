import { countLetters, foldCharacters, longestName, nameCodePoints, splitWords, stripAccents } from './characters.ts';
import { dropEditions } from './editions.ts';

/** Articles that catalogues move behind the name. */
const movedArticles = new Set(['the', 'a', 'an', 'los', 'las', 'les', 'el', 'la', 'le', 'die', 'der', 'das']);

/**
 * What Discogs adds to names, at the end or before the next artist: a homonym number ("Nirvana (2)", never a year) and
 * a star for "credited under another name" ("Stephan-G*").
 */
const discogsDecoration =
	/(?:(?<=\S) \((?:[2-9]|[1-9]\d{1,2})\)|(?<=[\p{L}\p{N}\p{M}][.!?)'’"]*)\*(?!\*))+(?=$|\s*[,&/+]|\s+(?:and|feat|featuring|vs|with)\b)/giu;

const titleWords = new Map([
	['vol', 'volume'],
	['pt', 'part'],
]);

/**
 * The key under which names are compared. It is text, not identity: three artists are called exactly Nirvana.
 *
 * Ignored: case, accents of Latin and Greek letters (ø ł æ œ đ ð þ ħ ŧ ĳ by a table, ß is ss, ı is i), width, invisible characters,
 * white space, apostrophes, a homonym number or star of Discogs, "Name, The" order, a leading "The". Punctuation
 * separates words, so AC/DC, AC-DC and ACϟDC are "ac dc" and Jay-Z is "jay z"; ACDC and JayZ are different on purpose,
 * since gluing words would merge "The Rapist" and "Therapist". Initials join: R.E.M. is "rem", N*E*R*D is "nerd".
 * & and a free-standing + are "and". Symbols stay (A$AP, +44, ♥), save trade marks.
 *
 * Kept: "The The" and "The" as they are; a leading "A", "Los", "Les", "Die" …, which are dropped nowhere and only put
 * back in front ("Fabulosos Cadillacs, Los"); everything in names with fewer than two letters or digits beside the
 * article ("!!!", "+/-", "Ø", "E!"), where punctuation and accents are the name. No name that is not empty gives ''.
 */
export function normalizeName(name: string): string {
	const folded = foldCharacters(name);
	if (folded.length > longestName) return folded;
	const plain = moveArticleToFront(folded.replace(discogsDecoration, ''));
	const words = splitWords(stripAccents(plain));
	const rest = words[0] === 'the' ? words.slice(1) : words;
	if (countLetters(rest.join('')) < 2) return keepAsWritten(name, plain);
	return spellAnd(rest[0] === 'the' ? words : rest).join(' ');
}

/**
 * The key under which album titles are compared: like names, but the article stays, "Vol." is "volume" and "Pt." is
 * "part", and trailing editions go, in brackets or after a dash or colon ("(Deluxe Edition)", "[2011 Remaster]",
 * "- Remastered"). Other brackets are part of the title: "(What's the Story) Morning Glory?", "[untitled]",
 * "(Taylor's Version)", "(Live)". No title that is not empty gives ''.
 */
export function normalizeTitle(title: string): string {
	const folded = foldCharacters(title);
	if (folded.length > longestName) return folded;
	const plain = dropEditions(folded);
	const words = splitWords(stripAccents(plain));
	if (countLetters(words.join('')) < 2) return keepAsWritten(title, plain);
	return spellAnd(words)
		.map((word) => titleWords.get(word) ?? word)
		.join(' ');
}

/** A name of Discogs as people write it: no homonym number, no star, "Beatles, The" as "The Beatles". For display only. */
export function stripDiscogsDecoration(name: string): string {
	const trimmed = name.trim();
	if (trimmed.length > longestName) return trimmed;
	return moveArticleToFront(trimmed.replace(discogsDecoration, '').trim()) || trimmed;
}

function moveArticleToFront(name: string): string {
	const comma = name.lastIndexOf(',');
	const base = name.slice(0, comma).trim();
	const article = name.slice(comma + 1).trim();
	// Behind an article, a name that is only "(2)" would read as a homonym number.
	if (comma === -1 || base === '' || base.startsWith('(') || !movedArticles.has(article.toLowerCase())) return name;
	return base.toLowerCase().startsWith(`${article.toLowerCase()} `) ? base : `${article} ${base}`;
}

/** & and + between words are "and"; at an edge they are part of the name. */
function spellAnd(words: string[]): string[] {
	return words.map((word, index) => (/^[&+]$/.test(word) && index > 0 && index < words.length - 1 ? 'and' : word));
}

function keepAsWritten(original: string, plain: string): string {
	if (plain === '') return nameCodePoints(original);
	return countLetters(plain) === 0 ? plain.replaceAll(' ', '') : plain;
}
