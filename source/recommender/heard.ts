import type { PlayCounts } from './listener.ts';

/** A period over which sources count plays. */
export type Period = keyof PlayCounts;

/** How an artist or an album was listened to, from the accounts that say most of it. */
export interface Heard {
	/** The most that any one account counted, per period: accounts may count the same plays. */
	plays: PlayCounts;
	/** The account that counted it. */
	countedBy: Partial<Record<Period, string>>;
	/** The best place in a list of favourites that comes without counts, 1 is the first. */
	ranked: { rank: number; provider: string } | null;
	/** Whether it is in a library such as Spotify's, and since when (ISO time). */
	saved: { provider: string; since: string | null } | null;
}

/** Who played something as often as this at least counts as somebody who likes it much, however little else they played. */
const enoughPlays = 50;

/** The place in a list of favourites that is worth half of the first. */
const halfRank = 25;

/** What it says that something was saved, beside the most played: more than a few plays. */
const savedValue = 0.6;

/** Plays with recency: what was played in the last six months is in all three periods, and counts three times. */
export function weighPlays({ overall, year, halfYear }: PlayCounts): number {
	return overall + year + halfYear;
}

/** The most plays of all, as `valueHeard` measures others by. */
export function mostPlays(heard: Iterable<Heard>): number {
	let most = weighPlays({ overall: enoughPlays, year: 0, halfYear: 0 });
	for (const { plays } of heard) most = Math.max(most, weighPlays(plays));
	return most;
}

/** How much something was listened to, 0–1, by magnitude; `most` is from `mostPlays`. */
export function valueHeard(heard: Heard | undefined, most: number): number {
	if (heard === undefined) return 0;
	const { plays, ranked, saved } = heard;
	return Math.max(
		Math.log1p(weighPlays(plays)) / Math.log1p(most),
		ranked === null ? 0 : halfRank / (halfRank + ranked.rank - 1),
		saved === null ? 0 : savedValue,
	);
}
