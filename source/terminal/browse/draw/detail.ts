import { fillBlock } from '../../output/blocks.ts';
import { cell } from '../../output/cell.ts';
import { drawInitials } from '../../pictures/initials.ts';
import { paint } from '../../theme.ts';
import type { Layout } from '../layout.ts';
import { detailShown } from '../prices/detail-shown.ts';
import type { BrowseState, Detail } from '../state.ts';

/**
 * The band below the panes: the picture's rectangle, then the lines about the selected row. A picture is painted over the
 * rectangle afterwards (the frame leaves it blank); where there is none, initials stand in it.
 */
export function drawDetail(state: BrowseState, { detailRows, picture }: Layout, columns: number): string[] {
	const detail = detailShown(state);
	const left = picture === null ? [] : drawPlace(state, picture);
	const room = columns - (picture === null ? 0 : picture.columns + 2);
	const lines = detail === null ? [] : fitLines(detail, detailRows);
	return Array.from({ length: detailRows }, (_, at) => {
		const line = cell(lines[at] ?? '', room);
		const about = at === 0 ? paint.heading(line) : line;
		// The border keeps a blank rectangle part of its lines: what changes behind it never wipes the picture.
		return picture === null ? about : `${left[at]}│ ${about}`;
	});
}

/** However low the band is, the notice is in it. */
function fitLines({ lines, notice }: Detail, rows: number): string[] {
	return notice === null ? [...lines] : [...lines.slice(0, rows - 1), notice];
}

function drawPlace({ detail, picture: known }: BrowseState, place: { columns: number; rows: number }): string[] {
	if (detail !== null && known !== null && known.pixels === null) return drawInitials(detail.name, place);
	return fillBlock([], place);
}
