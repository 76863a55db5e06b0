import { asc, eq } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Readable } from '../artists-reader.ts';

/** A recommendation that a listener keeps, exactly as stored: every column. */
export type LockRow = Tables['lockedRecommendations']['$inferSelect'];

/** The recommendations that a listener keeps, the first that was kept first. A lock counts whatever was dismissed before it. */
export async function readLocks({ read, tables }: Readable, userId: number): Promise<LockRow[]> {
	const { lockedRecommendations } = tables;
	return read
		.select()
		.from(lockedRecommendations)
		.where(eq(lockedRecommendations.userId, userId))
		.orderBy(asc(lockedRecommendations.lockedAt), asc(lockedRecommendations.albumId));
}
