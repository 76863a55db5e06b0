/** Parts of a character cell, an eighth more each; the whole cell is the last. */
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/**
 * A share from 0 to 1 as a bar of at most `width` columns; shares beyond are cut to it. What is more than nothing is seen.
 * `hasBlocks`: with block elements, to an eighth of a column; else with a character that every terminal has.
 */
export function drawBar(share: number, width: number, hasBlocks: boolean): string {
	const parts = hasBlocks ? 8 : 1;
	const cut = Math.max(0, Math.min(1, share));
	const length = cut === 0 ? 0 : Math.max(1, Math.round(cut * width * parts));
	const whole = (hasBlocks ? '█' : '#').repeat(Math.floor(length / parts));
	return whole + (hasBlocks ? eighths[length % parts] : '');
}

/** A bar of what is taken away: it is told from one of what is given by more than its sign. */
export function drawLoss(share: number, width: number, hasBlocks: boolean): string {
	const cut = Math.max(0, Math.min(1, share));
	const length = cut === 0 ? 0 : Math.max(1, Math.round(cut * width));
	return (hasBlocks ? '░' : '-').repeat(length);
}
