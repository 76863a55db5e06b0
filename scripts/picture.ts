import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { startSandbox } from '../source/sandbox/server.ts';

/**
 * Makes `.github/seed.svg`, the README's picture: the built program seeds the tag indie from the sandbox in a real
 * pseudo-terminal (the `script` command of util-linux), and its screen is drawn as it stood in the middle of the run.
 */

const [columns, rows] = [110, 19] as const;
/** Which part of the bytes is on the screen when the picture is taken. */
const moment = 0.3;
const cell = { width: 8.4, height: 18, padding: 16 };

/** The sixteen colours of a dark terminal. */
const palette = [
	'#1c1f26',
	'#e06c75',
	'#98c379',
	'#e5c07b',
	'#61afef',
	'#c678dd',
	'#56b6c2',
	'#d7dae0',
	'#7f848e',
	'#ff7b86',
	'#b5e890',
	'#ffd68a',
	'#7cc4ff',
	'#e29bff',
	'#6fd6e2',
	'#ffffff',
];
const foreground = '#d7dae0';

/** A frame ends with this: the terminal may draw again. Between two of them the screen is torn. */
const endOfFrame = '\u001b[?2026l';

const output = await recordSeed();
const frames = output.subarray(
	0,
	output.lastIndexOf(endOfFrame, Math.floor(output.length * moment)) + endOfFrame.length,
);
const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
await new Promise<void>((resolve) => terminal.write(frames, resolve));
await writeFile('.github/seed.svg', drawScreen());

async function recordSeed(): Promise<Buffer> {
	const folder = await mkdtemp(join(tmpdir(), 'vinilogy-picture-'));
	const sandbox = await startSandbox({ speed: 20 });
	const program = `stty cols ${columns} rows ${rows}; node dist/source/cli.js seed --tag indie`;
	const child = spawn('script', ['-qec', program, '/dev/null'], {
		env: {
			...process.env,
			...sandbox.environment,
			DATABASE_URL: join(folder, 'vinilogy.sqlite'),
			TERM: 'xterm-256color',
			CI: 'false',
			NO_COLOR: '',
			FORCE_COLOR: '1',
		},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const chunks: Buffer[] = [];
	for await (const chunk of child.stdout) chunks.push(chunk);
	await sandbox.close();
	await rm(folder, { recursive: true, force: true });
	return Buffer.concat(chunks);
}

function drawScreen(): string {
	const [width, height] = [columns * cell.width + 2 * cell.padding, rows * cell.height + 2 * cell.padding];
	const lines = Array.from({ length: rows }, (_, row) => drawLine(row)).filter((line) => line !== '');
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="vinilogy seed --tag indie at work">`,
		`<rect width="100%" height="100%" rx="8" fill="${palette[0]}"/>`,
		`<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">`,
		...lines,
		'</g>',
		'</svg>',
		'',
	].join('\n');
}

/** One row as runs of cells that look alike; every run is set to its exact width, whatever font the reader has. */
function drawLine(row: number): string {
	const buffer = terminal.buffer.active;
	const line = buffer.getLine(buffer.viewportY + row);
	const runs: { from: number; cells: number; text: string; style: string }[] = [];
	for (let column = 0; column < columns; column += 1) {
		const at = line?.getCell(column);
		if (at === undefined || at.getWidth() === 0) continue;
		const color = at.isFgPalette() ? (palette[at.getFgColor()] ?? foreground) : foreground;
		const style = `fill="${color}"${at.isBold() ? ' font-weight="bold"' : ''}${at.isDim() ? ' opacity="0.6"' : ''}`;
		const last = runs.at(-1);
		const text = at.getChars() || ' ';
		if (last !== undefined && last.style === style && last.from + last.cells === column) {
			last.text += text;
			last.cells += at.getWidth();
		} else {
			runs.push({ from: column, cells: at.getWidth(), text, style });
		}
	}
	return runs
		.filter(({ text }) => text.trim() !== '')
		.map(({ from, cells, text, style }) => {
			const x = (cell.padding + from * cell.width).toFixed(1);
			const y = (cell.padding + row * cell.height + 14).toFixed(1);
			return `<text x="${x}" y="${y}" textLength="${(cells * cell.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs" ${style}>${escapeXml(text)}</text>`;
		})
		.join('');
}

function escapeXml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
