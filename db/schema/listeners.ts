import type { Columns } from '../columns.ts';
import type { albumTables } from './albums.ts';
import type { artistTables } from './artists.ts';

type Catalogue = Pick<ReturnType<typeof artistTables>, 'artists'> & Pick<ReturnType<typeof albumTables>, 'albums'>;

/** Listeners: who they are, what they chose, what they own and want, and what they listen to. Never a credential. */
export function listenerTables(c: Columns, { artists, albums }: Catalogue) {
	/**
	 * A listener by a short name ("me"). `revision` grows with every change to what is known of them (`store/listeners/revision.ts`):
	 * what was computed from an older one no longer holds.
	 */
	const users = c.table('users', {
		id: c.id(),
		name: c.text().notNull().unique(),
		revision: c.integer().notNull(),
		createdAt: c.timestamp().notNull(),
	});

	const userId = () =>
		c
			.integer()
			.notNull()
			.references(() => users.id);

	/**
	 * What a listener prefers; null is "as the settings say". `maxPrice` is in minor units of `maxPriceCurrency`.
	 * `weights` are those that differ from the table (`recommender/weights.ts`).
	 */
	const userProfiles = c.table('user_profiles', {
		userId: userId().primaryKey(),
		country: c.text(),
		currency: c.text(),
		maxPrice: c.integer(),
		maxPriceCurrency: c.text(),
		discover: c.real(),
		perArtist: c.integer(),
		weights: c.json<Record<string, number>>().notNull(),
		updatedAt: c.timestamp().notNull(),
	});

	const userSeedArtists = c.table(
		'user_seed_artists',
		{
			userId: userId(),
			artistId: c
				.integer()
				.notNull()
				.references(() => artists.id),
			addedAt: c.timestamp().notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.userId, t.artistId] })],
	);

	/** Accounts elsewhere, by the name that they have there. Tokens are in the secret store (`source/secrets`), never here. */
	const userAccounts = c.table(
		'user_accounts',
		{
			userId: userId(),
			provider: c.text().notNull(),
			username: c.text().notNull(),
			connectedAt: c.timestamp().notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.userId, t.provider] })],
	);

	/**
	 * How far each list of an account was read ("collection", "wantlist", "top", "recent"): `cursor` is where the next reading goes on,
	 * `syncedAt` when one last ended well, `problem` why the last one did not.
	 */
	const userSyncs = c.table(
		'user_syncs',
		{
			userId: userId(),
			provider: c.text().notNull(),
			list: c.text().notNull(),
			cursor: c.json<Record<string, unknown>>(),
			syncedAt: c.timestamp(),
			problem: c.text(),
		},
		(t) => [c.primaryKey({ columns: [t.userId, t.provider, t.list] })],
	);

	/**
	 * Records in a Discogs collection, a row per copy (`list` "collection"; two copies are two), and releases on a Discogs wantlist
	 * ("wantlist"). `discogsId` is the release there; its row in `releases` is found by it. `instanceId` is Discogs' number of the copy,
	 * null where it came from a file. `source` is "discogs" or "file". `described` is what the source said of the release; `artistIds` are
	 * Discogs', [] where it named none.
	 */
	const userDiscogsCollections = c.table(
		'user_discogs_collections',
		{
			id: c.id(),
			userId: userId(),
			list: c.text().notNull(),
			discogsId: c.integer().notNull(),
			masterId: c.integer(),
			instanceId: c.integer(),
			folder: c.text(),
			/** 1–5; null is not rated. */
			rating: c.integer(),
			mediaCondition: c.text(),
			sleeveCondition: c.text(),
			notes: c.text(),
			/** Fields that the person made, by their names. */
			fields: c.json<Record<string, string>>().notNull(),
			described: c
				.json<{
					artist: string;
					artistIds: number[];
					title: string;
					label: string | null;
					catalogNumber: string | null;
					format: string | null;
					released: string | null;
				}>()
				.notNull(),
			source: c.text().notNull(),
			addedAt: c.timestamp(),
			seenAt: c.timestamp().notNull(),
		},
		(t) => [
			// All that is needed to find the album of each row (`store/recommendations/copies-reader.ts`).
			c.index('user_discogs_collections_release').on(t.userId, t.list, t.discogsId, t.masterId, t.addedAt),
			c.index('user_discogs_collections_master').on(t.userId, t.list, t.masterId),
		],
	);

	/** Albums that a listener put on their own wantlist here. */
	const wantlist = c.table(
		'wantlist',
		{
			userId: userId(),
			albumId: c
				.integer()
				.notNull()
				.references(() => albums.id),
			/** The pressing that is wanted, where only that will do: its Discogs id. */
			discogsId: c.integer(),
			note: c.text(),
			addedAt: c.timestamp().notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.userId, t.albumId] })],
	);

	/** What a sync read of one list of an account, as it was understood. `payload` is null where it was the same as before (`hash`). */
	const listeningSnapshots = c.table(
		'listening_snapshots',
		{
			id: c.id(),
			userId: userId(),
			provider: c.text().notNull(),
			list: c.text().notNull(),
			hash: c.text().notNull(),
			payload: c.json<unknown>(),
			takenAt: c.timestamp().notNull(),
		},
		(t) => [c.index('listening_snapshots_latest').on(t.userId, t.provider, t.list, t.takenAt)],
	);

	/**
	 * How often an artist or an album (`kind`) was played, per account and period: "overall", "year", "halfYear" as the source counts them,
	 * a month ("2026-11") as its single plays add up, "saved" for what is in a library. `rank` is the place in a list without counts.
	 * `key` tells the thing apart within its source. `artistId` and `albumId` are what it was matched with, null where it is not yet.
	 * `at` is when it was last played, or saved.
	 */
	const listeningCounts = c.table(
		'listening_counts',
		{
			id: c.id(),
			userId: userId(),
			provider: c.text().notNull(),
			kind: c.text().notNull(),
			key: c.text().notNull(),
			period: c.text().notNull(),
			artist: c.text().notNull(),
			artistMbid: c.text(),
			title: c.text(),
			albumMbid: c.text(),
			plays: c.integer().notNull(),
			rank: c.integer(),
			at: c.timestamp(),
			artistId: c.integer(),
			albumId: c.integer(),
			method: c.text(),
			confidence: c.real(),
		},
		(t) => [
			c.uniqueIndex('listening_counts_once').on(t.userId, t.provider, t.kind, t.key, t.period),
			// All that recommendations read of plays (`store/recommendations/listening-reader.ts`).
			c.index('listening_counts_plays').on(t.userId, t.provider, t.kind, t.period, t.artistId, t.albumId, t.plays),
			c.index('listening_counts_artist').on(t.artistId),
			c.index('listening_counts_album').on(t.albumId),
		],
	);

	return {
		users,
		userProfiles,
		userSeedArtists,
		userAccounts,
		userSyncs,
		userDiscogsCollections,
		wantlist,
		listeningSnapshots,
		listeningCounts,
	};
}
