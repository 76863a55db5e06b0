import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { UsageError } from '../errors.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { formatJsonLine } from './output/json.ts';
import { quoteForShell } from './output/shell.ts';
import { openTerminal } from './terminal.ts';

export interface SandboxOptions {
	port?: number;
	seed?: number;
	artists?: number;
	speed?: number;
	recordings?: string;
	json: boolean;
}

/** The folders that recordings are looked for in. */
const recordedServices = ['musicbrainz', 'discogs', 'lastfm', 'deezer', 'listenbrainz'];

/** What the sandbox itself answers, besides the providers. */
const endpoints = [
	['GET /__sandbox/requests', 'how often each provider and endpoint was asked; DELETE forgets it'],
	['POST /__sandbox/faults', 'make a provider fail; DELETE ends that'],
	['POST /__sandbox/speed', 'change how fast the time of its limits runs'],
	['POST /__sandbox/plays', 'let a listener play an artist: {"user":"sandbox","artist":"Ride","times":3}'],
	['GET /__sandbox/world', 'how large its world is and where the special cases are'],
	['GET /__sandbox/recordings', 'which recorded answers are replayed'],
];

/** `sandbox`: runs the local server that answers as the providers do, until a person stops it. */
export async function runSandbox({ json, ...options }: SandboxOptions): Promise<void> {
	const terminal = openTerminal(process);
	const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
	const sandbox = await start(options);
	if (json) {
		terminal.print(formatJsonLine({ url: sandbox.url, environment: sandbox.environment }));
	} else {
		const settings = Object.entries(sandbox.environment).map(
			([name, value]) => `export ${name}=${quoteForShell(value)}`,
		);
		terminal.print(settings.join('\n'));
		terminal.say(
			`\nThe sandbox answers at ${sandbox.url} until Ctrl-C. Set the lines above in another terminal, then run Vinilogy there.`,
		);
		terminal.say(endpoints.map(([path = '', what]) => `  ${path.padEnd(26)}${what}`).join('\n'));
	}
	await stopped;
	await sandbox.close();
}

/** Throws UsageError for a port that is taken or not ours to take, and for a folder without recordings. */
async function start(options: Omit<SandboxOptions, 'json'>): Promise<Sandbox> {
	if (options.recordings !== undefined) await checkFolder(options.recordings);
	try {
		return await startSandbox(options);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
		const reason = code === 'EADDRINUSE' ? 'is taken' : 'may not be used';
		throw new UsageError(
			`Port ${options.port} ${reason}: choose another with --port.`,
			'Without --port a free one is used.',
		);
	}
}

async function checkFolder(folder: string): Promise<void> {
	const next =
		'Give the folder that holds musicbrainz/, discogs/, lastfm/, deezer/ or listenbrainz/ with recorded answers.';
	const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
		throw new UsageError(
			error.code === 'ENOENT' ? `There is no folder ${folder}.` : `${folder} cannot be read (${error.code}).`,
			next,
		);
	});
	if (!names.some((name) => name.split(/[\\/]/).some((part) => recordedServices.includes(part)))) {
		throw new UsageError(`There is no recording in ${folder}.`, next);
	}
}
