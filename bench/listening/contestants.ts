import { affinityTuning } from '../../source/recommender/affinity.ts';
import { nearestItems, popularity, sumOfScores } from './baselines.ts';
import { ease } from './ease.ts';
import { countTogether, makeGraph } from './graph.ts';
import { ourScorer } from './product.ts';
import type { Scorer } from './scorer.ts';
import type { Split } from './split.ts';

/** The best of 50, 70 and 100 on the splits for tuning. */
const lambda = 70;

/** Everything that is compared, learnt from the training of one split; ours is called "product". */
export function makeContestants(split: Split): Map<string, Scorer> {
	const together = countTogether(split);
	const graph = makeGraph(together);
	return new Map([
		['product', ourScorer(split.artists, graph, affinityTuning)],
		['popularity', popularity(together)],
		['sum of scores', sumOfScores(split.artists, graph, 'one')],
		['sum, both directions', sumOfScores(split.artists, graph, 'both')],
		['item-kNN', nearestItems(split.artists, together)],
		['EASE', ease(split, lambda)],
	]);
}
