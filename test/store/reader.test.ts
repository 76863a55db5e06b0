import { expect, test } from 'vitest';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores } from './stored.ts';

describeEachEngine('a reader', (engine) => {
	const createStore = createStores(engine);

	test('cannot write, and the type says so', async () => {
		const { database } = await createStore();
		const { tags } = database.tables;
		const attempts = [
			// @ts-expect-error a reader has no insert
			() => database.read.insert(tags).values({ name: 'written' }),
			// @ts-expect-error a reader has no update
			() => database.read.update(tags).set({ name: 'written' }),
			// @ts-expect-error a reader has no delete
			() => database.read.delete(tags),
			// @ts-expect-error and opens no transaction
			() => database.read.transaction(async () => undefined),
		];
		expect(attempts).toHaveLength(4);
		// SQLite's reading connection refuses as well.
		if (engine === 'sqlite') await expect(async () => attempts[0]?.()).rejects.toThrow(/readonly|query_only/);
		expect(await database.read.$count(tags)).toBe(0);
	});
});
