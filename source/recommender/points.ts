import { type Breakdown, type Signal, signals } from './reasons.ts';

/** Points are kept to the hundredth: what is shown of a score adds up to it. */
export function roundPoints(points: number): number {
	// Without the zero, a little less than nothing would be -0.
	return Math.round(points * 100) / 100 + 0;
}

/** The score of which these are the parts, to the hundredth. */
export function sumPoints(breakdown: Breakdown): number {
	return roundPoints(signals.reduce((sum, signal) => sum + breakdown[signal], 0));
}

/** A breakdown of what is stored of one: a signal that was not known yet gave nothing. */
export function toBreakdown(stored: Readonly<Record<string, number>>): Breakdown {
	const given = (signal: Signal) => stored[signal] ?? 0;
	return {
		seed: given('seed'),
		similar: given('similar'),
		listening: given('listening'),
		collection: given('collection'),
		wantlist: given('wantlist'),
		rating: given('rating'),
		popularity: given('popularity'),
		availability: given('availability'),
		price: given('price'),
		discovery: given('discovery'),
		variety: given('variety'),
	};
}
