import type { ArtistLine } from '../../store/browse-reader.ts';
import { albumPane, artistPane, pressingPane } from './columns.ts';
import { applyFacets, noFacets } from './facets.ts';
import { emptyList, type List, withRows } from './list.ts';
import type { News } from './news.ts';
import type { PricedAlbum, PricedPressing } from './prices/priced.ts';
import { memoryKeys } from './remember.ts';
import {
	type AlbumsView,
	type BrowseState,
	type Level,
	type Place,
	type PressingsView,
	type Remembered,
	selectedAlbum,
	selectedArtist,
	unread,
} from './state.ts';

/** Which pressings belong beside the selected album, or on a label's page. */
export function wantedPressings(level: Level): string | null {
	if (level.place.kind === 'label') return `label:${level.place.label}`;
	const album = selectedAlbum(level);
	return album === undefined ? null : `album:${album.id}`;
}

/** With the artists that were read for this place; found as they were left. */
export function putArtists(state: BrowseState, level: Level, rows: readonly ArtistLine[]): Level {
	const { list, status } = level.artists;
	const remembered = status.isRead ? undefined : state.memory.get(memoryKeys.artists(placeKey(level.place)));
	const before = { ...list, sort: state.sorts.artists, filter: list.filter || (remembered?.filter ?? '') };
	return {
		...level,
		artists: {
			list: withRows(before, artistPane, rows, remembered?.selectedId),
			status: { ...status, isRead: true },
		},
	};
}

/** With the albums that were read for the selected artist; found as they were left. */
export function putAlbums(
	state: BrowseState,
	level: Level,
	{ artistId, rows }: Extract<News, { type: 'albums' }>,
): Level {
	const { list, status } = albumsOf(state, level, artistId);
	const remembered = status.isRead ? undefined : state.memory.get(memoryKeys.albums(artistId));
	return {
		...level,
		albums: {
			artistId,
			list: withRows(list, albumPane, rows, remembered?.selectedId),
			status: { ...status, isRead: true },
		},
	};
}

/** The artist's albums as they stand, or as they were left. */
function albumsOf(state: BrowseState, { albums }: Level, artistId: number): AlbumsView {
	if (albums?.artistId === artistId) return albums;
	const remembered = state.memory.get(memoryKeys.albums(artistId));
	return {
		artistId,
		list: recall<PricedAlbum>(state, 'albums', remembered),
		status: { ...(remembered?.status ?? unread('musicbrainz')), isRead: false },
	};
}

/** With the pressings that were read for the selected album or the label, as far as the facets let them through. */
export function putPressings(
	state: BrowseState,
	level: Level,
	{ key, rows }: { key: string; rows: readonly PricedPressing[] },
): Level {
	const view = pressingsOf(state, level, key);
	const remembered = view.status.isRead ? undefined : state.memory.get(memoryKeys.pressings(key));
	const list = withRows(view.list, pressingPane, applyFacets(view.facets, rows), remembered?.selectedId);
	return { ...level, pressings: { ...view, all: rows, list, status: { ...view.status, isRead: true } } };
}

/** The pressings as they stand, or as they were left. */
function pressingsOf(state: BrowseState, { pressings }: Level, key: string): PressingsView {
	if (pressings?.key === key) return pressings;
	const remembered = state.memory.get(memoryKeys.pressings(key));
	return {
		key,
		all: [],
		facets: remembered?.facets ?? noFacets,
		list: recall<PricedPressing>(state, 'pressings', remembered),
		marked: remembered?.marked ?? new Set(),
		status: { ...(remembered?.status ?? unread('discogs')), isRead: false },
	};
}

function recall<Row>(state: BrowseState, pane: 'albums' | 'pressings', remembered: Remembered | undefined): List<Row> {
	return { ...emptyList<Row>(), sort: state.sorts[pane], filter: remembered?.filter ?? '' };
}

type StatusNews = Extract<News, { type: 'status' }>;

/** How a list stands is said before its rows are read, too: what is on its way is named at once. */
export function putStatus(state: BrowseState, level: Level, { pane, key, status }: StatusNews): Level {
	const artist = selectedArtist(level);
	if (pane === 'artists' && key === placeKey(level.place)) {
		return { ...level, artists: { ...level.artists, status: { ...level.artists.status, ...status } } };
	}
	if (pane === 'albums' && artist !== undefined && key === `artist:${artist.id}`) {
		const albums = albumsOf(state, level, artist.id);
		return { ...level, albums: { ...albums, status: { ...albums.status, ...status } } };
	}
	if (pane === 'pressings' && key === wantedPressings(level)) {
		const pressings = pressingsOf(state, level, key);
		return { ...level, pressings: { ...pressings, status: { ...pressings.status, ...status } } };
	}
	return level;
}

/** What is heard of a list that was left counts when a person comes back to it. */
export function rememberStatus(state: BrowseState, { pane, key, status }: StatusNews): BrowseState {
	const at = pane === 'albums' ? memoryKeys.albums(Number(key.replace('artist:', ''))) : memoryKeys.pressings(key);
	const remembered = state.memory.get(at);
	if (remembered === undefined || pane === 'artists') return state;
	const before = remembered.status ?? unread(pane === 'albums' ? 'musicbrainz' : 'discogs');
	const memory = new Map(state.memory).set(at, { ...remembered, status: { ...before, ...status } });
	return { ...state, memory };
}

/** What a level's list of artists is of. */
export function placeKey(place: Place): string {
	if (place.kind === 'similar') return `similar:${place.to.id}`;
	return place.kind === 'label' ? `label:${place.label}` : 'library';
}
