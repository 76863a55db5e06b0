import { distance } from 'fastest-levenshtein';
import { countTypos } from './edit-distance.ts';
import { similarity } from './similarity.ts';

/** What is less alike than this is not what was meant. */
export const alikeEnough = 0.52;

const begins = 0.9;
const beginsWords = 0.8;
/** Words that are there while others of the name are not named. */
const partly = 0.95;
const longestWord = 40;

/**
 * How well a name fits what somebody has typed so far, 0 to 1: 1 for the same, 0.9 for a beginning, 0.8 where every typed word
 * begins one of its words in the same order ("arct mon"), less the more differs. Give it what `normalizeName` or
 * `normalizeTitle` returned.
 */
export function likeness(typed: string, name: string): number {
	if (typed === name) return 1;
	if (typed === '' || name === '') return 0;
	if (name.startsWith(typed)) return begins;
	const [words, named] = [typed.split(' '), name.split(' ')];
	if (beginInOrder(words, named)) return beginsWords;
	return beginsWords * Math.max(similarity(typed, name), compareWords(words, named));
}

function beginInOrder(words: string[], named: string[]): boolean {
	let at = 0;
	for (const name of named) if (name.startsWith(words[at] ?? '')) at += 1;
	return at >= words.length;
}

/** How well each typed word is found among those of the name, in any order and each once; long words weigh more. */
function compareWords(words: string[], named: string[]): number {
	const left = [...named];
	let [found, letters] = [0, 0];
	for (const word of words) {
		const rates = left.map((name) => compareWord(word, name));
		const best = Math.max(0, ...rates);
		if (best > 0) left.splice(rates.indexOf(best), 1);
		found += best * word.length;
		letters += word.length;
	}
	return (found / letters) * (left.length === 0 ? 1 : partly);
}

/** 1 for the same word, less for its beginning or for typing errors; 0 where there are too many of them for its length. */
function compareWord(word: string, name: string): number {
	if (word === name) return 1;
	if (name.startsWith(word)) return partly;
	const allowed = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
	if (allowed === 0 || word.length > longestWord) return 0;
	// A word that is not typed to its end yet may have an error too.
	const begun = name.length - word.length > allowed ? partly * rate(word, name.slice(0, word.length), allowed) : 0;
	return Math.max(rate(word, name, allowed), begun);
}

function rate(word: string, name: string, allowed: number): number {
	if (Math.abs(word.length - name.length) > allowed) return 0;
	// Two neighbours swapped count as two edits there: most words are too different, which is quickly known.
	const edits = distance(word, name);
	const typos = edits < 2 || edits > 2 * allowed ? edits : countTypos(word, name);
	return typos > allowed ? 0 : 1 - typos / Math.max(word.length, name.length);
}
