import { discogsPage, musicbrainzPage } from '../../matching/page-addresses.ts';
import type { ArtistRow } from '../../store/artists-reader.ts';
import type { AlbumLine } from '../../store/browse-reader.ts';
import type { ReleaseRow } from '../../store/releases-reader.ts';

/** A page about a row at another service. */
export interface Page {
	title: string;
	url: string;
}

type ArtistIds = Pick<ArtistRow, 'mbid' | 'discogsId' | 'lastfmUrl'>;

/** An artist's pages, what is looked at most first. */
export function pagesOfArtist({ mbid, discogsId, lastfmUrl }: ArtistIds): Page[] {
	return [
		...page('Discogs', discogsId, (id) => discogsPage('artist', id)),
		...page('MusicBrainz', mbid, (id) => musicbrainzPage('artist', id)),
		...page('Last.fm', lastfmUrl, String),
	];
}

/** An album's pages. */
export function pagesOfAlbum({ mbid, discogsId }: Pick<AlbumLine, 'mbid' | 'discogsId'>): Page[] {
	return [
		...page('Discogs', discogsId, (id) => discogsPage('master', id)),
		...page('MusicBrainz', mbid, (id) => musicbrainzPage('release-group', id)),
	];
}

/** A pressing's page. */
export function pagesOfPressing({ discogsId }: Pick<ReleaseRow, 'discogsId'>): Page[] {
	return page('Discogs', discogsId, (id) => discogsPage('release', id));
}

function page<Id>(title: string, id: Id | null, address: (id: Id) => string): Page[] {
	return id === null ? [] : [{ title, url: address(id) }];
}
