import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { biggestAlbum, createFullSizeDatabase } from './full-size-database.ts';
import { type Metric, measure, median } from './metric.ts';
import { type PtyProcess, startInPty } from './pty.ts';

const program = new URL('../dist/source/cli.js', import.meta.url).pathname;
const screen = { columns: 120, rows: 50 };
const frameEnd = '\u001b[?2026l';
/** After so long without output a key is done with: what is read at rest has been drawn too. */
const restMilliseconds = 150;

/**
 * How the explorer feels at full size (10,000 artists, an album of 500 pressings), in a real pseudo terminal: from key to
 * frame, against the echo of `cat` in the same kind of terminal; bytes a key, against a whole frame; and a held key.
 */
export async function run(): Promise<Metric[]> {
	const folder = mkdtempSync(join(tmpdir(), 'vinilogy-bench-'));
	const file = join(folder, 'bench.sqlite');
	await createFullSizeDatabase(file);
	const env = { ...process.env, DATABASE_URL: file, VINILOGY_CONFIG: join(folder, 'none.env') };
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
		measure({ ...shared, metric: 'key to frame, median', value: median(times), aim: '<= 16' }),
		measure({ ...shared, metric: 'key to frame, worst of 200', value: Math.max(...times), aim: '<= 50' }),
		measure({ ...shared, metric: 'held key: last frame after last key', value: held, aim: '<= 50' }),
		measure({
			bench: 'ui',
			metric: 'bytes a key, median',
			unit: 'B',
			value: bytes,
			baseline: fullFrame,
			aim: '<= 800',
		}),
	];
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
		...down(4),
		'g',
		'/',
		...biggestAlbum.title.toLowerCase().slice(4, 10),
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
		'\u0003'.replace('\u0003', 's'),
		'\r',
		...down(10),
	].slice(0, 200);
}

async function timeKeys(terminal: PtyProcess, pressed: string[], rest: number) {
	const timed: { milliseconds: number; bytes: number }[] = [];
	for (const key of pressed) {
		const [from, before] = [performance.now(), terminal.bytes()];
		const at = await Promise.race([
			terminal.press(key),
			new Promise<number>((resolve) => setTimeout(resolve, 2000, Number.NaN)),
		]);
		await terminal.quiet(rest);
		if (process.env.BENCH_KEYS) console.error(JSON.stringify(key), (at - from).toFixed(1), terminal.bytes() - before);
		// A key that changes nothing (the last row, say) is answered by no frame.
		if (!Number.isNaN(at)) timed.push({ milliseconds: at - from, bytes: terminal.bytes() - before });
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

/** Thirty keys a second for five seconds; how long after the last one the last frame comes. */
async function holdKey(terminal: PtyProcess): Promise<number> {
	let answered: Promise<number> = Promise.resolve(0);
	let from = 0;
	for (let at = 0; at < 150; at += 1) {
		from = performance.now();
		answered = terminal.press('j');
		await new Promise((resolve) => setTimeout(resolve, 33));
	}
	return (await answered) - from;
}
