import { CredentialsMissing, ProviderRefused } from '../../errors.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { createListeners, type ListenbrainzListeners } from './listeners.ts';
import { type ListenbrainzSimilarArtist, mapSimilarArtists } from './map.ts';
import { similarArtistsAnswer, tokenAnswer } from './schema.ts';

/** ListenBrainz and its labs, which are experimental, without a promise to stay, and need no token. */
export interface Listenbrainz extends ListenbrainzListeners {
	/** Asks whether the token is good. Throws ProviderRefused when it is not, CredentialsMissing without one. */
	checkToken(ask?: Ask): Promise<void>;
	/** Artists heard in the same sessions, best first; an artist it does not know has an empty list. */
	similarArtists(mbid: string, ask?: Ask): Promise<ListenbrainzSimilarArtist[]>;
}

/** The one that ListenBrainz's own artist pages use. Others exist; an unknown name is refused. */
export const defaultAlgorithm =
	'session_based_days_7500_session_300_contribution_3_threshold_10_limit_100_filter_True_skip_30';

/** The value of the Authorization header, or undefined. */
export function listenbrainzAuthorization(token: string | undefined): string | undefined {
	return token === undefined ? undefined : `Token ${token}`;
}

/** `http` sends the token with every request, the labs get none. */
export function createListenbrainz({
	http,
	token,
	labsHttp,
	algorithm,
}: {
	http: ProviderHttp;
	token: string | undefined;
	labsHttp: ProviderHttp;
	algorithm: string;
}): Listenbrainz {
	return {
		...createListeners(http),
		async checkToken(ask) {
			const origin = { provider: 'listenbrainz', endpoint: 'validate-token' };
			if (token === undefined) {
				throw new CredentialsMissing(origin, 'LISTENBRAINZ_TOKEN', 'https://listenbrainz.org/settings/');
			}
			const answer = await http.getJson('/validate-token', { ...ask, endpoint: origin.endpoint, schema: tokenAnswer });
			if (!answer.valid) throw new ProviderRefused(origin, 'the token is not valid');
		},
		async similarArtists(mbid, ask) {
			const answer = await labsHttp.getJson('/similar-artists/json', {
				...ask,
				endpoint: 'similar-artists',
				query: { artist_mbids: mbid, algorithm },
				schema: similarArtistsAnswer,
				notFound: `no artist ${mbid}`,
			});
			return mapSimilarArtists(answer, mbid);
		},
	};
}
