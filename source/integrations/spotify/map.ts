import type { z } from 'zod';
import { toCount, toText } from '../http/fields.ts';
import type {
	AlbumAnswer,
	ArtistAnswer,
	recentlyPlayedAnswer,
	savedAlbumsAnswer,
	TrackAnswer,
	topArtistsAnswer,
	topTracksAnswer,
} from './schema.ts';

export interface SpotifyArtist {
	id: string;
	name: string;
}

/** Something with a cover of its own: an album, an EP, a single. */
export interface SpotifyAlbum {
	id: string;
	title: string;
	/** The first that it is by. */
	artist: SpotifyArtist;
}

export interface SpotifyTrack {
	/** At least one. */
	artists: SpotifyArtist[];
	/** Null where it is by various artists, or unknown. */
	album: SpotifyAlbum | null;
}

export interface SavedAlbum {
	album: SpotifyAlbum;
	/** Null where Spotify does not know. */
	addedAt: Date | null;
}

export interface PlayedTrack {
	track: SpotifyTrack;
	/** When it ended. */
	playedAt: Date;
}

/** What was played last, the newest first. */
export interface RecentPlays {
	plays: PlayedTrack[];
	/** As many as Spotify ever tells: there may have been more before. */
	isFull: boolean;
}

/** A part of a list. What cannot be used (no longer there, without an id) is left out of `items`. */
export interface SpotifyPage<Item> {
	items: Item[];
	hasMore: boolean;
	/** How many the whole list has, usable or not; null where Spotify does not say. */
	total: number | null;
}

/** Who Spotify says that a compilation is by. */
const variousArtists = '0LyfQWJT6nXafLPZqqxlYo';

export function mapTopArtists(answer: z.output<typeof topArtistsAnswer>): SpotifyPage<SpotifyArtist> {
	return { ...mapPage(answer), items: answer.items.flatMap((artist) => mapArtist(artist) ?? []) };
}

export function mapTopTracks(answer: z.output<typeof topTracksAnswer>): SpotifyPage<SpotifyTrack> {
	return { ...mapPage(answer), items: answer.items.flatMap((track) => mapTrack(track) ?? []) };
}

export function mapSavedAlbums(answer: z.output<typeof savedAlbumsAnswer>): SpotifyPage<SavedAlbum> {
	const items = answer.items.flatMap(({ album, added_at }) => {
		const mapped = album ? mapAlbum(album, null) : null;
		return mapped === null ? [] : { album: mapped, addedAt: toTime(added_at) };
	});
	return { ...mapPage(answer), items };
}

export function mapRecentlyPlayed({ items }: z.output<typeof recentlyPlayedAnswer>, mostTold: number): RecentPlays {
	const plays = items.flatMap((item) => {
		const track = item.track ? mapTrack(item.track) : null;
		const playedAt = toTime(item.played_at);
		return track === null || playedAt === null ? [] : { track, playedAt };
	});
	return { plays, isFull: items.length >= mostTold };
}

function mapPage({ next, total }: { next?: unknown; total?: unknown }) {
	return { hasMore: toText(next) !== null, total: toCount(total) };
}

function mapTrack(answer: TrackAnswer): SpotifyTrack | null {
	const artists = answer.artists.flatMap((artist) => mapArtist(artist) ?? []);
	const [first] = artists;
	if (first === undefined) return null;
	return { artists, album: answer.album === undefined ? null : mapAlbum(answer.album, first) };
}

/** The album of a track may come without artists: `otherwise` is the track's. */
function mapAlbum(answer: AlbumAnswer, otherwise: SpotifyArtist | null): SpotifyAlbum | null {
	const id = toSpotifyId(answer.id);
	const title = toText(answer.name);
	const artist = answer.artists.length === 0 ? otherwise : mapArtist(answer.artists[0]);
	if (id === null || title === null || artist === null || artist.id === variousArtists) return null;
	return { id, title, artist };
}

function mapArtist(answer: ArtistAnswer | undefined): SpotifyArtist | null {
	const id = toSpotifyId(answer?.id);
	const name = toText(answer?.name);
	return id === null || name === null ? null : { id, name };
}

function toSpotifyId(value: unknown): string | null {
	const id = toText(value);
	return id !== null && /^[0-9A-Za-z]{22}$/.test(id) ? id : null;
}

function toTime(value: unknown): Date | null {
	const time = new Date(toText(value) ?? Number.NaN);
	return Number.isNaN(time.getTime()) ? null : time;
}
