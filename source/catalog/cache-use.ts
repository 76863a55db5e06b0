import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';

/** How the cache answered one read. */
export type Served = 'hit' | 'stale' | 'miss';

interface Counts {
	hits: number;
	stale: number;
	misses: number;
	callsMade: number;
	callsSaved: number;
}

/** Counts how often the database answered, and how many calls that saved; kept in memory until `save`. */
export interface CacheUse {
	count(step: string, served: Served, calls: number): void;
	save(): Promise<void>;
}

/** One row per day and step; a process adds its counts once, when it ends. */
export function createCacheUse(database: Database, clock: () => Date): CacheUse {
	const counted = new Map<string, Counts>();
	return {
		count(step, served, calls) {
			const counts = counted.get(step) ?? { hits: 0, stale: 0, misses: 0, callsMade: 0, callsSaved: 0 };
			counted.set(step, counts);
			if (served === 'miss') {
				counts.misses += 1;
				counts.callsMade += calls;
			} else {
				counts[served === 'hit' ? 'hits' : 'stale'] += 1;
				counts.callsSaved += calls;
			}
		},
		async save() {
			if (counted.size === 0) return;
			const day = clock().toISOString().slice(0, 10);
			const rows = [...counted].map(([step, counts]) => ({ day, step, ...counts }));
			counted.clear();
			const { cacheUse } = database.tables;
			await database.write(async (transaction) => {
				await transaction
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
			});
		},
	};
}
