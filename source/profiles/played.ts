import { monthOf } from '../months.ts';
import type { CountKind, NewCount, PlayCount } from '../store/listeners/listening-writer.ts';

/** An artist that was played, or an album of theirs. */
export interface Played {
	artist: string;
	artistMbid: string | null;
	title: string | null;
	albumMbid: string | null;
}

/** One time that something was played. `title` is the album, null where the player did not say. */
export interface Play extends Played {
	at: Date;
}

/** How often something was played. */
export type TopRow = Played & { plays: number };

/** What players write where they do not know. */
const namelessArtists = new Set(['', '[unknown]', '<unknown>', 'unknown artist', '(null)']);
const namelessAlbums = new Set(['', '[unknown]', '<unknown>', 'unknown album', '(null)']);

/**
 * The rows of a list as they are stored: a row for what differs only in capitals, and none for what has no name. They have plays, so no place.
 */
export function toCounts(kind: CountKind, rows: readonly TopRow[]): NewCount[] {
	const counts = new Map<string, NewCount>();
	for (const row of rows) addTo(counts, kind, row, null);
	return [...counts.values()];
}

/** Single plays added up by month, for the artists and for the albums. */
export function sumPlays(plays: readonly Play[]): PlayCount[] {
	const months = Map.groupBy(plays, ({ at }) => monthOf(at));
	return [...months].flatMap(([period, played]) => {
		const artists = new Map<string, NewCount>();
		const albums = new Map<string, NewCount>();
		for (const { at, ...play } of played) {
			addTo(artists, 'artist', { ...play, title: null, albumMbid: null, plays: 1 }, at);
			addTo(albums, 'album', { ...play, plays: 1 }, at);
		}
		return [
			...[...artists.values()].map((row): PlayCount => ({ ...row, kind: 'artist', period })),
			...[...albums.values()].map((row): PlayCount => ({ ...row, kind: 'album', period })),
		];
	});
}

function addTo(counts: Map<string, NewCount>, kind: CountKind, row: TopRow, at: Date | null): void {
	const key = keyOf(kind, row);
	if (key === null) return;
	const known = counts.get(key);
	counts.set(key, {
		...{ key, artist: known?.artist ?? row.artist, artistMbid: known?.artistMbid ?? row.artistMbid },
		...{ title: known?.title ?? row.title, albumMbid: known?.albumMbid ?? row.albumMbid },
		...{ plays: (known?.plays ?? 0) + row.plays, rank: null, at: later(known?.at ?? null, at) },
	});
}

/** Names are cleaned, so that there is no tab in them. */
function keyOf(kind: CountKind, { artist, title }: TopRow): string | null {
	const who = artist.toLowerCase();
	if (namelessArtists.has(who)) return null;
	if (kind === 'artist') return who;
	const what = (title ?? '').toLowerCase();
	return namelessAlbums.has(what) ? null : `${who}\t${what}`;
}

function later(one: Date | null, other: Date | null): Date | null {
	if (one === null || other === null) return one ?? other;
	return one > other ? one : other;
}
