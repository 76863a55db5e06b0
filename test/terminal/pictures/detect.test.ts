import { describe, expect, it } from 'vitest';
import { detectPictureWay } from '../../../source/terminal/pictures/detect.ts';
import { type Answers, type PlayOptions, playTerminal, terminals } from './played-terminal.ts';

/** Far longer than an answer takes, also on a busy machine; one that never answers is not waited for so long. */
const patience = { waits: 20_000, swallows: 0 };
const impatience = { waits: 150, swallows: 0 };

async function detect(answers: Answers, options: PlayOptions = {}) {
	const played = playTerminal(answers, options);
	const waits = answers === terminals.silent ? impatience : patience;
	return { ...played, way: await detectPictureWay(played.terminal, waits) };
}

describe('the way is the best of what the terminal says', () => {
	it.each([
		['kitty', terminals.kitty, { name: 'kitty', cell: { width: 9, height: 18 } }],
		['iTerm2, which knows others as well', terminals.iterm2, { name: 'iterm2', cell: { width: 8, height: 17 } }],
		['WezTerm, likewise', terminals.wezterm, { name: 'iterm2', cell: { width: 10, height: 22 } }],
		['xterm with Sixel', terminals.xterm, { name: 'sixel', cell: { width: 6, height: 13 } }],
		['Sixel with the size of its area', terminals.areaOnly, { name: 'sixel', cell: { width: 10, height: 20 } }],
		['Sixel without any size', terminals.sizeless, { name: 'half-blocks', colors: '256' }],
		['one that refuses', terminals.refusing, { name: 'half-blocks', colors: '256' }],
		['a plain one', terminals.plain, { name: 'half-blocks', colors: '256' }],
		['a VT132', terminals.vt132, { name: 'half-blocks', colors: '256' }],
	])('%s', async (_which, answers, expected) => {
		for (const piece of [1000, 7, 1]) {
			const { way, modes, left, terminal } = await detect(answers, { piece });
			expect(way).toEqual(expected);
			expect(modes).toEqual([true, false]);
			expect(left()).toBe('');
			expect(terminal.stdin.listenerCount('readable')).toBe(0);
		}
	});

	it('ends with the last reply, not with the patience', async () => {
		const before = performance.now();
		await detect(terminals.kitty);
		expect(performance.now() - before).toBeLessThan(patience.waits);
	});

	it('goes by the variables where the name is not told, and by the name where it is', async () => {
		const named = (way: { name: string }) => way.name;
		const inIterm = { env: { TERM_PROGRAM: 'iTerm.app', LC_TERMINAL: 'iTerm2' } };
		expect(named((await detect(terminals.plain, inIterm)).way)).toBe('iterm2');
		expect(named((await detect(terminals.plain, { env: { LC_TERMINAL: 'iTerm2' } })).way)).toBe('iterm2');
		expect(named((await detect(terminals.kitty, inIterm)).way)).toBe('kitty');
		const inherited = { env: { TERM_PROGRAM: 'vscode', LC_TERMINAL: 'iTerm2' } };
		expect(named((await detect(terminals.plain, inherited)).way)).toBe('half-blocks');
	});

	it('takes no size that cannot be', async () => {
		const { way } = await detect({ ...terminals.kitty, cell: '\u001b[6;0;0t', area: undefined });
		expect(way).toEqual({ name: 'kitty', cell: { width: 10, height: 20 } });
		const sixel = await detect({ ...terminals.xterm, cell: '\u001b[6;9999;9999t', area: '\u001b[4;1;1t' });
		expect(sixel.way.name).toBe('half-blocks');
	});
});

