import { and, eq, gte, lte, max, min, sum } from 'drizzle-orm';
import type { Readable } from '../artists-reader.ts';
import type { CountKind, NewCount } from './listening-writer.ts';

/** Months, "2026-11", from one to another, both included. */
export interface Months {
	from: string;
	to: string;
}

interface OfAccount {
	userId: number;
	provider: string;
}

/** All plays of an account by month, the oldest first, as its single plays add up. */
export async function readMonthTotals(
	{ read, tables }: Readable,
	{ userId, provider }: OfAccount,
	months: Months,
): Promise<{ month: string; plays: number }[]> {
	const { listeningCounts } = tables;
	const { period, plays, kind } = listeningCounts;
	return read
		.select({ month: period, plays: sum(plays).mapWith(Number) })
		.from(listeningCounts)
		.where(
			and(
				eq(listeningCounts.userId, userId),
				eq(listeningCounts.provider, provider),
				eq(kind, 'artist'),
				...within(period, months),
			),
		)
		.groupBy(period)
		.orderBy(period);
}

/** What was played in several months together. */
export async function sumMonths(
	{ read, tables }: Readable,
	{ userId, provider }: OfAccount,
	kind: CountKind,
	months: Months,
): Promise<NewCount[]> {
	const { listeningCounts } = tables;
	const { key, artist, artistMbid, title, albumMbid, plays, at, period } = listeningCounts;
	const rows = await read
		.select({
			...{ key, artist: min(artist), artistMbid: min(artistMbid), title: min(title), albumMbid: min(albumMbid) },
			...{ plays: sum(plays).mapWith(Number), at: max(at) },
		})
		.from(listeningCounts)
		.where(
			and(
				eq(listeningCounts.userId, userId),
				eq(listeningCounts.provider, provider),
				eq(listeningCounts.kind, kind),
				...within(period, months),
			),
		)
		.groupBy(key);
	return rows.map((row) => ({ ...row, artist: row.artist ?? '', rank: null }));
}

function within(period: Readable['tables']['listeningCounts']['period'], { from, to }: Months) {
	return [gte(period, from), lte(period, to)];
}
