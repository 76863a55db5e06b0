import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openScreen } from './screen.ts';

export interface PtyOptions {
	columns: number;
	rows: number;
	env: Record<string, string>;
	/** What the terminal answers to what it was just sent, its attributes last; the place of its cursor it tells itself. */
	answer?: (sent: string) => string;
	/** Whether it answers at all. */
	isSilent?: boolean;
}

/** A command in a pseudo terminal whose screen is an emulated one. */
export async function startInPty(command: string, { columns, rows, env, answer, isSilent = false }: PtyOptions) {
	const screen = await openScreen(columns, rows);
	const line = `stty cols ${columns} rows ${rows}; ${command}; echo "code=$?"; stty -a | grep -o "[-]*icanon"`;
	const child = spawn('script', ['-qfec', line, '/dev/null'], {
		env: { PATH: process.env.PATH ?? '', SHELL: '/bin/sh', ...env },
	});
	let raw = '';
	let written = Promise.resolve();
	const ownAttributes = '\u001b[?1;2c';
	if (!isSilent) {
		screen.onReply((reply) => {
			if (answer === undefined || reply !== ownAttributes) child.stdin.write(reply);
		});
	}
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		raw += text;
		written = written
			.then(() => screen.write(text))
			.then(() => {
				if (answer !== undefined) child.stdin.write(answer(text));
			});
	});
	return {
		screen,
		raw: () => raw,
		press: (keys: string) => child.stdin.write(keys),
		async shows(text: RegExp): Promise<void> {
			for (let tries = 0; tries < 400 && !text.test(screen.lines().join('\n')); tries += 1) {
				await new Promise((resolve) => setTimeout(resolve, 25));
				await written;
			}
			if (!text.test(screen.lines().join('\n'))) throw new Error(`never showed ${text}:\n${screen.lines().join('\n')}`);
		},
		async end(): Promise<string> {
			await once(child, 'close');
			await written;
			return raw;
		},
	};
}
