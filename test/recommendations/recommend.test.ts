import { expect, test } from 'vitest';
import { recommend } from '../../source/recommendations/recommend.ts';
import { addSeed } from '../../source/store/listeners/seeds-writer.ts';
import { ensureUser } from '../../source/store/listeners/users-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores } from '../store/stored.ts';
import { asking, fillLibrary, friday } from './library.ts';

describeEachEngine('recommendations', (engine) => {
	const createStore = createStores(engine);

	test('a seed brings what is near, in the order of the scores, which are the sums of their parts', async () => {
		const { database, write } = await createStore();
		const { user } = await write(async (store) => {
			const { artistIds } = await fillLibrary(store, { artists: 30, albumsEach: 2 });
			const { user } = await ensureUser(store, 'me');
			await addSeed(store, user.id, artistIds[0] ?? 0);
			return { user };
		});
		const set = await recommend({ database, clock: () => friday }, user, asking({ limit: 10 }), { isForced: false });
		expect(set.items).toHaveLength(10);
		expect(set.shortage).toBeNull();
	});
});
