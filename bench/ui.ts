import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../db/open.ts';
import { recomputeBestPrices } from '../source/store/best-prices.ts';
import { writeAt } from '../source/store/writable.ts';
import { biggestAlbum, createFullSizeDatabase } from './full-size-database.ts';
import { fillPrices } from './full-size-prices.ts';
import { type Metric, measure, median } from './metric.ts';
import { type PtyProcess, startInPty } from './pty.ts';

const program = new URL('../dist/source/cli.js', import.meta.url).pathname;
const screen = { columns: 120, rows: 50 };
const frameEnd = '\u001b[?2026l';
/** After so long without output a key is done with: what is read at rest has been drawn too. */
const restMilliseconds = 150;

/**
 * How the explorer feels at full size (10,000 artists, an album of 500 pressings, two million offers), in a real pseudo terminal: from key to
 * frame, against the echo of `cat` in the same kind of terminal; bytes a key, against a whole frame; and a held key.
 */
export async function run(): Promise<Metric[]> {
	const folder = mkdtempSync(join(tmpdir(), 'vinilogy-bench-'));
	const file = join(folder, 'bench.sqlite');
	await createFullSizeDatabase(file);
	fillPrices(file);
	await fillBestPrices(file);
	const settings = { DATABASE_URL: file, VINILOGY_CONFIG: join(folder, 'none.env'), VINILOGY_COUNTRY: 'ES' };
	const env = { ...process.env, ...settings };
	const echo = startInPty('stty -echo -icanon; cat', { ...screen, env, frameEnd: 'x' });
	await new Promise((resolve) => setTimeout(resolve, 300));
	const echoed = await timeKeys(echo, Array(50).fill('x'), 5);
	await echo.stop();
	const explorer = startInPty(`"${process.execPath}" "${program}" browse`, { ...screen, env, frameEnd });
	await explorer.quiet(2000);
	const fullFrame = await measureFullFrame(explorer);
	const keyed = await timeKeys(explorer, keys(), restMilliseconds);
	const held = await holdKey(explorer);
	await explorer.stop();
	rmSync(folder, { recursive: true, force: true });
	const times = keyed.map(({ milliseconds }) => milliseconds);
	const baseline = median(echoed.map(({ milliseconds }) => milliseconds));
	const bytes = median(keyed.map((key) => key.bytes));
	const shared = { bench: 'ui', unit: 'ms', baseline };
	return [
		measure({ ...shared, metric: 'key to frame, median', value: median(times), aim: '<= 16 ms' }),
		measure({ ...shared, metric: 'key to frame, worst of 200', value: Math.max(...times), aim: '<= 50 ms' }),
		measure({ ...shared, metric: 'held key: last frame after last key', value: held, aim: '<= 50 ms' }),
		measure({
			bench: 'ui',
			metric: 'bytes a key, median',
			unit: 'B',
			value: bytes,
			baseline: fullFrame,
			aim: '<= 800 B',
		}),
	];
}

/** Nearly every album and pressing has a price then: their columns are drawn, and paid for in bytes, as a collector's would be. */
async function fillBestPrices(file: string): Promise<void> {
	const database = await openDatabase(file);
	await writeAt(database, new Date(), recomputeBestPrices);
	await database.close();
}

/** Two hundred keys of an evening: through the artists, a filter, the album with 500 pressings, sorted, filtered, back. */
function keys(): string[] {
	const down = (count: number) => Array<string>(count).fill('j');
	return [
		...down(45),
		...Array<string>(10).fill('k'),
		'G',
		'g',
		'\u0004',
		'\u0004',
		'\u0015',
		'2',
		'2',
		'1',
		'g',
		'/',
		...biggestAlbum.artist.toLowerCase().slice(0, 7),
		'\r',
		'\r',
		'j',
		'\r',
		'\r',
		...down(60),
		'1',
		'3',
		'5',
		...down(15),
		'f',
		...down(5),
		' ',
		...down(3),
		' ',
		'x',
		'f',
		' ',
		' ',
		'c',
		'c',
		'?',
		's',
		'\r',
		'g',
		...down(28),
	];
}

async function timeKeys(terminal: PtyProcess, pressed: string[], rest: number) {
	const timed: { milliseconds: number; bytes: number }[] = [];
	for (const key of pressed) {
		const [from, before] = [performance.now(), terminal.bytes()];
		const at = await terminal.press(key);
		await terminal.quiet(rest);
		if (process.env.BENCH_KEYS)
			process.stderr.write(`${JSON.stringify(key)} ${(at - from).toFixed(1)} ms, ${terminal.bytes() - before} B\n`);
		timed.push({ milliseconds: at - from, bytes: terminal.bytes() - before });
	}
	return timed;
}

async function measureFullFrame(terminal: PtyProcess): Promise<number> {
	const before = terminal.bytes();
	await terminal.press('?');
	await terminal.press('\u001b');
	await terminal.quiet(restMilliseconds);
	return (terminal.bytes() - before) / 2;
}

/** Thirty keys a second for five seconds, down the artists; how long after the last one the last frame comes. */
async function holdKey(terminal: PtyProcess): Promise<number> {
	for (const key of ['\u001b', '\u001b', '\u001b', '\u001b', 'G', 'g']) {
		await terminal.press(key);
		await terminal.quiet(restMilliseconds);
	}
	for (let at = 0; at < 150; at += 1) {
		terminal.type('j');
		await new Promise((resolve) => setTimeout(resolve, 33));
	}
	const from = performance.now();
	return (await terminal.press('j')) - from;
}
