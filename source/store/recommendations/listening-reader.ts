import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Readable } from '../artists-reader.ts';

/** What one account counted of an artist or an album of ours, summed over all that it takes for it. */
export interface CountedPlays {
	id: number;
	provider: string;
	/** As the account counts the periods; 0 where it does not. */
	overall: number;
	year: number;
	halfYear: number;
	/** As its single plays add up, by calendar months: the current one and those before it. */
	everyMonth: number;
	lastYear: number;
	lastHalfYear: number;
	/** The best place in a list without counts. */
	rank: number | null;
	/** How many things of it are in a library, and since when one is. */
	saved: number;
	savedAt: Date | null;
}

/**
 * What a listener's accounts counted of artists or albums (`kind`), for each artist or album (`per`) that is known here. Albums per artist
 * are what their albums have together. In no order.
 */
export async function readListening(
	{ read, tables }: Readable,
	userId: number,
	{ kind, per }: { kind: 'artist' | 'album'; per: 'artist' | 'album' },
	now: Date,
): Promise<CountedPlays[]> {
	const { listeningCounts } = tables;
	const { plays, period, provider } = listeningCounts;
	const id = per === 'artist' ? listeningCounts.artistId : listeningCounts.albumId;
	const named = (name: string) => sum(sql`${period} = ${name}`);
	const since = (month: string) => sum(sql`${period} >= ${month} and ${period} < 'a'`);
	function sum(condition: ReturnType<typeof sql>) {
		return sql<number>`sum(case when ${condition} then ${plays} else 0 end)`.mapWith(Number);
	}
	const rows = await read
		.select({
			id,
			provider,
			overall: named('overall'),
			year: named('year'),
			halfYear: named('halfYear'),
			everyMonth: since(''),
			lastYear: since(monthBefore(now, 11)),
			lastHalfYear: since(monthBefore(now, 5)),
			rank: sql<number | null>`min(${listeningCounts.rank})`.mapWith(listeningCounts.rank),
			saved: sql<number>`sum(case when ${period} = 'saved' then 1 else 0 end)`.mapWith(Number),
			savedAt: sql<Date | null>`min(case when ${period} = 'saved' then ${listeningCounts.at} end)`.mapWith(
				listeningCounts.at,
			),
		})
		.from(listeningCounts)
		.where(and(eq(listeningCounts.userId, userId), eq(listeningCounts.kind, kind), isNotNull(id)))
		.groupBy(id, provider);
	return rows.flatMap(({ id: known, ...row }) => (known === null ? [] : [{ ...row, id: known }]));
}

/** The calendar month so many before an instant's own (UTC): "2026-11". They sort before all words for periods. */
function monthBefore(now: Date, months: number): string {
	return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months)).toISOString().slice(0, 7);
}
