import { askTerminal, type Patience, type TerminalStreams } from './ask-terminal.ts';
import type { Replies } from './replies.ts';
import type { CellSize, HalfBlockColors, PictureWay } from './ways.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The streams of a terminal, its size in cells, and what the environment says of it. */
export interface AskedTerminal extends TerminalStreams {
	stdout: TerminalStreams['stdout'] & { columns?: number; rows?: number };
	env: Environment;
}

/** Where a terminal does not tell the size of its cells: only its proportions matter then, since pictures are placed in cells. */
const usualCell = { width: 10, height: 20 };

/** Name, sizes of cells and of the text area, and whether a picture of one pixel would be taken (it is not shown). */
const question = [
	'\u001b[>0q',
	'\u001b[16t',
	'\u001b[14t',
	// A terminal that prints what it does not understand has its line wiped.
	'\u001b7\u001b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u001b\\\u001b8\u001b[K',
].join('');

/**
 * How this terminal shows pictures: the best of what it says that it can, in one round trip. To be asked before anybody else
 * reads the input. Not asked are those that only pass text on (tmux, screen, Zellij), that would print the question, and
 * streams that are no terminal.
 */
export async function detectPictureWay(terminal: AskedTerminal, patience: Patience): Promise<PictureWay> {
	const { env, stdin, stdout } = terminal;
	if ((env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb' || stdout.isTTY !== true) return { name: 'initials' };
	const plain = plainWay(env);
	if (stdin.isTTY !== true || passesTextOnly(env) || printsQuestions(env)) return plain;
	const replies = await askTerminal(terminal, question, patience);
	const cell = readCell(replies, stdout);
	if (isIterm(replies, env)) return { name: 'iterm2', cell: cell ?? usualCell };
	if (replies.takesKitty) return { name: 'kitty', cell: cell ?? usualCell };
	// Sixel counts in pixels: without the size of a cell it could reach beyond its place.
	if (isSixel(replies) && cell !== null) return { name: 'sixel', cell };
	return plain;
}

/** What a terminal can do that understands colours and nothing else. */
function plainWay(env: Environment): PictureWay {
	const colors = halfBlockColors(env);
	return colors === null ? { name: 'initials' } : { name: 'half-blocks', colors };
}

/** Null below 256 colours, which are the owner's own choice and make no picture. */
function halfBlockColors({ COLORTERM = '', TERM = '', WT_SESSION }: Environment): HalfBlockColors | null {
	if (/^(truecolor|24bit)$/i.test(COLORTERM) || /-direct$/.test(TERM) || WT_SESSION !== undefined) return 'truecolor';
	if (/kitty|ghostty|alacritty|^foot|wezterm/.test(TERM)) return 'truecolor';
	return /-256(color)?$/i.test(TERM) ? '256' : null;
}

function passesTextOnly({ TMUX, STY, ZELLIJ, TERM = '' }: Environment): boolean {
	return [TMUX, STY, ZELLIJ].some((name) => name !== undefined) || /^(tmux|screen)/.test(TERM);
}

function printsQuestions({ TERM, TERM_PROGRAM }: Environment): boolean {
	return TERM === 'linux' || TERM_PROGRAM === 'Apple_Terminal';
}

/**
 * iTerm2 and WezTerm: their own protocol is what they draw best. What they call themselves counts for more than variables,
 * which a terminal started from another one inherits; LC_TERMINAL is what gets through ssh.
 */
function isIterm({ name }: Replies, { TERM_PROGRAM, LC_TERMINAL }: Environment): boolean {
	return /^(iTerm|WezTerm)/.test(name ?? TERM_PROGRAM ?? LC_TERMINAL ?? '');
}

/** 4 among the device attributes; the first number is the terminal's class. */
function isSixel({ attributes }: Replies): boolean {
	return attributes?.slice(1).includes(4) ?? false;
}

/** The size of a cell, or its part of the text area. Null where a terminal tells neither, or nonsense. */
function readCell({ cell, area }: Replies, { columns = 0, rows = 0 }: AskedTerminal['stdout']): CellSize | null {
	if (cell !== null && isSensible(cell)) return cell;
	if (area === null || columns === 0 || rows === 0) return null;
	const part = { width: Math.floor(area.width / columns), height: Math.floor(area.height / rows) };
	return isSensible(part) ? part : null;
}

function isSensible({ width, height }: CellSize): boolean {
	return width >= 4 && height >= 6 && width <= 100 && height <= 200;
}
