import { drawChoice } from './draw-choice.ts';
import type { HelpLine, HelpState } from './key-help.ts';
import { cell, typedCell } from './output/cell.ts';
import { paint } from './theme.ts';

/** The keys that were found, from their one table, in a block of exactly `width` × `height`. */
export function drawHelp({ filter, cursor }: HelpState, found: HelpLine[], width: number, height: number): string[] {
	const lines = found.map(
		({ where, keys, does }, at) => `${cell(found[at - 1]?.where === where ? '' : where, 16)} ${cell(keys, 22)} ${does}`,
	);
	const head = paint.heading(`  ${typedCell('Keys · type to find one: ', filter, width - 2)}`);
	return drawChoice([head], lines, cursor, width, height);
}
