import { spotifyPageSize } from '../../integrations/spotify/client.ts';
import { addPlays } from '../../store/listeners/listening-writer.ts';
import { readListSync, saveListCursor } from '../../store/listeners/syncs.ts';
import { writeAt } from '../../store/writable.ts';
import type { AccountWork } from '../accounts.ts';
import { readList } from '../read-list.ts';
import { saveMonths } from '../recent-plays.ts';
import { countPlays } from './play-counts.ts';
import type { SpotifySession } from './session.ts';

/** What was played since the last time, added to its months. Spotify remembers fifty plays: who hears more between two readings loses some. */
export async function syncRecent(work: AccountWork, session: SpotifySession): Promise<void> {
	const { database, providers, clock, user } = work;
	await readList(work, { provider: 'spotify', list: 'recent' }, async ({ key, ask }) => {
		const since = toTime((await readListSync(database, key))?.cursor?.playedAt);
		const { plays, isFull } = await ask((how) =>
			session.use(how, (token) => providers.spotify.recentlyPlayed(token, since, how)),
		);
		return writeAt(database, clock(), async (store) => {
			// Another process may have counted some of them meanwhile, or be about to.
			await store.write.lock('user_syncs');
			const counted = toTime((await readListSync(store, key))?.cursor?.playedAt);
			const fresh = plays.filter(({ playedAt }) => counted === null || playedAt > counted);
			const last = fresh.reduce<Date | null>((latest, { playedAt }) => later(latest, playedAt), counted);
			const found = fresh.length;
			const result = {
				found,
				added: found,
				changed: 0,
				gone: 0,
				isUnchanged: found === 0,
				note: noteOf(since, isFull),
			};
			if (last !== null && found > 0) {
				await addPlays(store, { userId: user.id, provider: 'spotify', plays: countPlays(fresh) });
				await saveListCursor(store, key, { playedAt: last.toISOString() });
			}
			await saveMonths(store, key, last === null ? null : last.getTime() / 1000);
			return result;
		});
	});
}

function noteOf(since: Date | null, isFull: boolean): string | null {
	if (since === null || !isFull) return null;
	return `Spotify tells the last ${spotifyPageSize} plays only: there may have been more since the last time. Sync more often to miss none.`;
}

function later(one: Date | null, other: Date): Date {
	return one !== null && one > other ? one : other;
}

function toTime(value: unknown): Date | null {
	const time = new Date(typeof value === 'string' ? value : Number.NaN);
	return Number.isNaN(time.getTime()) ? null : time;
}
