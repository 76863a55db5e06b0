import { nameProgram } from '../program-name.ts';
import type { HelpWanted } from './misuse.ts';

/**
 * The help of a command: its examples first, since most people look for a line to copy, then what the parser knows. `folder`
 * holds the command files; the one command's own is loaded already.
 */
export async function formatHelp({ text, command }: HelpWanted, folder: URL): Promise<string> {
	const path = [...command.words, ...(command.isGroup ? ['index'] : [])].join('/');
	// Built or not, they are as this file is.
	const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
	const { examples = [] }: { examples?: string[] } = await import(new URL(`${path}${extension}`, folder).href);
	const program = nameProgram(process.argv[1] ?? '');
	const lines = examples.map((example) => `  ${program} ${example}`.trimEnd());
	return lines.length === 0 ? text : `Examples:\n${lines.join('\n')}\n\n${text}`;
}
