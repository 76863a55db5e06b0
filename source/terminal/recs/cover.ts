import { layScreen } from './layout.ts';
import { type FoundCover, type RecsState, selectedRow } from './state.ts';

/** A picture that there is room for, and how large; `cover` is null where only initials can stand there. */
export interface WantedCover {
	key: string;
	cover: FoundCover | null;
	columns: number;
	rows: number;
}

/** The cover of the selected album, as it was read or became known since; null where none is known. */
export function coverOf(state: Pick<RecsState, 'list' | 'covers'>): FoundCover | null {
	const album = selectedRow(state)?.album;
	if (album === undefined) return null;
	if (album.coverUrl !== null) return { url: album.coverUrl, source: album.coverSource };
	return state.covers.get(album.id) ?? null;
}

/** Which picture stands beside the list: the address of one, or the title whose initials stand for it; null for none. */
export function pictureKey(state: Pick<RecsState, 'list' | 'covers'>): string | null {
	const album = selectedRow(state)?.album;
	return album === undefined ? null : (coverOf(state)?.url ?? `initials of ${album.title}`);
}

/** What picture the screen needs as long as it shows what it shows. */
export function wantedCover(state: Pick<RecsState, 'list' | 'covers' | 'size'>): WantedCover | null {
	const room = layScreen(state.size).picture;
	const key = pictureKey(state);
	return room === null || key === null ? null : { key, cover: coverOf(state), ...room };
}
