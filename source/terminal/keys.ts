/**
 * The one table of keys. What a key does, the footer, the help and the README's table all come from here;
 * screens only know commands.
 */

/** What a key does on one screen. */
export interface KeyBinding<Command extends string> {
	command: Command;
	/** As `readKeys` names them: `j`, `down`, `ctrl-c`, `space`. */
	keys: readonly string[];
	/** What it does, in a few words. */
	does: string;
	/** One or two words for the footer; without them it is in the help only. */
	short?: string;
	/** Stands in the footer however narrow it is, before those that come earlier in the table. */
	isKept?: boolean;
	/** Stands in the footer only where all the others do. */
	isExtra?: boolean;
}

/** Keys that move in every list. */
const moving = [
	{ command: 'down', keys: ['j', 'down'], does: 'next row' },
	{ command: 'up', keys: ['k', 'up'], does: 'previous row' },
	{ command: 'page-down', keys: ['pagedown', 'ctrl-d', 'ctrl-f'], does: 'a page down' },
	{ command: 'page-up', keys: ['pageup', 'ctrl-u', 'ctrl-b'], does: 'a page up' },
	{ command: 'first', keys: ['g', 'home'], does: 'first row' },
	{ command: 'last', keys: ['G', 'end'], does: 'last row' },
] as const satisfies KeyBinding<string>[];

/** Keys of a line that is typed into; every other character is text. */
const typing = [
	{ command: 'down', keys: ['down', 'ctrl-n'], does: 'next row' },
	{ command: 'up', keys: ['up', 'ctrl-p'], does: 'previous row' },
	{ command: 'erase', keys: ['backspace', 'ctrl-h'], does: 'erase a character' },
	{ command: 'erase-word', keys: ['ctrl-w'], does: 'erase a word' },
	{ command: 'erase-line', keys: ['ctrl-u'], does: 'erase everything typed' },
] as const satisfies KeyBinding<string>[];

/** Keys that work everywhere. */
export const alwaysKeys = [
	{ command: 'suspend', keys: ['ctrl-z'], does: 'to the background (fg comes back)' },
	{ command: 'leave', keys: ['ctrl-c'], does: 'leave Vinilogy' },
] as const satisfies KeyBinding<string>[];

