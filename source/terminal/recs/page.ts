import type { AlbumRow } from '../../store/albums-reader.ts';
import { pagesOfAlbum } from '../browse/pages.ts';

/** The page of an album that a person who may buy it looks at: its master at Discogs, else at MusicBrainz; null where neither is known. */
export function pageOf(album: Pick<AlbumRow, 'mbid' | 'discogsId'>): string | null {
	return pagesOfAlbum(album)[0]?.url ?? null;
}
