import { expect, vi } from 'vitest';
import type { World } from '../helpers/world.ts';
import { findFault } from './borders.ts';
import { inTerminal, type Pty, type Screen, startPty } from './pty.ts';
import { createProgram } from './run-program.ts';

/** What stands on the terminal before the explorer starts. */
export const textBefore = 'what was here before';

export const keys = {
	enter: '\r',
	escape: '\u001b',
	down: '\u001b[B',
	backspace: '\u007f',
	ctrlC: '\u0003',
	ctrlU: '\u0015',
	ctrlZ: '\u001a',
};

/** The explorer over a world's database in a pseudo terminal. */
export interface ExplorerRun extends AsyncDisposable {
	pty: Pty;
	/** What was wrong with the frames so far, and how they looked. */
	faults: string[];
	/** Where it was started. */
	folder: string;
}

export interface ExplorerOptions {
	columns: number;
	rows: number;
	environment?: Record<string, string>;
	words?: string;
	/** A shell in which it is started by typing, as a person does; without it, it is started at once. */
	inShell?: boolean;
	/** Keeps the terminal open after the explorer has left, until a line is typed. */
	stays?: boolean;
	/** Fills the folder in which it is started. */
	prepare?: (folder: string) => Promise<void>;
}

export async function startExplorer(
	{ sandbox, context }: World,
	{ columns, rows, environment = {}, words = '', inShell = false, stays = false, prepare }: ExplorerOptions,
): Promise<ExplorerRun> {
	const program = await createProgram({ ...sandbox.environment, DATABASE_URL: context.settings.databaseUrl });
	await prepare?.(program.folder);
	const start = inTerminal(program, `browse ${words}`);
	const shell = 'PS1="$ " bash --norc --noprofile --noediting -i';
	const command = inShell
		? `${shell}; echo "code=$?"`
		: `echo ${textBefore}; ${start}; echo "code=$?"${stays ? '; read line' : ''}`;
	const faults: string[] = [];
	const pty = startPty(command, program, {
		columns,
		rows,
		// With sixteen colours there is no picture, which would come when it likes: pictures have tests of their own.
		environment: { TERM: 'xterm', ...environment },
		onFrame: (screen) => {
			const fault = findFault(screen);
			if (fault !== null) faults.push(`${fault}:\n${screen.lines.join('\n')}`);
		},
	});
	if (inShell) pty.press(`echo ${textBefore}; ${start}\r`);
	return {
		pty,
		faults,
		folder: program.folder,
		async [Symbol.asyncDispose]() {
			pty.hangUp();
			await pty.end();
			await program[Symbol.asyncDispose]();
		},
	};
}

/**
 * Has the program draw everything on a terminal that forgot what it showed, and compares: what was on the screen but is not in
 * this was left over from before. Sources that are being asked are waited for: their answers change what there is to draw.
 */
export async function expectNothingStale(pty: Pty, after: string): Promise<void> {
	await vi.waitFor(() => expect(pty.screen().lines.join('\n')).not.toMatch(/asking (?![\s€·]|US\$)|reading …/), 15_000);
	const before = await pty.settled();
	const [columns, rows] = [before.cells[0]?.length ?? 0, before.cells.length];
	for (const width of [columns + 1, columns]) {
		// Between two frames, not within one: what is drawn in colours when the wipe comes would colour all that follows.
		await pty.settled();
		pty.wipe();
		await pty.resize(width, rows);
		await pty.shows(new RegExp(`^[─┬]{${width}}$`, 'm'), new RegExp(`^[─┬┴┼]{${width}}$`, 'm'));
	}
	await expect.poll(() => listDifferences(before, pty.screen()), { message: after }).toEqual([]);
}

/** Lines that are drawn otherwise, but for those that tell of a source that was asked for a picture just then. */
export function listDifferences(before: Screen, now: Screen): (string | undefined)[][] {
	return now.drawn.flatMap((line, at) => {
		const isNews = [before, now].some(({ lines }) => lines[at]?.startsWith('asking '));
		return line === before.drawn[at] || isNews ? [] : [[before.drawn[at], line]];
	});
}
