import type { Context } from '../../context.ts';
import { messageOf } from '../../errors.ts';
import type { AlbumRow } from '../../store/albums-reader.ts';
import { createTimers } from '../browse/timers.ts';
import { type PictureWay, wantedPicture } from '../pictures/ways.ts';
import { type WantedCover, wantedCover } from './cover.ts';
import type { RecsNews } from './hear.ts';
import { type RecsState, selectedRow } from './state.ts';

/** Brings the covers that the screen has room for. */
export interface CoverFeed {
	/** Called after every change of the state; only what is newly wanted is done. */
	look(state: RecsState): void;
	close(): void;
}

/** A held key passes rows by: a cover is drawn when its row was rested on for so long, in milliseconds. */
const restMilliseconds = 40;
/** Where no cover is known, one is asked for when a person rests for so long: it costs a call. */
const longRestMilliseconds = 700;

/** Looks for the cover of whatever is selected once it has rested there: asks the catalogue, fetches and decodes, and tells the screen. */
export function createCoverFeed(
	{ catalog, pictures }: Pick<Context, 'catalog' | 'pictures'>,
	{ way, tell }: { way: PictureWay; tell: (news: RecsNews) => void },
): CoverFeed {
	const timers = createTimers((error) => tell({ type: 'said', text: messageOf(error), tone: 'warning' }));
	let wanted: WantedCover | null = null;
	let looking = new AbortController();
	/** Albums whose cover was asked for: once in a sitting. */
	const asked = new Set<number>();

	/** Fetched, decoded and scaled off the input path; whatever is wrong with it, there are initials instead. */
	async function tellPicture({ key, cover, columns, rows }: WantedCover, signal: AbortSignal): Promise<void> {
		const form = wantedPicture(way, { columns, rows });
		const pixels = cover === null || form === null ? null : await read(cover, form, signal);
		if (!signal.aborted) tell({ type: 'picture', picture: { key, room: { columns, rows }, pixels } });
	}

	async function read(...[cover, form, signal]: Parameters<Context['pictures']['read']>) {
		try {
			return await pictures.read(cover, form, signal);
		} catch (error) {
			if (signal?.aborted) return null;
			throw error;
		}
	}

	async function ask(album: AlbumRow): Promise<void> {
		asked.add(album.id);
		const { value } = await catalog.coverOf(album);
		if (value.coverUrl === null) return;
		tell({ type: 'cover', albumId: album.id, cover: { url: value.coverUrl, source: value.coverSource } });
	}

	return {
		look(state) {
			const next = wantedCover(state);
			if (JSON.stringify(next) === JSON.stringify(wanted)) return;
			wanted = next;
			looking.abort();
			looking = new AbortController();
			const { signal } = looking;
			timers.forget('ask');
			if (next === null) return timers.forget('picture');
			timers.atRest('picture', restMilliseconds, () => tellPicture(next, signal));
			const album = selectedRow(state)?.album;
			const isMissing = next.cover === null && wantedPicture(way, next) !== null;
			if (album !== undefined && isMissing && !asked.has(album.id)) {
				timers.atRest('ask', longRestMilliseconds, () => ask(album));
			}
		},
		close() {
			looking.abort();
			timers.close();
		},
	};
}
