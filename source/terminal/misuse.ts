import { cleanText } from '../text.ts';
import { quoteForShell } from './output/shell.ts';

/**
 * The next step after arguments that do not fit. The parser prints its own message and leaves, so this is said at the exit of
 * a program that never came to run a command.
 */
export function adviseOnMisuse(exitCode: number): void {
	if (exitCode !== 0) process.stderr.write(`${describeNextStep(process.argv.slice(2))}\n`);
}

/** The help to read for these arguments; a bare word after `seed` is most likely a tag. */
export function describeNextStep(words: string[]): string {
	const [command = '', second = ''] = words;
	if (command === 'seed' && second !== '' && !second.startsWith('-')) {
		const word = quoteForShell(cleanText(second));
		return `Did you mean \`vinilogy seed --tag ${word}\` or \`vinilogy seed --artist ${word}\`?`;
	}
	if (!commands.includes(command)) return 'Run `vinilogy --help`.';
	const isNested = command === 'show' && shown.includes(second);
	return `Run \`vinilogy ${isNested ? `show ${second}` : command} --help\`.`;
}

const commands = ['config', 'debug-image', 'ingest', 'sandbox', 'search', 'seed', 'show', 'stats'];
const shown = ['album', 'artist', 'label', 'release', 'releases'];
