import { CredentialsMissing } from '../../errors.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { mapArtistPictures } from './map.ts';
import { artistAnswer } from './schema.ts';

/** fanart.tv, for artist pictures. */
export interface Fanarttv {
	/** Whether a key is set. */
	available: boolean;
	/** Most liked first. Throws CredentialsMissing without a key, ProviderNotFound for an artist that it does not know. */
	artistPictures(mbid: string, ask?: Ask): Promise<string[]>;
}

export function createFanarttv({ http, apiKey }: { http: ProviderHttp; apiKey: string | undefined }): Fanarttv {
	return {
		available: apiKey !== undefined,
		async artistPictures(mbid, ask) {
			const endpoint = 'music/{mbid}';
			if (apiKey === undefined) {
				const origin = { provider: 'fanarttv', endpoint };
				throw new CredentialsMissing(origin, 'FANARTTV_API_KEY', 'https://fanart.tv/get-an-api-key/');
			}
			const answer = await http.getJson(`/music/${encodeURIComponent(mbid)}`, {
				...ask,
				endpoint,
				query: { api_key: apiKey },
				schema: artistAnswer,
				notFound: `no artist ${mbid}`,
			});
			return mapArtistPictures(answer);
		},
	};
}
