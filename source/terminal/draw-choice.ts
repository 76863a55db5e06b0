import { topOf } from './browse/list.ts';
import { fillBlock } from './output/blocks.ts';
import { pad } from './output/widths.ts';
import { paint } from './theme.ts';

/** Lines with one that is chosen, in a window of exactly `width` × `height`; `head` stays above them. */
export function drawChoice(head: string[], lines: string[], cursor: number, width: number, height: number): string[] {
	const room = Math.max(0, height - head.length);
	const top = topOf(cursor, lines.length, room);
	const shown = lines.slice(top, top + room).map((line, at) => {
		const isCursor = top + at === cursor;
		const drawn = pad(`${isCursor ? '›' : ' '} ${line}`, width);
		return isCursor ? paint.selected(drawn) : drawn;
	});
	return fillBlock([...head, ...shown], { columns: width, rows: height });
}
