import type { z } from 'zod';
import { AccountNotServed, InvalidAnswer, ProviderRefused } from '../../errors.ts';
import { cleanText } from '../../text.ts';
import { toCount } from '../http/fields.ts';
import type { Ask } from '../http/provider-http.ts';
import { saysHidden } from './errors.ts';
import {
	type LastfmPage,
	type LastfmPlay,
	type LastfmTopRow,
	mapPlays,
	mapTopAlbums,
	mapTopArtists,
} from './listener-map.ts';
import {
	type PageFieldsAnswer,
	recentTracksAnswer,
	userInfoAnswer,
	userTopAlbumsAnswer,
	userTopArtistsAnswer,
} from './listener-schema.ts';

export type LastfmPeriod = 'overall' | '12month' | '6month';

/** Between two times, in seconds since 1970; whether they count themselves is not said. */
export interface PlayRange {
	from: number;
	to: number;
}

/**
 * What a listener played. Throws ProviderNotFound for somebody who does not exist, CredentialsMissing without a key. Pages begin at 1 and have
 * up to a thousand rows, the most that there are.
 */
export interface LastfmListeners {
	/** The name as they write it, and how many plays are counted. */
	userInfo(user: string, ask?: Ask): Promise<{ username: string; plays: number }>;
	/** The most played first. */
	userTopArtists(user: string, period: LastfmPeriod, page: number, ask?: Ask): Promise<LastfmPage<LastfmTopRow>>;
	userTopAlbums(user: string, period: LastfmPeriod, page: number, ask?: Ask): Promise<LastfmPage<LastfmTopRow>>;
	/** Single plays, the newest first. Throws AccountNotServed where the listener hides them. */
	recentTracks(user: string, range: PlayRange, page: number, ask?: Ask): Promise<LastfmPage<LastfmPlay>>;
}

/** One call of a method; see `createLastfm`. */
export type CallLastfm = <Schema extends z.ZodType>(
	method: string,
	parameters: Record<string, string | number | undefined>,
	schema: Schema,
	ask: (Ask & { mayBeRefused?: boolean }) | undefined,
	notFound?: string,
) => Promise<z.output<Schema>>;

const perPage = 1000;

/** The part of Last.fm that is about listeners. */
export function createListeners(call: CallLastfm): LastfmListeners {
	const nobody = (user: string) => `no user ${user}`;

	return {
		async userInfo(user, ask) {
			const answer = await call('user.getInfo', { user }, userInfoAnswer, ask, nobody(user));
			return { username: cleanText(answer.user.name), plays: toCount(answer.user.playcount) ?? 0 };
		},
		async userTopArtists(user, period, page, ask) {
			const method = 'user.getTopArtists';
			const asked = { user, period, page, limit: perPage };
			const { topartists } = await call(method, asked, userTopArtistsAnswer, ask, nobody(user));
			checkOwner(method, user, topartists['@attr']);
			return mapTopArtists(topartists.artist, topartists['@attr']);
		},
		async userTopAlbums(user, period, page, ask) {
			const method = 'user.getTopAlbums';
			const asked = { user, period, page, limit: perPage };
			const { topalbums } = await call(method, asked, userTopAlbumsAnswer, ask, nobody(user));
			checkOwner(method, user, topalbums['@attr']);
			return mapTopAlbums(topalbums.album, topalbums['@attr']);
		},
		async recentTracks(user, { from, to }, page, ask) {
			const method = 'user.getRecentTracks';
			const asked = { user, from, to, page, limit: perPage };
			try {
				const answer = await call(method, asked, recentTracksAnswer, { ...ask, mayBeRefused: true }, nobody(user));
				const { track, '@attr': fields } = answer.recenttracks;
				checkOwner(method, user, fields);
				return mapPlays(track, fields);
			} catch (error) {
				if (!(error instanceof ProviderRefused && saysHidden(error))) throw error;
				throw new AccountNotServed(
					{ provider: 'lastfm', endpoint: method },
					`${user} hides their recent listening`,
					'Untick "Hide recent listening" at https://www.last.fm/settings/privacy, then sync again. What is played most is read all the same.',
				);
			}
		},
	};
}

/** Last.fm has been seen to answer with another listener's data. */
function checkOwner(endpoint: string, asked: string, { user }: PageFieldsAnswer): void {
	const answered = cleanText(user);
	if (answered === '' || answered.toLowerCase() === asked.toLowerCase()) return;
	throw new InvalidAnswer({ provider: 'lastfm', endpoint }, 'the answer is about another listener');
}
