import { exitCodes } from '../../errors.ts';
import {
	browseKeys,
	type CommandOf,
	commandOf,
	compareKeys,
	exportKeys,
	facetKeys,
	filterKeys,
	helpKeys,
	pageKeys,
	searchKeys,
} from '../keys.ts';
import { editText } from '../typed-text.ts';
import { pressingPane } from './columns.ts';
import { comparePressings, countFitting } from './compare.ts';
import { type Effect, only, type Pressed } from './effects.ts';
import { listExport } from './export.ts';
import { applyFacets, followLine, listFacets, noFacets, toggleFacet } from './facets.ts';
import { listKeys } from './help.ts';
import { pageRows } from './layout.ts';
import { stepCursor, withFilter, withRows } from './list.ts';
import { countLines, offeredName } from './offer.ts';
import { pressInLists } from './press-lists.ts';
import { pressInPrices } from './prices/press-prices.ts';
import { chosenIn, isFound, typeQuery } from './search.ts';
import { settle } from './settle.ts';
import { type BrowseState, focusedList, levelOf, type Mode, type PressingsView, withLevel } from './state.ts';

const lists: Mode = { kind: 'lists' };

/** The state after one key, named as in the table of keys. Pure. */
export function press(before: BrowseState, key: string): Pressed {
	const state = before.message === null ? before : { ...before, message: null };
	const { state: after, effects } = pressIn(state, key);
	return { state: settle(after), effects };
}

function pressIn(state: BrowseState, key: string): Pressed {
	const everywhere = commandOf(browseKeys, key);
	if (everywhere === 'leave') return { state, effects: [{ type: 'leave', exitCode: exitCodes.cancelled }] };
	switch (state.mode.kind) {
		case 'lists':
			return pressInLists(state, everywhere, key);
		case 'filter':
			return pressInFilter(state, key);
		case 'search':
			return pressInSearch(state, state.mode, key);
		case 'facets':
			return only(pressInFacets(state, state.mode, key));
		case 'compare':
			return only(pressInCompare(state, state.mode, commandOf(compareKeys, key)));
		case 'prices':
			return pressInPrices(state, state.mode, key);
		case 'pages':
			return pressInPages(state, state.mode, key);
		case 'export':
			return pressInExport(state, state.mode, key);
		case 'help':
			return only(pressInHelp(state, state.mode, key));
	}
}

function pressInFilter(state: BrowseState, key: string): Pressed {
	const level = levelOf(state);
	const { list, put } = focusedList(level);
	const command = commandOf(filterKeys, key);
	if (command === 'back') {
		const cleared = put((each, kind) => withFilter(each, kind, ''));
		return only({ ...withLevel(state, cleared), mode: lists });
	}
	if (command === 'accept') {
		const name = offeredName(state);
		return { state: { ...state, mode: lists }, effects: name === null ? [] : [{ type: 'fetch-artist', name }] };
	}
	if (command === 'down' || command === 'up') {
		const cursor = stepCursor(list.cursor, command, countLines(state), pageRows(state));
		return only(
			withLevel(
				state,
				put((each) => ({ ...each, cursor })),
			),
		);
	}
	const filter = editText(list.filter, key, command);
	if (filter === list.filter) return only(state);
	return only(
		withLevel(
			state,
			put((each, kind) => withFilter(each, kind, filter)),
		),
	);
}

function pressInSearch(state: BrowseState, mode: Extract<Mode, { kind: 'search' }>, key: string): Pressed {
	const command = commandOf(searchKeys, key);
	if (command === 'back') return only({ ...state, mode: lists });
	if (command === 'open') {
		if (!isFound(mode)) return only({ ...state, mode: { ...mode, isAwaited: true } });
		const chosen = chosenIn(mode);
		if (chosen === null) return only({ ...state, mode: { ...mode, isAwaited: false } });
		const effect: Effect =
			'hit' in chosen ? { type: 'open-hit', hit: chosen.hit } : { type: 'fetch-artist', name: chosen.fetch };
		return { state: { ...state, mode: lists }, effects: [effect] };
	}
	return only({ ...state, mode: { kind: 'search', ...typeQuery(mode, key, command) } });
}

