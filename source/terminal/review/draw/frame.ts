import type { ReviewCase } from '../../../store/review-reader.ts';
import { chooseKeys, printKeys, reviewHelpKeys, reviewKeys } from '../../keys.ts';
import { drawTooSmall, isTooSmall, type Size } from '../../output/blocks.ts';
import { cell, typedCell } from '../../output/cell.ts';
import { formatFooter } from '../../output/footer.ts';
import { formatCounted } from '../../output/numbers.ts';
import { nameProviders, titleOf } from '../../output/provider-titles.ts';
import { paint } from '../../theme.ts';
import { type Candidate, candidateOf, caseKeyOf, type ReviewState } from '../state.ts';
import { whyNot } from '../why-not.ts';
import { drawBlock, drawRule, type Line } from './lines.ts';
import {
	countCandidates,
	describeCandidate,
	describeInList,
	describeOurs,
	describeReasons,
	formatScore,
} from './sides.ts';

/** From here on both sides stand next to each other. */
const wide = 72;

/** A state, and the terminal that it is drawn for. */
type Drawn = ReviewState & { size: Size };

/**
 * The whole screen as lines, each as wide as the terminal and as many as it is high. Pure: the same state gives the same
 * frame, so that what a person sees can be tested without a terminal.
 */
export function drawFrame(state: Drawn): string[] {
	const { columns, rows } = state.size;
	if (isTooSmall(state.size)) return drawTooSmall(state.size);
	const body = rows - 3;
	return [drawTitle(state), ...drawBody(state, columns, body), drawStatus(state), drawKeys(state)];
}

function drawTitle({ queue, at, size }: Drawn): string {
	const position = at < queue.length ? `${at + 1} of ${queue.length}` : 'the end';
	return paint.heading(cell(`Vinilogy › doubtful matches › ${position}`, size.columns));
}

function drawBody(state: Drawn, columns: number, rows: number): string[] {
	if (state.mode.kind === 'help') return drawHelp(state.mode.top, columns, rows);
	if (caseKeyOf(state) === undefined) return drawEnd(state, columns, rows);
	const candidate = candidateOf(state);
	if (state.current === null) return drawBlock([{ text: 'reading …', tone: 'faint' }], columns, rows);
	if (candidate === undefined) return drawBlock([{ text: 'It has no candidates any more.' }], columns, rows);
	return drawCase(state, state.current, candidate, columns, rows);
}

function drawCase(
	state: ReviewState,
	current: ReviewCase,
	candidate: Candidate,
	columns: number,
	rows: number,
): string[] {
	const reasons = describeReasons(candidate.link);
	const count = current.candidates.length;
	const { sideRows, reasonRows, listRows } = shareRows(rows, columns >= wide, reasons.length, count);
	const shown = `${titleOf(candidate.link.provider)} ${state.cursor + 1} of ${count}`;
	return [
		...drawSides(describeOurs(current), describeCandidate(candidate), shown, columns, sideRows),
		drawRule(`${formatScore(candidate.link)} sure, because`, columns),
		...drawBlock(reasons, columns, reasonRows),
		...(listRows === 0 ? [] : [drawRule(countCandidates(current), columns)]),
		...drawList(current.candidates, state.cursor, columns, listRows),
	].slice(0, rows);
}

/**
 * How many rows each part gets, its heading not counted. Both sides and the first reasons come before the list of candidates,
 * the rest of the reasons after it, and what is left over goes to the sides.
 */
function shareRows(rows: number, isWide: boolean, reasons: number, candidates: number) {
	const leastSides = isWide ? 4 : 5;
	const leastReasons = Math.min(reasons, 2);
	const spare = rows - 1 - leastSides - 1 - leastReasons;
	const listRows = candidates > 1 && spare > 2 ? Math.min(candidates, Math.max(2, Math.floor(rows / 4)), spare - 1) : 0;
	const left = spare - (listRows === 0 ? 0 : listRows + 1);
	const reasonRows = leastReasons + Math.min(reasons - leastReasons, Math.max(0, left));
	return { listRows, reasonRows, sideRows: rows - 2 - reasonRows - (listRows === 0 ? 0 : listRows + 1) };
}

/** Both sides next to each other, or on a narrow terminal one above the other. */
function drawSides(ours: Line[], theirs: Line[], title: string, columns: number, rows: number): string[] {
	if (columns >= wide) {
		const left = Math.floor((columns - 1) / 2);
		const right = columns - left - 1;
		const theirLines = drawBlock(theirs, right, rows);
		return [
			`${drawRule('yours', left)}┬${drawRule(title, right)}`,
			...drawBlock(ours, left, rows).map((line, at) => `${line}│${theirLines[at] ?? ''}`),
		];
	}
	const upper = Math.floor((rows - 1) / 2);
	return [
		drawRule('yours', columns),
		...drawBlock(ours, columns, upper),
		drawRule(title, columns),
		...drawBlock(theirs, columns, rows - 1 - upper),
	];
}

function drawList(candidates: readonly Candidate[], cursor: number, columns: number, rows: number): string[] {
	const top = Math.max(0, Math.min(cursor - Math.floor(rows / 2), candidates.length - rows));
	return candidates.slice(top, top + rows).map((candidate, at) => {
		const isCursor = top + at === cursor;
		const line = `${isCursor ? '›' : ' '} ${cell(describeInList(candidate), columns - 2)}`;
		return isCursor ? paint.selected(line) : line;
	});
}

function drawEnd({ decisions, queue }: ReviewState, columns: number, rows: number): string[] {
	const decided = decisions === 0 ? 'Nothing was decided.' : `${formatCounted(decisions, 'decision')} stored.`;
	return drawBlock(
		[
			{ text: `That was the last of ${formatCounted(queue.length, 'case')}.`, tone: 'strong' },
			{ text: `${decided} q leaves, p goes back.` },
		],
		columns,
		rows,
	);
}

function drawHelp(top: number, columns: number, rows: number): string[] {
	const lines = reviewKeys.map(({ keys, does }): Line => ({ label: printKeys(keys), text: does }));
	return drawBlock(lines.slice(top), columns, rows);
}

function drawStatus({ mode, message, current, size }: Drawn): string {
	if (message !== null) return paint[message.tone](cell(nameProviders(message.text), size.columns));
	if (mode.kind !== 'choosing') return ' '.repeat(size.columns);
	const asked = current?.entity === 'artist' ? 'MBID or address' : 'm123, r123 or address';
	return typedCell(`${asked}: `, mode.text, size.columns);
}

function drawKeys(state: Drawn): string {
	const { columns } = state.size;
	if (state.mode.kind === 'choosing') return formatFooter(chooseKeys, () => null, columns);
	if (state.mode.kind === 'help') return formatFooter(reviewHelpKeys, () => null, columns);
	return formatFooter(reviewKeys, (command) => whyNot(state, command), columns);
}
