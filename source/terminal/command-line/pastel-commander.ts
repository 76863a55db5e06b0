import { Command as Parser } from 'commander';
import { HelpWanted, Misuse } from './misuse.ts';

export { Argument, Option } from 'commander';

/**
 * Stands in for commander's `Command` inside Pastel (the build puts it there). What the parser would print and end the process
 * with is thrown instead, so that the command line can answer in its own words, from the command table. An option belongs to
 * the command that it stands behind: `--json` of the program itself must not swallow that of `stats --json`.
 */
export class Command extends Parser {
	constructor(name?: string) {
		super(name);
		this.enablePositionalOptions().exitOverride();
	}

	override error(message: string, { code }: { code?: string } = {}): never {
		throw new Misuse(message.replace(/^error: /, ''), { isOption: code === 'commander.unknownOption' });
	}

	override outputHelp(context?: unknown): never {
		const isMistake = typeof context === 'object' && context !== null && 'error' in context && context.error === true;
		const command = { words: wordsOf(this), isGroup: this.commands.length > 0 };
		throw new HelpWanted(this.helpInformation(), command, { isMistake });
	}
}

/** The words that name a command: none for the program itself. */
function wordsOf(command: Parser): string[] {
	return command.parent === null ? [] : [...wordsOf(command.parent), command.name()];
}
