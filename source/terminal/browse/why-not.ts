import type { browseKeys, CommandOf } from '../keys.ts';
import { countLines } from './offer.ts';
import { selectedRow } from './selected-row.ts';
import { type BrowseState, focusedList, type Level, levelOf, selectedArtist } from './state.ts';

/** Why a key of the lists does nothing now, or null when it does something. A disabled key says this. */
export function whyNot(state: BrowseState, command: CommandOf<typeof browseKeys>): string | null {
	const level = levelOf(state);
	const isEmpty = focusedList(level).list.shown.length === 0;
	switch (command) {
		case 'similar':
			return selectedArtist(level) === undefined ? 'No artist is selected.' : null;
		case 'facets':
			return inPressings(level) ?? (level.pressings?.all.length === 0 ? 'There are no pressings to filter.' : null);
		case 'prices':
		case 'mark':
			return inPressings(level) ?? (isEmpty ? 'No pressing is selected.' : null);
		case 'compare':
			return (
				inPressings(level) ?? ((level.pressings?.marked.size ?? 0) < 2 ? 'Mark two pressings or more: Space.' : null)
			);
		case 'open':
			return countLines(state) === 0 ? whyEmpty(level) : null;
		case 'web':
		case 'copy':
			return selectedRow(level) === null ? 'Nothing is selected.' : null;
		case 'sort':
		case 'export':
			return isEmpty ? 'The list is empty.' : null;
		case 'review':
			return state.waitingForReview === 0 ? 'No match waits for a decision.' : null;
		default:
			return null;
	}
}

function whyEmpty(level: Level): string {
	return level[level.focus]?.status.isRead ? 'The list is empty.' : 'It is still being read.';
}

function inPressings({ focus, pressings }: Level): string | null {
	return focus === 'pressings' && pressings !== null ? null : 'Only in the list of pressings.';
}
