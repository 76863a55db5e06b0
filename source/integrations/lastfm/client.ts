import { CredentialsMissing } from '../../errors.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { type CallLastfm, createListeners, type LastfmListeners } from './listeners.ts';
import {
	type LastfmAlbum,
	type LastfmArtist,
	type LastfmFoundArtist,
	type LastfmSimilarArtist,
	type LastfmTopArtists,
	mapAlbumInfo,
	mapArtistInfo,
	mapArtistSearch,
	mapSimilarArtists,
	mapTopArtists,
} from './map.ts';
import {
	albumInfoAnswer,
	artistInfoAnswer,
	artistSearchAnswer,
	similarArtistsAnswer,
	topArtistsAnswer,
} from './schema.ts';

/** An artist by MusicBrainz id, or by name. */
export type LastfmArtistKey = { mbid: string; name?: undefined } | { name: string; mbid?: undefined };

/** Last.fm. Every call throws CredentialsMissing without a key, ProviderNotFound for what it does not know. */
export interface Lastfm extends LastfmListeners {
	/** Whether a key is set. */
	available: boolean;
	/** An unknown tag is an empty list. */
	tagTopArtists(tag: string, page: number, limit: number, ask?: Ask): Promise<LastfmTopArtists>;
	/** A name is corrected ("the beatles" → "The Beatles"). */
	artistInfo(artist: LastfmArtistKey, ask?: Ask): Promise<LastfmArtist>;
	/** Most similar first. There is no paging: ask for what you need. */
	similarArtists(artist: LastfmArtistKey, limit: number, ask?: Ask): Promise<LastfmSimilarArtist[]>;
	albumInfo(artist: string, title: string, ask?: Ask): Promise<LastfmAlbum>;
	searchArtists(name: string, ask?: Ask): Promise<LastfmFoundArtist[]>;
}

const whereToGetAKey = 'https://www.last.fm/api/account/create';

export function createLastfm({ http, apiKey }: { http: ProviderHttp; apiKey: string | undefined }): Lastfm {
	const call: CallLastfm = async (method, parameters, schema, ask, notFound) => {
		if (apiKey === undefined) {
			throw new CredentialsMissing({ provider: 'lastfm', endpoint: method }, 'LASTFM_API_KEY', whereToGetAKey);
		}
		const query = { method, ...parameters, api_key: apiKey, format: 'json' };
		return http.getJson('', { ...ask, endpoint: method, query, schema, ...(notFound ? { notFound } : {}) });
	};

	function byKey({ name, mbid }: LastfmArtistKey): Record<string, string | undefined> {
		return mbid === undefined ? { artist: name, autocorrect: '1' } : { mbid };
	}

	return {
		...createListeners(call),
		available: apiKey !== undefined,
		async tagTopArtists(tag, page, limit, ask) {
			return mapTopArtists(await call('tag.getTopArtists', { tag, page, limit }, topArtistsAnswer, ask));
		},
		async artistInfo(artist, ask) {
			const notFound = `no artist ${artist.mbid ?? artist.name}`;
			return mapArtistInfo(await call('artist.getInfo', byKey(artist), artistInfoAnswer, ask, notFound));
		},
		async similarArtists(artist, limit, ask) {
			const notFound = `no artist ${artist.mbid ?? artist.name}`;
			const parameters = { ...byKey(artist), limit };
			return mapSimilarArtists(await call('artist.getSimilar', parameters, similarArtistsAnswer, ask, notFound));
		},
		async albumInfo(artist, title, ask) {
			const parameters = { artist, album: title, autocorrect: '1' };
			return mapAlbumInfo(await call('album.getInfo', parameters, albumInfoAnswer, ask, `no album ${title}`));
		},
		async searchArtists(name, ask) {
			return mapArtistSearch(await call('artist.search', { artist: name }, artistSearchAnswer, ask));
		},
	};
}
