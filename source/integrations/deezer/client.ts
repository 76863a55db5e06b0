import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { type DeezerArtist, mapArtist, mapArtistSearch } from './map.ts';
import { artistAnswer, artistSearchAnswer } from './schema.ts';

/** Deezer, for artist pictures. Needs no key. */
export interface Deezer {
	/** Throws ProviderNotFound for an id that it does not know. */
	artist(id: number, ask?: Ask): Promise<DeezerArtist>;
	/** As Deezer ranks them; homonyms are common, so compare the names and the fans. */
	searchArtists(name: string, ask?: Ask): Promise<DeezerArtist[]>;
}

export function createDeezer({ http }: { http: ProviderHttp }): Deezer {
	return {
		async artist(id, ask) {
			const answer = await http.getJson(`/artist/${id}`, {
				...ask,
				endpoint: 'artist/{id}',
				schema: artistAnswer,
				notFound: `no artist ${id}`,
			});
			return mapArtist(answer);
		},
		async searchArtists(name, ask) {
			const answer = await http.getJson('/search/artist', {
				...ask,
				endpoint: 'search/artist',
				query: { q: name, limit: 50 },
				schema: artistSearchAnswer,
			});
			return mapArtistSearch(answer);
		},
	};
}
