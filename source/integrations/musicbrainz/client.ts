import { ProviderNotFound } from '../../errors.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import {
	type MusicbrainzArtist,
	type MusicbrainzFoundArtist,
	type MusicbrainzReleaseGroup,
	type MusicbrainzReleaseGroupPage,
	mapArtist,
	mapArtistOfUrl,
	mapArtistSearch,
	mapReleaseGroup,
	mapReleaseGroups,
} from './map.ts';
import { artistAnswer, artistSearchAnswer, releaseGroupAnswer, releaseGroupsAnswer, urlAnswer } from './schema.ts';

/** MusicBrainz. Look-ups throw ProviderNotFound for an MBID that it does not know; a merged one answers with its new `mbid`. */
export interface Musicbrainz {
	/** With aliases and all URL relations, in one call. */
	artist(mbid: string, ask?: Ask): Promise<MusicbrainzArtist>;
	/** By name or alias, best first; the search never has relations. `limit` is at most 100 (25 when left out). */
	searchArtists(name: string, limit?: number, ask?: Ask): Promise<MusicbrainzFoundArtist[]>;
	/**
	 * The artist whose page this is, by its canonical address (https, www, no slug: "https://www.discogs.com/artist/59792").
	 * Null when MusicBrainz does not know the address, or knows it for several artists.
	 */
	artistOfUrl(url: string, ask?: Ask): Promise<string | null>;
	/**
	 * A page of a hundred release groups of primary type Album that have an official release, with credits and URL relations.
	 * Live albums, compilations and the like are among them: look at `secondaryTypes`. Done when offset + length ≥ total.
	 */
	releaseGroups(artistMbid: string, offset: number, ask?: Ask): Promise<MusicbrainzReleaseGroupPage>;
	releaseGroup(mbid: string, ask?: Ask): Promise<MusicbrainzReleaseGroup>;
}

export function createMusicbrainz({ http }: { http: ProviderHttp }): Musicbrainz {
	return {
		async artist(mbid, ask) {
			const answer = await http.getJson(`/artist/${encodeURIComponent(mbid)}`, {
				...ask,
				endpoint: 'artist/{mbid}',
				query: { inc: 'url-rels aliases', fmt: 'json' },
				schema: artistAnswer,
				notFound: `no artist ${mbid}`,
			});
			return mapArtist(answer);
		},
		async searchArtists(name, limit, ask) {
			const phrase = escapeLucene(name);
			const answer = await http.getJson('/artist', {
				...ask,
				endpoint: 'artist?query',
				query: { query: `artist:"${phrase}" OR alias:"${phrase}"`, limit: Math.min(limit ?? 25, 100), fmt: 'json' },
				schema: artistSearchAnswer,
			});
			return mapArtistSearch(answer);
		},
		async artistOfUrl(url, ask) {
			try {
				const answer = await http.getJson('/url', {
					...ask,
					endpoint: 'url?resource',
					query: { resource: url, inc: 'artist-rels', fmt: 'json' },
					schema: urlAnswer,
				});
				return mapArtistOfUrl(answer);
			} catch (error) {
				if (error instanceof ProviderNotFound) return null;
				throw error;
			}
		},
		async releaseGroups(artistMbid, offset, ask) {
			const answer = await http.getJson('/release-group', {
				...ask,
				endpoint: 'release-group?artist',
				query: {
					artist: artistMbid,
					type: 'album',
					'release-group-status': 'website-default',
					inc: 'url-rels artist-credits',
					limit: 100,
					offset,
					fmt: 'json',
				},
				schema: releaseGroupsAnswer,
				notFound: `no artist ${artistMbid}`,
			});
			return mapReleaseGroups(answer);
		},
		async releaseGroup(mbid, ask) {
			const answer = await http.getJson(`/release-group/${encodeURIComponent(mbid)}`, {
				...ask,
				endpoint: 'release-group/{mbid}',
				query: { inc: 'url-rels artist-credits', fmt: 'json' },
				schema: releaseGroupAnswer,
				notFound: `no release group ${mbid}`,
			});
			return mapReleaseGroup(answer);
		},
	};
}

/** Everything that Lucene's query language gives a meaning to. */
function escapeLucene(text: string): string {
	return text.replace(/[+\-&|!(){}[\]^"~*?:\\/]/g, '\\$&');
}
