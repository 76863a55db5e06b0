import type { Signal } from './reasons.ts';

/** How many points of the score each signal can give at most (`variety`: take). */
export type Weights = Record<Signal, number>;

/** The one table of weights. A profile or a command can override each. */
export const weights: Weights = {
	seed: 10,
	similar: 40,
	listening: 20,
	collection: 8,
	wantlist: 30,
	rating: 8,
	popularity: 6,
	availability: 4,
	price: 6,
	discovery: 24,
	variety: 12,
};
