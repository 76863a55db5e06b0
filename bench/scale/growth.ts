import type { Engine } from '../../db/client.ts';
import { type Metric, measure } from '../metric.ts';
import { questionsFor } from './questions.ts';
import type { SizeResult } from './results.ts';

const loadAim = '>= 25000 releases/s';

/** How the largest store of an engine stands to the smallest: what a release takes, how fast it was loaded, and how much slower it answers. */
export function compareSizes(engine: Engine, sizes: SizeResult[]): Metric[] {
	const [smallest, largest] = [sizes[0], sizes.at(-1)];
	if (smallest === undefined || largest === undefined) return [];
	const name = (what: string) => `${engine}, ${formatSize(largest.releases)}: ${what}`;
	const ofAll = { bench: 'scale' };
	const bytesOf = ({ bytes, releases }: SizeResult) => (bytes.tables + bytes.indexes + bytes.search) / releases;
	const weights = (['tables', 'indexes', 'search'] as const).map((part) =>
		measure({
			...ofAll,
			metric: name(`bytes of ${part} per release`),
			...{ value: largest.bytes[part] / largest.releases, unit: 'B', aim: '' },
			baseline: smallest.bytes[part] / smallest.releases,
		}),
	);
	const isLarger = largest.releases > smallest.releases;
	const allowed = Math.log2(largest.releases) / Math.log2(smallest.releases);
	const reads = questionsFor(largest.releases).flatMap(({ name: question, grows }) => {
		const [before, after] = [smallest.reads[question], largest.reads[question]];
		if (before === undefined || after === undefined) return [];
		const aim = isLarger && !grows ? `<= ${allowed.toFixed(2)}` : '';
		return [
			...(['warm', 'cold'] as const).flatMap((state) =>
				(['median', 'p95'] as const).map((part) =>
					measure({
						...ofAll,
						metric: name(`${question}, ${state}, ${part}`),
						...{ value: after[state][part], unit: 'ms', baseline: before[state][part], aim },
					}),
				),
			),
		];
	});
	return [
		measure({
			...ofAll,
			metric: name('bytes per release'),
			...{ value: bytesOf(largest), unit: 'B', baseline: bytesOf(smallest), aim: '' },
		}),
		...weights,
		measure({
			...ofAll,
			metric: name('loaded'),
			...{ value: rateOf(largest), unit: 'releases/s', baseline: rateOf(smallest), aim: loadAim },
		}),
		...reads,
	];
}

/** All sizes side by side, as Markdown. */
export function drawTable(engine: Engine, sizes: SizeResult[]): string {
	const row = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
	const read = (question: string) =>
		sizes.map(({ reads }) => {
			const one = reads[question];
			if (one === undefined) return '';
			const right = one.right === 1 ? '' : ` (right: ${Math.round(one.right * 100)} %)`;
			return `${formatTimes(one.warm)}, ${formatTimes(one.cold)}${right}`;
		});
	const perRelease = (part: keyof SizeResult['bytes']) =>
		sizes.map(({ bytes, releases }) => `${Math.round(bytes[part] / releases)} B`);
	return [
		row([engine, ...sizes.map(({ releases }) => formatSize(releases))]),
		row(['---', ...sizes.map(() => '---')]),
		row(['tables per release', ...perRelease('tables')]),
		row(['indexes per release', ...perRelease('indexes')]),
		row(['for the search per release', ...perRelease('search')]),
		row(['loaded', ...sizes.map((size) => `${Math.round(rateOf(size))} releases/s`)]),
		row([
			'of that seconds for rows, indexes, search',
			...sizes.map(({ load }) => [load.rows, load.indexes, load.search].map(Math.round).join(', ')),
		]),
		...questionsFor(sizes.at(-1)?.releases ?? 0).map(({ name }) => row([name, ...read(name)])),
	].join('\n');
}

function rateOf({ added, load }: SizeResult): number {
	return added / (load.rows + load.indexes + load.search);
}

function formatTimes({ median, p95 }: { median: number; p95: number }): string {
	return `${formatMilliseconds(median)}/${formatMilliseconds(p95)}`;
}

function formatMilliseconds(milliseconds: number): string {
	return milliseconds >= 10 ? milliseconds.toFixed(0) : milliseconds.toFixed(2);
}

function formatSize(releases: number): string {
	return releases % 1_000_000 === 0 ? `${releases / 1_000_000}M` : `${releases / 1000}k`;
}
