import { type Breakdown, signals } from './reasons.ts';

/** Points are kept to the hundredth: what is shown of a score adds up to it. */
export function roundPoints(points: number): number {
	// Without the zero, a little less than nothing would be -0.
	return Math.round(points * 100) / 100 + 0;
}

/** The score of which these are the parts, to the hundredth. */
export function sumPoints(breakdown: Breakdown): number {
	return roundPoints(signals.reduce((sum, signal) => sum + breakdown[signal], 0));
}
