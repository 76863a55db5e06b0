import { eq, getTableColumns } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Database } from '../../../db/client.ts';
import { dismissAlbum } from '../../../source/store/listeners/dismissals-writer.ts';
import { readHoldings } from '../../../source/store/listeners/holdings-reader.ts';
import { lockAlbum } from '../../../source/store/listeners/locks-writer.ts';
import { saveProfile } from '../../../source/store/listeners/profiles-writer.ts';
import { addSeed } from '../../../source/store/listeners/seeds-writer.ts';
import { countRowsOf, removeUser } from '../../../source/store/listeners/user-removal.ts';
import { readUsers } from '../../../source/store/listeners/users-reader.ts';
import { want } from '../../../source/store/listeners/wantlist-writer.ts';
import type { Writable } from '../../../source/store/writable.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { monday } from '../stored.ts';
import { createListeners } from './listeners.ts';

/** A row in every table that has rows of listeners. */
async function fill(
	store: Writable,
	userId: number,
	{ artistId, first, second }: { artistId: number; first: number; second: number },
): Promise<void> {
	const { write, tables } = store;
	await saveProfile(store, userId, { country: 'ES' });
	await addSeed(store, userId, artistId);
	await want(store, userId, { albumId: first, discogsId: null, note: null });
	await lockAlbum(store, userId, first);
	await dismissAlbum(store, userId, second, null);
	await write.insert(tables.userAccounts).values({ userId, provider: 'discogs', username: 'a', connectedAt: monday });
	await write.insert(tables.userSyncs).values({ userId, provider: 'discogs', list: 'collection' });
	const described = {
		artist: 'A',
		artistIds: [],
		title: 'B',
		label: null,
		catalogNumber: null,
		format: null,
		released: null,
	};
	for (const list of ['collection', 'collection', 'wantlist']) {
		const copy = { userId, list, discogsId: 9000, fields: {}, described, source: 'discogs', seenAt: monday };
		await write.insert(tables.userDiscogsCollections).values(copy);
	}
	const counted = { userId, provider: 'lastfm', kind: 'artist', key: 'a', artist: 'A', plays: 3 };
	await write.insert(tables.listeningCounts).values([
		{ ...counted, period: 'overall' },
		{ ...counted, period: 'year' },
	]);
	const [set] = await write
		.insert(tables.recommendationSets)
		.values({
			...{ userId, parametersHash: 'p', parameters: {}, snapshotHash: 's', gone: [] },
			...{ generatedAt: monday, expiresAt: monday },
		})
		.returning();
	const item = { setId: set?.id ?? 0, rank: 1, albumId: first, score: 1, breakdown: {}, explanation: [], isNew: true };
	await write.insert(tables.recommendationItems).values(item);
}

/** How many rows each table has that says whose its rows are. */
async function countOwned({ read, tables }: Database, userId: number): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const [name, table] of Object.entries(tables)) {
		const { userId: column } = { userId: undefined, ...getTableColumns(table) };
		if (column !== undefined) counts[name] = await read.$count(table, eq(column, userId));
	}
	return counts;
}

describeEachEngine('removing a listener', (engine) => {
	const open = createListeners(engine);

	async function openFilled() {
		const stores = await open();
		const { write, user, anna, artist, first, second } = stores;
		for (const { id } of [user, anna]) await write((store) => fill(store, id, { artistId: artist.id, first, second }));
		return stores;
	}

	it('leaves nothing of them in any table, and everything of others', async () => {
		const { database, write, user, anna } = await openFilled();
		const before = await countOwned(database, anna.id);
		const unfilled = Object.entries(await countOwned(database, user.id)).filter(([, rows]) => rows === 0);
		expect(unfilled.map(([name]) => name)).toEqual(['listeningSnapshots']);
		const counted = await countRowsOf(database, user.id);
		expect(await write((store) => removeUser(store, user.id))).toEqual(counted);
		expect(counted).toMatchObject({ users: 1, userSeedArtists: 1, userDiscogsCollections: 3, recommendationItems: 1 });
		expect(Object.values(await countOwned(database, user.id)).every((rows) => rows === 0)).toBe(true);
		expect(await countOwned(database, anna.id)).toEqual(before);
		expect(await database.read.$count(database.tables.recommendationItems)).toBe(1);
		expect((await readUsers(database)).map(({ name }) => name)).toEqual(['anna']);
	});

	it('is preceded by knowing how much is known of them', async () => {
		const { database, user } = await openFilled();
		expect(await readHoldings(database, user.id)).toEqual({
			...{ seeds: 1, owned: 2, wanted: 2, played: 1, accounts: 1 },
			...{ locks: 1, dismissals: 1, sets: 1 },
		});
	});
});