function pressInFacets(state: BrowseState, mode: Extract<Mode, { kind: 'facets' }>, key: string): BrowseState {
	const level = levelOf(state);
	const { pressings } = level;
	const command = commandOf(facetKeys, key);
	if (pressings === null || command === 'back') return { ...state, mode: lists };
	const lines = listFacets(pressings.facets, pressings.all);
	const line = lines[mode.cursor];
	if (command === 'clear') {
		const cursor = followLine(lines, mode.cursor, listFacets(noFacets, pressings.all));
		const cleared = withLevel(state, { ...level, pressings: withFacets(pressings, noFacets) });
		return { ...cleared, mode: { kind: 'facets', cursor } };
	}
	if (command === 'toggle' && line !== undefined) {
		const changed = withFacets(pressings, toggleFacet(pressings.facets, line));
		const cursor = followLine(lines, mode.cursor, listFacets(changed.facets, changed.all));
		return { ...withLevel(state, { ...level, pressings: changed }), mode: { kind: 'facets', cursor } };
	}
	return { ...state, mode: { ...mode, cursor: stepCursor(mode.cursor, command, lines.length, pageRows(state)) } };
}

function withFacets(pressings: PressingsView, facets: PressingsView['facets']): PressingsView {
	return { ...pressings, facets, list: withRows(pressings.list, pressingPane, applyFacets(facets, pressings.all)) };
}

function pressInCompare(
	state: BrowseState,
	mode: Extract<Mode, { kind: 'compare' }>,
	command: CommandOf<typeof compareKeys> | undefined,
): BrowseState {
	const last = mode.rows.length - countFitting(mode, state.size.columns);
	const lastLine = comparePressings(mode.rows, state.now).length - 1;
	switch (command) {
		case 'back':
			return { ...state, mode: lists };
		case 'left':
			return { ...state, mode: { ...mode, at: Math.max(0, Math.min(last, mode.at) - 1) } };
		case 'right':
			return { ...state, mode: { ...mode, at: Math.min(last, mode.at + 1) } };
		case 'up':
			return { ...state, mode: { ...mode, top: Math.max(0, mode.top - 1) } };
		case 'down':
			return { ...state, mode: { ...mode, top: Math.min(lastLine, mode.top + 1) } };
		default:
			return state;
	}
}

function pressInPages(state: BrowseState, mode: Extract<Mode, { kind: 'pages' }>, key: string): Pressed {
	const command = commandOf(pageKeys, key);
	const page = mode.pages[mode.cursor];
	if (command === 'back') return only({ ...state, mode: lists });
	if (command === 'open' && page !== undefined) {
		return { state: { ...state, mode: lists }, effects: [{ type: 'open-page', url: page.url }] };
	}
	const cursor = stepCursor(mode.cursor, command, mode.pages.length, mode.pages.length);
	return only({ ...state, mode: { ...mode, cursor } });
}

function pressInExport(state: BrowseState, mode: Extract<Mode, { kind: 'export' }>, key: string): Pressed {
	const command = commandOf(exportKeys, key);
	if (command === 'back') return only({ ...state, mode: lists });
	if (command === 'accept') {
		return {
			state: { ...state, mode: lists },
			effects: [{ type: 'export', path: mode.path.trim(), rows: listExport(levelOf(state), state.now) }],
		};
	}
	return only({ ...state, mode: { ...mode, path: editText(mode.path, key, command) } });
}

function pressInHelp(state: BrowseState, mode: Extract<Mode, { kind: 'help' }>, key: string): BrowseState {
	const command = commandOf(helpKeys, key);
	if (command === 'back') return { ...state, mode: lists };
	const filter = editText(mode.filter, key, command);
	if (filter !== mode.filter) return { ...state, mode: { ...mode, filter, cursor: 0 } };
	const cursor = stepCursor(mode.cursor, command, listKeys(filter).length, pageRows(state));
	return { ...state, mode: { ...mode, cursor } };
}
