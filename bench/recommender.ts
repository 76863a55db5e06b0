import { makeContestants } from './listening/contestants.ts';
import { listeningFile, readListening } from './listening/listening.ts';
import { measureQuality, type Quality } from './listening/quality.ts';
import { showings } from './listening/showings.ts';
import { splitListeners } from './listening/split.ts';
import { reportedSplits } from './listening/splits.ts';
import { type Metric, measure } from './metric.ts';

/** What each contestant reached in each split. */
type Results = Map<string, Quality[]>;

/**
 * How well the product's scorer of artists finds what listeners hide, beside what is usual, on the plays of people of Last.fm: see README.md
 * in this folder. Figures are means over the splits, with the standard deviation between them; ratios are to the best of the others.
 */
export async function run(): Promise<Metric[]> {
	const listening = readListening();
	if (listening === null) {
		process.stderr.write(`${listeningFile} is absent: without the plays in it nothing can be hidden and found.\n`);
		return [];
	}
	const results = new Map<string, Results>(showings.map(({ name }) => [name, new Map()]));
	for (const seed of reportedSplits) {
		const split = splitListeners(listening, seed);
		for (const [contestant, score] of makeContestants(split)) {
			for (const { name, show } of showings) {
				const quality = measureQuality(score, split.tests, show);
				const known = results.get(name)?.get(contestant) ?? [];
				results.get(name)?.set(contestant, [...known, quality]);
			}
		}
	}
	return [...results].flatMap(([showing, ofShowing]) => [
		...describe(showing, ofShowing, 'nDCG@10', ({ ndcg }) => ndcg * 1000, '‰', '>= 1'),
		...describe(showing, ofShowing, 'recall@20', ({ recall }) => recall * 1000, '‰', ''),
		...describe(showing, ofShowing, 'coverage', ({ coverage }) => coverage * 1000, '‰', ''),
		...describe(showing, ofShowing, 'per listener', ({ time }) => time * 1000, 'µs', ''),
	]);
}

/** A line per contestant; the product's has the aim. */
function describe(
	showing: string,
	results: Results,
	what: string,
	read: (quality: Quality) => number,
	unit: string,
	aim: string,
): Metric[] {
	const figures = [...results].map(([contestant, qualities]) => ({ contestant, values: qualities.map(read) }));
	const others = figures.filter(({ contestant }) => contestant !== 'product');
	const baseline = Math.max(...others.map(({ values }) => mean(values)));
	return figures.map(({ contestant, values }) =>
		measure({
			bench: 'recommender',
			metric: `${showing}, ${what}: ${contestant}`,
			value: mean(values),
			unit: `${unit} ± ${deviation(values).toFixed(1)}`,
			baseline,
			aim: contestant === 'product' ? aim : '',
		}),
	);
}

function mean(values: number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The standard deviation of a sample. */
function deviation(values: number[]): number {
	const middle = mean(values);
	return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}
