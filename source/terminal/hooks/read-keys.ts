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
 * The keys of one input event by their names in the table of keys. Fast keys arrive as one event ("jj"), so there may be
 * several; what is not a key of its own (a letter, a character of any script) is named by itself, a space `space`.
 */
export function readKeys(input: string, key: Key): string[] {
	if (key.eventType === 'release') return [];
	const special = specials.find(([flag]) => key[flag] === true);
	if (special !== undefined) return [special[1]];
	if (key.ctrl) return input === '' ? [] : [`ctrl-${input}`];
	if (key.meta) return [];
	return splitText(input);
}

/** Typed or pasted text, a key for each character; line breaks end nothing here: they are a space. */
export function splitText(text: string): string[] {
	return Array.from(graphemes.segment(text.replace(/[\r\n\t]+/gu, ' ')), ({ segment }) =>
		segment === ' ' ? 'space' : segment,
	).filter((character) => !/\p{Cc}/u.test(character));
}
