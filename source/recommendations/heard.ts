import type { Heard, Period } from '../recommender/heard.ts';
import type { CountedPlays } from '../store/recommendations/listening-reader.ts';

const periods: Period[] = ['overall', 'year', 'halfYear'];

/**
 * What accounts counted, taken together: per period the most that any of them says, since they may count the same plays. Where an account
 * both has a total and single plays, the greater of both counts; a longer period has at least as many as a shorter one.
 */
export function takeTogether(counted: readonly CountedPlays[]): Map<number, Heard> {
	const all = new Map<number, Heard>();
	for (const row of counted) {
		const heard = all.get(row.id) ?? {
			plays: { overall: 0, year: 0, halfYear: 0 },
			countedBy: {},
			ranked: null,
			saved: null,
		};
		all.set(row.id, heard);
		const { provider, rank } = row;
		const plays = countPeriods(row);
		for (const period of periods) {
			if (plays[period] <= heard.plays[period]) continue;
			heard.plays[period] = plays[period];
			heard.countedBy[period] = provider;
		}
		if (rank !== null && (heard.ranked === null || rank < heard.ranked.rank)) heard.ranked = { rank, provider };
		if (row.saved > 0) heard.saved ??= { provider, since: row.savedAt?.toISOString() ?? null };
	}
	return all;
}

function countPeriods(row: CountedPlays): Record<Period, number> {
	const halfYear = Math.max(row.halfYear, row.lastHalfYear);
	const year = Math.max(row.year, row.lastYear, halfYear);
	return { halfYear, year, overall: Math.max(row.overall, row.everyMonth, year) };
}
