import { exitCodes } from '../../errors.ts';
import { cleanText } from '../../text.ts';
import type { browseKeys, CommandOf } from '../keys.ts';
import { albumPane, artistPane, pressingPane } from './columns.ts';
import { only, type Pressed } from './effects.ts';
import { nameExport } from './export.ts';
import { layColumns } from './lay-columns.ts';
import { layScreen, pageRows } from './layout.ts';
import { moveCursor, type Sort, stepCursor, withFilter, withSort } from './list.ts';
import { countLines, offeredName } from './offer.ts';
import { type Page, pagesOfAlbum, pagesOfArtist, pagesOfPressing } from './pages.ts';
import { placeKey } from './put-lists.ts';
import { rememberLevel } from './remember.ts';
import { startSearch } from './search.ts';
import { selectedRow } from './selected-row.ts';
import {
	type BrowseState,
	focusedList,
	type Level,
	levelOf,
	openLevel,
	type PaneName,
	selectedArtist,
	selectedPressing,
	withLevel,
} from './state.ts';
import { whyNot } from './why-not.ts';

type Command = CommandOf<typeof browseKeys>;

/** A key in the lists. One that can do nothing now says why. */
export function pressInLists(state: BrowseState, command: Command | undefined, key: string): Pressed {
	if (command === undefined) return only(state);
	const reason = whyNot(state, command);
	if (reason !== null) return only({ ...state, message: { text: reason, tone: 'warning' } });
	const level = levelOf(state);
	switch (command) {
		case 'open':
			return open(state, level);
		case 'back':
			return only(back(state, level));
		case 'filter':
			return only({ ...state, mode: { kind: 'filter' } });
		case 'search':
			return only({ ...state, mode: { kind: 'search', ...startSearch() } });
		case 'similar':
			return only(openSimilar(state, level));
		case 'sort':
			return only(sortBy(state, level, key));
		case 'facets':
			return only({ ...state, mode: { kind: 'facets', cursor: 0 } });
		case 'mark':
			return only(mark(state, level));
		case 'compare':
			return only(compare(state, level));
		case 'prices':
			return only(openPrices(state, level));
		case 'web':
			return openWeb(state, level);
		case 'copy':
			return { state, effects: [{ type: 'copy', text: cleanText(describeRow(level)) }] };
		case 'export':
			return only({ ...state, mode: { kind: 'export', path: nameExport(level) } });
		case 'help':
			return only({ ...state, mode: { kind: 'help', filter: '', cursor: 0 } });
		case 'refresh':
			return { state, effects: [{ type: 'refresh' }] };
		case 'review':
			return { state, effects: [{ type: 'review' }] };
		case 'quit':
			return { state, effects: [{ type: 'leave', exitCode: exitCodes.done }] };
		default:
			return only(move(state, level, command));
	}
}

function move(state: BrowseState, level: Level, command: Command): BrowseState {
	const { list, put } = focusedList(level);
	const cursor = stepCursor(list.cursor, command, countLines(state), pageRows(state));
	return cursor === list.cursor
		? state
		: withLevel(
				state,
				put((each) => ({ ...each, cursor })),
			);
}

function open(state: BrowseState, level: Level): Pressed {
	if (level.focus === 'artists') {
		const name = offeredName(state);
		if (name !== null) return { state, effects: [{ type: 'fetch-artist', name }] };
		return only(withLevel(state, { ...level, focus: 'albums' }));
	}
	if (level.focus === 'albums') return only(withLevel(state, { ...level, focus: 'pressings' }));
	const pressing = selectedPressing(level);
	if (pressing?.discogsId == null) return only(state);
	return { state, effects: [{ type: 'read-details', discogsId: pressing.discogsId }] };
}

