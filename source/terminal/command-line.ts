import { CommanderError } from 'commander';
import Pastel from 'pastel';
import packageJson from '../../package.json' with { type: 'json' };
import { formatHelp } from './command-line/help.ts';
import { HelpWanted, Misuse } from './command-line/misuse.ts';
import { failWith } from './fail.ts';

/** Finds the commands in `root`/commands, parses the arguments and runs the one that is named. */
export async function runCommandLine(root: URL): Promise<void> {
	// Whatever nobody caught ends here: one message, the next step, and the exit code of its kind.
	process.on('uncaughtException', failWith);
	process.on('unhandledRejection', failWith);
	const app = new Pastel({
		name: 'vinilogy',
		version: packageJson.version,
		description: packageJson.description,
		// Pastel looks for `commands` beside the module it is given; ours is at the top.
		importMeta: { ...import.meta, url: root.href },
	});
	const [node = '', script = '', ...words] = process.argv.filter((argument) => argument !== '--no-color');
	try {
		await app.run([node, script, ...words]);
	} catch (error) {
		const folder = new URL('commands/', root);
		if (error instanceof HelpWanted && isAskedFor(error, words)) {
			process.stdout.write(await formatHelp(error, folder));
		} else if (error instanceof HelpWanted || error instanceof Misuse) {
			const { answerMisuse } = await import('./command-line/answer-misuse.ts');
			await answerMisuse(error, words, folder);
		} else if (!(error instanceof CommanderError && error.exitCode === 0)) {
			throw error;
		}
	}
}

/** Whether help was asked for, and every word that should be a command is one. */
function isAskedFor({ command, isMistake }: HelpWanted, words: string[]): boolean {
	const bare = words.filter((word, at) => !word.startsWith('-') && !(at === 0 && word === 'help'));
	return !isMistake && (!command.isGroup || bare.length === command.words.length);
}
