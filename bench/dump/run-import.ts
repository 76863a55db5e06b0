import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const program = new URL('../../dist/source/cli.js', import.meta.url).pathname;
/**
 * What the process tells about itself when it ends, on a pipe of its own: the most memory it ever had, in kB, its threads included.
 * They load this too, and must keep silent.
 */
const tellMemory = `import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`;

const outcome = z.object({
	files: z.array(
		z.object({
			kind: z.string(),
			records: z.number(),
			added: z.number(),
			changed: z.number(),
			gone: z.number(),
			rejected: z.number(),
		}),
	),
});

/** One run of the built program. */
export interface ImportRun {
	milliseconds: number;
	/** The most memory it had at any time. */
	megabytes: number;
	/** What it says that came of the file of releases. */
	releases: z.infer<typeof outcome>['files'][number];
}

/**
 * Imports files as a person would, with `vinilogy import discogs FILE… --scope all --json`, in a process that does nothing else.
 * Throws with what the program said where it fails.
 */
export async function runImport(files: string[], databaseUrl: string, configuration: string): Promise<ImportRun> {
	const from = performance.now();
	const child = spawn(
		process.execPath,
		[
			`--import=data:text/javascript,${encodeURIComponent(tellMemory)}`,
			program,
			'import',
			'discogs',
			...files,
			'--scope',
			'all',
			'--json',
		],
		{
			env: { ...process.env, DATABASE_URL: databaseUrl, VINILOGY_CONFIG: configuration },
			stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
		},
	);
	const [[status], output, errors, memory] = await Promise.all([
		once(child, 'close'),
		readAll(child.stdio[1]),
		readAll(child.stdio[2]),
		readAll(child.stdio[3]),
	]);
	if (status !== 0) throw new Error(`The import ended with ${status}: ${errors}`);
	const milliseconds = performance.now() - from;
	const releases = outcome.parse(JSON.parse(output)).files.find(({ kind }) => kind === 'releases');
	if (releases === undefined) throw new Error(`The import says nothing about releases: ${output}`);
	return { milliseconds, megabytes: Number(memory) / 1024, releases };
}

async function readAll(stream: unknown): Promise<string> {
	return stream instanceof Readable ? text(stream) : '';
}
