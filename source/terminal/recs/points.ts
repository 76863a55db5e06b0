import { type Breakdown, type Signal, signals } from '../../recommender/reasons.ts';

/** What a signal gave or took. */
export interface Part {
	signal: Signal;
	points: number;
}

/** Less than this is shown as 0.0. */
const leastShown = 0.05;

/** The parts of a score that there is something to show of: what gave most first, what was taken last. */
export function listParts(breakdown: Breakdown): Part[] {
	return signals
		.map((signal) => ({ signal, points: breakdown[signal] }))
		.filter(({ points }) => Math.abs(points) >= leastShown)
		.sort((a, b) => b.points - a.points);
}

/** "28.4", "−4.2": with a minus sign that is as wide as a digit. */
export function formatPoints(points: number): string {
	const text = Math.abs(points).toFixed(1);
	return points < 0 && text !== '0.0' ? `−${text}` : text;
}
