import { dice } from '../../source/sandbox/world/random.ts';
import type { Heard, Listening } from './listening.ts';

/** A listener of whom a part is shown to a scorer, which is to find the hidden part. */
export interface TestListener {
	/** In an order that says nothing. */
	shown: Heard[];
	hidden: ReadonlySet<number>;
}

export interface Split {
	artists: number;
	/** The artists of each listener from whom may be learnt. */
	training: number[][];
	tests: TestListener[];
}

const testShare = 0.2;
const hiddenShare = 0.2;
const fewestArtists = 10;

/** A fifth of the listeners are for the test, and of each who has enough artists a fifth is hidden; who and what is up to the seed. */
export function splitListeners({ artists, listeners }: Listening, seed: number): Split {
	const { roll } = dice('split', seed);
	const mixed = shuffle(listeners, roll);
	const testCount = Math.floor(mixed.length * testShare);
	const tests = mixed
		.slice(0, testCount)
		.filter((heard) => heard.length >= fewestArtists)
		.map((heard) => {
			const order = shuffle(heard, roll);
			const hiddenCount = Math.round(order.length * hiddenShare);
			return {
				shown: order.slice(hiddenCount),
				hidden: new Set(order.slice(0, hiddenCount).map(({ artist }) => artist)),
			};
		});
	return { artists, tests, training: mixed.slice(testCount).map((heard) => heard.map(({ artist }) => artist)) };
}

/** The values in an order that chance decides. */
function shuffle<Value>(values: readonly Value[], roll: () => number): Value[] {
	const keyed = values.map((value) => ({ value, key: roll() }));
	return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}
