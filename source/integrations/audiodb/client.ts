import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { mapArtistPicture } from './map.ts';
import { artistAnswer } from './schema.ts';

/** TheAudioDB, for artist pictures. */
export interface Audiodb {
	/** Null when the artist or the picture is not there. */
	artistPicture(mbid: string, ask?: Ask): Promise<string | null>;
}

/** The key that TheAudioDB publishes for everybody. */
export const freeAudiodbKey = '123';

export function createAudiodb({ http, key }: { http: ProviderHttp; key: string }): Audiodb {
	return {
		async artistPicture(mbid, ask) {
			const answer = await http.getJson(`/${encodeURIComponent(key)}/artist-mb.php`, {
				...ask,
				endpoint: 'artist-mb.php',
				query: { i: mbid },
				schema: artistAnswer,
			});
			return mapArtistPicture(answer);
		},
	};
}
