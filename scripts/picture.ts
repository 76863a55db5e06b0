import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import xterm from '@xterm/headless';
import { startSandbox } from '../source/sandbox/server.ts';

/**
 * Makes `.github/browse.svg` and `.github/recs.svg`, the README's pictures: the built program seeds a few artists from the sandbox, is
 * opened in a real pseudo-terminal (the `script` command of util-linux), gets keys as a person would press them, and its screen is drawn.
 */

const [columns, rows] = [132, 34] as const;
const artists = ['Slowdive', 'Ride', 'My Bloody Valentine', 'Cocteau Twins', 'Beach House', 'Alvvays', 'Low'];
const preparations = [
	['seed', '--artist', ...artists],
	['add', 'Slowdive', 'Ride'],
	['connect', 'lastfm', 'sandbox'],
	['connect', 'discogs'],
	['sync'],
	['ingest'],
	['prices', 'sync', '--all', '--limit', '150'],
];
/** What is opened, which keys are pressed, and what the picture shows in words. */
const pictures = [
	// Some way down the pressings, so that what is selected is worth a look.
	{
		file: '.github/browse.svg',
		words: ['browse', 'Slowdive', 'Souvlaki'],
		keys: ['j', 'j', 'j'],
		label: 'vinilogy browse: artists, albums and pressings side by side',
	},
	{
		file: '.github/recs.svg',
		words: ['recs', '--discover', '0.6'],
		keys: ['j', 'j', 'l'],
		label: 'vinilogy recs: albums to buy next, each with its cheapest offer and the reasons',
	},
];
/** Longer than anything takes with a sandbox this fast, in milliseconds. */
const patience = 1500;
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

await drawPictures();

async function drawPictures(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'vinilogy-picture-'));
	const sandbox = await startSandbox({ speed: 20 });
	const env = {
		...process.env,
		...sandbox.environment,
		DATABASE_URL: join(folder, 'vinilogy.sqlite'),
		VINILOGY_CACHE: folder,
		VINILOGY_COUNTRY: 'ES',
		TERM: 'xterm-256color',
		COLORTERM: 'truecolor',
		CI: 'false',
		NO_COLOR: '',
		FORCE_COLOR: '3',
	};
	for (const words of preparations) {
		await once(spawn(process.execPath, ['dist/source/cli.js', ...words], { env, stdio: 'ignore' }), 'exit');
	}
	for (const { file, words, keys, label } of pictures) {
		await writeFile(file, drawScreen(await recordScreen(env, words, keys), label));
	}
	await sandbox.close();
	await rm(folder, { recursive: true, force: true });
}

/** The terminal as it is after the keys. */
async function recordScreen(env: NodeJS.ProcessEnv, words: string[], keys: string[]): Promise<xterm.Terminal> {
	const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
	const command = words.map((word) => `'${word}'`).join(' ');
	const program = `stty cols ${columns} rows ${rows}; "${process.execPath}" dist/source/cli.js ${command}`;
	const child = spawn('script', ['-qec', program, '/dev/null'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
	let written = Promise.resolve();
	child.stdout.on('data', (chunk: Buffer) => {
		written = written.then(() => new Promise((resolve) => terminal.write(chunk, resolve)));
	});
	await sleep(3 * patience);
	for (const key of keys) {
		child.stdin.write(key);
		await sleep(patience);
	}
	child.kill();
	await written;
	return terminal;
}

function drawScreen(terminal: xterm.Terminal, label: string): string {
	const [width, height] = [columns * cell.width + 2 * cell.padding, rows * cell.height + 2 * cell.padding];
	const lines = Array.from({ length: rows }, (_, row) => drawLine(terminal, row)).filter((line) => line !== '');
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">`,
		`<rect width="100%" height="100%" rx="8" fill="${palette[0]}"/>`,
		`<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">`,
		...lines,
		'</g>',
		'</svg>',
		'',
	].join('\n');
}

/** One row as runs of cells that look alike; every run is set to its exact width, whatever font the reader has. */
function drawLine(terminal: xterm.Terminal, row: number): string {
	const buffer = terminal.buffer.active;
	const line = buffer.getLine(buffer.viewportY + row);
	const runs: { from: number; cells: number; text: string; style: string; behind: string | null }[] = [];
	for (let column = 0; column < columns; column += 1) {
		const at = line?.getCell(column);
		if (at === undefined || at.getWidth() === 0) continue;
		const [front, back] = [
			colorOf(at.isFgRGB(), at.isFgPalette(), at.getFgColor()),
			colorOf(at.isBgRGB(), at.isBgPalette(), at.getBgColor()),
		];
		const isInverse = at.isInverse() !== 0;
		const behind = isInverse ? (front ?? foreground) : back;
		const color = isInverse ? (back ?? palette[0]) : (front ?? foreground);
		const style = `fill="${color}"${at.isBold() ? ' font-weight="bold"' : ''}${at.isDim() ? ' opacity="0.6"' : ''}`;
		const last = runs.at(-1);
		const text = at.getChars() || ' ';
		if (last !== undefined && last.style === style && last.behind === behind && last.from + last.cells === column) {
			last.text += text;
			last.cells += at.getWidth();
		} else {
			runs.push({ from: column, cells: at.getWidth(), text, style, behind });
		}
	}
	return runs.map((run) => drawRun(run, row)).join('');
}

function drawRun(
	{
		from,
		cells,
		text,
		style,
		behind,
	}: { from: number; cells: number; text: string; style: string; behind: string | null },
	row: number,
): string {
	const [x, y, width] = [cell.padding + from * cell.width, cell.padding + row * cell.height, cells * cell.width];
	const box = (top: number, height: number, fill: string) =>
		`<rect x="${x.toFixed(1)}" y="${top.toFixed(1)}" width="${(width + 0.3).toFixed(1)}" height="${height}" ${fill}/>`;
	const back = behind === null ? '' : box(y, cell.height, `fill="${behind}"`);
	// Half-blocks are drawn as what they are: fonts leave gaps between them.
	if (/^▀+$/.test(text)) return back + box(y, cell.height / 2, style);
	if (text.trim() === '') return back;
	return `${back}<text x="${x.toFixed(1)}" y="${(y + 14).toFixed(1)}" textLength="${width.toFixed(1)}" lengthAdjust="spacingAndGlyphs" ${style}>${escapeXml(text)}</text>`;
}

function colorOf(isRgb: boolean, isPalette: boolean, color: number): string | null {
	if (isRgb) return `#${color.toString(16).padStart(6, '0')}`;
	return isPalette ? (palette[color] ?? foreground) : null;
}

function escapeXml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
