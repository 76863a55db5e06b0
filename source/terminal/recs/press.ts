import { exitCodes } from '../../errors.ts';
import type { Decision } from '../../recommendations/decisions.ts';
import type { Recommendation } from '../../recommendations/recommendation.ts';
import type { AlbumRow } from '../../store/albums-reader.ts';
import { cleanText } from '../../text.ts';
import { layColumns } from '../browse/lay-columns.ts';
import { changeRows, stepCursor, withFilter, withRows, withSort } from '../browse/list.ts';
import {
	type CommandOf,
	changesKeys,
	commandOf,
	confirmKeys,
	filterKeys,
	helpKeys,
	reasonKeys,
	recsKeys,
} from '../keys.ts';
import { editText } from '../typed-text.ts';
import { listChanges } from './changes.ts';
import { recsPane } from './columns.ts';
import { listRecsKeys } from './help.ts';
import { layScreen, pageRows } from './layout.ts';
import { pageOf } from './page.ts';
import { type Mode, nameAlbum, type RecsState, selectedRow } from './state.ts';
import { whyNot } from './why-not.ts';

/** What a key asks of the outside. */
export type Effect =
	| { type: 'decide'; decision: Decision }
	| { type: 'undo' }
	/** The set for the parameters as they are now. `isForced`: also where a stored one is valid. */
	| { type: 'recommend'; isForced: boolean }
	/** Finds out what would be sent to Discogs; sends it. */
	| { type: 'prepare-want' | 'send-want'; row: Recommendation }
	| { type: 'open-album'; album: AlbumRow }
	| { type: 'open-page'; url: string }
	| { type: 'copy'; text: string }
	| { type: 'leave'; exitCode: number };

/** What a key makes of the state, and what it asks of the outside; null for nothing. */
export interface Pressed {
	state: RecsState;
	effect: Effect | null;
}

const list: Mode = { kind: 'list' };

/** The state after one key, named as in the table of keys. Pure. */
export function press(before: RecsState, key: string): Pressed {
	const state = before.message === null ? before : { ...before, message: null };
	if (commandOf(recsKeys, key) === 'leave') return { state, effect: { type: 'leave', exitCode: exitCodes.cancelled } };
	const { mode } = state;
	switch (mode.kind) {
		case 'list':
			return pressInList(state, key);
		case 'filter':
			return only(pressInFilter(state, key));
		case 'reason':
			return pressInReason(state, mode, key);
		case 'confirm':
			return pressInConfirm(state, mode, key);
		case 'changes':
			return only(pressInChanges(state, mode, key));
		case 'help':
			return only(pressInHelp(state, mode, key));
	}
}

function pressInList(state: RecsState, key: string): Pressed {
	const command = commandOf(recsKeys, key);
	if (command === undefined) return only(state);
	const reason = whyNot(state, command);
	if (reason !== null) return only({ ...state, message: { text: reason, tone: 'warning' } });
	const row = selectedRow(state);
	return row === undefined ? pressWithout(state, command, key) : pressOn(state, row, command, key);
}

/** Keys that need no selected row. */
function pressWithout(state: RecsState, command: CommandOf<typeof recsKeys>, key: string): Pressed {
	switch (command) {
		case 'undo':
			return { state: { ...state, storing: state.storing + 1 }, effect: { type: 'undo' } };
		case 'discovery':
			return turn(state, 1);
		case 'familiar':
			return turn(state, -1);
		case 'changes':
			return only({ ...state, mode: { kind: 'changes', top: 0 } });
		case 'filter':
			return only({ ...state, mode: { kind: 'filter' } });
		case 'refresh':
			return { state, effect: { type: 'recommend', isForced: true } };
		case 'help':
			return only({ ...state, mode: { kind: 'help', filter: '', cursor: 0 } });
		case 'back':
			return leave(state);
		case 'sort':
			return only(sortBy(state, Number(key) - 1));
		default:
			return only(move(state, command));
	}
}

/** Sorted by the column at that place on the screen. */
function sortBy(state: RecsState, place: number): RecsState {
	const kind = recsPane(state);
	const { columns } = layScreen(state.size).list;
	const column = layColumns(kind.columns, state.list.rows, columns, state.showing.now)[place];
	return column === undefined ? state : { ...state, list: withSort(state.list, kind, column.at) };
}

/** Keys that do something with the selected row, and all others. */
function pressOn(state: RecsState, row: Recommendation, command: CommandOf<typeof recsKeys>, key: string): Pressed {
	const { album, isLocked } = row;
	const decided = { albumId: album.id, name: nameAlbum(row) };
	switch (command) {
		case 'lock':
			return decide(withRow(state, row, { isLocked: !isLocked }), { type: isLocked ? 'unlock' : 'lock', ...decided });
		case 'want': {
			const isWanted = state.wanted.has(album.id);
			const wanted = new Set(state.wanted);
			if (isWanted) wanted.delete(album.id);
			else wanted.add(album.id);
			return decide({ ...state, wanted }, { type: isWanted ? 'unwant' : 'want', ...decided });
		}
		case 'dismiss':
			return only({ ...state, mode: { kind: 'reason', what: 'album', row, text: '' } });
		case 'dismiss-artist':
			return only({ ...state, mode: { kind: 'reason', what: 'artist', row, text: '' } });
		case 'want-at-discogs':
			return {
				state: { ...state, mode: { kind: 'confirm', row, lines: null } },
				effect: { type: 'prepare-want', row },
			};
		case 'open':
			return { state, effect: { type: 'open-album', album } };
		case 'web': {
			const url = pageOf(album);
			return url === null ? only(state) : { state, effect: { type: 'open-page', url } };
		}
		case 'copy': {
			const parts = [nameAlbum(row), album.firstReleaseYear, row.best?.url ?? pageOf(album)];
			return { state, effect: { type: 'copy', text: cleanText(parts.filter((part) => part !== null).join(' · ')) } };
		}
		default:
			return pressWithout(state, command, key);
	}
}

