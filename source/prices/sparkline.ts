const blocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/** For terminals without the blocks; as many steps, from low to high. */
const asciiBlocks = ['_', '.', '-', '~', '=', '+', '*', '#'];

/**
 * A series as a line of characters, low to high, at most `width` of them: null, a day without data, is a gap. A longer series is drawn by its
 * lowest value in each stretch (it is a line of lowest prices); a shorter one takes as many characters as it has values.
 * A series that never changes is drawn in the middle. `isAscii`: with characters that every terminal has.
 */
export function drawSparkline(
	series: (number | null)[],
	{ width, isAscii }: { width: number; isAscii: boolean },
): string {
	const levels = isAscii ? asciiBlocks : blocks;
	const points = shorten(series, width);
	const known = points.filter((value) => value !== null);
	const [low, high] = [Math.min(...known), Math.max(...known)];
	return points
		.map((value) => {
			if (value === null) return ' ';
			const share = high === low ? 0.5 : (value - low) / (high - low);
			return levels[Math.min(levels.length - 1, Math.floor(share * levels.length))];
		})
		.join('');
}

function shorten(series: (number | null)[], width: number): (number | null)[] {
	const count = Math.min(series.length, Math.max(0, width));
	return Array.from({ length: count }, (_, at) => {
		const from = Math.floor((at * series.length) / count);
		const stretch = series
			.slice(from, Math.floor(((at + 1) * series.length) / count))
			.filter((value) => value !== null);
		return stretch.length === 0 ? null : Math.min(...stretch);
	});
}
