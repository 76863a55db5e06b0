import { password, text } from '@clack/prompts';
import { UsageError } from '../errors.ts';
import { unlessCancelled } from './setup/questions.ts';

/** More than any token has: what is longer is another file. */
const mostCharacters = 10_000;

/**
 * A token that is typed without being shown, or the first line that is piped in; never an argument, which shells remember. Throws Cancelled, and
 * UsageError when nothing came or what came has spaces.
 */
export async function askToken(message: string): Promise<string> {
	return process.stdin.isTTY === true
		? checkWord(unlessCancelled(await password({ message, output: process.stderr })))
		: checkWord(await readPipedLine());
}

/** The same for a code that may be seen. */
export async function askCode(message: string): Promise<string> {
	return process.stdin.isTTY === true
		? checkWord(unlessCancelled(await text({ message, output: process.stderr })))
		: checkWord(await readPipedLine());
}

async function readPipedLine(): Promise<string> {
	let read = '';
	for await (const chunk of process.stdin.setEncoding('utf8')) {
		read += chunk;
		if (read.includes('\n') || read.length > mostCharacters) break;
	}
	return read.split('\n', 1)[0] ?? '';
}

/** clack gives undefined for an empty line. */
function checkWord(typed: string | undefined): string {
	const word = (typed ?? '').trim();
	if (word !== '' && word.length <= mostCharacters && /^[\x21-\x7e]+$/.test(word)) return word;
	throw new UsageError(
		word === '' ? 'Nothing was given.' : 'That is not one word.',
		'Type it when it is asked for, or pipe it in, for example: vinilogy connect discogs --token < token.txt',
	);
}
