import type { Signal } from './reasons.ts';

/** How many points of the score each signal can give at most (`variety`: take). */
export type Weights = Record<Signal, number>;

/**
 * The one table of weights. A profile or a command can override each. What is near weighs most; a wanted record of an artist who is halfway
 * near comes before any of the nearest that is not wanted; with the dial in the middle, a seed's own records stand among those of its nearest
 * neighbours, and at either end it moves more than a seed gives.
 */
export const weights: Weights = {
	seed: 24,
	similar: 40,
	listening: 22,
	collection: 8,
	wantlist: 25,
	rating: 8,
	popularity: 6,
	availability: 4,
	price: 6,
	discovery: 24,
	variety: 12,
};
