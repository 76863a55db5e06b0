import type { ArtistLine } from '../../../source/store/browse-reader.ts';
import { hear } from '../../../source/terminal/browse/hear.ts';
import type { News } from '../../../source/terminal/browse/news.ts';
import { press } from '../../../source/terminal/browse/press.ts';
import type { PricedAlbum, PricedPressing } from '../../../source/terminal/browse/prices/priced.ts';
import { settle } from '../../../source/terminal/browse/settle.ts';
import { type BrowseState, startState } from '../../../source/terminal/browse/state.ts';
import { albumLine, artistLine, buyer, now, pressing } from './rows.ts';

/** The state after these keys, named as in the table of keys; what they ask of the outside is left out. */
export function pressAll(state: BrowseState, ...keys: string[]): BrowseState {
	return keys.reduce((before, key) => press(before, key).state, state);
}

/** The state after this news, as the explorer takes it in. */
export function hearAll(state: BrowseState, ...news: News[]): BrowseState {
	return news.reduce((before, each) => settle(hear(before, each)), state);
}

/** A library that was read. */
export function libraryOf(rows: readonly ArtistLine[], size = { columns: 120, rows: 40 }): BrowseState {
	return hearAll(startState({ hasLastfm: true, buyer, now, size }), { type: 'artists', place: 'library', rows });
}

/** Three artists; the albums of the first one stand beside them, and the pressings of its first album beside these. */
export function threePanes({
	albums = [albumLine(1), albumLine(2), albumLine(3)],
	pressings = [pressing(1), pressing(2), pressing(3)],
}: {
	albums?: readonly PricedAlbum[];
	pressings?: readonly PricedPressing[];
} = {}): BrowseState {
	return hearAll(
		libraryOf([artistLine(1), artistLine(2), artistLine(3)]),
		{ type: 'albums', artistId: 1, rows: albums },
		{ type: 'pressings', key: 'album:1', rows: pressings },
	);
}
