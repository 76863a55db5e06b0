/**
 * The addresses of pages as links are stored with them: the same page always has the same address, so that a page that a
 * person names is found among those that a search found. `parseProviderUrl` reads them, and all others.
 */

/** A page of Discogs: an artist, a master or a release. */
export function discogsPage(kind: string, id: number | string): string {
	return `https://www.discogs.com/${kind}/${id}`;
}

/** A page of MusicBrainz: an artist or a release group. */
export function musicbrainzPage(kind: string, mbid: string): string {
	return `https://musicbrainz.org/${kind}/${mbid}`;
}
