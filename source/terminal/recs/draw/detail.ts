import type { Recommendation } from '../../../recommendations/recommendation.ts';
import { fillBlock } from '../../output/blocks.ts';
import { cell } from '../../output/cell.ts';
import { drawInitials } from '../../pictures/initials.ts';
import { fittingPicture } from '../cover.ts';
import type { Layout } from '../layout.ts';
import { type RecsState, selectedRow } from '../state.ts';
import { drawParts, drawPartsInLine, drawTexts } from './parts.ts';

/**
 * What there is to tell of the selected album, in a block of exactly the layout's size: the picture's rectangle, its name, price and
 * reasons, and what its score is made of. A picture is painted over its rectangle afterwards; where there is none, initials stand in it.
 */
export function drawDetail(state: RecsState, layout: Layout): string[] {
	const row = selectedRow(state);
	if (row === undefined) return fillBlock([], layout.detail);
	return layout.isBeside ? drawBeside(state, row, layout) : drawBelow(state, row, layout);
}

/** Beside the list: the picture, the text below it, and the bars below that. */
function drawBeside(state: RecsState, row: Recommendation, { detail, picture }: Layout): string[] {
	const { columns, rows } = detail;
	const place = picture === null ? [] : drawPlace(state, row, picture);
	const bars = drawParts(row.breakdown, columns, state.hasBlocks);
	const room = rows - place.length - bars.length - 1;
	const texts = drawTexts(state, row, columns, Math.max(4, room));
	const lines = [...place.map((line) => cell(line, columns)), ...texts, ' '.repeat(columns), ...bars];
	return fillBlock(lines.slice(0, rows), detail);
}

/** Name, price and a reason come before what the score is made of. */
const leastForParts = 5;

/** Below the list: the picture at the left, then the text, then the bars; on a narrow screen the parts of the score are a line of the text. */
function drawBelow(state: RecsState, row: Recommendation, { detail, picture, barColumns }: Layout): string[] {
	const place =
		picture === null ? [] : fillBlock(drawPlace(state, row, picture), { ...detail, columns: picture.columns });
	const left = picture === null ? 0 : picture.columns + 2;
	const right = barColumns === 0 ? 0 : barColumns + 1;
	const columns = detail.columns - left - right;
	const inLine = barColumns === 0 && detail.rows >= leastForParts ? [drawPartsInLine(row.breakdown, columns)] : [];
	const texts = [...drawTexts(state, row, columns, detail.rows - inLine.length), ...inLine];
	const bars = fillBlock(drawParts(row.breakdown, barColumns, state.hasBlocks), { ...detail, columns: barColumns });
	return fillBlock(texts, { columns, rows: detail.rows }).map((line, at) => {
		// The border keeps a blank rectangle part of its lines: what changes behind it never wipes the picture.
		const before = picture === null ? '' : `${place[at]}│ `;
		return `${before}${line}${barColumns === 0 ? '' : ` ${bars[at]}`}`;
	});
}

function drawPlace(state: RecsState, row: Recommendation, place: { columns: number; rows: number }): string[] {
	if (fittingPicture(state, place)?.pixels === null) return drawInitials(row.album.title, place);
	return fillBlock([], place);
}
