import { drawPane } from '../../browse/draw/pane.ts';
import { drawChoice } from '../../draw-choice.ts';
import { drawHelp } from '../../draw-help.ts';
import { changesKeys, confirmKeys, filterKeys, helpKeys, reasonKeys, recsKeys } from '../../keys.ts';
import { drawTooSmall, fillBlock, isTooSmall } from '../../output/blocks.ts';
import { cell, typedCell } from '../../output/cell.ts';
import { formatFooter } from '../../output/footer.ts';
import { formatCounted } from '../../output/numbers.ts';
import { nameProviders } from '../../output/provider-titles.ts';
import { pad, wrapWords } from '../../output/widths.ts';
import { paint } from '../../theme.ts';
import { describeChange, listChanges } from '../changes.ts';
import { recsPane } from '../columns.ts';
import { listRecsKeys } from '../help.ts';
import { layScreen } from '../layout.ts';
import { nameAlbum, type RecsState } from '../state.ts';
import { whyNot } from '../why-not.ts';
import { drawDetail } from './detail.ts';
import { drawAbout, drawTitle } from './heading.ts';

/**
 * The whole screen as lines, each as wide as the terminal and as many as it is high. Pure: the same state gives the same
 * frame, so that what a person sees can be tested without a terminal.
 */
export function drawFrame(state: RecsState): string[] {
	const { columns } = state.size;
	if (isTooSmall(state.size)) return drawTooSmall(state.size);
	return [drawTitle(state), drawAbout(state), ...drawBody(state), drawStatus(state), pad(drawKeys(state), columns)];
}

/** Everything between the heading and the status line, the rule above it included. */
function drawBody(state: RecsState): string[] {
	const { mode } = state;
	const { columns, rows } = state.size;
	const room = { columns, rows: rows - 5 };
	const alone = (lines: string[]) => ['─'.repeat(columns), ...lines];
	switch (mode.kind) {
		case 'help':
			return alone(drawHelp(mode, listRecsKeys(mode.filter), room.columns, room.rows));
		case 'changes':
			return alone(drawChanges(state, mode.top, room.columns, room.rows));
		case 'confirm': {
			const lines = mode.lines ?? ['finding out what would be sent …'];
			const wrapped = [`At Discogs: ${nameAlbum(mode.row)}`, '', ...lines].flatMap((line) => wrapWords(line, columns));
			return alone(
				fillBlock(
					wrapped.map((line) => cell(line, columns)),
					room,
				),
			);
		}
		default:
			return drawListAndDetail(state);
	}
}

function drawListAndDetail(state: RecsState): string[] {
	const layout = layScreen(state.size);
	const { columns } = state.size;
	const list = drawList(state, layout.list.columns, layout.list.rows);
	const detail = drawDetail(state, layout);
	if (!layout.isBeside) {
		const { picture } = layout;
		const below = picture === null ? '─'.repeat(columns) : `${'─'.repeat(picture.columns)}┬`.padEnd(columns, '─');
		return ['─'.repeat(columns), ...list, below, ...detail];
	}
	const above = `${'─'.repeat(layout.list.columns)}┬`.padEnd(columns, '─');
	return [above, ...list.map((line, at) => `${line}│ ${detail[at] ?? ''}`)];
}

function drawList(state: RecsState, width: number, height: number): string[] {
	const { list, showing } = state;
	return drawPane(
		{
			list,
			kind: recsPane(state),
			isFocused: true,
			isMarked: ({ isLocked }) => isLocked,
			isFaint: () => false,
			offer: null,
			empty: describeEmpty(state),
			status: describeList(state),
			now: showing.now,
		},
		width,
		height,
	);
}

/** "/slow▏ · 2 of 20 · * kept: 3". */
function describeList({ list, mode }: RecsState): string {
	const [shown, all] = [list.shown.length, list.rows.length];
	const kept = list.rows.filter(({ isLocked }) => isLocked).length;
	const isTyped = mode.kind === 'filter';
	return [
		list.filter === '' && !isTyped ? '' : `/${list.filter}${isTyped ? '▏' : ''}`,
		shown === all ? formatCounted(all, 'album') : `${shown} of ${all}`,
		kept === 0 ? '' : `* kept: ${kept}`,
	]
		.filter(Boolean)
		.join(' · ');
}

function describeEmpty({ set, list, computingSince }: RecsState): string {
	if (list.rows.length > 0) return 'The filter leaves none: Esc clears it.';
	if (computingSince !== null) return 'computing …';
	return set.shortage === null ? 'There is none.' : `${set.shortage.message} ${set.shortage.next}`;
}

function drawChanges({ set, showing }: RecsState, top: number, width: number, height: number): string[] {
	const { change } = set;
	if (change === null) return fillBlock([], { columns: width, rows: height });
	const head = paint.heading(cell(`  ${describeChange(change, showing.now)}`, width));
	const lines = listChanges(change).map((line) => cell(line, width - 2));
	return drawChoice([head], lines, top, width, height);
}

/** The line above the keys: what is typed, a message, why there are so few, or that a set is being made. */
function drawStatus({ mode, message, set, computingSince, list, size: { columns } }: RecsState): string {
	if (message !== null) return paint[message.tone](cell(nameProviders(message.text), columns));
	if (mode.kind === 'reason') {
		const name = mode.what === 'album' ? nameAlbum(mode.row) : `anything of ${mode.row.album.credit}`;
		return typedCell(`Why not ${name}? (may stay empty) `, mode.text, columns);
	}
	if (mode.kind === 'confirm') return cell(mode.lines === null ? '' : 'Send this to Discogs? y / n', columns);
	if (computingSince !== null) return paint.faint(cell('computing …', columns));
	if (set.shortage !== null && list.rows.length > 0) {
		return paint.warning(cell(`${set.shortage.message} ${set.shortage.next}`, columns));
	}
	return ' '.repeat(columns);
}

function drawKeys(state: RecsState): string {
	const { columns } = state.size;
	const always = () => null;
	switch (state.mode.kind) {
		case 'list':
			return formatFooter(recsKeys, (command) => whyNot(state, command), columns);
		case 'filter':
			return formatFooter(filterKeys, always, columns);
		case 'reason':
			return formatFooter(reasonKeys, always, columns);
		case 'confirm':
			return formatFooter(confirmKeys, always, columns);
		case 'changes':
			return formatFooter(changesKeys, always, columns);
		case 'help':
			return formatFooter(helpKeys, always, columns);
	}
}