/** Esc clears a filter first, then goes a pane to the left, then a step back on the trail. */
function back(state: BrowseState, level: Level): BrowseState {
	const { list, put } = focusedList(level);
	if (list.filter !== '')
		return withLevel(
			state,
			put((each, kind) => withFilter(each, kind, '')),
		);
	if (level.focus === 'pressings' && level.place.kind !== 'label')
		return withLevel(state, { ...level, focus: 'albums' });
	if (level.focus === 'albums') return withLevel(state, { ...level, focus: 'artists' });
	if (state.trail.length > 1) {
		const memory = rememberLevel(state.memory, level, placeKey(level.place));
		return { ...state, memory, trail: state.trail.slice(0, -1) };
	}
	return { ...state, message: { text: 'This is the top: q leaves.', tone: 'plain' } };
}

function openSimilar(state: BrowseState, level: Level): BrowseState {
	const artist = selectedArtist(level);
	if (artist === undefined) return state;
	return {
		...state,
		trail: [...state.trail, openLevel({ kind: 'similar', to: { id: artist.id, name: artist.name } })],
	};
}

/** By the column that stands at this place on the screen: nobody counts those that there was no room for. */
function sortBy(state: BrowseState, level: Level, key: string): BrowseState {
	const pane: PaneName = level.focus;
	const width = layScreen(state).panes.find((laid) => laid.pane === pane)?.width ?? state.size.columns;
	const place = key === '0' ? 9 : Number(key) - 1;
	let sort: Sort | null = state.sorts[pane];
	const sorted = focusedList(level).put((list, kind) => {
		const column = layColumns(kind.columns, list.rows, width, state.now)[place];
		if (column === undefined) return list;
		const next = withSort(list, kind, column.at);
		sort = next.sort;
		return next;
	});
	return { ...withLevel(state, sorted), sorts: { ...state.sorts, [pane]: sort } };
}

function mark(state: BrowseState, level: Level): BrowseState {
	const { pressings } = level;
	const row = selectedPressing(level);
	if (pressings === null || row === undefined) return state;
	const marked = new Set(pressings.marked);
	if (!marked.delete(row.id)) marked.add(row.id);
	const list = moveCursor(pressings.list, pressings.list.cursor + 1);
	return withLevel(state, { ...level, pressings: { ...pressings, marked, list } });
}

function compare(state: BrowseState, { pressings }: Level): BrowseState {
	if (pressings === null) return state;
	const rows = pressings.all.filter(({ id }) => pressings.marked.has(id));
	return { ...state, mode: { kind: 'compare', rows, at: 0, top: 0 } };
}

function openPrices(state: BrowseState, level: Level): BrowseState {
	const pressing = selectedPressing(level);
	if (pressing === undefined) return state;
	const nothing = { view: null, chosen: null, askingSince: null, unasked: [] };
	return { ...state, mode: { kind: 'prices', pressing, ...nothing } };
}

function openWeb(state: BrowseState, level: Level): Pressed {
	const pages = pagesOf(level);
	const [page] = pages;
	if (page === undefined) {
		return only({ ...state, message: { text: 'No page of it is known yet.', tone: 'warning' } });
	}
	if (pages.length === 1) return { state, effects: [{ type: 'open-page', url: page.url }] };
	return only({ ...state, mode: { kind: 'pages', pages, cursor: 0 } });
}

/** The pages of the selected row. */
function pagesOf(level: Level): Page[] {
	const selected = selectedRow(level);
	switch (selected?.kind) {
		case 'pressing':
			return pagesOfPressing(selected.pressing);
		case 'album':
			return pagesOfAlbum(selected.album);
		case 'artist':
			return pagesOfArtist(selected.artist);
		default:
			return [];
	}
}

/** What is copied: the row in words, and its page's address. */
function describeRow(level: Level): string {
	const [page] = pagesOf(level);
	return [nameRow(level), page?.url].filter(Boolean).join(' ');
}

function nameRow(level: Level): string {
	const selected = selectedRow(level);
	switch (selected?.kind) {
		case 'pressing':
			return pressingPane.name(selected.pressing);
		case 'album':
			return `${selected.album.credit} – ${albumPane.name(selected.album)}`;
		case 'artist':
			return artistPane.name(selected.artist);
		default:
			return '';
	}
}
