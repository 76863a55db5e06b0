import type { Recommendation } from '../../../recommendations/recommendation.ts';
import { describeReason } from '../../../recommender/describe-reason.ts';
import type { Breakdown } from '../../../recommender/reasons.ts';
import { cell } from '../../output/cell.ts';
import { pad, wrapWords } from '../../output/widths.ts';
import { paint } from '../../theme.ts';
import { drawBar, drawLoss } from '../bars.ts';
import { noticeOf } from '../notice.ts';
import { describeBest } from '../offer-words.ts';
import { formatPoints, listParts } from '../points.ts';
import { isNewcomer, nameAlbum, type RecsState } from '../state.ts';

const nameWidth = 12;
const pointsWidth = 6;

/** A line for each part of a score, with a bar that is as long as its share of the greatest. */
export function drawParts(breakdown: Breakdown, columns: number, hasBlocks: boolean): string[] {
	const parts = listParts(breakdown);
	const greatest = Math.max(...parts.map(({ points }) => Math.abs(points)));
	const room = Math.max(0, columns - nameWidth - pointsWidth - 1);
	return parts.map(({ signal, points }) => {
		const share = Math.abs(points) / greatest;
		const bar = points < 0 ? drawLoss(share, room, hasBlocks) : drawBar(share, room, hasBlocks);
		return pad(`${pad(signal, nameWidth)}${pad(formatPoints(points), pointsWidth, 'right')} ${bar}`, columns);
	});
}

/** The same in one line: "38.2 = similar 28.4, wantlist 14.0, variety −4.2". */
export function drawPartsInLine(breakdown: Breakdown, columns: number): string {
	const parts = listParts(breakdown).map(({ signal, points }) => `${signal} ${formatPoints(points)}`);
	return paint.faint(cell(parts.join(', '), columns));
}

/** No name and no reason is so long; what somebody made longer is not looked at to its end. */
const longestTold = 500;

/** Name, price and reasons in at most `rows` lines; whose data it is, where that has to be said, is always among them. */
export function drawTexts(state: RecsState, row: Recommendation, columns: number, rows: number): string[] {
	const { album, isLocked, reasons } = row;
	const name = `${nameAlbum(row)}${album.firstReleaseYear === null ? '' : ` (${album.firstReleaseYear})`}`;
	const marks = [
		...(isLocked ? ['kept by you'] : []),
		...(isNewcomer(row, state.set) ? ['new'] : []),
		...(state.wanted.has(album.id) ? ['on your wantlist'] : []),
	];
	const wrap = (text: string) => wrapWords(text.slice(0, longestTold), columns).map((line) => cell(line, columns));
	const notice = noticeOf(row);
	const lines = [
		...wrap(name).map(paint.heading),
		...wrap(describeBest(row, state.parameters.country, state.showing)),
		...reasons.flatMap((reason) => wrap(`· ${describeReason(reason)}`)),
		...(marks.length === 0 ? [] : wrap(marks.join(' · '))),
	];
	const isRoomy = notice === null || lines.length + wrap(notice).length <= rows;
	const said = notice === null ? [] : (isRoomy ? wrap(notice) : [cell(notice, columns)]).map(paint.faint);
	return [...lines.slice(0, Math.max(0, rows - said.length)), ...said].slice(0, rows);
}
