import { afterEach, expect, it } from 'vitest';
import { openDatabase } from '../../../db/open.ts';
import { readDiscogsList } from '../../../source/store/listeners/discogs-lists-reader.ts';
import { saveTold, type ToldRow } from '../../../source/store/listeners/discogs-lists-writer.ts';
import { ensureUser } from '../../../source/store/listeners/users-writer.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { createTestDatabase, describeEachEngine } from '../../helpers/databases.ts';

const now = new Date('2026-11-20T10:00:00.000Z');
const described = { artist: 'Slowdive', artistIds: [], title: 'Souvlaki', label: null, catalogNumber: null };
const copy: ToldRow = {
	...{ discogsId: 1, masterId: null, instanceId: 7, folder: null, rating: null, mediaCondition: null },
	...{ sleeveCondition: null, notes: null, fields: {}, addedAt: now, isWhole: true },
	described: { ...described, format: null, released: null },
};

describeEachEngine('a list at Discogs', (engine) => {
	let stack = new AsyncDisposableStack();
	afterEach(async () => {
		await stack.disposeAsync();
		stack = new AsyncDisposableStack();
	});

	it('has every copy once where two programs read it at the same time', async () => {
		const { database: one, url, drop } = await createTestDatabase(engine);
		stack.defer(drop);
		const other = await openDatabase(url);
		stack.defer(() => other.close());
		const { user } = await writeAt(one, now, (store) => ensureUser(store, 'me'));
		const of = { userId: user.id, list: 'collection' } as const;
		const { promise: isSaved, resolve: tell } = Promise.withResolvers<void>();
		const first = writeAt(one, now, async (store) => {
			const changes = await saveTold(store, of, [copy]);
			tell();
			await new Promise((resolve) => setTimeout(resolve, 200));
			return changes;
		});
		await isSaved;
		const second = await writeAt(other, now, (store) => saveTold(store, of, [copy]));
		expect([(await first).added, second.added]).toEqual([1, 0]);
		expect(await readDiscogsList(one, of)).toHaveLength(1);
	});
});
