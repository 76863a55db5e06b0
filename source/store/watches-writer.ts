import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { Tables } from '../../db/schema/tables.ts';
import type { WatchRow } from './watches-reader.ts';
import type { Writable } from './writable.ts';

/** A price to wait for. See `db/schema/prices.ts`. */
export type NewWatch = Omit<WatchRow, 'id' | 'alertedAt' | 'createdAt'>;

/** Stores a watch. The same album (or pressing) is watched once per country: another one takes the place of what was asked before. */
export async function saveWatch({ read, write, tables, now }: Writable, wanted: NewWatch): Promise<WatchRow> {
	const { priceWatches } = tables;
	const [known] = await read.select().from(priceWatches).where(isSame(tables, wanted));
	const told = { ...wanted, alertedAt: null, createdAt: now };
	const [saved] =
		known === undefined
			? await write.insert(priceWatches).values(told).returning()
			: await write.update(priceWatches).set(told).where(eq(priceWatches.id, known.id)).returning();
	if (saved === undefined) throw new Error('a watch that was just stored is missing');
	return saved;
}

/** Removes a watch by its number; false when there is none. */
export async function removeWatch({ write, tables }: Writable, id: number): Promise<boolean> {
	const { priceWatches } = tables;
	const removed = await write.delete(priceWatches).where(eq(priceWatches.id, id)).returning({ id: priceWatches.id });
	return removed.length > 0;
}

/**
 * Moves a watch on: what later totals are held against, and when its person was last told. False when another program has moved it (or
 * removed it) since it was read: then that one tells, or nobody.
 */
export async function moveWatch(
	{ write, tables }: Writable,
	{ id, baselineAmount, alertedAt }: WatchRow,
	moved: Pick<WatchRow, 'baselineAmount' | 'alertedAt'>,
): Promise<boolean> {
	const { priceWatches } = tables;
	const rows = await write
		.update(priceWatches)
		.set(moved)
		.where(
			and(
				eq(priceWatches.id, id),
				baselineAmount === null ? isNull(priceWatches.baselineAmount) : eq(priceWatches.baselineAmount, baselineAmount),
				alertedAt === null ? isNull(priceWatches.alertedAt) : eq(priceWatches.alertedAt, alertedAt),
			),
		)
		.returning({ id: priceWatches.id });
	return rows.length > 0;
}

function isSame({ priceWatches }: Tables, { albumId, releaseId, country }: NewWatch): SQL | undefined {
	return and(
		eq(priceWatches.albumId, albumId),
		eq(priceWatches.country, country),
		releaseId === null ? isNull(priceWatches.releaseId) : eq(priceWatches.releaseId, releaseId),
	);
}
