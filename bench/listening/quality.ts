import type { Heard } from './listening.ts';
import type { Scorer } from './scorer.ts';
import type { TestListener } from './split.ts';

/** How well a scorer finds what is hidden, on average over the listeners. */
export interface Quality {
	/** Normalised discounted cumulative gain of the first ten: 1 when all of them are hidden ones. */
	ndcg: number;
	/** The share of the hidden that is among the first twenty. */
	recall: number;
	/** The share of all artists that is among the first twenty of anyone. */
	coverage: number;
	/** Milliseconds per listener. */
	time: number;
}

const gains = Array.from({ length: 10 }, (_, at) => 1 / Math.log2(at + 2));
const longest = 20;

/** Measures a scorer; `show` says what of the shown it gets to see. Everything that it does not see may be recommended. */
export function measureQuality(
	score: Scorer,
	tests: readonly TestListener[],
	show: (shown: Heard[]) => Heard[],
): Quality {
	const recommended = new Set<number>();
	let [ndcg, recall, time, artists] = [0, 0, 0, 0];
	for (const { shown, hidden } of tests) {
		const seen = show(shown);
		const from = performance.now();
		const scores = score(seen);
		time += performance.now() - from;
		artists = scores.length;
		const first = best(scores, new Set(seen.map(({ artist }) => artist)));
		for (const artist of first) recommended.add(artist);
		const gained = gains.reduce((sum, gain, at) => sum + (hidden.has(first[at] ?? -1) ? gain : 0), 0);
		ndcg += gained / gains.slice(0, hidden.size).reduce((sum, gain) => sum + gain, 0);
		recall += first.filter((artist) => hidden.has(artist)).length / hidden.size;
	}
	return {
		ndcg: ndcg / tests.length,
		recall: recall / tests.length,
		coverage: recommended.size / artists,
		time: time / tests.length,
	};
}

/** The first twenty by score, ties by number. */
function best(scores: Float64Array, excluded: ReadonlySet<number>): number[] {
	const first: number[] = [];
	let least = -Infinity;
	for (const [artist, score] of scores.entries()) {
		if (first.length === longest && score <= least) continue;
		if (excluded.has(artist)) continue;
		let at = first.length;
		while (at > 0 && (scores[first[at - 1] ?? 0] ?? 0) < score) at -= 1;
		first.splice(at, 0, artist);
		first.length = Math.min(first.length, longest);
		least = scores[first[first.length - 1] ?? 0] ?? 0;
	}
	return first;
}