/** The explorer's lists. */
export const browseKeys = [
	{ command: 'open', keys: ['enter', 'l', 'right'], does: 'open: albums, pressings, all details', short: 'open' },
	{ command: 'back', keys: ['escape', 'h', 'left'], does: 'back (first clears a filter)', short: 'back' },
	...moving,
	{ command: 'filter', keys: ['/'], does: 'filter this list as you type', short: 'filter' },
	{
		command: 'search',
		keys: [':'],
		does: 'search everything: artists, albums, labels, catalogue numbers, barcodes',
		short: 'search',
	},
	{ command: 'similar', keys: ['s'], does: 'similar artists', short: 'similar' },
	{
		command: 'sort',
		keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
		does: 'sort by that column on the screen (0: the tenth); again: the other way round',
		short: 'sort',
		isExtra: true,
	},
	{ command: 'facets', keys: ['f'], does: 'filter pressings by country, decade, format, label', short: 'facets' },
	{ command: 'mark', keys: ['space'], does: 'mark a pressing', short: 'mark' },
	{ command: 'compare', keys: ['c'], does: 'compare the marked pressings', short: 'compare' },
	{ command: 'prices', keys: ['p'], does: 'prices of this pressing: offers, per country, history', short: 'prices' },
	{ command: 'refresh', keys: ['r'], does: 'ask the sources again', short: 'refresh' },
	{ command: 'web', keys: ['o'], does: 'open the page in the web browser', short: 'web' },
	{ command: 'copy', keys: ['y'], does: 'copy the row and its address', short: 'copy' },
	{ command: 'export', keys: ['e'], does: 'export this list to a CSV or JSON file', short: 'export' },
	{ command: 'review', keys: ['R'], does: 'decide doubtful matches', short: 'review' },
	{ command: 'help', keys: ['?'], does: 'all keys', short: 'keys', isKept: true },
	{ command: 'quit', keys: ['q'], does: 'leave', short: 'leave', isKept: true },
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** While a list is filtered. */
export const filterKeys = [
	{ command: 'accept', keys: ['enter'], does: 'keep the filter and go on', short: 'keep' },
	{ command: 'back', keys: ['escape'], does: 'clear the filter', short: 'clear' },
	...typing,
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** The search over everything. */
export const searchKeys = [
	{ command: 'open', keys: ['enter'], does: 'open what is selected', short: 'open' },
	{ command: 'back', keys: ['escape'], does: 'back', short: 'back' },
	...typing,
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** The filters on pressings. */
export const facetKeys = [
	{ command: 'toggle', keys: ['space', 'enter'], does: 'take or leave this value', short: 'take or leave' },
	...moving,
	{ command: 'clear', keys: ['x'], does: 'clear all of them', short: 'clear all' },
	{ command: 'back', keys: ['escape', 'f', 'h', 'left', 'q'], does: 'back to the pressings', short: 'back' },
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** Pressings side by side. */
export const compareKeys = [
	{ command: 'left', keys: ['h', 'left'], does: 'the pressing before', short: 'before' },
	{ command: 'right', keys: ['l', 'right'], does: 'the pressing after', short: 'after' },
	...moving.slice(0, 2),
	{ command: 'back', keys: ['escape', 'c', 'q'], does: 'back to the pressings', short: 'back' },
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** The prices of a pressing. */
export const priceKeys = [
	{ command: 'web', keys: ['enter', 'o', 'l', 'right'], does: 'open the offer in the web browser', short: 'web' },
	...moving,
	{ command: 'copy', keys: ['y'], does: 'copy the offer and its address', short: 'copy' },
	{ command: 'refresh', keys: ['r'], does: 'ask the sources of prices again', short: 'ask again' },
	{
		command: 'back',
		keys: ['escape', 'p', 'h', 'left', 'q'],
		does: 'back to the pressings',
		short: 'back',
		isKept: true,
	},
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** A page is chosen. */
export const pageKeys = [
	{ command: 'open', keys: ['enter', 'o', 'l', 'right'], does: 'open this page', short: 'open' },
	...moving,
	{ command: 'back', keys: ['escape', 'h', 'left', 'q'], does: 'back', short: 'back' },
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** The name of a file is typed. */
export const exportKeys = [
	{ command: 'accept', keys: ['enter'], does: 'write the file (.csv or .json)', short: 'write' },
	{ command: 'back', keys: ['escape'], does: 'back', short: 'back' },
	...typing.slice(2),
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** Doubtful matches. */
export const reviewKeys = [
	{ command: 'accept', keys: ['enter', 'a'], does: 'this is the one', short: 'accept' },
	{ command: 'reject', keys: ['x'], does: 'this is not the one', short: 'reject' },
	{ command: 'skip', keys: ['s', 'n', 'right'], does: 'next case, this one stays as it is', short: 'skip' },
	{ command: 'help', keys: ['?'], does: 'all keys', short: 'keys', isKept: true },
	{ command: 'reject-all', keys: ['X'], does: 'none of them is', short: 'none' },
	{ command: 'choose', keys: ['c'], does: 'give another one by its id or address', short: 'another' },
	{ command: 'undo', keys: ['z'], does: 'take the last decision back', short: 'undo' },
	{ command: 'down', keys: ['j', 'down'], does: 'next candidate', short: 'next' },
	{ command: 'up', keys: ['k', 'up'], does: 'previous candidate' },
	{ command: 'previous', keys: ['p', 'left'], does: 'previous case', short: 'back' },
	{ command: 'web', keys: ['o'], does: 'open the page in the web browser', short: 'web' },
	{
		command: 'back',
		keys: ['escape', 'q'],
		does: 'leave; what is decided stays decided',
		short: 'end',
		isKept: true,
	},
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** Another page is given instead of the candidates. */
export const chooseKeys = [
	{ command: 'accept', keys: ['enter'], does: 'take what was typed', short: 'take it' },
	{ command: 'back', keys: ['escape'], does: 'back to the candidates', short: 'back' },
	...typing.slice(2),
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** Recommendations. */
export const recsKeys = [
	{ command: 'open', keys: ['enter', 'right'], does: 'all its pressings and their prices', short: 'pressings' },
	...moving,
	{ command: 'lock', keys: ['l'], does: 'keep it whatever is computed; again: let it go', short: 'keep' },
	{ command: 'dismiss', keys: ['x'], does: 'not this album, with a reason if you like', short: 'not this' },
	{
		command: 'dismiss-artist',
		keys: ['X'],
		does: 'nothing of this artist, with a reason if you like',
		short: 'not them',
	},
	{ command: 'want', keys: ['w'], does: 'put it on your wantlist here; again: take it off', short: 'want' },
	{ command: 'undo', keys: ['z'], does: 'take the last of these back', short: 'undo' },
	{
		command: 'want-at-discogs',
		keys: ['W'],
		does: 'put it on your wantlist at Discogs: shows first what would be sent',
		short: 'want at Discogs',
		isExtra: true,
	},
	{ command: 'discovery', keys: ['+', '='], does: 'more discovery', short: 'discovery' },
	{ command: 'familiar', keys: ['-'], does: 'more of what is familiar', short: 'familiar' },
	{ command: 'changes', keys: ['d'], does: 'what came and what went since the last set', short: 'changes' },
	{ command: 'filter', keys: ['/'], does: 'filter this list as you type', short: 'filter' },
	{
		command: 'sort',
		keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
		does: 'sort by that column on the screen; again: the other way round',
		short: 'sort',
		isExtra: true,
	},
	{ command: 'refresh', keys: ['r'], does: 'compute it anew', short: 'refresh' },
	{ command: 'web', keys: ['o'], does: 'open its page in the web browser', short: 'web' },
	{ command: 'copy', keys: ['y'], does: 'copy the row and its address', short: 'copy' },
	{ command: 'help', keys: ['?'], does: 'all keys', short: 'keys', isKept: true },
	{ command: 'back', keys: ['escape', 'q'], does: 'leave (Esc first clears a filter)', short: 'leave', isKept: true },
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** Why something is dismissed is typed. */
export const reasonKeys = [
	{ command: 'accept', keys: ['enter'], does: 'dismiss it, with what was typed as the reason', short: 'dismiss' },
	{ command: 'back', keys: ['escape'], does: 'back, nothing is dismissed', short: 'back' },
	...typing.slice(2),
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** What would be sent to Discogs is on the screen. */
export const confirmKeys = [
	{ command: 'accept', keys: ['y'], does: 'send it', short: 'send' },
	{ command: 'back', keys: ['n', 'escape', 'q'], does: 'back, nothing is sent', short: 'back' },
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** What changed since the last set of recommendations. */
export const changesKeys = [
	{ command: 'back', keys: ['escape', 'd', 'q', 'enter'], does: 'back to the list', short: 'back' },
	...moving,
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** The help of the review. */
export const reviewHelpKeys = [
	{ command: 'back', keys: ['escape', 'enter', 'q', '?'], does: 'back', short: 'back' },
	...moving.slice(0, 2),
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** The help: typed characters filter it. */
export const helpKeys = [
	{ command: 'back', keys: ['escape', 'enter'], does: 'back', short: 'back' },
	...typing,
	...alwaysKeys,
] as const satisfies KeyBinding<string>[];

/** The progress view of `seed` and `ingest`, until Ctrl-C and after it. */
export const progressKeys = [
	{
		command: 'stop',
		keys: ['ctrl-c'],
		does: 'finish what is in hand and stop',
		short: 'finish what is in hand and stop',
	},
] as const satisfies KeyBinding<string>[];
export const stoppingKeys = [
	{ command: 'stop', keys: ['ctrl-c'], does: 'leave now', short: 'leave now' },
] as const satisfies KeyBinding<string>[];

/** What the bindings of a screen can ask for. */
export type CommandOf<Bindings extends readonly KeyBinding<string>[]> = Bindings[number]['command'];

/** What this key does on a screen with these bindings; undefined when nothing. */
export function commandOf<Command extends string>(
	bindings: readonly KeyBinding<Command>[],
	key: string,
): Command | undefined {
	return bindings.find(({ keys }) => keys.includes(key))?.command;
}

const printed = new Map([
	['up', '↑'],
	['down', '↓'],
	['left', '←'],
	['right', '→'],
	['enter', 'Enter'],
	['escape', 'Esc'],
	['space', 'Space'],
	['backspace', 'Backspace'],
	['pageup', 'PgUp'],
	['pagedown', 'PgDn'],
	['home', 'Home'],
	['end', 'End'],
]);

/** A key as a person reads it: "Ctrl-C", "↓", "Enter". */
export function printKey(key: string): string {
	if (key.startsWith('ctrl-')) return `Ctrl-${key.slice(5).toUpperCase()}`;
	return printed.get(key) ?? key;
}

/** All keys of a binding, "j ↓"; a row of digits as "1–0". */
export function printKeys(keys: readonly string[]): string {
	return listPrinted(keys).join(' ');
}

/** The same one by one, as they are read. */
export function listPrinted(keys: readonly string[]): string[] {
	const isRow = keys.length > 2 && keys.every((key) => /^\d$/.test(key));
	return isRow ? [`${keys.at(0)}–${keys.at(-1)}`] : keys.map(printKey);
}
