import { type AffinityTuning, affinityTuning } from '../source/recommender/affinity.ts';
import { ease } from './listening/ease.ts';
import { countTogether, makeGraph } from './listening/graph.ts';
import { listeningFile, readListening } from './listening/listening.ts';
import { ourScorer } from './listening/product.ts';
import { measureQuality } from './listening/quality.ts';
import type { Scorer } from './listening/scorer.ts';
import { type Showing, showings } from './listening/showings.ts';
import { splitListeners } from './listening/split.ts';
import { tuningSplits } from './listening/splits.ts';
import { type Metric, measure } from './metric.ts';

/** What the product would be with one number of its tuning changed. */
const changes: Partial<AffinityTuning>[] = [
	{},
	{ scorePower: 1 },
	{ ownVoice: 6 },
	{ ownVoice: 1000 },
	{ hubPower: 0 },
	{ hubPower: 0.15 },
	{ priorPower: 0 },
	{ priorPower: 0.9 },
];

const lambdas = [50, 70, 100];

/** nDCG@10 of the product with each change, and of EASE with each λ where all is shown, on the splits for tuning; beside the product as it is. */
export async function run(): Promise<Metric[]> {
	const listening = readListening();
	if (listening === null) {
		process.stderr.write(`${listeningFile} is absent: without the plays in it nothing can be tuned.\n`);
		return [];
	}
	const sums = new Map<string, number>();
	for (const seed of tuningSplits) {
		const split = splitListeners(listening, seed);
		const measureInto = (variant: string, score: Scorer, { name, show }: Showing) => {
			const key = `${name}: ${variant}`;
			sums.set(key, (sums.get(key) ?? 0) + measureQuality(score, split.tests, show).ndcg);
		};
		const graph = makeGraph(countTogether(split));
		for (const change of changes) {
			const score = ourScorer(split.artists, graph, { ...affinityTuning, ...change });
			for (const showing of showings) measureInto(describe(change), score, showing);
		}
		for (const lambda of lambdas) {
			const score = ease(split, lambda);
			for (const showing of showings.slice(0, 1)) measureInto(`EASE, λ ${lambda}`, score, showing);
		}
	}
	return [...sums].map(([metric, sum]) => {
		const asItIs = sums.get(`${metric.split(':')[0]}: ${describe({})}`) ?? Number.NaN;
		const [value, baseline] = [sum, asItIs].map((one) => (one / tuningSplits.length) * 1000);
		return measure({
			bench: 'recommender-tuning',
			metric,
			value: value ?? Number.NaN,
			unit: '‰',
			baseline: baseline ?? Number.NaN,
			aim: '',
		});
	});
}

function describe(change: Partial<AffinityTuning>): string {
	const [entry] = Object.entries(change);
	return entry === undefined ? 'product' : entry.join(' ');
}
