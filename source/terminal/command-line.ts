import Pastel from 'pastel';
import packageJson from '../../package.json' with { type: 'json' };
import { failWith } from './fail.ts';
import { adviseOnMisuse } from './misuse.ts';

/** Finds the commands in `root`/commands, parses the arguments and runs the one that is named. */
export async function runCommandLine(root: URL): Promise<void> {
	// Whatever nobody caught ends here: one message, the next step, and the exit code of its kind.
	process.on('uncaughtException', failWith);
	process.on('unhandledRejection', failWith);
	process.once('exit', adviseOnMisuse);
	const app = new Pastel({
		name: 'vinilogy',
		version: packageJson.version,
		description: packageJson.description,
		// Pastel looks for `commands` beside the module it is given; ours is at the top.
		importMeta: { ...import.meta, url: root.href },
	});
	await app.run(process.argv.filter((argument) => argument !== '--no-color'));
}
