import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Another process with a script of this folder; `lines` hears what it prints, line by line. */
export function startScript(script: string, words: string[], onLine: (line: string) => void = () => undefined) {
	const path = fileURLToPath(new URL(script, import.meta.url));
	const child: ChildProcess = spawn(process.execPath, [path, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
	let [output, errors] = ['', ''];
	child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
		output += piece;
		for (let end = output.indexOf('\n'); end !== -1; end = output.indexOf('\n')) {
			onLine(output.slice(0, end));
			output = output.slice(end + 1);
		}
	});
	child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
		errors += piece;
	});
	const ended = once(child, 'close').then(() => ({ code: child.exitCode, signal: child.signalCode, errors }));
	return { child, ended };
}
