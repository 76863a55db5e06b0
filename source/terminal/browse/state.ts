import type { Pixels } from '../../pictures/decode.ts';
import type { ArtistLine } from '../../store/browse-reader.ts';
import type { HelpState } from '../key-help.ts';
import type { Tone } from '../theme.ts';
import { albumPane, artistPane, type PaneKind, pressingPane } from './columns.ts';
import type { Comparison } from './compare.ts';
import type { Facets } from './facets.ts';
import { emptyList, type List, type Sort, selectedIn } from './list.ts';
import type { Page } from './pages.ts';
import type { PricedAlbum, PricedPressing } from './prices/priced.ts';
import type { Buyer, PricesState } from './prices/view.ts';
import type { SearchState } from './search.ts';

export type PaneName = 'artists' | 'albums' | 'pressings';

/** Where a list of artists (or, for a label, of pressings) comes from. */
export type Place =
	| { kind: 'library' }
	| { kind: 'similar'; to: { id: number; name: string } }
	| { kind: 'label'; label: string };

/** Where the rows of a pane stand: what is known stands at once, what is on its way is named. */
export interface PaneStatus {
	/** The database was looked at. */
	isRead: boolean;
	/** Since when the sources are being asked; null while they are not. */
	fetchingSince: Date | null;
	/** Who is asked for this pane's rows. */
	source: 'lastfm' | 'musicbrainz' | 'discogs';
	/** How old the source's answer is; null when it never gave one. */
	fetchedAt: Date | null;
	/** Why the last attempt failed, what to do, and when it is tried again by itself. */
	problem: { message: string; next: string; until: Date | null } | null;
}

export interface ArtistsView {
	list: List<ArtistLine>;
	status: PaneStatus;
}

export interface AlbumsView {
	artistId: number;
	list: List<PricedAlbum>;
	status: PaneStatus;
}

export interface PressingsView {
	/** `album:7` or `label:4AD`. */
	key: string;
	/** All of them; the list's rows are those that the facets leave. */
	all: readonly PricedPressing[];
	facets: Facets;
	list: List<PricedPressing>;
	marked: ReadonlySet<number>;
	status: PaneStatus;
}

/** One step of the trail: a place, and what is open in it. */
export interface Level {
	place: Place;
	focus: PaneName;
	artists: ArtistsView;
	albums: AlbumsView | null;
	pressings: PressingsView | null;
}

/** What lies over the lists and has the keys. */
export type Mode =
	| { kind: 'lists' }
	| { kind: 'filter' }
	| ({ kind: 'search' } & SearchState)
	| { kind: 'facets'; cursor: number }
	| ({ kind: 'compare' } & Comparison)
	| ({ kind: 'prices' } & PricesState)
	| { kind: 'pages'; pages: readonly Page[]; cursor: number }
	| { kind: 'export'; path: string }
	| ({ kind: 'help' } & HelpState);

/** What a source is doing, as the status line says it. */
export interface SourceLine {
	source: string;
	is: 'asked' | 'waiting' | 'down';
	/** When a closed gate opens again. */
	until: Date | null;
}

/** More about the selected row than its line says; read a moment after it is selected. */
export interface Detail {
	/** `artist:1`, `album:7`, `pressing:99`: which row it is about. */
	key: string;
	lines: readonly string[];
	/** Whose data it is, where that has to be said wherever it is shown. */
	notice: string | null;
	image: { url: string; source: string | null } | null;
	/** Whose initials stand where there is no picture. */
	name: string;
}

/** A picture as large as the screen had room for, in cells, when it was wanted; null pixels when there is none to show. */
export interface ShownPicture {
	key: string;
	room: { columns: number; rows: number };
	pixels: Pixels | null;
}

