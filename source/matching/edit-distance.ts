/**
 * How many typing errors lie between two words: a letter missing, too many, wrong, or two neighbours the wrong way round
 * (optimal string alignment, where fastest-levenshtein counts the last as two). Quadratic: for words, not for texts.
 */
export function countTypos(a: string, b: string): number {
	let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
	for (let row = 1; row <= a.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= b.length; column += 1) {
			const change = a[row - 1] === b[column - 1] ? 0 : 1;
			const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			current[column] = Math.min(
				(last[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(last[column - 1] ?? 0) + change,
				isSwapped && row > 1 && column > 1 ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
			);
		}
		[beforeLast, last] = [last, current];
	}
	return last[b.length] ?? 0;
}
