import type { Engine } from '../../../db/client.ts';
import { ensureUser } from '../../../source/store/listeners/users-writer.ts';
import { createShelf } from '../priced.ts';
import { createStores } from '../stored.ts';

/** Stores with the listeners "me" and "anna", and albums of one artist. */
export function createListeners(engine: Engine) {
	const open = createStores(engine);
	return async () => {
		const stores = await open();
		const { database, write } = stores;
		const { user } = await write((store) => ensureUser(store, 'me'));
		const { user: anna } = await write((store) => ensureUser(store, 'anna'));
		const { albumIds } = await write((store) => createShelf(store, { albums: 4, pressings: 4 }));
		const [artist] = await database.read.select().from(database.tables.artists);
		const [first, second, third] = albumIds;
		if (artist === undefined || first === undefined || second === undefined || third === undefined)
			throw new Error('the shelf is empty');
		return {
			...stores,
			...{ user, anna, artist, first, second, third },
			/** How often what is known of a listener has changed so far. */
			revisionOf: async (name: string) =>
				(await database.read.select().from(database.tables.users)).find((row) => row.name === name)?.revision,
		};
	};
}
