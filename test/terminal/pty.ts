import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import unicode11 from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import type { Program } from './run-program.ts';

/** util-linux' `script` runs a command in a real pseudo terminal. */
export const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

/** What ends a frame: synchronized output. */
const frameEnd = '\u001b[?2026l';

export interface PtyOptions {
	columns: number;
	rows: number;
	/** Beside what the program has. */
	environment: Record<string, string>;
	/** Called with every frame that was drawn, when the terminal has taken it in. */
	onFrame?: (screen: Screen) => void;
}

/** What a person sees, by the cells of the terminal. */
export interface Screen {
	/** The lines, without the space at their ends. */
	lines: string[];
	/** A text for each column: a wide character is followed by '', an empty cell is ' '. */
	cells: string[][];
	/** How each cell is drawn, so that two screens can be compared: its text with its colours and attributes. */
	drawn: string[];
	/** Lines that were too long and went on in the next one. */
	wrapped: number[];
	isAlternate: boolean;
}

/** A shell command in a pseudo terminal; everything it writes goes to an emulated one. */
export interface Pty {
	press(keys: string): void;
	/** Resolves with the lines of the screen once they hold all these texts. */
	shows(...texts: RegExp[]): Promise<string[]>;
	screen(): Screen;
	/** Resolves with the screen when nothing more is written to it. */
	settled(): Promise<Screen>;
	/** Changes the size of the terminal, as dragging its window does. */
	resize(columns: number, rows: number): Promise<void>;
	/** Takes everything from the screen; the program does not hear of it. */
	wipe(): void;
	/** Sends a signal to the program that `inTerminal` started. */
	signal(name: NodeJS.Signals): Promise<void>;
	/** "R", "S", "T" …: how the program that `inTerminal` started stands with the system; null when it is no more. */
	processState(): Promise<string | null>;
	/** What is on that was not on in a fresh terminal. */
	modes(): string[];
	/** What a shell runs with, as the terminal's device has it now: `icanon`, `-echo` … */
	settings(): Promise<string[]>;
	/** All that was written so far. */
	raw(): string;
	/** Takes the terminal away, as closing its window does. */
	hangUp(): void;
	/** Resolves when the command has ended. */
	end(): Promise<{ lines: string[]; raw: string }>;
}

/** The shell command for a run of the built program, whose id and terminal are then known. */
export function inTerminal({ script }: Program, words: string): string {
	return `tty >tty; sh -c 'echo $$ >pid; exec "$0" "$@"' "${process.execPath}" "${script}" ${words}`;
}

