import { styleText } from 'node:util';

/**
 * Colours by meaning, of the sixteen that every terminal lets its owner choose. A meaning is never in the colour alone.
 * Plain when stdout is no terminal or NO_COLOR is set.
 */
export const paint = {
	plain: (text: string) => text,
	heading: (text: string) => styleText('bold', text),
	strong: (text: string) => styleText('bold', text),
	faint: (text: string) => styleText('dim', text),
	good: (text: string) => styleText('green', text),
	bad: (text: string) => styleText('red', text),
	warning: (text: string) => styleText('yellow', text),
	selected: (text: string) => styleText('inverse', text),
	matched: (text: string) => styleText('underline', text),
};

/** The same meanings as Ink's components take them. */
export const colors = {
	bar: 'cyan',
	good: 'green',
	warning: 'yellow',
	bad: 'red',
} as const;

/** What a line of news is about, which gives it its colour. */
export type Tone = 'plain' | 'warning' | 'bad';
