import type { z } from 'zod';
import { toText } from '../http/fields.ts';
import type { Ask, JsonRequest, ProviderHttp } from '../http/provider-http.ts';
import { readRefusal } from './errors.ts';
import {
	mapRecentlyPlayed,
	mapSavedAlbums,
	mapTopArtists,
	mapTopTracks,
	type RecentPlays,
	type SavedAlbum,
	type SpotifyArtist,
	type SpotifyPage,
	type SpotifyTrack,
} from './map.ts';
import {
	listenerAnswer,
	recentlyPlayedAnswer,
	savedAlbumsAnswer,
	topArtistsAnswer,
	topTracksAnswer,
} from './schema.ts';

/** About the last four weeks, the last six months, and the last year (Spotify's documentation of `time_range`). */
export const spotifyRanges = ['short_term', 'medium_term', 'long_term'] as const;
export type SpotifyRange = (typeof spotifyRanges)[number];

export interface TopQuestion {
	range: SpotifyRange;
	/** The first of the page. */
	offset: number;
}

/**
 * What Spotify's Web API tells of a listener. `token` is an access token of theirs: one that is not good (any more) throws ProviderRefused
 * with status 401, which another may help; AccountNotServed when Spotify does not serve the listener or the app's owner.
 * Recommendations, related artists, audio features, genres and popularity have been closed for apps like this one: nothing here asks for them.
 */
export interface Spotify {
	/** Their id and the name that they show. */
	readListener(token: string, ask: Ask): Promise<{ id: string; name: string }>;
	/** The most played first, at most `spotifyPageSize`; Spotify tells no numbers. */
	topArtists(token: string, question: TopQuestion, ask: Ask): Promise<SpotifyPage<SpotifyArtist>>;
	topTracks(token: string, question: TopQuestion, ask: Ask): Promise<SpotifyPage<SpotifyTrack>>;
	/** The last saved first. */
	savedAlbums(token: string, offset: number, ask: Ask): Promise<SpotifyPage<SavedAlbum>>;
	/** What was played since then: Spotify knows the last `spotifyPageSize` only. */
	recentlyPlayed(token: string, since: Date | null, ask: Ask): Promise<RecentPlays>;
}

/** The most that Spotify gives at once. */
export const spotifyPageSize = 50;

/** Spotify for whoever has an access token; this client has none of its own. */
export function createSpotify({ http }: { http: ProviderHttp }): Spotify {
	async function ask<Schema extends z.ZodType>(
		token: string,
		endpoint: string,
		query: JsonRequest<Schema>['query'],
		schema: Schema,
		asker: Ask,
	): Promise<z.output<Schema>> {
		try {
			return await http.getJson(`/${endpoint}`, {
				...asker,
				endpoint,
				query,
				headers: { authorization: `Bearer ${token}` },
				schema,
				// A refusal is about one listener.
				mayBeRefused: true,
			});
		} catch (error) {
			throw readRefusal(error);
		}
	}

	const limit = spotifyPageSize;
	return {
		async readListener(token, asker) {
			const { id, display_name } = await ask(token, 'me', {}, listenerAnswer, asker);
			return { id, name: toText(display_name) ?? id };
		},
		async topArtists(token, { range, offset }, asker) {
			const query = { time_range: range, limit, offset };
			return mapTopArtists(await ask(token, 'me/top/artists', query, topArtistsAnswer, asker));
		},
		async topTracks(token, { range, offset }, asker) {
			const query = { time_range: range, limit, offset };
			return mapTopTracks(await ask(token, 'me/top/tracks', query, topTracksAnswer, asker));
		},
		async savedAlbums(token, offset, asker) {
			return mapSavedAlbums(await ask(token, 'me/albums', { limit, offset }, savedAlbumsAnswer, asker));
		},
		async recentlyPlayed(token, since, asker) {
			const query = { limit, after: since?.getTime() };
			const answer = await ask(token, 'me/player/recently-played', query, recentlyPlayedAnswer, asker);
			return mapRecentlyPlayed(answer, limit);
		},
	};
}