export function startPty(command: string, program: Program, { columns, rows, environment, onFrame }: PtyOptions): Pty {
	const { folder } = program;
	const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: false });
	terminal.loadAddon(new unicode11.Unicode11Addon());
	terminal.unicode.activeVersion = '11';
	const env = { ...program.environment, TERM: 'xterm-256color', SHELL: '/bin/sh', ...environment };
	const sized = `stty cols ${columns} rows ${rows}; ${command}`;
	const child = spawn('script', ['-qfec', sized, '/dev/null'], { cwd: folder, env });
	const closed = once(child, 'close');
	let raw = '';
	let unfinished = '';
	let isWiped = false;
	let written = Promise.resolve();
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		raw += text;
		const parts = (unfinished + text).split(frameEnd);
		unfinished = '';
		const rest = parts.pop() ?? '';
		// A sequence that is cut in two must not hide the end of a frame.
		const cut = rest.lastIndexOf('\u001b', rest.length - 1);
		const isCut = cut !== -1 && frameEnd.startsWith(rest.slice(cut));
		if (isCut) unfinished = rest.slice(cut);
		for (const part of parts) {
			write(part + frameEnd);
			written = written.then(() => tellFrame());
		}
		write(isCut ? rest.slice(0, cut) : rest);
	});

	function write(text: string): void {
		written = written.then(() => new Promise((resolve) => terminal.write(text, resolve)));
	}

	/** After a wipe, pictures come and go on an empty screen until the program draws the next frame. */
	function tellFrame(): void {
		const screen = readScreen(terminal);
		if (screen.lines[0] !== '') isWiped = false;
		if (!isWiped) onFrame?.(screen);
	}

	async function readId(): Promise<number> {
		return Number(await readFile(join(folder, 'pid'), 'utf8'));
	}

	async function device(): Promise<string> {
		return (await readFile(join(folder, 'tty'), 'utf8')).trim();
	}

	async function settled(): Promise<Screen> {
		for (let before = -1; before !== raw.length; await rest(100)) {
			before = raw.length;
			await written;
		}
		return readScreen(terminal);
	}

	async function resizeTo(wide: number, high: number): Promise<void> {
		if (wide === terminal.cols && high === terminal.rows) return;
		await written;
		terminal.resize(wide, high);
		spawnSync('stty', ['-F', await device(), 'cols', String(wide), 'rows', String(high)]);
	}

	return {
		press: (keys) => void child.stdin.write(keys),
		async shows(...texts) {
			for (let tries = 0; tries < 600; tries += 1) {
				await written;
				const lines = readScreen(terminal).lines.join('\n');
				if (texts.every((text) => text.test(lines))) return lines.split('\n');
				await rest(25);
			}
			throw new Error(`the screen never showed ${texts.join(' and ')}:\n${readScreen(terminal).lines.join('\n')}`);
		},
		screen: () => readScreen(terminal),
		settled,
		async resize(wide, high) {
			// `stty` can only set one after the other, and a program may draw between the two.
			await resizeTo(wide, terminal.rows);
			if (high !== terminal.rows) await settled();
			await resizeTo(wide, high);
		},
		wipe() {
			write('\u001b[2J');
			written = written.then(() => {
				isWiped = true;
			});
		},
		async signal(name) {
			process.kill(await readId(), name);
		},
		async processState() {
			const status = await readFile(`/proc/${await readId()}/status`, 'utf8').catch(() => '');
			const state = /^State:\s+(\w)/m.exec(status)?.[1] ?? null;
			// Dead, and nobody has asked for its exit code yet.
			return state === 'Z' ? null : state;
		},
		modes: () => listModes(terminal, raw),
		async settings() {
			return spawnSync('stty', ['-a', '-F', await device()], { encoding: 'utf8' }).stdout.split(/[\s;]+/);
		},
		raw: () => raw,
		hangUp: () => void child.kill('SIGKILL'),
		async end() {
			await closed;
			await written;
			return { lines: readScreen(terminal).lines, raw };
		},
	};
}

function rest(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function readScreen({ buffer: { active }, cols }: xterm.Terminal): Screen {
	const screen: Screen = { lines: [], cells: [], drawn: [], wrapped: [], isAlternate: active.type === 'alternate' };
	for (let at = 0; at < active.length; at += 1) {
		const line = active.getLine(at);
		const cells = Array.from({ length: cols }, (_, column) => line?.getCell(column));
		screen.lines.push(line?.translateToString(true, 0, cols) ?? '');
		screen.cells.push(cells.map((cell) => (cell?.getWidth() === 0 ? '' : cell?.getChars() || ' ')));
		screen.drawn.push(cells.map((cell) => (cell === undefined ? '' : describeCell(cell))).join(''));
		if (line?.isWrapped) screen.wrapped.push(at);
	}
	return screen;
}

/** Colours and attributes are told only where there are some. */
function describeCell(cell: xterm.IBufferCell): string {
	const style = [
		...(cell.isBold() ? ['bold'] : []),
		...(cell.isDim() ? ['dim'] : []),
		...(cell.isInverse() ? ['inverse'] : []),
		...(cell.isUnderline() ? ['underline'] : []),
		...(cell.isFgDefault() ? [] : [`fg ${cell.getFgColor()}`]),
		...(cell.isBgDefault() ? [] : [`bg ${cell.getBgColor()}`]),
	];
	const text = cell.getWidth() === 0 ? '' : cell.getChars() || ' ';
	return style.length === 0 ? text : `{${style.join(',')}:${text}}`;
}

/** Modes that a program may forget to end. */
function listModes({ buffer, modes }: xterm.Terminal, raw: string): string[] {
	const isCursorHidden = raw.lastIndexOf('\u001b[?25l') > raw.lastIndexOf('\u001b[?25h');
	return [
		...(buffer.active.type === 'alternate' ? ['alternate screen'] : []),
		...(isCursorHidden ? ['hidden cursor'] : []),
		...(modes.bracketedPasteMode ? ['bracketed paste'] : []),
		...(modes.mouseTrackingMode === 'none' ? [] : ['mouse']),
		...(modes.sendFocusMode ? ['focus'] : []),
		...(modes.applicationCursorKeysMode || modes.applicationKeypadMode ? ['application keys'] : []),
		...(modes.insertMode || modes.originMode ? ['insert or origin'] : []),
		...(modes.wraparoundMode ? [] : ['no line wrap']),
		...(modes.synchronizedOutputMode ? ['synchronized output'] : []),
	];
}
