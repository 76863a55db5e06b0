import { and, eq, gte, inArray, isNull, notLike, or } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Readable } from '../artists-reader.ts';
import { readInGroups } from '../in-groups.ts';

/** Something that was played or saved, exactly as stored. */
export type CountRow = Tables['listeningCounts']['$inferSelect'];

/** What a listener played of which the artist, or of an album the album, is not known yet. */
export async function readUnmatchedCounts({ read, tables }: Readable, userId: number): Promise<CountRow[]> {
	const { listeningCounts } = tables;
	const isOpen = or(
		isNull(listeningCounts.artistId),
		and(eq(listeningCounts.kind, 'album'), isNull(listeningCounts.albumId)),
	);
	return read
		.select()
		.from(listeningCounts)
		.where(and(eq(listeningCounts.userId, userId), isOpen));
}

/** What a listener played in the periods that its source counts, and what is saved: not month by month. */
export async function readListedCounts({ read, tables }: Readable, userId: number): Promise<CountRow[]> {
	const { listeningCounts } = tables;
	return read
		.select()
		.from(listeningCounts)
		.where(and(eq(listeningCounts.userId, userId), notLike(listeningCounts.period, '____-__')));
}

/** Which of these artists somebody wanted already, as far as `depth` at least. */
export async function readPlannedArtists(
	{ read, tables }: Readable,
	artistIds: number[],
	depth: number,
): Promise<Set<number>> {
	const { syncState } = tables;
	const planned = await readInGroups(artistIds, (group) =>
		read
			.select({ id: syncState.entityId })
			.from(syncState)
			.where(
				and(
					eq(syncState.entity, 'artist'),
					eq(syncState.step, 'artist-info'),
					inArray(syncState.entityId, group),
					gte(syncState.depth, depth),
				),
			),
	);
	return new Set(planned.map(({ id }) => id));
}
