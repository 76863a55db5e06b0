import { exitCodes } from '../../errors.ts';
import { readCommandTable } from './command-table.ts';
import { formatHelp } from './help.ts';
import { HelpWanted, type Misuse } from './misuse.ts';
import { describeMisuse, describeUnknownCommand } from './misuse-advice.ts';

/** Says on stderr what is wrong with a command line, or shows the help that it lacks; exit code 1. */
export async function answerMisuse(error: HelpWanted | Misuse, words: string[], folder: URL): Promise<void> {
	process.exitCode = exitCodes.failed;
	const table = await readCommandTable(folder);
	const said =
		error instanceof HelpWanted
			? (describeUnknownCommand(words, table) ?? (await formatHelp(error, folder)).trimEnd())
			: describeMisuse(error, words, table);
	process.stderr.write(`${said}\n`);
}
