import { layScreen } from './layout.ts';
import type { PricedPressing } from './prices/priced.ts';
import { wantedPressings } from './put-lists.ts';
import { type SelectedRow, selectedRow } from './selected-row.ts';
import {
	type BrowseState,
	type Detail,
	levelOf,
	type Place,
	pictureKey,
	selectedAlbum,
	selectedArtist,
} from './state.ts';

/**
 * What the screen needs of the outside as long as it shows what it shows. It follows from the state alone: whoever serves
 * it compares what is wanted now with what was wanted before.
 */
export interface Wants {
	/** Lists of artists that were not read yet. */
	lists: Place[];
	/** The artist whose albums stand beside the artists. */
	albumsOf: number | null;
	/** The album, or the label, whose pressings stand beside the albums. */
	pressingsOf: { albumId: number } | { label: string } | null;
	/** A person goes through artists: the pressings of their first albums are only seen in passing. */
	isPassingBy: boolean;
	/** Opened, not only passed by: what is missing of it is fetched. */
	opened: { artistId: number | null; albumId: number | null; similarTo: number | null };
	/** The row that the band below tells about. */
	detailOf: SelectedRow | null;
	/** The picture that the band below has room for, and how large; null where there is none to look for. */
	picture: { key: string; image: Detail['image']; columns: number; rows: number } | null;
	/** The pressing whose prices are on the screen; null outside their pane. */
	pricesOf: PricedPressing | null;
	/** What is searched for; null outside the search. */
	query: string | null;
}

/** What this state needs. */
export function wantsOf(state: BrowseState): Wants {
	const level = levelOf(state);
	const { place, focus } = level;
	const artist = selectedArtist(level);
	const album = selectedAlbum(level);
	const isLabel = place.kind === 'label';
	return {
		lists: state.trail.flatMap(({ place: each, artists }) =>
			artists.status.isRead || each.kind === 'label' ? [] : [each],
		),
		albumsOf: isLabel ? null : (artist?.id ?? null),
		pressingsOf: isLabel ? { label: place.label } : wantedPressings(level) === null ? null : albumOf(album),
		isPassingBy: focus === 'artists',
		opened: {
			artistId: focus === 'artists' || isLabel ? null : (artist?.id ?? null),
			albumId: focus === 'pressings' && !isLabel ? (album?.id ?? null) : null,
			similarTo: place.kind === 'similar' ? place.to.id : null,
		},
		detailOf: selectedRow(level),
		picture: pictureOf(state),
		pricesOf: state.mode.kind === 'prices' ? state.mode.pressing : null,
		query: state.mode.kind === 'search' ? state.mode.query : null,
	};
}

function pictureOf(state: BrowseState): Wants['picture'] {
	const { picture: room } = layScreen(state);
	const key = pictureKey(state.detail);
	return room === null || key === null ? null : { key, image: state.detail?.image ?? null, ...room };
}

function albumOf(album: { id: number } | undefined): { albumId: number } | null {
	return album === undefined ? null : { albumId: album.id };
}