describe('not asked', () => {
	it.each([
		['tmux', { TMUX: '/tmp/tmux-0/default,1,0', TERM: 'tmux-256color' }, { name: 'half-blocks', colors: '256' }],
		['screen', { STY: '1.pts', TERM: 'screen-256color' }, { name: 'half-blocks', colors: '256' }],
		[
			'tmux through ssh',
			{ TERM: 'tmux-256color', COLORTERM: 'truecolor' },
			{ name: 'half-blocks', colors: 'truecolor' },
		],
		['Zellij', { ZELLIJ: '0' }, { name: 'half-blocks', colors: '256' }],
		['the Terminal of macOS', { TERM_PROGRAM: 'Apple_Terminal' }, { name: 'half-blocks', colors: '256' }],
		['the console of Linux', { TERM: 'linux' }, { name: 'initials' }],
		['NO_COLOR', { NO_COLOR: '1', COLORTERM: 'truecolor' }, { name: 'initials' }],
		['a dumb one', { TERM: 'dumb' }, { name: 'initials' }],
	])('%s', async (_which, env, expected) => {
		const { way, written, modes } = await detect(terminals.kitty, { env });
		expect(way).toEqual(expected);
		expect(written).toEqual([]);
		expect(modes).toEqual([]);
	});

	it('what is no terminal', async () => {
		const { way, written } = await detect(terminals.kitty, { isTTY: false });
		expect(way).toEqual({ name: 'initials' });
		expect(written).toEqual([]);
	});
});

describe('colours', () => {
	it.each([
		[{ COLORTERM: 'truecolor', TERM: 'xterm' }, 'truecolor'],
		[{ COLORTERM: '24bit' }, 'truecolor'],
		[{ TERM: 'xterm-direct' }, 'truecolor'],
		[{ TERM: 'alacritty' }, 'truecolor'],
		[{ TERM: 'xterm', WT_SESSION: 'id' }, 'truecolor'],
		[{ TERM: 'rxvt-unicode-256color' }, '256'],
	])('%j has %s', async (env, colors) => {
		expect((await detect(terminals.plain, { env })).way).toEqual({ name: 'half-blocks', colors });
	});

	it.each(['xterm', 'vt100', 'ansi', ''])('%s has too few for a picture', async (TERM) => {
		expect((await detect(terminals.plain, { env: { TERM } })).way).toEqual({ name: 'initials' });
	});
});

describe('the input', () => {
	it('keeps what is typed meanwhile, byte for byte', async () => {
		const typed = 'j/björk\u001b[A\u001b';
		for (const piece of [1000, 1]) {
			const { way, left } = await detect(terminals.kitty, { typed, piece });
			expect(way.name).toBe('kitty');
			expect(left()).toBe(typed);
		}
	});

	it('is raw afterwards when it was before', async () => {
		const played = playTerminal(terminals.kitty, {});
		played.terminal.stdin.isRaw = true;
		await detectPictureWay(played.terminal, patience);
		expect(played.terminal.stdin.isRaw).toBe(true);
	});

	it('of one that never answers is given back in time', async () => {
		const before = performance.now();
		const { way, modes, left } = await detect(terminals.silent, { typed: 'q' });
		expect(way).toEqual({ name: 'half-blocks', colors: '256' });
		expect(performance.now() - before).toBeGreaterThan(140);
		expect(modes).toEqual([true, false]);
		expect(left()).toBe('q');
	});

	it.each([1000, 5])('replies that come late do not reach who reads then; keys do (pieces of %i)', async (piece) => {
		const played = playTerminal(terminals.kitty, { delay: 120, piece, typed: 'j' });
		const way = await detectPictureWay(played.terminal, { waits: 50, swallows: 2000 });
		expect(way.name).toBe('half-blocks');
		const { stdin } = played.terminal;
		let read = '';
		stdin.setEncoding('utf8');
		stdin.on('readable', () => {
			for (let chunk = stdin.read(); chunk !== null; chunk = stdin.read()) read += chunk;
		});
		await expect.poll(() => stdin.listenerCount('readable'), { timeout: 2000 }).toBe(1);
		stdin.write('ök');
		await expect.poll(() => read).toBe('jök');
	});

	it('is let alone when late replies never come', async () => {
		const played = playTerminal(terminals.silent, {});
		await detectPictureWay(played.terminal, { waits: 20, swallows: 50 });
		const { stdin } = played.terminal;
		let read = '';
		stdin.on('readable', () => {
			read += String(stdin.read() ?? '');
		});
		stdin.write('a');
		await expect.poll(() => read).toBe('a');
		await expect.poll(() => stdin.listenerCount('readable')).toBe(1);
		stdin.write('b');
		await expect.poll(() => read).toBe('ab');
	});
});
