import type { ShownPicture } from '../browse/state.ts';
import type { Rectangle } from '../pictures/ways.ts';
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

/**
 * The picture that was made for the selected album and this room; null while it is on its way. That of another row is never taken for it, and
 * one that was made for another room would reach beyond this one.
 */
export function fittingPicture(
	state: Pick<RecsState, 'list' | 'covers' | 'picture'>,
	room: Pick<Rectangle, 'columns' | 'rows'>,
): ShownPicture | null {
	const { picture } = state;
	if (picture === null || picture.key !== pictureKey(state)) return null;
	return picture.room.columns === room.columns && picture.room.rows === room.rows ? picture : null;
}
