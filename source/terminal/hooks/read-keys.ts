import type { Key } from 'ink';

const graphemes = new Intl.Segmenter();

/** Special keys as Ink tells them, and what the table of keys calls them. */
const specials = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pageup'],
	['pageDown', 'pagedown'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'escape'],
	['tab', 'tab'],
	['backspace', 'backspace'],
	// What most keyboards' backspace key sends.
	['delete', 'backspace'],
] as const satisfies [keyof Key, string][];

/**
 * The keys of one input event by their names in the table of keys. Fast keys arrive as one event ("jj", or a name with the
 * Enter after it), so there may be several; what is not a key of its own (a letter, a character of any script) is named by
 * itself, a space `space`.
 */
export function readKeys(input: string, key: Key): string[] {
	if (key.eventType === 'release') return [];
	const special = specials.find(([flag]) => key[flag] === true);
	if (special !== undefined) return [special[1]];
	if (key.ctrl) return input === '' ? [] : [`ctrl-${input}`];
	if (key.meta) return [];
	return Array.from(graphemes.segment(input), ({ segment }) => nameCharacter(segment)).filter(isPrintable);
}

/** A character of several that arrived at once, as it would be named had it come alone. */
function nameCharacter(character: string): string {
	const special = controls.get(character);
	if (special !== undefined) return special;
	const letter = String.fromCharCode(character.charCodeAt(0) + 96);
	return /^[a-z]$/.test(letter) ? `ctrl-${letter}` : character;
}

function isPrintable(character: string): boolean {
	return !/\p{Cc}/u.test(character);
}

const controls = new Map([
	['\r', 'enter'],
	['\n', 'enter'],
	['\r\n', 'enter'],
	['\t', 'tab'],
	['\u007f', 'backspace'],
	[' ', 'space'],
]);

/** Pasted text, a key for each character; line breaks end nothing here: they are a space. Other controls do nothing. */
export function splitText(text: string): string[] {
	const line = text.replace(/[\r\n\t]+/gu, ' ').replace(/\p{Cc}/gu, '');
	return Array.from(graphemes.segment(line), ({ segment }) => nameCharacter(segment));
}
