import { and, eq, lt, sql } from 'drizzle-orm';
import type { Readable } from './artists-reader.ts';
import type { Writable } from './writable.ts';

/** Calls of one provider on one of its days. */
export interface BudgetKey {
	provider: string;
	/** `YYYY-MM-DD` where the provider is. */
	day: string;
}

/** Takes one call of the day's. False when all of them are taken: by this program or by another that shares the database. */
export async function takeCall(
	{ write, tables: { providerBudgets } }: Writable,
	{ provider, day }: BudgetKey,
	limit: number,
): Promise<boolean> {
	const taken = await write
		.insert(providerBudgets)
		.values({ provider, day, used: 1 })
		.onConflictDoUpdate({
			target: [providerBudgets.provider, providerBudgets.day],
			set: { used: sql`${providerBudgets.used} + 1` },
			setWhere: lt(providerBudgets.used, limit),
		})
		.returning({ used: providerBudgets.used });
	return taken.length > 0;
}

/** How many calls of the day are taken. */
export async function readUsedCalls(
	{ read, tables: { providerBudgets } }: Readable,
	{ provider, day }: BudgetKey,
): Promise<number> {
	const [row] = await read
		.select({ used: providerBudgets.used })
		.from(providerBudgets)
		.where(and(eq(providerBudgets.provider, provider), eq(providerBudgets.day, day)));
	return row?.used ?? 0;
}
