import { cleanText } from '../../text.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import {
	type ListenbrainzPlay,
	type ListenbrainzStatistics,
	mapArtistStatistics,
	mapGroupStatistics,
	mapListens,
} from './listener-map.ts';
import { artistStatisticsAnswer, groupStatisticsAnswer, listensAnswer } from './listener-schema.ts';

/**
 * What a listener played; everybody's is public. Throws ProviderNotFound for somebody who does not exist. Lists have up to a thousand rows, the
 * most that there are.
 */
export interface ListenbrainzListeners {
	/** Of all time, the most played first, from the row `offset` on. Null: not computed yet. */
	topArtists(user: string, offset: number, ask?: Ask): Promise<ListenbrainzStatistics | null>;
	topReleaseGroups(user: string, offset: number, ask?: Ask): Promise<ListenbrainzStatistics | null>;
	/** Single plays before a time (seconds since 1970), which itself does not count, the newest first. `count`: how many came at all. */
	listens(user: string, before: number, ask?: Ask): Promise<ListenbrainzListens>;
}

export interface ListenbrainzListens {
	/** The name as they write it. */
	username: string;
	plays: ListenbrainzPlay[];
	/** Whether there may be more before the last of them. */
	isFull: boolean;
}

/** Rows of a list, the most that there are. */
const mostRows = 1000;

/** The part of ListenBrainz that is about listeners. */
export function createListeners(http: ProviderHttp): ListenbrainzListeners {
	const nobody = (user: string) => `no user ${user}`;
	const statistics = (user: string, kind: string) => `/stats/user/${encodeURIComponent(user)}/${kind}`;

	return {
		async topArtists(user, offset, ask) {
			const answer = await http.getJson(statistics(user, 'artists'), {
				...ask,
				endpoint: 'stats/user/{user}/artists',
				query: { range: 'all_time', count: mostRows, offset },
				schema: artistStatisticsAnswer,
				mayBeEmpty: true,
				notFound: nobody(user),
			});
			return answer === null ? null : mapArtistStatistics(answer);
		},
		async topReleaseGroups(user, offset, ask) {
			const answer = await http.getJson(statistics(user, 'release-groups'), {
				...ask,
				endpoint: 'stats/user/{user}/release-groups',
				query: { range: 'all_time', count: mostRows, offset },
				schema: groupStatisticsAnswer,
				mayBeEmpty: true,
				notFound: nobody(user),
			});
			return answer === null ? null : mapGroupStatistics(answer);
		},
		async listens(user, before, ask) {
			const { payload } = await http.getJson(`/user/${encodeURIComponent(user)}/listens`, {
				...ask,
				endpoint: 'user/{user}/listens',
				query: { count: mostRows, max_ts: before },
				schema: listensAnswer,
				notFound: nobody(user),
			});
			const plays = mapListens(payload.listens);
			return { username: cleanText(payload.user_id) || user, plays, isFull: payload.listens.length >= mostRows };
		},
	};
}
