import type { AlbumLine, ArtistLine } from '../../store/browse-reader.ts';
import type { ReleaseRow } from '../../store/releases-reader.ts';
import { albumPane, artistPane, pressingPane } from './columns.ts';
import { applyFacets, noFacets } from './facets.ts';
import { emptyList, type List, withFilter, withRows } from './list.ts';
import type { News } from './news.ts';
import { withHits } from './search.ts';
import {
	type BrowseState,
	type Detail,
	type Level,
	levelOf,
	openLevel,
	type PaneStatus,
	type Place,
	selectedAlbum,
	selectedArtist,
	unread,
	withLevel,
} from './state.ts';

/** The state after some news. Pure: whatever is to be fetched or read because of it follows from the state (see `wants.ts`). */
export function hear(state: BrowseState, news: News): BrowseState {
	const level = levelOf(state);
	switch (news.type) {
		case 'artists':
			return {
				...state,
				trail: state.trail.map((each) =>
					placeKey(each.place) === news.place ? putArtists(state, each, news.rows) : each,
				),
			};
		case 'counts':
			return changeLines(state, (line) => {
				const counts = news.counts.get(line.id);
				return counts === undefined ? line : { ...line, counts };
			});
		case 'artist-lines':
			return joinLines(state, news.rows);
		case 'albums':
			return news.artistId === selectedArtist(level)?.id ? withLevel(state, putAlbums(state, level, news)) : state;
		case 'pressings':
			return news.key === wantedPressings(level) ? withLevel(state, putPressings(state, level, news)) : state;
		case 'status':
			return withLevel(state, putStatus(level, news));
		case 'detail':
			return { ...state, detail: news.detail, picture: keepsPicture(state.detail, news.detail) ? state.picture : null };
		case 'picture':
			return news.key === pictureKey(state.detail)
				? { ...state, picture: { key: news.key, pixels: news.pixels } }
				: state;
		case 'hits':
			return state.mode.kind === 'search'
				? { ...state, mode: { kind: 'search', ...withHits(state.mode, news.query, news.hits) } }
				: state;
		case 'naming':
			return { ...state, naming: news.naming };
		case 'artist-found':
			return openArtist(joinLines(state, [news.line]), news.line);
		case 'merged':
			return goOnAs(joinLines(state, [news.into]), news.fromId, news.into);
		case 'label':
			return {
				...state,
				trail: [...state.trail, openLevel({ kind: 'label', label: news.label })],
				mode: { kind: 'lists' },
			};
		case 'go-to':
			return goTo(state, news);
		case 'sources':
			return { ...state, sources: news.sources };
		case 'review':
			return { ...state, waitingForReview: news.waiting };
		case 'message':
			return { ...state, message: { text: news.text, tone: news.tone } };
		case 'tick':
			return { ...state, now: news.now };
		case 'resized':
			return { ...state, size: { columns: news.columns, rows: news.rows } };
	}
}

/** Pressings of one album have the same cover: it stays while a person goes through them. */
function keepsPicture(before: Detail | null, now: Detail): boolean {
	return pictureKey(before) === pictureKey(now);
}

/** Which picture a detail has: the address of one, or the name whose initials stand for it. */
export function pictureKey(detail: Detail | null): string | null {
	return detail === null ? null : (detail.image?.url ?? `initials of ${detail.name}`);
}

/** Which pressings belong beside the selected album, or on a label's page. */
export function wantedPressings(level: Level): string | null {
	if (level.place.kind === 'label') return `label:${level.place.label}`;
	const album = selectedAlbum(level);
	return album === undefined ? null : `album:${album.id}`;
}

function putArtists(state: BrowseState, level: Level, rows: readonly ArtistLine[]): Level {
	const sorted = { ...level.artists.list, sort: state.sorts.artists };
	return {
		...level,
		artists: {
			list: withRows(sorted, artistPane, rows),
			status: { ...level.artists.status, isRead: true },
		},
	};
}

function putAlbums(state: BrowseState, level: Level, { artistId, rows }: Extract<News, { type: 'albums' }>): Level {
	const isSame = level.albums?.artistId === artistId;
	const remembered = state.memory.get(`albums:${artistId}`);
	const before =
		isSame && level.albums !== null ? level.albums.list : recall<AlbumLine>(state, 'albums', remembered?.filter);
	const list = withRows(before, albumPane, rows, isSame ? undefined : remembered?.selectedId);
	const status = isSame && level.albums !== null ? level.albums.status : unread('musicbrainz');
	return { ...level, albums: { artistId, list, status: { ...status, isRead: true } } };
}

