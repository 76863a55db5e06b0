import { hasOffer } from './offer.ts';
import { wantedPressings } from './put-lists.ts';
import { rememberLists } from './remember.ts';
import { type BrowseState, type Level, levelOf, selectedArtist, withLevel } from './state.ts';

/**
 * Albums and pressings on the screen belong to what is selected: those of another row are put away, with filter, cursor,
 * marks and facets, to be found as they were left. Called after everything that may have moved the selection.
 */
export function settle(state: BrowseState): BrowseState {
	const level = leaveOffer(state, levelOf(state));
	const albums = level.albums?.artistId === selectedArtist(level)?.id ? level.albums : null;
	const pressings = level.pressings?.key === wantedPressings({ ...level, albums }) ? level.pressings : null;
	const isAlbumsLeft = albums !== level.albums;
	const isPressingsLeft = pressings !== level.pressings;
	if (!isAlbumsLeft && !isPressingsLeft) return level === levelOf(state) ? state : withLevel(state, level);
	const memory = rememberLists(state.memory, {
		albums: isAlbumsLeft ? level.albums : null,
		pressings: isPressingsLeft ? level.pressings : null,
	});
	return withLevel({ ...state, memory }, { ...level, albums, pressings });
}

/** The cursor goes to the last row when the offer that it was on is made no more. */
function leaveOffer(state: BrowseState, level: Level): Level {
	const { list } = level.artists;
	if (list.cursor < list.shown.length || list.cursor === 0 || hasOffer(state)) return level;
	return { ...level, artists: { ...level.artists, list: { ...list, cursor: Math.max(0, list.shown.length - 1) } } };
}