export interface BrowseState {
	/** Never empty; the last one is on the screen. */
	trail: readonly Level[];
	mode: Mode;
	/** How each kind of pane is sorted, in every place. */
	sorts: Readonly<Record<PaneName, Sort | null>>;
	/** Filter, cursor and marks of lists that were left, by what they list: they survive going out and in. */
	memory: ReadonlyMap<string, Remembered>;
	detail: Detail | null;
	/** The picture of the detail with this key; null while it is looked for. */
	picture: ShownPicture | null;
	sources: readonly SourceLine[];
	/** A name that is being looked up, since when. */
	naming: { name: string; since: Date } | null;
	message: { text: string; tone: Tone } | null;
	/** How many doubtful matches wait for a person. */
	waitingForReview: number;
	hasLastfm: boolean;
	/** Where to and in which currency prices are told. */
	buyer: Buyer;
	now: Date;
	size: { columns: number; rows: number };
}

export interface Remembered {
	filter: string;
	selectedId: number | undefined;
	marked: ReadonlySet<number>;
	facets: Facets | null;
	/** What was last heard of its source, also while it was not on the screen; null when nothing was. */
	status: PaneStatus | null;
}

export const unread = (source: PaneStatus['source']): PaneStatus => ({
	isRead: false,
	fetchingSince: null,
	source,
	fetchedAt: null,
	problem: null,
});

export function openLevel(place: Place): Level {
	return {
		place,
		focus: place.kind === 'label' ? 'pressings' : 'artists',
		artists: { list: emptyList(), status: unread('lastfm') },
		albums: null,
		pressings: null,
	};
}

export function startState(options: Pick<BrowseState, 'hasLastfm' | 'buyer' | 'now' | 'size'>): BrowseState {
	return {
		...options,
		trail: [openLevel({ kind: 'library' })],
		mode: { kind: 'lists' },
		sorts: { artists: null, albums: null, pressings: null },
		memory: new Map(),
		detail: null,
		picture: null,
		sources: [],
		naming: null,
		message: null,
		waitingForReview: 0,
	};
}

/** Which picture a detail has: the address of one, or the name whose initials stand for it. */
export function pictureKey(detail: Detail | null): string | null {
	return detail === null ? null : (detail.image?.url ?? `initials of ${detail.name}`);
}

/** Whether characters are text now, and no commands. */
export function isTyping({ mode }: BrowseState): boolean {
	return ['filter', 'search', 'export', 'help'].includes(mode.kind);
}

/** The level on the screen. */
export function levelOf({ trail }: BrowseState): Level {
	const level = trail.at(-1);
	if (level === undefined) throw new Error('the trail is empty');
	return level;
}

/** The same state with another level on the screen. */
export function withLevel(state: BrowseState, level: Level): BrowseState {
	return { ...state, trail: [...state.trail.slice(0, -1), level] };
}

export const selectedArtist = ({ artists }: Level): ArtistLine | undefined => selectedIn(artists.list);
export const selectedAlbum = ({ albums }: Level): PricedAlbum | undefined =>
	albums === null ? undefined : selectedIn(albums.list);
export const selectedPressing = ({ pressings }: Level): PricedPressing | undefined =>
	pressings === null ? undefined : selectedIn(pressings.list);

/** The list in focus with its kind, for what is done alike in each; an empty one that cannot be changed until it is read. */
export interface FocusedList {
	list: List<unknown>;
	/** The level with another list in the focused pane. */
	put(change: <Row>(list: List<Row>, kind: PaneKind<Row>) => List<Row>): Level;
}

export function focusedList(level: Level): FocusedList {
	const { focus, artists, albums, pressings } = level;
	if (level[focus] === null) return { list: emptyList(), put: () => level };
	if (focus === 'albums' && albums !== null) {
		return {
			list: albums.list,
			put: (change) => ({ ...level, albums: { ...albums, list: change(albums.list, albumPane) } }),
		};
	}
	if (focus === 'pressings' && pressings !== null) {
		return {
			list: pressings.list,
			put: (change) => ({ ...level, pressings: { ...pressings, list: change(pressings.list, pressingPane) } }),
		};
	}
	return {
		list: artists.list,
		put: (change) => ({ ...level, artists: { ...artists, list: change(artists.list, artistPane) } }),
	};
}
