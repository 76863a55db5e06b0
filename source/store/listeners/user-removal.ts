import { eq, inArray } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Readable } from '../artists-reader.ts';
import type { Writable } from '../writable.ts';

/** How many rows of a listener each table has, by the table's name; those without any are left out. */
export type RowCounts = Record<string, number>;

/** Counts everything that is stored of a listener, the listener included. */
export async function countRowsOf(database: Readable, userId: number): Promise<RowCounts> {
	const counts: RowCounts = {};
	for (const { name, table, condition } of partsOf(database, userId)) {
		const rows = await database.read.$count(table, condition);
		if (rows > 0) counts[name] = rows;
	}
	return counts;
}

/** Removes a listener with everything that is stored of them. Tokens of their accounts are elsewhere: see `source/secrets`. */
export async function removeUser(store: Writable, userId: number): Promise<RowCounts> {
	const counts = await countRowsOf(store, userId);
	for (const { table, condition } of partsOf(store, userId)) await store.write.delete(table).where(condition);
	return counts;
}

/** Every table that has rows of listeners, those first that point at others. */
function partsOf({ read, tables }: Readable, userId: number) {
	const { recommendationItems, recommendationSets, users } = tables;
	const sets = read
		.select({ id: recommendationSets.id })
		.from(recommendationSets)
		.where(eq(recommendationSets.userId, userId));
	return [
		{ name: 'recommendationItems', table: recommendationItems, condition: inArray(recommendationItems.setId, sets) },
		...ownTables.map((name) => ({ name, table: tables[name], condition: eq(tables[name].userId, userId) })),
		{ name: 'users', table: users, condition: eq(users.id, userId) },
	];
}

const ownTables = [
	'recommendationSets',
	'lockedRecommendations',
	'dismissedRecommendations',
	'wantlist',
	'listeningCounts',
	'listeningSnapshots',
	'userDiscogsCollections',
	'userSyncs',
	'userAccounts',
	'userSeedArtists',
	'userProfiles',
] as const satisfies (keyof Tables)[];
