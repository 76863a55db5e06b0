import { longestName } from './characters.ts';
import { type Evidence, thresholds, weights } from './confidence.ts';
import { takeOutWords } from './offer-text.ts';
import { isMark, isPlain, type Reading, readHeading } from './offer-title.ts';
import { colourWords, commonTitles, copyPhrases, otherRecordWords } from './offer-words.ts';
import { similarity } from './similarity.ts';

/** An album's title, as offers are compared with it. */
export interface KnownTitle {
	/** Every way to read it, as comparison has the words. */
	forms: { words: string[]; asides: string[][] }[];
	/** Words that its artists and pressings explain beside the title: labels, catalogue numbers, colours. */
	explained: ReadonlySet<string>;
	/** The artists' names, each as its words. */
	artists: string[][];
}

/** A title that is cut off in the middle of a word says enough from here on. */
const longEnough = 20;

const articles = new Set(['the', 'a', 'an', 'de', 'het', 'die', 'der', 'das', 'le', 'la', 'les', 'el', 'los', 'il']);

const digits = new Map(
	'zero one two three four five six seven eight nine ten eleven twelve'
		.split(' ')
		.map((word, at) => [word, String(at)]),
);
const shortWords = new Map([
	['vol', 'volume'],
	['pt', 'part'],
]);
const numbered = new Set(['volume', 'part', 'chapter', 'book', 'phase', 'disc']);
const roman = new Map(
	'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv'.split(' ').map((word, at) => [word, String(at + 1)]),
);

const soundtrack =
	/ (?:(?:music|songs|soundtrack) from (?:the )?(?:[\p{L}\d]+ ){0,3}(?:series|film|movie|musical|motion picture)|(?:the )?(?:original |music from the )+(?:motion picture )?(?:soundtrack|score)|music from the (?:original )?(?:motion picture|film|movie)|(?:original )?motion picture soundtrack|o s t|bande originale(?: du film)?|banda sonora(?: original)?|colonna sonora) /gu;

/** Takes an album's title into the form that it is compared in. */
export function knowTitle(title: string, artists: string[][], explained: ReadonlySet<string>): KnownTitle {
	const { readings } = readHeading({ title, artist: '' });
	const forms = readings
		.filter(({ artist }) => artist === null)
		.flatMap(({ words, asides }) => {
			const spelled = spell(words);
			const short = artists.map((name) => withoutName(spelled, name)).filter((rest) => rest.length > 0);
			return [spelled, ...short].map((form) => ({ words: form, asides }));
		});
	return { forms, explained, artists };
}

/**
 * Whether a title that was offered is an album's: the same words (but for articles, spaces, "&" and small numbers), or the same with words
 * that the copy explains (format, edition, label, colour). A title that is cut off is too, unless a number is cut. A number or a word such
 * as "live" on one side only makes it another record; whatever else is beside it, and a title that is only similar, is `unknown`.
 */
export function compareTitle(offered: Pick<Reading, 'words' | 'asides'>, known: KnownTitle): Evidence {
	const evidence = { signal: 'title', weight: weights.offer.title };
	const detail = offered.words.join(' ').slice(0, longestName);
	const spelled = spell(offered.words);
	const spellings = [
		spelled,
		...splitCount(spelled),
		...known.artists.map((name) => withoutName(spelled, name)),
	].filter((words) => words.length > 0);
	const found = known.forms.flatMap((form) =>
		spellings.map((words) => compareForms({ words, asides: offered.asides }, form, known)),
	);
	const best = found.toSorted((a, b) => rank[a.verdict] - rank[b.verdict])[0] ?? { verdict: 'differs', why: null };
	return { ...evidence, verdict: best.verdict, detail: best.why === null ? detail : `${detail} (${best.why})` };
}

/** Whether a title tells a record from others of the same artist: not a common one, not the artist's name, and not too short. */
export function isTelling(known: KnownTitle): boolean {
	const [form] = known.forms;
	const title = form?.words.join(' ') ?? '';
	return !isSelfTitled(known) && !commonTitles.has(title) && title.length >= 4;
}

/** Whether a title is only the artist's name. */
export function isSelfTitled({ forms, artists }: KnownTitle): boolean {
	return artists.some((name) => glue(spell(name)) === glue(forms[0]?.words ?? []));
}

/** Whether a word is one of the title or of its artists' names. */
export function isNameWord(word: string, { forms, artists }: KnownTitle): boolean {
	return [...forms.map(({ words }) => words), ...artists].some((words) => words.includes(word));
}

/** Whether a number is one of a title's own words. */
export function hasNumber(known: KnownTitle, number: number): boolean {
	return known.forms.some(({ words }) => words.includes(String(number)));
}

interface Compared {
	verdict: Evidence['verdict'];
	why: string | null;
}

const rank = { agrees: 0, unknown: 1, differs: 2 };

function compareForms(
	offered: KnownTitle['forms'][number],
	form: KnownTitle['forms'][number],
	known: KnownTitle,
): Compared {
	const main = compareWords(offered.words, form.words, known);
	const asides = [...offered.asides, ...form.asides].filter((words) => !isExplained(words, known));
	if (main.verdict !== 'agrees' || asides.length === 0) return main;
	const beside = asides.map((words) => words.join(' ')).join(', ');
	return { verdict: asides.flat().some(isTellingWord) ? 'differs' : 'unknown', why: `beside it: ${beside}` };
}

