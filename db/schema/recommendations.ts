import { sql } from 'drizzle-orm';
import type { Columns } from '../columns.ts';
import type { albumTables } from './albums.ts';
import type { artistTables } from './artists.ts';
import type { listenerTables } from './listeners.ts';

type Known = Pick<ReturnType<typeof artistTables>, 'artists'> &
	Pick<ReturnType<typeof albumTables>, 'albums'> &
	Pick<ReturnType<typeof listenerTables>, 'users'>;

/** What listeners were recommended, and what they said to it. */
export function recommendationTables(c: Columns, { artists, albums, users }: Known) {
	const userId = () =>
		c
			.integer()
			.notNull()
			.references(() => users.id);

	/**
	 * A set answers one question (`parameters`, and their hash `parametersHash`) from what was known of the listener (`snapshotHash`).
	 * It is returned as stored while that is the same and `expiresAt` has not come. `previousId` is the set before it for the same question,
	 * `gone` what of that one is not in it and why; `shortage` says why there are fewer than were asked for, null where there are enough.
	 */
	const recommendationSets = c.table(
		'recommendation_sets',
		{
			id: c.id(),
			userId: userId(),
			parametersHash: c.text().notNull(),
			parameters: c.json<Record<string, unknown>>().notNull(),
			snapshotHash: c.text().notNull(),
			previousId: c.integer(),
			gone: c.json<{ albumId: number; why: string }[]>().notNull(),
			shortage: c.json<{ message: string; next: string }>(),
			generatedAt: c.timestamp().notNull(),
			expiresAt: c.timestamp().notNull(),
		},
		(t) => [c.index('recommendation_sets_latest').on(t.userId, t.parametersHash, t.generatedAt)],
	);

	/** `breakdown`: points per signal that sum to `score`. `explanation`: the evidence, see `recommender/reasons.ts`. */
	const recommendationItems = c.table(
		'recommendation_items',
		{
			setId: c
				.integer()
				.notNull()
				.references(() => recommendationSets.id),
			rank: c.integer().notNull(),
			albumId: c
				.integer()
				.notNull()
				.references(() => albums.id),
			score: c.real().notNull(),
			breakdown: c.json<Record<string, number>>().notNull(),
			explanation: c.json<unknown[]>().notNull(),
			/** The pressing of the cheapest offer when the set was made. */
			bestReleaseId: c.integer(),
			/** Was not in the set before. */
			isNew: c.boolean().notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.setId, t.rank] })],
	);

	const lockedRecommendations = c.table(
		'locked_recommendations',
		{
			userId: userId(),
			albumId: c
				.integer()
				.notNull()
				.references(() => albums.id),
			lockedAt: c.timestamp().notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.userId, t.albumId] })],
	);

	/** "Not this album" or "not this artist": exactly one of both is set. It never comes back, unless the person takes it back. */
	const dismissedRecommendations = c.table(
		'dismissed_recommendations',
		{
			id: c.id(),
			userId: userId(),
			albumId: c.integer().references(() => albums.id),
			artistId: c.integer().references(() => artists.id),
			reason: c.text(),
			dismissedAt: c.timestamp().notNull(),
		},
		(t) => [
			c.uniqueIndex('dismissed_album_once').on(t.userId, t.albumId).where(sql`album_id is not null`),
			c.uniqueIndex('dismissed_artist_once').on(t.userId, t.artistId).where(sql`artist_id is not null`),
		],
	);

	return { recommendationSets, recommendationItems, lockedRecommendations, dismissedRecommendations };
}
