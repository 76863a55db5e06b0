import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../dist/source/cli.js', import.meta.url));

/** How a run of the built program ended, with all that it wrote. */
export interface Finished {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** A run of the built program that is under way. */
export interface Running {
	process: ChildProcess;
	/** Resolves when stdout or stderr holds the text; rejects when the program ends before. */
	says(text: string): Promise<void>;
	finished: Promise<Finished>;
}

/** The built program with a folder of its own (for its database and its working folder) and nobody's settings. */
export interface Program extends AsyncDisposable {
	databaseUrl: string;
	folder: string;
	/** The shell command that starts it, and the environment that it gets. */
	script: string;
	environment: Record<string, string>;
	start(words: string[], environment?: Record<string, string>): Running;
	run(words: string[], environment?: Record<string, string>): Promise<Finished>;
}

/** Throws when the program was not built. */
export async function createProgram(settings: Record<string, string> = {}): Promise<Program> {
	await access(script).catch(() => {
		throw new Error('dist/source/cli.js is missing: run `npm run build` first (`npm test` does).');
	});
	const folder = await mkdtemp(join(tmpdir(), 'vinilogy-program-'));
	const databaseUrl = join(folder, 'vinilogy.sqlite');
	const own = {
		PATH: process.env.PATH ?? '',
		HOME: folder,
		VINILOGY_CONFIG: join(folder, 'config.env'),
		VINILOGY_SECRETS: join(folder, 'secrets.json'),
		DATABASE_URL: databaseUrl,
		...settings,
	};

	function start(words: string[], environment: Record<string, string> = {}): Running {
		const child = spawn(process.execPath, [script, ...words], { cwd: folder, env: { ...own, ...environment } });
		let [stdout, stderr] = ['', ''];
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			stdout += text;
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			stderr += text;
		});
		const finished = once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }));
		return {
			process: child,
			finished,
			says: (text) =>
				new Promise((resolve, reject) => {
					const look = () => (stdout + stderr).includes(text) && resolve();
					look();
					child.stdout.on('data', look);
					child.stderr.on('data', look);
					void finished.then(() => reject(new Error(`ended without "${text}":\n${stdout}\n${stderr}`)));
				}),
		};
	}

	return {
		databaseUrl,
		folder,
		script,
		environment: own,
		start,
		run: (words, environment) => start(words, environment).finished,
		[Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
	};
}
