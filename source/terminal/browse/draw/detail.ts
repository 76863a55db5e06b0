import { paint } from '../../theme.ts';
import type { Layout } from '../layout.ts';
import type { BrowseState } from '../state.ts';
import { cell } from './cells.ts';

/**
 * The band below the panes: the picture's rectangle, then the lines about the selected row. A picture is painted over the
 * rectangle afterwards (the frame leaves it blank), or its owner's initials stand in it.
 */
export function drawDetail(state: BrowseState, { detailRows, picture }: Layout, columns: number): string[] {
	const { detail } = state;
	const left = picture === null ? 0 : picture.columns + 1;
	const room = columns - left;
	return Array.from({ length: detailRows }, (_, at) => {
		const line = cell(detail?.lines[at] ?? '', room);
		return ' '.repeat(left) + (at === 0 ? paint.heading(line) : line);
	});
}
