import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import type { ItemRow, Question, SetRow } from './sets-reader.ts';

/** So many sets of a question are kept, and none that expired longer ago than this, in milliseconds. */
export const setsKept = 10;
export const setsKeptFor = 30 * 24 * 3_600_000;

/** A set as it was made; its items in the order of their ranks. */
export type NewSet = Omit<SetRow, 'id' | 'generatedAt'> & { items: Omit<ItemRow, 'setId' | 'rank'>[] };

/**
 * Stores a set with its items, dated now, and removes those of the same question that are older than the last `setsKept`,
 * and those of any question of the listener that expired longer ago than `setsKeptFor`.
 */
export async function saveSet(store: Writable, { items, ...set }: NewSet): Promise<SetRow> {
	const { write, tables, now } = store;
	const { recommendationSets, recommendationItems } = tables;
	const [row] = await write
		.insert(recommendationSets)
		.values({ ...set, generatedAt: now })
		.returning();
	if (row === undefined) throw new Error('a set of recommendations that was just stored is missing');
	if (items.length > 0) {
		await write.insert(recommendationItems).values(items.map((item, at) => ({ ...item, setId: row.id, rank: at + 1 })));
	}
	await removeOldSets(store, set);
	return row;
}

async function removeOldSets({ read, write, tables, now }: Writable, question: Question): Promise<void> {
	const { recommendationSets: sets, recommendationItems: items } = tables;
	const { userId, parametersHash } = question;
	const surplus = await read
		.select({ id: sets.id })
		.from(sets)
		.where(and(eq(sets.userId, userId), eq(sets.parametersHash, parametersHash)))
		.orderBy(desc(sets.generatedAt), desc(sets.id))
		// SQLite takes an offset only with a limit.
		.limit(1000)
		.offset(setsKept);
	const expired = await read
		.select({ id: sets.id })
		.from(sets)
		.where(and(eq(sets.userId, userId), lt(sets.expiresAt, new Date(now.getTime() - setsKeptFor))))
		.limit(1000);
	const old = [...surplus, ...expired];
	const ids = old.map(({ id }) => id);
	if (ids.length === 0) return;
	await write.delete(items).where(inArray(items.setId, ids));
	await write.delete(sets).where(inArray(sets.id, ids));
}
