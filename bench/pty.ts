import { type ChildProcess, spawn } from 'node:child_process';

/** After so many milliseconds without a frame, none will come. */
const patience = 5000;

/** A program in a pseudo terminal, as `script` of util-linux opens one. */
export interface PtyProcess {
	/**
	 * Sends keys, and resolves with when the frame that answers them had arrived, in milliseconds of `performance.now`. Throws
	 * where none comes: a key that changes nothing is no key to measure.
	 */
	press(keys: string): Promise<number>;
	/** Sends keys and waits for nothing. */
	type(keys: string): void;
	/** Bytes that were written to the terminal so far. */
	bytes(): number;
	/** Resolves when nothing was written for so many milliseconds. */
	quiet(milliseconds: number): Promise<void>;
	stop(): Promise<void>;
}

/** What ends a frame (synchronized output), or, for a program that has no frames, any output at all. */
export function startInPty(
	command: string,
	{ columns, rows, env, frameEnd }: { columns: number; rows: number; env: NodeJS.ProcessEnv; frameEnd: string },
): PtyProcess {
	const shell = `stty cols ${columns} rows ${rows}; ${command}`;
	const child: ChildProcess = spawn('script', ['-qfec', shell, '/dev/null'], {
		env: { ...env, TERM: 'xterm-256color', SHELL: '/bin/sh' },
	});
	let bytes = 0;
	let lastAt = performance.now();
	let waiting: ((at: number) => void) | undefined;
	child.stdout?.setEncoding('latin1').on('data', (text: string) => {
		bytes += text.length;
		lastAt = performance.now();
		if (!text.includes(frameEnd)) return;
		waiting?.(lastAt);
		waiting = undefined;
	});
	return {
		press: (keys) =>
			new Promise((resolve, reject) => {
				const timer = setTimeout(() => reject(new Error(`no frame answered ${JSON.stringify(keys)}`)), patience);
				waiting = (at) => {
					clearTimeout(timer);
					resolve(at);
				};
				child.stdin?.write(keys);
			}),
		type: (keys) => void child.stdin?.write(keys),
		bytes: () => bytes,
		async quiet(milliseconds) {
			while (performance.now() - lastAt < milliseconds) await new Promise((resolve) => setTimeout(resolve, 5));
		},
		async stop() {
			child.stdin?.end();
			child.kill();
		},
	};
}
