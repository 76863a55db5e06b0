import { base62Id } from '../world/ids.ts';
import type { Album, Artist } from '../world/types.ts';

const various = { id: '0LyfQWJT6nXafLPZqqxlYo', name: 'Various Artists' };

/** An artist as lists have it: since 2026 without popularity and followers. */
export function artistBody({ spotifyId, name }: Pick<Artist, 'spotifyId' | 'name'>): object {
	return thing('artist', spotifyId, name, {});
}

/** An album with its images left out; `undefined` is a sampler by various artists. */
export function albumBody(album: Album | undefined): object {
	if (album === undefined) {
		const artists = [thing('artist', various.id, various.name, {})];
		return thing('album', base62Id('sampler'), 'The Sampler', { album_type: 'compilation', artists, images: [] });
	}
	return thing('album', spotifyAlbumId(album), album.title, {
		album_type: album.kind === 'ep' || album.kind === 'single' ? 'single' : 'album',
		artists: [artistBody(album.artist)],
		images: [],
		release_date: album.date || '0000',
		release_date_precision: ['year', 'year', 'month', 'day'][album.date.split('-').length],
	});
}

/** A track of an album, or of the sampler. */
export function trackBody(artist: Artist, album: Album | undefined, title: string): object {
	return thing('track', base62Id('track', artist.mbid, title), title, {
		album: albumBody(album),
		artists: [artistBody(artist)],
		duration_ms: 240_000,
		explicit: false,
		is_local: false,
	});
}

/** A file of the listener's own that Spotify plays. */
export function localTrackBody(): object {
	return {
		album: { album_type: null, artists: [], id: null, images: [], name: 'Demos', type: 'album', uri: null },
		artists: [{ id: null, name: 'My Own Band', type: 'artist', uri: null }],
		id: null,
		is_local: true,
		name: 'Rehearsal',
		type: 'track',
	};
}

export function spotifyAlbumId({ mbid }: Album): string {
	return base62Id('album', mbid);
}

function thing(type: string, id: string, name: string, more: object): object {
	const external_urls = { spotify: `https://open.spotify.com/${type}/${id}` };
	const href = `https://api.spotify.com/v1/${type}s/${id}`;
	return { external_urls, href, id, name, type, uri: `spotify:${type}:${id}`, ...more };
}
