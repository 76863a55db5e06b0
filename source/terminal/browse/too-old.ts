import { discogsShown } from '../../steps/freshness.ts';
import type { PressingsView } from './state.ts';

/**
 * Whether pressings are to be asked for again because of their age: content of Discogs' API may be shown while it is at most
 * six hours old. Not while they are being asked for, nor where that failed or was done lately: what Discogs no longer has
 * grows old for ever.
 */
export function isTooOldToShow({ all, status }: PressingsView, now: Date): boolean {
	const limit = now.getTime() - discogsShown;
	const isAnswered = status.fetchedAt !== null && status.fetchedAt.getTime() > limit;
	if (isAnswered || status.fetchingSince !== null || status.problem !== null) return false;
	return all.some(({ source, fetchedAt }) => source === 'discogs' && fetchedAt.getTime() <= limit);
}