function compareWords(offered: string[], wanted: string[], known: KnownTitle): Compared {
	const [a, b] = [glue(offered), glue(wanted)];
	if (a === b) return { verdict: 'agrees', why: null };
	const [shorter, longer] = a.length < b.length ? [offered, wanted] : [wanted, offered];
	const rest = restOf(longer, shorter);
	if (rest !== null) return judgeRest(rest, known);
	const cut = restOfCut(glue(shorter), longer);
	if (cut !== null) return { verdict: cut.some(isTellingWord) ? 'unknown' : 'agrees', why: 'cut off' };
	const [mine, theirs] = [without(offered, wanted), without(wanted, offered)];
	if ([...mine, ...theirs].some(isTellingWord)) return { verdict: 'differs', why: null };
	const closeness = similarity(offered.join(' '), wanted.join(' '));
	if (closeness < thresholds.similarTitle) return { verdict: 'differs', why: null };
	return { verdict: 'unknown', why: `${Math.floor(closeness * 100)} % alike` };
}

/** What a longer title has behind the shorter one, or before it where that is about the copy; null where it does not hold it. */
function restOf(longer: string[], shorter: string[]): string[] | null {
	const begin = glue(shorter);
	for (let from = 0; from < longer.length; from += 1) {
		const before = longer.slice(0, from);
		if (from > 0 && !before.every(isPlain)) return null;
		const until = countUntil(longer.slice(from), begin);
		if (until !== null) return [...before, ...longer.slice(from + until)];
	}
	return null;
}

/** How many words make up exactly these letters. */
function countUntil(words: string[], letters: string): number | null {
	let length = 0;
	for (const [at, word] of words.entries()) {
		if (!letters.startsWith(word, length)) return null;
		length += word.length;
		if (length === letters.length) return at + 1;
	}
	return null;
}

function judgeRest(rest: string[], known: KnownTitle): Compared {
	if (isExplained(rest, known)) return { verdict: 'agrees', why: null };
	const why = `beside it: ${rest.join(' ')}`;
	return { verdict: rest.some(isTellingWord) ? 'differs' : 'unknown', why };
}

/** Whether words beside a title are about the copy. A colour is where more than "LP" says so: "Black Gold LP" may be called Black Gold. */
function isExplained(words: string[], { explained }: KnownTitle): boolean {
	const left = copyPhrases.reduce(takeOutWords, words).filter((word) => !explained.has(word));
	if (left.length === 0) return true;
	if (!left.some(isMark) && left.length === words.length) return false;
	const hasColour = left.some((word) => colourWords.has(word));
	const isColoured = words.some((word) => isMark(word) && !/^\d*lps?$/u.test(word));
	return left.every((word) => isPlain(word) || colourWords.has(word)) && (!hasColour || isColoured);
}

/** What is missing of a title of at least `longEnough` letters that ends within a word of the other; null where it does not. */
function restOfCut(begin: string, words: string[]): string[] | null {
	if (begin.length < longEnough || !glue(words).startsWith(begin)) return null;
	let length = 0;
	const at = words.findIndex((word) => {
		length += word.length;
		return length > begin.length;
	});
	return words.slice(at);
}

/** Whether a label's or number's word may stand beside a title: "Demon" may, "Live" and the number of a volume may not. */
export function isHarmless(word: string): boolean {
	return !otherRecordWords.has(word) && !roman.has(word) && !/^\d{1,2}$/.test(word);
}

/** A word or number that makes another record of one. */
function isTellingWord(word: string): boolean {
	return otherRecordWords.has(word) || roman.has(word) || (/\d/u.test(word) && !isMark(word));
}

/** Words as they are compared: "&" and "and" gone, no article in front, small numbers and numbers of volumes as digits. */
function spell(words: readonly string[]): string[] {
	const joined = ` ${words.join(' ')} `.replace(soundtrack, ' ost ').trim().split(' ');
	const plain = joined
		.map((word) => shortWords.get(word) ?? word)
		.filter((word) => !['&', '+', 'and'].includes(word))
		.map((word, at, all) => digits.get(word) ?? (numbered.has(all[at - 1] ?? '') ? (roman.get(word) ?? word) : word));
	const [first = '', ...rest] = plain;
	return rest.length > 0 && articles.has(first) ? rest : plain;
}

/** "25 LP" is read as twenty-five records; where nothing else is in the title, 25 is it. */
function splitCount(words: string[]): string[][] {
	const [first = ''] = words;
	const [, number, rest] = /^(\d{1,2})(lps?)$/u.exec(first) ?? [];
	if (number === undefined || rest === undefined || !words.every(isPlain)) return [];
	return [[number, rest, ...words.slice(1)]];
}

/** A title without its artist in front. */
function withoutName(words: string[], name: string[]): string[] {
	const spelled = spell(name);
	if (words.length <= spelled.length) return [];
	const isInFront = spelled.every((word, at) => words[at] === word);
	return isInFront ? spell(words.slice(spelled.length)) : [];
}

function without(words: string[], others: string[]): string[] {
	return others.reduce((left, word) => takeOutWords(left, [word]), words);
}

function glue(words: readonly string[]): string {
	return words.join('');
}
