import type { AlbumsView, ArtistsView, BrowseState, Level, PressingsView, Remembered } from './state.ts';

type Memory = BrowseState['memory'];

/** Under which key a list of artists, albums or pressings is remembered. */
export const memoryKeys = {
	artists: (placeKey: string) => `artists:${placeKey}`,
	albums: (artistId: number) => `albums:${artistId}`,
	/** `key` as in `PressingsView`. */
	pressings: (key: string) => key,
};

/** With these lists as they are left, to be found again so; null where there is none to be remembered. */
export function rememberLists(
	memory: Memory,
	{ albums, pressings }: { albums: AlbumsView | null; pressings: PressingsView | null },
): Memory {
	const left = new Map(memory);
	if (albums !== null) {
		left.set(memoryKeys.albums(albums.artistId), { ...leave(albums), marked: new Set(), facets: null });
	}
	if (pressings !== null) {
		const { marked, facets } = pressings;
		left.set(memoryKeys.pressings(pressings.key), { ...leave(pressings), marked, facets });
	}
	return left;
}

/** With everything of a place that is left; `placeKey` names the place. */
export function rememberLevel(memory: Memory, level: Level, placeKey: string): Memory {
	const artists: Remembered = { ...leave(level.artists), marked: new Set(), facets: null };
	return new Map(rememberLists(memory, level)).set(memoryKeys.artists(placeKey), artists);
}

function leave({ list, status }: ArtistsView | AlbumsView | PressingsView) {
	const { filter, shown, cursor } = list;
	return { filter, selectedId: shown[cursor]?.id, status };
}
