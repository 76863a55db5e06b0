import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { type ListenbrainzSimilarArtist, mapSimilarArtists } from './map.ts';
import { similarArtistsAnswer } from './schema.ts';

/** ListenBrainz labs: experimental, without a promise to stay. Needs no key. */
export interface Listenbrainz {
	/** Artists heard in the same sessions, best first; an artist it does not know has an empty list. */
	similarArtists(mbid: string, ask?: Ask): Promise<ListenbrainzSimilarArtist[]>;
}

/** The one that ListenBrainz's own artist pages use. Others exist; an unknown name is refused. */
export const defaultAlgorithm =
	'session_based_days_7500_session_300_contribution_3_threshold_10_limit_100_filter_True_skip_30';

export function createListenbrainz({
	labsHttp,
	algorithm,
}: {
	labsHttp: ProviderHttp;
	algorithm: string;
}): Listenbrainz {
	return {
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
