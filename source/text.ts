const esc = '\u001b';
const bell = '\u0007';
/** CSI, OSC and their kin up to their end, then any lone escape with its letter. */
const terminalSequences = new RegExp(
	[
		`(?:${esc}\\[|\u009b)[0-?]*[ -/]*[@-~]`,
		`${esc}[\\]PX^_][^${bell}${esc}\u009c]*(?:${bell}|${esc}\\\\|\u009c)?`,
		`${esc}[ -/]*[0-~]?`,
	].join('|'),
	'g',
);

/** Control characters other than white space. */
const controls = /[\p{Cc}--\s]/gv;

/**
 * What can reorder or hide text: bidirectional embeddings and overrides, zero-width space, word joiner, byte order mark.
 * Joiners that scripts need stay.
 */
const invisibles = /[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/**
 * One line of other people's text, safe to print and to store: no terminal sequences, no control or reordering characters,
 * white space runs become one space, Unicode NFC, no lone surrogates. Anything but a string or a number becomes ''.
 */
export function cleanText(value: unknown): string {
	return cleanSpan(value).trim();
}

/** The same for a piece of a line: the space at its ends stays (" & " between two names). */
export function cleanSpan(value: unknown): string {
	return strip(value).replace(/\s+/gu, ' ');
}

/** The same for text of several lines (notes, biographies): line breaks stay, as "\n". */
export function cleanLines(value: unknown): string {
	return strip(value)
		.replace(/\r\n?|[\u2028\u2029]/gu, '\n')
		.replace(/[^\S\n]+/gu, ' ')
		.trim();
}

function strip(value: unknown): string {
	if (typeof value === 'number') return String(value);
	if (typeof value !== 'string') return '';
	return value
		.toWellFormed()
		.replace(terminalSequences, '')
		.replace(controls, '')
		.replace(invisibles, '')
		.normalize('NFC');
}
