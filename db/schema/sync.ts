import type { Columns } from '../columns.ts';

/**
 * The checkpoint, the freshness record and the work queue in one: what to do next is a query.
 * `status`: `pending`, `done`, `absent` (the source said "no such thing"), `failed` (tried, will be tried again), `blocked` (needs a key).
 * `nextAt` is when it is due again, whatever the status; null is never by itself. `cursor` is where a paged step stands.
 * `depth` 0 artist, 1 albums, 2 releases: how far to go on from here; `spread`: whether similar artists are to follow.
 */
export function syncTables(c: Columns) {
	const syncState = c.table(
		'sync_state',
		{
			id: c.id(),
			entity: c.text().notNull(),
			entityId: c.integer().notNull(),
			step: c.text().notNull(),
			lane: c.text().notNull(),
			status: c.text().notNull(),
			depth: c.integer().notNull(),
			spread: c.boolean().notNull(),
			cursor: c.json<Record<string, unknown>>(),
			attempts: c.integer().notNull(),
			calls: c.integer().notNull(),
			nextAt: c.timestamp(),
			leaseOwner: c.text(),
			leaseUntil: c.timestamp(),
			fetchedAt: c.timestamp(),
			expiresAt: c.timestamp(),
			lastError: c.text(),
			createdAt: c.timestamp().notNull(),
		},
		(t) => [
			c.uniqueIndex('sync_state_once').on(t.entity, t.entityId, t.step),
			c.index('sync_state_due').on(t.lane, t.nextAt),
			c.index('sync_state_counts').on(t.lane, t.status, t.nextAt),
		],
	);

	/** How often the cache answered, per day and step, and how many calls that saved. */
	const cacheUse = c.table(
		'cache_use',
		{
			id: c.id(),
			day: c.text().notNull(),
			step: c.text().notNull(),
			hits: c.integer().notNull(),
			stale: c.integer().notNull(),
			misses: c.integer().notNull(),
			callsMade: c.integer().notNull(),
			callsSaved: c.integer().notNull(),
		},
		(t) => [c.uniqueIndex('cache_use_once').on(t.day, t.step)],
	);

	return { syncState, cacheUse };
}
