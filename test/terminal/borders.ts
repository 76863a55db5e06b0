import type { Screen } from './pty.ts';

/**
 * What is wrong with a frame of the explorer: rules that do not go from edge to edge, a border that does not meet their
 * joints, a line that was too long. Null where nothing is.
 */
export function findFault({ lines, cells, wrapped, isAlternate }: Screen): string | null {
	if (!isAlternate || lines[0] === 'Too small.') return null;
	if (wrapped.length > 0) return `line ${wrapped[0]} is the end of a line that was too long`;
	const rules = cells.flatMap((row, at) => (row.every((cell) => '─┬┴┼'.includes(cell)) ? [at] : []));
	const [top, bottom] = rules;
	if (top !== 1 || bottom === undefined || rules.length !== 2) return `rules in lines ${rules.join(', ')}`;
	const joints = findIn(cells[top], '┬');
	// The picture's border goes down from the rule below the panes, where it may meet one of theirs.
	const pictures = findIn(cells[bottom], '┬┼');
	if (joints.join() !== findIn(cells[bottom], '┴┼').join()) return 'the joints above and below differ';
	if (findIn(cells[top], '┴┼').length > 0 || pictures.length > 1) return 'a joint the wrong way round';
	for (let at = top + 1; at < bottom; at += 1) {
		const borders = findIn(cells[at], '│');
		if (borders.join() !== joints.join()) return `borders at ${borders} instead of ${joints} in line ${at}`;
	}
	const [picture] = pictures;
	const band = cells.slice(bottom + 1, -2);
	if (picture !== undefined && band.some((row) => row[picture] !== '│')) return 'the border of the picture is broken';
	return null;
}

/** Where one of the `wanted` characters stands. */
function findIn(row: string[] | undefined, wanted: string): number[] {
	return (row ?? []).flatMap((cell, at) => (wanted.includes(cell) && cell !== '' ? [at] : []));
}
