import { learnSpotifyIds, matchAlbumsBySpotifyId } from '../../store/listeners/spotify-ids.ts';
import { writeAt } from '../../store/writable.ts';
import type { AccountSource } from '../accounts.ts';
import { syncRecent } from './recent.ts';
import { syncSaved } from './saved.ts';
import { createSpotifySession } from './session.ts';
import { syncTop } from './top.ts';

/**
 * Spotify: favourite artists and the albums of favourite tracks, saved albums, and what was played last. Recommendations, related artists,
 * audio features, genres and popularity are closed to apps like this one since 2024 and 2026, and are not asked for.
 */
export const spotifySource: AccountSource = {
	provider: 'spotify',
	async sync(work) {
		const { database, providers, secrets, clock, user } = work;
		const session = createSpotifySession({ login: providers.spotifyLogin, secrets, clock }, user.name);
		// What names were matched with since the last time is known by its id from now on.
		await writeAt(database, clock(), (store) => learnSpotifyIds(store, user.id));
		await syncTop(work, session);
		await syncSaved(work, session);
		await syncRecent(work, session);
		await writeAt(database, clock(), (store) => matchAlbumsBySpotifyId(store, user.id));
	},
};
