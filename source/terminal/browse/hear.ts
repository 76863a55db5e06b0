import type { ArtistLine } from '../../store/browse-reader.ts';
import { albumPane, artistPane, pressingPane } from './columns.ts';
import { followLine, listFacets, noFacets } from './facets.ts';
import { changeRows, withFilter, withRows } from './list.ts';
import type { News } from './news.ts';
import type { PricesState } from './prices/view.ts';
import {
	placeKey,
	putAlbums,
	putArtists,
	putPressings,
	putStatus,
	rememberStatus,
	wantedPressings,
} from './put-lists.ts';
import { memoryKeys, rememberLevel } from './remember.ts';
import { withHits } from './search.ts';
import {
	type AlbumsView,
	type BrowseState,
	type Detail,
	type Level,
	levelOf,
	openLevel,
	type PressingsView,
	pictureKey,
	type Remembered,
	selectedArtist,
	withLevel,
} from './state.ts';

/** The state after some news. Pure: whatever is to be fetched or read because of it follows from the state (see `wants.ts`). */
export function hear(state: BrowseState, news: News): BrowseState {
	switch (news.type) {
		case 'artists':
			return changeLevels(state, (each) =>
				placeKey(each.place) === news.place ? putArtists(state, each, news.rows) : each,
			);
		case 'counts':
			return changeLines(state, (line) => {
				const counts = news.counts.get(line.id);
				return counts === undefined ? line : { ...line, counts };
			});
		case 'artist-lines':
			return joinLines(state, news.rows);
		case 'albums':
			return changeLevels(state, (each) =>
				news.artistId === selectedArtist(each)?.id ? putAlbums(state, each, news) : each,
			);
		case 'pressings':
			return followFacet(
				state,
				changeLevels(state, (each) => (news.key === wantedPressings(each) ? putPressings(state, each, news) : each)),
			);
		case 'status':
			return changeLevels(rememberStatus(state, news), (each) => putStatus(state, each, news));
		case 'detail':
			return { ...state, detail: news.detail, picture: keepsPicture(state.detail, news.detail) ? state.picture : null };
		case 'picture':
			return news.picture.key === pictureKey(state.detail) ? { ...state, picture: news.picture } : state;
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
		case 'prices':
			return changePrices(state, news.view.releaseId, { view: news.view });
		case 'asking-prices':
			return changePrices(state, news.releaseId, { askingSince: news.since, unasked: news.unasked });
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

/** News of a pressing whose prices are not on the screen is heard by nobody: they are read again when it is opened. */
function changePrices(state: BrowseState, releaseId: number, change: Partial<PricesState>): BrowseState {
	const { mode } = state;
	return mode.kind === 'prices' && mode.pressing.id === releaseId ? { ...state, mode: { ...mode, ...change } } : state;
}

/** Pressings of one album have the same cover: it stays while a person goes through them. */
function keepsPicture(before: Detail | null, now: Detail | null): boolean {
	return pictureKey(before) === pictureKey(now);
}

/** Lists on the trail that are not on the screen hear of what they show as well: a person comes back to them. */
function changeLevels(state: BrowseState, change: (level: Level) => Level): BrowseState {
	const trail = state.trail.map(change);
	return trail.every((level, at) => level === state.trail[at]) ? state : { ...state, trail };
}

/** Facets that are open while more pressings come in: their order changes with the counts. */
function followFacet(before: BrowseState, after: BrowseState): BrowseState {
	if (after.mode.kind !== 'facets') return after;
	const [linesBefore, linesAfter] = [before, after].map((state) => {
		const { pressings } = levelOf(state);
		return pressings === null ? [] : listFacets(pressings.facets, pressings.all);
	});
	const cursor = followLine(linesBefore ?? [], after.mode.cursor, linesAfter ?? []);
	return { ...after, mode: { kind: 'facets', cursor } };
}

/** Every line of every list of artists, changed alike. */
function changeLines(state: BrowseState, change: (line: ArtistLine) => ArtistLine): BrowseState {
	return changeLevels(state, (level) => {
		const list = changeRows(level.artists.list, artistPane, change);
		return list === level.artists.list ? level : { ...level, artists: { ...level.artists, list } };
	});
}

/** Lines that changed take the place of what they were; the library takes in those that it lacks. */
function joinLines(state: BrowseState, lines: readonly ArtistLine[]): BrowseState {
	const byId = new Map(lines.map((line) => [line.id, line]));
	const changed = changeLines(state, (line) => {
		const now = byId.get(line.id);
		return now === undefined ? line : { ...now, score: line.score };
	});
	const [library] = changed.trail;
	if (library === undefined || !library.artists.status.isRead) return changed;
	return { ...changed, trail: [withLines(library, lines), ...changed.trail.slice(1)] };
}

/** The level with these lines too, where it lacks them. */
function withLines(level: Level, lines: readonly ArtistLine[]): Level {
	const { list } = level.artists;
	const known = new Set(list.rows.map(({ id }) => id));
	const added = lines.filter(({ id }) => !known.has(id));
	if (added.length === 0) return level;
	return { ...level, artists: { ...level.artists, list: withRows(list, artistPane, [...list.rows, ...added]) } };
}

/** Back in the library, with this artist selected and open. */
function openArtist(state: BrowseState, line: ArtistLine): BrowseState {
	const [library = levelOf(state), ...left] = state.trail;
	const memory = left.reduce((before, level) => rememberLevel(before, level, placeKey(level.place)), state.memory);
	// Somebody who is asked for at the start is here before the library was read.
	const { artists, ...rest } = withLines(library, [line]);
	const unfiltered = withFilter(artists.list, artistPane, '');
	const list = withRows(unfiltered, artistPane, unfiltered.rows, line.id);
	const level: Level = { ...rest, artists: { ...artists, list }, focus: 'albums' };
	return { ...state, memory, trail: [level], mode: { kind: 'lists' } };
}

/** Wherever the one stood that was merged, the other stands now, once. */
function goOnAs(state: BrowseState, fromId: number, into: ArtistLine): BrowseState {
	return changeLevels(state, (level) => {
		const { list } = level.artists;
		if (!list.rows.some(({ id }) => id === fromId)) return level;
		const wasSelected = selectedArtist(level)?.id === fromId;
		const rows = list.rows
			.filter(({ id }) => id !== into.id)
			.map((line) => (line.id === fromId ? { ...into, score: line.score } : line));
		const goneOn = withRows(list, artistPane, rows, wasSelected ? into.id : undefined);
		return { ...level, artists: { ...level.artists, list: goneOn } };
	});
}

/** To an album, and where one is named to a pressing of it: what a search found. */
function goTo(state: BrowseState, { artist, albumId, releaseId }: Extract<News, { type: 'go-to' }>): BrowseState {
	const opened = openArtist(joinLines(state, [artist]), artist);
	const key = `album:${albumId}`;
	const [albums, pressings] = [memoryKeys.albums(artist.id), memoryKeys.pressings(key)];
	const found = (at: string, selectedId: number | undefined): Remembered => ({
		filter: '',
		selectedId,
		marked: opened.memory.get(at)?.marked ?? new Set(),
		facets: null,
		status: opened.memory.get(at)?.status ?? null,
	});
	const memory = new Map(opened.memory)
		.set(albums, found(albums, albumId))
		.set(pressings, found(pressings, releaseId ?? undefined));
	const level = levelOf(opened);
	return withLevel(
		{ ...opened, memory },
		{
			...level,
			focus: 'pressings',
			albums: selectAlbum(level.albums, artist.id, albumId),
			pressings: level.pressings?.key === key ? selectPressing(level.pressings, releaseId) : level.pressings,
		},
	);
}

/** Null where the album is not among those that were read: they are read again, and it is found in the memory. */
function selectAlbum(albums: AlbumsView | null, artistId: number, albumId: number): AlbumsView | null {
	if (albums?.artistId !== artistId) return albums;
	if (!albums.list.rows.some(({ id }) => id === albumId)) return null;
	const unfiltered = withFilter(albums.list, albumPane, '');
	return { ...albums, list: withRows(unfiltered, albumPane, unfiltered.rows, albumId) };
}

function selectPressing(pressings: PressingsView, releaseId: number | null): PressingsView {
	const unfiltered = withFilter(pressings.list, pressingPane, '');
	const list = withRows(unfiltered, pressingPane, pressings.all, releaseId ?? undefined);
	return { ...pressings, facets: noFacets, list };
}
