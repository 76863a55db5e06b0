import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Metric, measure, median } from './metric.ts';
import { forkSandbox } from './sandbox.ts';

const runs = 21;
const program = new URL('../dist/source/cli.js', import.meta.url).pathname;

/** How long the program takes to start, against a Node that does nothing, in turns so that both see the same machine. */
export async function run(): Promise<Metric[]> {
	const folder = mkdtempSync(join(tmpdir(), 'vinilogy-bench-'));
	const sandbox = await forkSandbox({ speed: 200 });
	const environment = { ...process.env, ...sandbox.environment, DATABASE_URL: join(folder, 'bench.sqlite') };
	const show = [program, 'show', 'artist', 'Arctic Monkeys', '--json'];
	spawnSync(process.execPath, show, { env: environment });
	// From here on everything is answered from the database: nobody is there to ask.
	sandbox.stop();
	const commands = [
		{ metric: '--version', arguments: [program, '--version'], aim: '<= 2' },
		{ metric: '--help', arguments: [program, '--help'], aim: '<= 4' },
		{ metric: 'home', arguments: [program], aim: '' },
		{ metric: 'show artist (cached)', arguments: show, aim: '' },
	];
	const metrics = commands.map(({ metric, arguments: given, aim }) => {
		const times: number[] = [];
		const empty: number[] = [];
		// The first pair warms the disk and the compile cache.
		for (let at = 0; at <= runs; at += 1) {
			empty.push(time(['-e', '0'], environment));
			times.push(time(given, environment));
		}
		const [value, baseline] = [median(times.slice(1)), median(empty.slice(1))];
		return measure({ bench: 'startup', metric, value, unit: 'ms', baseline, aim });
	});
	rmSync(folder, { recursive: true, force: true });
	return metrics;
}

function time(given: string[], env: NodeJS.ProcessEnv): number {
	const from = performance.now();
	const { status, stderr } = spawnSync(process.execPath, given, { env });
	if (status !== 0) throw new Error(`${given.join(' ')} ended with ${status}: ${stderr}`);
	return performance.now() - from;
}
