import { once } from 'node:events';
import { startSandbox } from '../sandbox/server.ts';
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

/** What the sandbox itself answers, besides the providers. */
const endpoints = [
	['GET /__sandbox/requests', 'how often each provider and endpoint was asked; DELETE forgets it'],
	['POST /__sandbox/faults', 'make a provider fail; DELETE ends that'],
	['POST /__sandbox/speed', 'change how fast the time of its limits runs'],
	['GET /__sandbox/world', 'how large its world is and where the special cases are'],
	['GET /__sandbox/recordings', 'which recorded answers are replayed'],
];

/** `sandbox`: runs the local server that answers as the providers do, until a person stops it. */
export async function runSandbox({ json, ...options }: SandboxOptions): Promise<void> {
	const terminal = openTerminal(process);
	const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
	const sandbox = await startSandbox(options);
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
