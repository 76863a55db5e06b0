import type { SpotifyAlbum, SpotifyArtist, SpotifyTrack } from '../../integrations/spotify/map.ts';
import type { NewCount } from '../../store/listeners/listening-writer.ts';

/**
 * Two lists of favourites as one, for the time of the longer one: a thing stands where it stands higher, the longer list first where they
 * agree. So the favourites of four weeks count as such among those of six months; there is no shorter time in `listening_counts`.
 */
export function mergeFavourites<Thing extends { id: string }>(
	longer: readonly Thing[],
	shorter: readonly Thing[],
): Thing[] {
	const places = new Map<string, { thing: Thing; place: number }>();
	const stand = (thing: Thing, place: number) => {
		if ((places.get(thing.id)?.place ?? Number.POSITIVE_INFINITY) > place) places.set(thing.id, { thing, place });
	};
	for (const [at, thing] of longer.entries()) stand(thing, at * 2);
	for (const [at, thing] of shorter.entries()) stand(thing, at * 2 + 1);
	return [...places.values()].sort((one, other) => one.place - other.place).map(({ thing }) => thing);
}

/** The albums that favourite tracks are on: each stands where its best track does. */
export function albumsOf(tracks: readonly SpotifyTrack[]): SpotifyAlbum[] {
	return onceEach(tracks.flatMap(({ album }) => album ?? []));
}

/** The things of a list at their best places: a list that changes while its pages are read names some twice. */
export function onceEach<Thing extends { id: string }>(things: readonly Thing[]): Thing[] {
	const seen = new Set<string>();
	return things.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Artists in the order of a list, each once. Spotify tells no numbers of plays. */
export function rankArtists(artists: readonly SpotifyArtist[]): NewCount[] {
	return artists.map((artist, at) => ({ ...artistRow(artist), rank: at + 1 }));
}

/** Albums in the order of a list as rows that say their places, 1 the first. */
export function rankAlbums(albums: readonly SpotifyAlbum[]): NewCount[] {
	return albums.map((album, at) => ({ ...albumRow(album), rank: at + 1 }));
}

/** What is known of an artist without any list. */
export function artistRow({ id, name }: SpotifyArtist): NewCount {
	return { key: id, artist: name, artistMbid: null, title: null, albumMbid: null, plays: 0, rank: null, at: null };
}

export function albumRow({ id, title, artist }: SpotifyAlbum): NewCount {
	return { ...artistRow(artist), key: id, title };
}
