import { render } from 'ink';
import type { ReactNode } from 'react';
import { exitCodes } from '../errors.ts';

/** Frames a second at most: a key is never answered later than a screen shows it. */
const framesPerSecond = 120;

/**
 * Shows `node` on the alternate screen until `close` is called, and resolves with the exit code. Whatever ends it (a key, a
 * signal, an error that nobody caught), the terminal is left as it was found before anything else is written.
 */
export async function showFullScreen(screen: (close: (exitCode: number) => void) => ReactNode): Promise<number> {
	let exitCode: number = exitCodes.done;
	const app = render(
		screen((code) => {
			exitCode = code;
			app.unmount();
		}),
		{
			alternateScreen: true,
			incrementalRendering: true,
			exitOnCtrlC: false,
			interactive: true,
			maxFps: framesPerSecond,
		},
	);
	const end = () => {
		exitCode = exitCodes.cancelled;
		app.unmount();
	};
	const restore = () => app.unmount();
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	for (const signal of signals) process.on(signal, end);
	// Who reports the error writes to the terminal: it has to be itself again by then.
	process.prependListener('uncaughtException', restore);
	process.prependListener('unhandledRejection', restore);
	try {
		await app.waitUntilExit();
		return exitCode;
	} finally {
		for (const signal of signals) process.off(signal, end);
		process.off('uncaughtException', restore);
		process.off('unhandledRejection', restore);
	}
}
