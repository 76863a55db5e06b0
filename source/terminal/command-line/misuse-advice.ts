import { distance } from 'fastest-levenshtein';
import { cleanText } from '../../text.ts';
import { quoteForShell } from '../output/shell.ts';
import { type CommandEntry, findCommand, listSubcommands } from './command-table.ts';
import type { Misuse } from './misuse.ts';

/** What is wrong with a command line (the words behind the program's name) and what to type instead. */
export function describeMisuse({ message, isOption }: Misuse, words: string[], table: CommandEntry[]): string {
	const { command, rest } = findCommand(table, words);
	const name = ['vinilogy', ...command.words].join(' ');
	const unknown = describeUnknownCommand(words, table);
	if (unknown !== undefined) return unknown;
	const flag = isOption ? rest.find((word) => isUnknownOption(command, word)) : undefined;
	if (flag !== undefined) {
		const [typed = ''] = flag.split('=');
		const flags = command.options.map((option) => option.flag);
		const right = findNearest(typed, [...flags, '--help'], (candidate) => candidate);
		const mended = words.map((word) => (word === flag ? word.replace(typed, right ?? '') : word));
		return `There is no option "${cleanText(typed)}" of \`${name}\`.${suggest(right && [mended], `${name} --help`)}`;
	}
	const [first = ''] = rest;
	if (command.words.join(' ') === 'seed' && first !== '' && !first.startsWith('-')) {
		// A bare word after `seed` is most likely a tag.
		const ways = [
			['seed', '--tag', first],
			['seed', '--artist', first],
		];
		return `\`${name}\` takes no bare word.${suggest(ways, '')}`;
	}
	return `${cleanText(message)}\nRun \`${name} --help\`.`;
}

/** Says that a word is no command, and which one may be meant; undefined where every word that should be one is. */
export function describeUnknownCommand(words: string[], table: CommandEntry[]): string | undefined {
	const { command, rest } = findCommand(table, words[0] === 'help' ? words.slice(1) : words);
	const word = rest.find((_, at) => isBare(command, rest, at));
	if (word === undefined || listSubcommands(table, command).length === 0) return undefined;
	// `vinilogy album …` is meant for `vinilogy show album …`: the last word of a command is what people remember.
	// Of two that are as much alike, the one with fewer words before it is meant.
	const below = table
		.filter((entry) => entry.words.length > 0 && command.words.every((one, at) => one === entry.words[at]))
		.sort((one, other) => one.words.length - other.words.length);
	const near = findNearest(word, below, (entry) => entry.words.at(-1) ?? '');
	const behind = rest.slice(rest.indexOf(word) + 1);
	// Whoever types a name behind the program's wants to find it.
	const isName =
		command.words.length === 0 && words[0] !== 'help' && table.some((entry) => entry.words[0] === 'search');
	const meant = near === undefined ? isName && ['search', word, ...behind] : [...near.words, ...behind];
	const help = ['vinilogy', ...command.words, '--help'].join(' ');
	const name = [...command.words, cleanText(word)].join(' ');
	return `There is no command "${name}".${suggest(meant && [meant], help)}`;
}

function suggest(commands: string[][] | false | '' | undefined, help: string): string {
	if (!commands) return `\nRun \`${help}\`.`;
	const shown = commands.map(
		(words) => `\`vinilogy ${words.map((word) => quoteForShell(cleanText(word))).join(' ')}\``,
	);
	return ` Did you mean ${shown.join(' or ')}?`;
}

/** Whether a word is neither an option nor a value of one; what stands behind an option that nobody knows may be its value. */
function isBare({ options }: CommandEntry, words: string[], at: number): boolean {
	if (words[at]?.startsWith('-')) return false;
	const before = words.slice(0, at).findLastIndex((word) => word.startsWith('-'));
	if (before === -1) return true;
	const flag = words[before] ?? '';
	const option = options.find((known) => known.flag === flag);
	const isSwitch = option?.value === null || flag.includes('=');
	return isSwitch || (before !== at - 1 && option?.value?.isRepeated !== true);
}

function isUnknownOption({ options }: CommandEntry, word: string): boolean {
	const [flag = ''] = word.split('=');
	return word.startsWith('-') && !options.some((option) => option.flag === flag);
}

/** The candidate that is most alike; undefined where more than half of the letters would have to change. */
function findNearest<T>(word: string, candidates: T[], nameOf: (candidate: T) => string): T | undefined {
	const near = candidates
		.map((candidate) => ({ candidate, changes: distance(word, nameOf(candidate)), length: nameOf(candidate).length }))
		.filter(({ changes, length }) => changes <= Math.min(word.length, length) / 2)
		.sort((one, other) => one.changes - other.changes);
	return near[0]?.candidate;
}
