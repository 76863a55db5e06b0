import { and, eq, gt, isNotNull, or, sql } from 'drizzle-orm';
import type { Readable } from '../artists-reader.ts';
import { packed, unpack } from './packed.ts';

/** Of what a count is: an artist, or an album. */
export type HeardKind = 'artist' | 'album';

/** How often one account counted something in one period: "overall", "year", "halfYear" or a month ("2026-11"). */
export interface CountedPlays {
	kind: HeardKind;
	provider: string;
	period: string;
	artistId: number | null;
	/** Null where it is an artist, or an album that is not known here. */
	albumId: number | null;
	plays: number;
}

/** What a listener's accounts counted of the artists and albums that are known here. In no order. */
export async function readPlays({ read, tables }: Readable, userId: number): Promise<CountedPlays[]> {
	const { listeningCounts: counts } = tables;
	const { kind, provider, period } = counts;
	const orZero = (id: typeof counts.artistId | typeof counts.albumId) => sql`coalesce(${id}, 0)`;
	const rows = await read
		.select({ kind, provider, period, all: packed(orZero(counts.artistId), orZero(counts.albumId), counts.plays) })
		.from(counts)
		.where(
			and(eq(counts.userId, userId), gt(counts.plays, 0), or(isNotNull(counts.artistId), isNotNull(counts.albumId))),
		)
		.groupBy(provider, kind, period);
	return rows.flatMap(({ all, ...row }) => {
		const numbers = unpack(all);
		const told = { ...row, kind: toKind(row.kind) };
		const plays: CountedPlays[] = [];
		for (let at = 0; at < numbers.length; at += 3) {
			const [artistId = 0, albumId = 0, times = 0] = [numbers[at], numbers[at + 1], numbers[at + 2]];
			plays.push({ ...told, artistId: artistId || null, albumId: albumId || null, plays: times });
		}
		return plays;
	});
}

/** Something in a list of favourites without counts, or in a library. */
export interface Favourite {
	kind: HeardKind;
	provider: string;
	artistId: number | null;
	albumId: number | null;
	/** Its place, 1 is the first; null where it is in a library. */
	rank: number | null;
	/** When it was saved, where the source says so. */
	at: Date | null;
}

/** The favourites of a listener's accounts that are known here, and what is in their libraries (`rank` null). In no order. */
export async function readFavourites({ read, tables }: Readable, userId: number): Promise<Favourite[]> {
	const { listeningCounts: counts } = tables;
	const { kind, provider, artistId, albumId, rank, at } = counts;
	const rows = await read
		.select({ kind, provider, artistId, albumId, rank, at })
		.from(counts)
		.where(and(eq(counts.userId, userId), or(isNotNull(rank), eq(counts.period, 'saved'))));
	return rows.map((row) => ({ ...row, kind: toKind(row.kind) }));
}

function toKind(stored: string): HeardKind {
	return stored === 'album' ? 'album' : 'artist';
}
