import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../source/sandbox/server.ts';
import { hasScript } from '../pty.ts';
import { createProgram } from '../run-program.ts';
import { type PtyOptions, startInPty } from './pty.ts';

const esc = '\u001b';
const size = { columns: 100, rows: 80 };

if (!hasScript) console.info('`script` of util-linux is not here: pictures in a real terminal are not tested.');

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ speed: 50 });
});
afterAll(() => sandbox.close());

const answerAs = (graphics: string, attributes: string) => (sent: string) =>
	(sent.includes(`${esc}[16t`) ? `${esc}[6;20;10t${graphics}` : '') + (sent.includes(`${esc}[c`) ? attributes : '');
const answerAsKitty = answerAs(`${esc}_Gi=31;OK${esc}\\`, `${esc}[?62;52c`);
const answerAsSixel = answerAs('', `${esc}[?62;4;6c`);

async function debugImage(name: string, options: Partial<PtyOptions> & { env?: Record<string, string> }) {
	await using program = await createProgram(sandbox.environment);
	const pty = await startInPty(`"${process.execPath}" "${program.script}" debug-image "${name}"`, {
		...size,
		...options,
		env: { ...program.environment, TERM: 'xterm-256color', VINILOGY_CACHE: program.folder, ...options.env },
	});
	await pty.end();
	return pty;
}

describe.runIf(hasScript)('debug-image in a real terminal', () => {
	it('shows the picture in half-blocks below what it found, and leaves the terminal as it was', async () => {
		const { screen, raw } = await debugImage('Arctic Monkeys', { env: { COLORTERM: 'truecolor' } });
		const lines = screen.lines();
		const first = lines.findIndex((line) => line.startsWith('▀'));
		expect(lines[first - 2]).toContain('from Wikidata, by');
		expect(lines.slice(first, first + 14)).toEqual(Array.from({ length: 14 }, () => '▀'.repeat(28)));
		expect(screen.cell(first, 0).above).toMatch(/^#/);
		expect(screen.cell(first, 28)).toEqual({ text: '', above: null, below: null });
		expect(lines[first + 14]).toBe('code=0');
		expect(raw()).toMatch(/(^|\s)icanon/);
	});

	it('paints it where the screen is then, in Kitty and with Sixel', async () => {
		for (const [answer, painted] of [
			[answerAsKitty, `${esc}_Ga=T,f=100`],
			[answerAsSixel, `${esc}P0;1;0q`],
		] as const) {
			const { screen, raw } = await debugImage('Arctic Monkeys', { answer });
			expect(raw().split(painted)).toHaveLength(2);
			const row = Number(new RegExp(`${esc}7${esc}\\[0m${esc}\\[(\\d+);1H`).exec(raw())?.[1]);
			const after = screen.lines().indexOf('code=0');
			expect(after).toBeGreaterThan(14);
			expect(row - 1).toBe(after - 14);
			expect(
				screen
					.lines()
					.slice(row - 1, after)
					.join('')
					.trim(),
			).toBe('');
		}
	});

	it('shows initials where there is no picture, and none without colours', async () => {
		const none = await debugImage('Drop Nineteens', {});
		expect(none.screen.lines().join('\n')).toMatch(
			/Stored: null[\s\S]*╭─{26}╮\n[\s\S]*│ {12}DN {12}│[\s\S]*╰─{26}╯\ncode=0/,
		);
		const plain = await debugImage('Arctic Monkeys', { env: { NO_COLOR: '1' } });
		expect(plain.screen.lines().join('\n')).toMatch(/│ {12}AM {12}│/);
		expect(plain.raw()).not.toContain(`${esc}_G`);
		expect(plain.raw()).not.toContain('▀');
	});

	it('writes no picture and no question into a pipe', async () => {
		await using program = await createProgram(sandbox.environment);
		const { stdout } = await program.run(['debug-image', 'Arctic Monkeys'], { TERM: 'xterm-256color' });
		expect(stdout).not.toContain(esc);
		expect(stdout).not.toContain('▀');
	});
});

describe.runIf(hasScript)('Ink after the terminal was asked', () => {
	const script = fileURLToPath(new URL('keys-after-detection.ts', import.meta.url));
	const start = (options: Partial<PtyOptions>) =>
		startInPty(`"${process.execPath}" "${script}"`, {
			...size,
			env: { TERM: 'xterm-256color', CI: 'false' },
			...options,
		});

	it('gets the keys and no reply, and ends', async () => {
		const pty = await start({ answer: answerAsKitty });
		await pty.shows(/way=kitty keys=;/);
		pty.press('j');
		await pty.shows(/keys="j";/);
		pty.press(`${esc}[A`);
		await pty.shows(/keys="j"<up>;/);
		pty.press('q');
		expect(await pty.end()).toMatch(/code=0\s+icanon/);
	});

	it('gets what was typed before, from a terminal that never answers', async () => {
		const pty = await start({ isSilent: true });
		pty.press('ab');
		await pty.shows(/way=half-blocks keys="ab";/);
		pty.press('q');
		expect(await pty.end()).toMatch(/code=0\s+icanon/);
	});

	it('gets no reply that comes late', async () => {
		const pty = await start({ isSilent: true });
		await pty.shows(/way=half-blocks keys=;/);
		pty.press(`${esc}P>|kitty(0.42)${esc}\\${esc}_Gi=31;OK${esc}\\${esc}[?62;52cj`);
		await pty.shows(/keys="j";/);
		pty.press('q');
		expect(await pty.end()).toMatch(/code=0\s+icanon/);
	});
});