function putPressings(
	state: BrowseState,
	level: Level,
	{ key, rows }: { key: string; rows: readonly ReleaseRow[] },
): Level {
	const known = level.pressings?.key === key ? level.pressings : null;
	const remembered = state.memory.get(key);
	const facets = known?.facets ?? remembered?.facets ?? noFacets;
	const before = known?.list ?? recall<ReleaseRow>(state, 'pressings', remembered?.filter);
	const list = withRows(
		before,
		pressingPane,
		applyFacets(facets, rows),
		known === null ? remembered?.selectedId : undefined,
	);
	const status = known?.status ?? unread('discogs');
	const marked = known?.marked ?? remembered?.marked ?? new Set();
	return { ...level, pressings: { key, all: rows, facets, list, marked, status: { ...status, isRead: true } } };
}

/** A list that was left, as it was left. */
function recall<Row>(state: BrowseState, pane: 'albums' | 'pressings', filter: string | undefined): List<Row> {
	return { ...emptyList<Row>(), sort: state.sorts[pane], filter: filter ?? '' };
}

function putStatus(level: Level, { pane, key, status }: Extract<News, { type: 'status' }>): Level {
	const change = (before: PaneStatus): PaneStatus => ({ ...before, ...status });
	if (pane === 'artists' && key === placeKey(level.place)) {
		return { ...level, artists: { ...level.artists, status: change(level.artists.status) } };
	}
	if (pane === 'albums' && key === `artist:${level.albums?.artistId}` && level.albums !== null) {
		return { ...level, albums: { ...level.albums, status: change(level.albums.status) } };
	}
	if (pane === 'pressings' && key === level.pressings?.key) {
		return { ...level, pressings: { ...level.pressings, status: change(level.pressings.status) } };
	}
	return level;
}

/** What a level's list of artists is of. */
export function placeKey(place: Place): string {
	if (place.kind === 'similar') return `similar:${place.to.id}`;
	return place.kind === 'label' ? `label:${place.label}` : 'library';
}

/** Every line of every list of artists, changed alike. */
function changeLines(state: BrowseState, change: (line: ArtistLine) => ArtistLine): BrowseState {
	const trail = state.trail.map((level) => ({
		...level,
		artists: {
			...level.artists,
			list: withRows(level.artists.list, artistPane, level.artists.list.rows.map(change)),
		},
	}));
	return { ...state, trail };
}

/** Lines that changed take the place of what they were; the library takes in those that it lacks. */
function joinLines(state: BrowseState, lines: readonly ArtistLine[]): BrowseState {
	const byId = new Map(lines.map((line) => [line.id, line]));
	const changed = changeLines(state, (line) => {
		const now = byId.get(line.id);
		return now === undefined ? line : { ...now, score: line.score };
	});
	const [library] = changed.trail;
	if (library === undefined || library.place.kind !== 'library') return changed;
	const known = new Set(library.artists.list.rows.map(({ id }) => id));
	const added = lines.filter(({ id }) => !known.has(id));
	if (added.length === 0 || !library.artists.status.isRead) return changed;
	const list = withRows(library.artists.list, artistPane, [...library.artists.list.rows, ...added]);
	return { ...changed, trail: [{ ...library, artists: { ...library.artists, list } }, ...changed.trail.slice(1)] };
}

/** Back in the library, with this artist selected and open. */
function openArtist(state: BrowseState, { id }: ArtistLine): BrowseState {
	const [library = levelOf(state)] = state.trail;
	const unfiltered = withFilter(library.artists.list, artistPane, '');
	const list = withRows(unfiltered, artistPane, unfiltered.rows, id);
	const level: Level = {
		...library,
		artists: { ...library.artists, list },
		focus: 'albums',
		albums: null,
		pressings: null,
	};
	return { ...state, trail: [level], mode: { kind: 'lists' } };
}

function goOnAs(state: BrowseState, fromId: number, into: ArtistLine): BrowseState {
	const level = levelOf(state);
	const wasSelected = selectedArtist(level)?.id === fromId;
	const rows = level.artists.list.rows
		.filter(({ id }) => id !== into.id)
		.map((line) => (line.id === fromId ? { ...into, score: line.score } : line));
	const list = withRows(level.artists.list, artistPane, rows, wasSelected ? into.id : undefined);
	return withLevel(state, { ...level, artists: { ...level.artists, list } });
}

/** To an album, and where one is named to a pressing of it: what a search found. */
function goTo(state: BrowseState, { artist, albumId, releaseId }: Extract<News, { type: 'go-to' }>): BrowseState {
	const memory = new Map(state.memory)
		.set(`albums:${artist.id}`, { filter: '', selectedId: albumId, marked: new Set(), facets: null })
		.set(`album:${albumId}`, {
			filter: '',
			selectedId: releaseId ?? undefined,
			marked: state.memory.get(`album:${albumId}`)?.marked ?? new Set(),
			facets: null,
		});
	const opened = openArtist(joinLines({ ...state, memory }, [artist]), artist);
	return withLevel(opened, { ...levelOf(opened), focus: 'pressings' });
}
