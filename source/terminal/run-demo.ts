import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { changedEnvironment, dataFolder } from '../config.ts';
import { exitCodes, messageOf, StorageError } from '../errors.ts';
import { startSandbox } from '../sandbox/server.ts';
import { openTerminal } from './terminal.ts';

/** So many times faster than the real providers allow: four minutes of their limits in a few seconds. */
const speed = 20;

/**
 * `demo`: starts the sandbox in this process, lets the program itself fill a database from it, and says what to try next.
 * The database is kept, and started anew by the next demo; nothing else in its folder is touched.
 */
export async function runDemo({ folder = join(dataFolder(), 'demo') }: { folder?: string }): Promise<void> {
	const terminal = openTerminal(process);
	const file = join(folder, 'vinilogy.sqlite');
	await prepareFolder(folder, file);
	const sandbox = await startSandbox({ speed });
	const own = changedEnvironment({ DATABASE_URL: file });
	// The person's own settings stay out of it: the sandbox's come first, and there is no config file.
	const environment = { ...own, ...sandbox.environment, VINILOGY_CONFIG: join(folder, 'no-config.env') };
	// Ctrl-C is for the program that runs: it finishes what is in hand, and this waits for it.
	process.on('SIGINT', () => undefined);

	process.exitCode = await runProgram(['seed', '--tag', 'indie'], environment);
	terminal.say('\nWhat ten of the albums cost, from sources and a shop in the sandbox:');
	const shop = `${sandbox.url}/shops/grooves`;
	await runProgram(['shops', 'add', shop, '--country', 'NL', '--ships-to', 'NL,ES', '--shipping', '8.50'], environment);
	await runProgram(['prices', 'sync', '--all', '--limit', '10', '--country', 'ES'], environment);
	terminal.say('\nWhat is in the database now:');
	await runProgram([], own);
	terminal.say(`\nIt is kept in ${file}: looking at it needs no network.`);
	await sandbox.close();
}

/** Throws StorageError where the folder cannot be made or the last demo's database cannot be removed. */
async function prepareFolder(folder: string, file: string): Promise<void> {
	try {
		await mkdir(folder, { recursive: true });
		for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true });
	} catch (error) {
		const reason = messageOf(error);
		throw new StorageError(
			`The demo cannot use ${folder}: ${reason}.`,
			'Give another folder: vinilogy demo --folder …',
			{
				cause: error,
			},
		);
	}
}

/** Runs this program on this terminal; its exit code. */
async function runProgram(words: string[], env: NodeJS.ProcessEnv): Promise<number> {
	const program = spawn(process.execPath, [process.argv[1] ?? '', ...words], { stdio: 'inherit', env });
	// A terminal sends Ctrl-C to both; whoever ends this process alone means the other one too.
	const forward = () => program.kill('SIGTERM');
	process.on('SIGTERM', forward);
	const [code] = await once(program, 'exit');
	process.off('SIGTERM', forward);
	return code ?? exitCodes.failed;
}
