import { monthBefore } from '../months.ts';
import type { Heard, Period } from '../recommender/heard.ts';
import type { CountedPlays, Favourite } from '../store/recommendations/listening-reader.ts';

const periods: Period[] = ['overall', 'year', 'halfYear'];

/** What one account counted of one thing: as it counts the periods, and as its single plays add up by calendar months. */
interface Counts {
	told: Record<Period, number>;
	byMonth: Record<Period, number>;
}

/**
 * What accounts counted of each thing (`idOf`; null is left out), taken together at an instant. What an account counts of several things that
 * are one here adds up. Of several accounts the most that any of them says counts, since they may count the same plays; so it does of an
 * account's artists beside what it counted of their albums.
 */
export function takeTogether(
	plays: readonly CountedPlays[],
	favourites: readonly Favourite[],
	idOf: (row: CountedPlays | Favourite) => number | null,
	now: Date,
): Map<number, Heard> {
	const all = new Map<number, Heard>();
	const heardOf = (id: number) => {
		const heard = all.get(id) ?? startHearing();
		all.set(id, heard);
		return heard;
	};
	const accounts = Map.groupBy(plays, ({ kind, provider }) => `${kind} ${provider}`);
	for (const rows of accounts.values()) {
		const [first] = rows;
		for (const [id, counts] of addUp(rows, idOf, now)) hear(heardOf(id), first?.provider ?? '', counts);
	}
	for (const favourite of favourites) {
		const id = idOf(favourite);
		if (id !== null) favour(heardOf(id), favourite);
	}
	return all;
}

function startHearing(): Heard {
	return { plays: { overall: 0, year: 0, halfYear: 0 }, countedBy: {}, ranked: null, saved: null };
}

function addUp(rows: CountedPlays[], idOf: (row: CountedPlays) => number | null, now: Date): Map<number, Counts> {
	const [year, halfYear] = [monthBefore(now, 11), monthBefore(now, 5)];
	const all = new Map<number, Counts>();
	for (const row of rows) {
		const id = idOf(row);
		if (id === null) continue;
		const counts = all.get(id) ?? { told: nothing(), byMonth: nothing() };
		all.set(id, counts);
		const { period, plays } = row;
		if (period === 'overall' || period === 'year' || period === 'halfYear') counts.told[period] += plays;
		else if (/^\d/.test(period)) {
			counts.byMonth.overall += plays;
			if (period >= year) counts.byMonth.year += plays;
			if (period >= halfYear) counts.byMonth.halfYear += plays;
		}
	}
	return all;
}

function nothing(): Record<Period, number> {
	return { overall: 0, year: 0, halfYear: 0 };
}

/** The greater of a total and of single plays counts; a longer period has at least as many as a shorter one. */
function hear(heard: Heard, provider: string, { told, byMonth }: Counts): void {
	const halfYear = Math.max(told.halfYear, byMonth.halfYear);
	const year = Math.max(told.year, byMonth.year, halfYear);
	const plays = { halfYear, year, overall: Math.max(told.overall, byMonth.overall, year) };
	for (const period of periods) {
		if (plays[period] <= heard.plays[period]) continue;
		heard.plays[period] = plays[period];
		heard.countedBy[period] = provider;
	}
}

function favour(heard: Heard, { rank, provider, at }: Favourite): void {
	if (rank === null) heard.saved ??= { provider, since: at?.toISOString() ?? null };
	else if (heard.ranked === null || rank < heard.ranked.rank) heard.ranked = { rank, provider };
}
