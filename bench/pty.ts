import { type ChildProcess, spawn } from 'node:child_process';

/** A program in a pseudo terminal, as `script` of util-linux opens one. */
export interface PtyProcess {
	/** Sends keys, and resolves with when the frame that answers them had arrived, in milliseconds of `performance.now`. */
	press(keys: string): Promise<number>;
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
			new Promise((resolve) => {
				waiting = resolve;
				child.stdin?.write(keys);
			}),
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
