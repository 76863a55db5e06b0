/** One figure of a bench, beside a baseline that was measured in the same run. */
export interface Metric {
	bench: string;
	metric: string;
	value: number;
	unit: string;
	baseline: number;
	/** What the figure is of the baseline; what the aim is about. */
	ratio: number;
	/** "<= 2", ">= 0.97" or "= 0", on the ratio; with a unit ("<= 16 ms") on the value itself; '' where there is none. */
	aim: string;
	met: boolean;
}

/** A figure with its ratio to the baseline, and whether the aim is met. */
export function measure(figure: Omit<Metric, 'ratio' | 'met'> & { ratio?: number }): Metric {
	const ratio = figure.ratio ?? figure.value / figure.baseline;
	return { ...figure, ratio, met: isMet(figure.aim, ratio, figure.value) };
}

function isMet(aim: string, ratio: number, value: number): boolean {
	const [operator = '', limit = '', unit] = aim.split(' ');
	const measured = unit === undefined ? ratio : value;
	if (operator === '<=') return measured <= Number(limit);
	if (operator === '>=') return measured >= Number(limit);
	if (operator === '=') return measured === Number(limit);
	return true;
}

/** The middle one of the values. */
export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return (low + high) / 2;
}

/** The value that so many percent of the values do not exceed. */
export function percentile(values: number[], percent: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}