/** Esc clears a filter first. */
function leave(state: RecsState): Pressed {
	if (state.list.filter !== '') return only({ ...state, list: withFilter(state.list, recsPane(state), '') });
	return { state, effect: { type: 'leave', exitCode: exitCodes.done } };
}

/** The dial a tenth further; the sum of tenths is no tenth in floating point. */
function turn(state: RecsState, tenths: number): Pressed {
	const discover = Math.max(0, Math.min(1, Math.round(state.parameters.discover * 10 + tenths) / 10));
	return {
		state: { ...state, parameters: { ...state.parameters, discover } },
		effect: { type: 'recommend', isForced: false },
	};
}

function move(state: RecsState, command: CommandOf<typeof recsKeys>): RecsState {
	const cursor = stepCursor(state.list.cursor, command, state.list.shown.length, pageRows(state));
	return cursor === state.list.cursor ? state : { ...state, list: { ...state.list, cursor } };
}

/** A row that is seen changed before that is stored. */
function withRow(state: RecsState, row: Recommendation, change: Partial<Recommendation>): RecsState {
	return {
		...state,
		list: changeRows(state.list, recsPane(state), (each) => (each === row ? { ...each, ...change } : each)),
	};
}

function decide(state: RecsState, decision: Decision): Pressed {
	return { state: { ...state, storing: state.storing + 1 }, effect: { type: 'decide', decision } };
}

function pressInFilter(state: RecsState, key: string): RecsState {
	const command = commandOf(filterKeys, key);
	const { filter } = state.list;
	if (command === 'accept') return { ...state, mode: list };
	if (command === 'back') return { ...state, mode: list, list: withFilter(state.list, recsPane(state), '') };
	if (command === 'down') return move(state, command);
	if (command === 'up') return move(state, command);
	const typed = editText(filter, key, command);
	return typed === filter ? state : { ...state, list: withFilter(state.list, recsPane(state), typed) };
}

/** What is dismissed is gone from the list at once; others take its place when the set is made anew. */
function pressInReason(state: RecsState, mode: Extract<Mode, { kind: 'reason' }>, key: string): Pressed {
	const command = commandOf(reasonKeys, key);
	if (command === 'back') return only({ ...state, mode: list });
	if (command !== 'accept') return only({ ...state, mode: { ...mode, text: editText(mode.text, key, command) } });
	const { row, what } = mode;
	const { album } = row;
	const reason = cleanText(mode.text) || null;
	const isGone = (each: Recommendation) =>
		what === 'album' ? each.album.id === album.id : each.album.artistId === album.artistId;
	const left = state.list.rows.filter((each) => !isGone(each));
	const without = { ...state, mode: list, list: withRows(state.list, recsPane(state), left) };
	return what === 'album'
		? decide(without, { type: 'dismiss-album', albumId: album.id, reason, name: nameAlbum(row) })
		: decide(without, { type: 'dismiss-artist', artistId: album.artistId, reason, name: album.credit });
}

function pressInConfirm(state: RecsState, mode: Extract<Mode, { kind: 'confirm' }>, key: string): Pressed {
	const command = commandOf(confirmKeys, key);
	if (command === 'back') return only({ ...state, mode: list });
	if (command !== 'accept' || mode.lines === null) return only(state);
	return { state: { ...state, mode: list }, effect: { type: 'send-want', row: mode.row } };
}

function pressInChanges(state: RecsState, mode: Extract<Mode, { kind: 'changes' }>, key: string): RecsState {
	const command = commandOf(changesKeys, key);
	if (command === 'back' || state.set.change === null) return { ...state, mode: list };
	const count = listChanges(state.set.change).length;
	return { ...state, mode: { kind: 'changes', top: stepCursor(mode.top, command, count, pageRows(state)) } };
}

function pressInHelp(state: RecsState, mode: Extract<Mode, { kind: 'help' }>, key: string): RecsState {
	const command = commandOf(helpKeys, key);
	if (command === 'back') return { ...state, mode: list };
	const filter = editText(mode.filter, key, command);
	if (filter !== mode.filter) return { ...state, mode: { ...mode, filter, cursor: 0 } };
	const cursor = stepCursor(mode.cursor, command, listRecsKeys(filter).length, pageRows(state));
	return { ...state, mode: { ...mode, cursor } };
}

function only(state: RecsState): Pressed {
	return { state, effect: null };
}
