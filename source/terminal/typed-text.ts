const graphemes = new Intl.Segmenter();
/** Longer than any name or number that can be meant. */
const longest = 200;

/** A typed line after one more key: `command` is what the table of keys says of it, undefined for plain text. */
export function editText(text: string, key: string, command: string | undefined): string {
	switch (command) {
		case 'erase':
			return Array.from(graphemes.segment(text), ({ segment }) => segment)
				.slice(0, -1)
				.join('');
		case 'erase-word':
			return text.replace(/\S*\s*$/u, '');
		case 'erase-line':
			return '';
		default:
			return text.length < longest && isText(key) ? text + (key === 'space' ? ' ' : key) : text;
	}
}

/** A character of any script; the names of other keys are words. */
function isText(key: string): boolean {
	return key === 'space' || [...graphemes.segment(key)].length === 1;
}
