import { wantedPressings } from './hear.ts';
import { selectedIn } from './list.ts';
import { type BrowseState, type Level, levelOf, type Remembered, selectedArtist, withLevel } from './state.ts';

/**
 * Albums and pressings on the screen belong to what is selected: those of another row are put away, with filter, cursor,
 * marks and facets, to be found as they were left. Called after everything that may have moved the selection.
 */
export function settle(state: BrowseState): BrowseState {
	const level = levelOf(state);
	const memory = new Map(state.memory);
	const albums = putAwayAlbums(level, memory);
	const settled = putAwayPressings({ ...level, albums }, memory);
	if (albums === level.albums && settled === level.pressings) return state;
	return withLevel({ ...state, memory }, { ...level, albums, pressings: settled });
}

function putAwayAlbums(level: Level, memory: Map<string, Remembered>): Level['albums'] {
	const { albums } = level;
	if (albums === null || albums.artistId === selectedArtist(level)?.id) return albums;
	memory.set(`albums:${albums.artistId}`, {
		filter: albums.list.filter,
		selectedId: selectedIn(albums.list)?.id,
		marked: new Set(),
		facets: null,
	});
	return null;
}

function putAwayPressings(level: Level, memory: Map<string, Remembered>): Level['pressings'] {
	const { pressings } = level;
	if (pressings === null || pressings.key === wantedPressings(level)) return pressings;
	memory.set(pressings.key, {
		filter: pressings.list.filter,
		selectedId: selectedIn(pressings.list)?.id,
		marked: pressings.marked,
		facets: pressings.facets,
	});
	return null;
}
