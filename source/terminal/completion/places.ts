import { type CommandEntry, type ExpectedValue, listSubcommands } from '../command-line/command-table.ts';

/** A word that may stand somewhere, and what it does. */
export interface Word {
	word: string;
	description: string;
}

/** A place on the command line, behind the words of a command, and everything that may follow there. */
export interface Place {
	/** The words of the command, as typed: '' for the program itself, 'show artist'. */
	path: string;
	subcommands: Word[];
	/** What a bare word may be, in order; only those that are known. */
	arguments: ExpectedValue[];
	options: (Word & { value: ExpectedValue | null })[];
}

/** Every place that a shell completes at, the program itself first. */
export function listPlaces(table: CommandEntry[]): Place[] {
	return table.map((command) => ({
		path: command.words.join(' '),
		subcommands: listSubcommands(table, command).map(({ words, description }) => ({
			word: words.at(-1) ?? '',
			description,
		})),
		arguments: command.arguments,
		options: [
			...command.options.map(({ flag, description, value }) => ({ word: flag, description, value })),
			{ word: '--help', description: 'Show help', value: null },
			...(command.words.length > 0 ? [] : [{ word: '--version', description: 'Show version number', value: null }]),
		],
	}));
}

/** What lists the names of the listeners in every shell, one a line; nothing where the program cannot. */
export const listListeners = 'vinilogy users 2>/dev/null | tail -n +2 | cut -f 1';

/** A text in single quotes, as every shell takes it. */
export function quote(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
