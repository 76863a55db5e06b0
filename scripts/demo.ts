import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { startSandbox } from '../source/sandbox/server.ts';

/**
 * The demo: starts the sandbox in this process, lets the built program fill `.demo/vinilogy.sqlite` from it, and says what to
 * try next. No keys and no network. The file is kept, and started anew by the next demo.
 */
const databaseUrl = '.demo/vinilogy.sqlite';
/** So many times faster than the real providers allow: four minutes of their limits in a few seconds. */
const speed = 20;

const sandbox = await startSandbox({ speed });
await rm('.demo', { recursive: true, force: true });
await mkdir('.demo');
// The person's own settings stay out of it: the sandbox's come first, and there is no config file.
const environment = {
	...process.env,
	...sandbox.environment,
	DATABASE_URL: databaseUrl,
	VINILOGY_CONFIG: '.demo/no-config.env',
};
// Ctrl-C is for the program that runs: it finishes what is in hand, and this waits for it.
process.on('SIGINT', () => undefined);

process.exitCode = await run('seed', '--tag', 'indie');
process.stdout.write('\nWhat is in the database now:\n');
await run('stats');
process.stdout.write(`\nThe commands under "Try next" work offline, from ${databaseUrl}, which the demo has filled.\n`);
await sandbox.close();

/** Runs the built program on this terminal; its exit code. */
async function run(...words: string[]): Promise<number> {
	const program = spawn(process.execPath, ['dist/source/cli.js', ...words], { stdio: 'inherit', env: environment });
	const [code] = await once(program, 'exit');
	return code ?? 1;
}
