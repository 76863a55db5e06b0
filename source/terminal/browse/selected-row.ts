import type { ArtistLine } from '../../store/browse-reader.ts';
import type { PricedAlbum, PricedPressing } from './prices/priced.ts';
import { type Level, selectedAlbum, selectedArtist, selectedPressing } from './state.ts';

/** The row under the cursor of the focused pane, of whichever kind it is. */
export type SelectedRow =
	| { kind: 'artist'; artist: ArtistLine }
	| { kind: 'album'; album: PricedAlbum }
	| { kind: 'pressing'; pressing: PricedPressing };

export function selectedRow(level: Level): SelectedRow | null {
	if (level.focus === 'pressings') {
		const pressing = selectedPressing(level);
		return pressing === undefined ? null : { kind: 'pressing', pressing };
	}
	if (level.focus === 'albums') {
		const album = selectedAlbum(level);
		return album === undefined ? null : { kind: 'album', album };
	}
	const artist = selectedArtist(level);
	return artist === undefined ? null : { kind: 'artist', artist };
}

/** Which row a detail is about. */
export function detailKey(row: SelectedRow): string {
	switch (row.kind) {
		case 'artist':
			return `artist:${row.artist.id}`;
		case 'album':
			return `album:${row.album.id}`;
		case 'pressing':
			return `pressing:${row.pressing.id}`;
	}
}
