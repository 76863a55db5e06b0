import type { Database } from '../../db/client.ts';
import { addCacheUse, type UseCounts } from '../store/cache-use.ts';
import { writeAt } from '../store/writable.ts';

/** How the cache answered one read. */
export type Served = 'hit' | 'stale' | 'miss';

/** Counts how often the database answered, and how many calls that saved; kept in memory until `save`. */
export interface CacheUse {
	count(step: string, served: Served, calls: number): void;
	save(): Promise<void>;
}

/** One row per day and step; a process adds its counts once, when it ends. */
export function createCacheUse(database: Database, clock: () => Date): CacheUse {
	const counted = new Map<string, UseCounts>();
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
			await writeAt(database, clock(), (store) => addCacheUse(store, rows));
		},
	};
}
