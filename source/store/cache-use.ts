import { sql } from 'drizzle-orm';
import type { Writable } from './writable.ts';

/** How often the cache answered, and the calls that were made or saved by it. */
export interface UseCounts {
	hits: number;
	stale: number;
	misses: number;
	callsMade: number;
	callsSaved: number;
}

/** Adds one process' counts to those of the day (UTC, `YYYY-MM-DD`). */
export async function addCacheUse(
	{ write, tables: { cacheUse } }: Writable,
	rows: (UseCounts & { day: string; step: string })[],
): Promise<void> {
	await write
		.insert(cacheUse)
		.values(rows)
		.onConflictDoUpdate({
			target: [cacheUse.day, cacheUse.step],
			set: {
				hits: sql`${cacheUse.hits} + excluded.hits`,
				stale: sql`${cacheUse.stale} + excluded.stale`,
				misses: sql`${cacheUse.misses} + excluded.misses`,
				callsMade: sql`${cacheUse.callsMade} + excluded.calls_made`,
				callsSaved: sql`${cacheUse.callsSaved} + excluded.calls_saved`,
			},
		});
}
