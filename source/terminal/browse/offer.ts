import { normalizeName } from '../../matching/names.ts';
import { type BrowseState, focusedList, levelOf } from './state.ts';

/** Whether the filter of the library may be fetched as a name: no artist that is here is called so. */
export function hasOffer(state: BrowseState): boolean {
	const { place, focus, artists } = levelOf(state);
	const name = artists.list.filter.trim();
	if (place.kind !== 'library' || focus !== 'artists' || name === '') return false;
	const wanted = normalizeName(name);
	return !artists.list.shown.some(({ normalizedName }) => normalizedName === wanted);
}

/** How many lines of the focused list can be chosen: its rows, and the offer below them where one is made. */
export function countLines(state: BrowseState): number {
	return focusedList(levelOf(state)).list.shown.length + (hasOffer(state) ? 1 : 0);
}

/** The name that is fetched when the line under the cursor is the offer; null when it is a row. */
export function offeredName(state: BrowseState): string | null {
	const { list } = levelOf(state).artists;
	return hasOffer(state) && list.cursor >= list.shown.length ? list.filter.trim() : null;
}
