import { createHash } from 'node:crypto';
import type { Parameters } from '../recommender/parameters.ts';
import { weights } from '../recommender/weights.ts';
import type { ListenerState } from '../store/recommendations/listener-reader.ts';

/** Grows with every change to how albums are scored and chosen: what was made before does not hold any more. */
const method = 1;

/** What tells one question from another, whatever order its weights were given in. */
export function hashParameters({ weights: own, ...parameters }: Parameters): string {
	const sorted = Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1));
	return hash([Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)), sorted]);
}

/** What tells one state of all that decides from another: what is known of the listener, the table of weights, and the method. */
export function hashState(state: ListenerState): string {
	return hash([state, weights, method]);
}

function hash(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
