/** The levels of the colour cube that every terminal with 256 colours has, from 16 on. */
const levels = [0, 95, 135, 175, 215, 255];
const cubeStart = 16;
const greyStart = 232;
const greys = 24;

/** The nearest of the 240 fixed colours of a terminal with 256. The first sixteen are the owner's and not used. */
export function nearestOf256(red: number, green: number, blue: number): number {
	const cube = [red, green, blue].map(nearestLevel);
	const [r = 0, g = 0, b = 0] = cube;
	const step = Math.min(greys - 1, Math.max(0, Math.round(((red + green + blue) / 3 - 8) / 10)));
	const grey = 8 + step * 10;
	const toCube = distance([red, green, blue], [levels[r] ?? 0, levels[g] ?? 0, levels[b] ?? 0]);
	const toGrey = distance([red, green, blue], [grey, grey, grey]);
	return toGrey < toCube ? greyStart + step : cubeStart + 36 * r + 6 * g + b;
}

function nearestLevel(value: number): number {
	return levels.reduce(
		(best, level, at) => (Math.abs(level - value) < Math.abs((levels[best] ?? 0) - value) ? at : best),
		0,
	);
}

function distance(a: number[], b: number[]): number {
	return a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0);
}
