import type { SyncState } from '../store/sync-state.ts';
import type { StepName } from './step.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long an answer holds. `shown`: the source's terms let it be shown only this long, so looking at it refreshes it sooner. */
interface Life {
	done: number;
	absent: number;
	shown?: number;
}

/** Discogs' API terms (May 2025): content from the API may be shown only while at most six hours old. */
export const discogsShown = 6 * hour;

/** Last.fm asks that similar and top lists are kept for a week at least; MusicBrainz data changes slowly. */
const lives: Record<StepName, Life> = {
	'tag-artists': { done: 7 * day, absent: day },
	'artist-info': { done: 30 * day, absent: 7 * day },
	'similar-artists': { done: 30 * day, absent: 7 * day },
	'similar-artists-listenbrainz': { done: 30 * day, absent: 7 * day },
	'artist-ids': { done: 30 * day, absent: 7 * day },
	'studio-albums': { done: 14 * day, absent: 7 * day },
	'album-master': { done: 30 * day, absent: 7 * day, shown: discogsShown },
	'vinyl-releases': { done: 30 * day, absent: 7 * day, shown: discogsShown },
	'release-details': { done: 30 * day, absent: 30 * day, shown: discogsShown },
	'artist-image': { done: 30 * day, absent: 7 * day },
	'album-cover': { done: 90 * day, absent: 7 * day },
	'album-cover-lastfm': { done: 90 * day, absent: 7 * day },
};

/** How long a name or an id that nobody knows is not asked for again. */
export const unknownLife = 7 * day;

/** When an answer got at `fetchedAt` is due again in bulk. */
export function expiryOf(step: StepName, status: 'done' | 'absent', fetchedAt: Date): Date {
	return new Date(fetchedAt.getTime() + lives[step][status]);
}

/** Failed steps are tried again after 1, 5, 25 … minutes, at most a day apart. */
export function nextAttempt(attempts: number, now: Date): Date {
	return new Date(now.getTime() + Math.min(day, minute * 5 ** Math.max(0, attempts - 1)));
}

/** What another try would not mend soon (a key that is refused, a step of another version) is tried again after a day. */
export function nextRefresh(now: Date): Date {
	return new Date(now.getTime() + day);
}

/** How far a paged listing may have been read before and be gone on with: later, its first pages are too old to count as new. */
export function isResumable(since: unknown, now: Date): since is string {
	return typeof since === 'string' && now.getTime() - Date.parse(since) < discogsShown;
}

export type Freshness = 'missing' | 'fresh' | 'stale' | 'absent';

/** What a reader may think of a step's answer now. A step that only ever failed is missing, never absent. */
export function freshnessOf(step: StepName, state: SyncState | undefined, now: Date): Freshness {
	if (state === undefined || state.fetchedAt === null) return 'missing';
	// Asked again: what it was told is no longer so.
	if (state.status === 'pending') return 'missing';
	const isExpired = state.expiresAt !== null && state.expiresAt <= now;
	if (state.status === 'absent') return isExpired ? 'missing' : 'absent';
	const shown = lives[step].shown;
	const isTooOldToShow = shown !== undefined && state.fetchedAt.getTime() + shown <= now.getTime();
	return isExpired || isTooOldToShow ? 'stale' : 'fresh';
}
