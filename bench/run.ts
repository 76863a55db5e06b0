import type { Metric } from './metric.ts';

/** `npm run bench -- NAME [--json] [FLAGS]`: runs one bench, which may have flags of its own, and prints its figures as a table, or as one JSON object per line. */
const benches: Record<string, () => Promise<{ run(flags: readonly string[]): Promise<Metric[]> }>> = {
	ingest: () => import('./ingest.ts'),
	dump: () => import('./dump.ts'),
	prices: () => import('./prices.ts'),
	offers: () => import('./offers.ts'),
	recs: () => import('./recs.ts'),
	recommender: () => import('./recommender.ts'),
	'recommender-tuning': () => import('./recommender-tuning.ts'),
	scale: () => import('./scale.ts'),
	search: () => import('./search.ts'),
	startup: () => import('./startup.ts'),
	ui: () => import('./ui.ts'),
};

const [name = '', ...flags] = process.argv.slice(2);
const load = benches[name];
if (load === undefined) {
	process.stderr.write(
		`There is no bench "${name}".\nRun \`npm run bench -- NAME\` with one of: ${Object.keys(benches).join(', ')}.\n`,
	);
	process.exit(1);
}
const { run } = await load();
const metrics = await run(flags);
if (flags.includes('--json')) {
	for (const metric of metrics) process.stdout.write(`${JSON.stringify(metric)}\n`);
} else {
	printTable(metrics);
}

function printTable(rows: Metric[]): void {
	const cells = [
		['metric', 'value', 'unit', 'baseline', 'ratio', 'aim', 'met'],
		...rows.map(({ metric, value, unit, baseline, ratio, aim, met }) => [
			metric,
			value.toFixed(1),
			unit,
			baseline.toFixed(1),
			ratio.toFixed(3),
			aim,
			aim === '' ? '' : met ? 'yes' : 'NO',
		]),
	];
	const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
	for (const row of cells) {
		process.stdout.write(
			`${row
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join('  ')
				.trimEnd()}\n`,
		);
	}
}
