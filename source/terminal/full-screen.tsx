import { render } from 'ink';
import type { ReactNode } from 'react';
import { exitCodes } from '../errors.ts';

/** Frames a second at most: a key is never answered later than a screen shows it. */
const framesPerSecond = 120;

/**
 * Whether a line that is too long goes on in the next one (DECAWM). Off on a full screen: where a terminal takes a character
 * for wider than we do, or became narrower a moment ago, a line is cut at the edge instead of moving all below it.
 */
export const lineWrap = { on: '\u001b[?7h', off: '\u001b[?7l' };

/** What a screen needs of the terminal. */
export interface FullScreen {
	columns: number;
	rows: number;
	/** Draws `screen` again, because another one is to be seen. */
	redraw(): void;
	/** Leaves the screen; the program goes on to its end with this exit code. */
	close(exitCode: number): void;
}

/**
 * Shows `screen` on the alternate screen until it is closed, drawn anew for every size that the terminal takes on, and
 * resolves with the exit code. Whatever ends it (a key, a signal, an error that nobody caught), the terminal is left as it was
 * found before anything else is written.
 */
export async function showFullScreen(screen: (given: FullScreen) => ReactNode): Promise<number> {
	const { stdout } = process;
	let exitCode: number = exitCodes.done;
	const draw = () => screen({ columns: stdout.columns || 80, rows: stdout.rows || 24, redraw, close });
	// Heard before Ink hears it, which would draw what it has, cut to the new width.
	stdout.on('resize', redraw);
	const app = render(draw(), {
		alternateScreen: true,
		incrementalRendering: true,
		exitOnCtrlC: false,
		interactive: true,
		maxFps: framesPerSecond,
	});
	stdout.write(lineWrap.off);
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	for (const signal of signals) process.on(signal, end);
	// Who reports the error writes to the terminal: it has to be itself again by then.
	process.prependListener('uncaughtException', restore);
	process.prependListener('unhandledRejection', restore);
	try {
		await app.waitUntilExit();
		return exitCode;
	} finally {
		restore();
		stdout.off('resize', redraw);
		for (const signal of signals) process.off(signal, end);
		process.off('uncaughtException', restore);
		process.off('unhandledRejection', restore);
	}

	function redraw(): void {
		// Terminals differ in what they show where they grew: nothing that was there is taken for still there.
		app.clear();
		app.rerender(draw());
	}

	function close(code: number): void {
		exitCode = code;
		app.unmount();
	}

	function end(): void {
		close(exitCodes.cancelled);
	}

	function restore(): void {
		app.unmount();
		stdout.write(lineWrap.on);
	}
}
