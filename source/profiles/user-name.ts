import { UsageError } from '../errors.ts';
import { cleanText } from '../text.ts';

/** Who is meant where no other listener is named. */
export const ownName = 'me';

/** For a command to be copied, which is about a listener: what says so. Their names need no quotes. */
export function flagFor(name: string): string {
	return name === ownName ? '' : ` --user ${name}`;
}

/**
 * The name of a listener as it is stored and compared: NFKC, in lower case, so that "Anna" and "anna" are one. Throws UsageError for
 * what is no name: 1 to 40 letters and digits of any script, with - _ . among them.
 */
export function readUserName(text: string): string {
	const name = text.trim().normalize('NFKC').toLowerCase();
	if (/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u.test(name) && [...name].length <= 40) return name;
	throw new UsageError(
		`"${cutName(cleanText(text))}" cannot be the name of a listener.`,
		'Take 1 to 40 letters and digits; - _ and . may stand among them.',
	);
}

/** As much of what was typed as a person needs to see what it was. */
function cutName(text: string): string {
	const letters = [...text];
	return letters.length <= 60 ? text : `${letters.slice(0, 59).join('')}…`;
}
