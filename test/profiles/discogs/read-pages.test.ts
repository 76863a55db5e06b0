import { expect, test } from 'vitest';
import { readPages, type ToldPage } from '../../../source/profiles/discogs/read-pages.ts';
import { readDiscogsList } from '../../../source/store/listeners/discogs-lists-reader.ts';
import { ensureUser } from '../../../source/store/listeners/users-writer.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { createTestDatabase, describeEachEngine } from '../../helpers/databases.ts';

const now = new Date('2026-11-20T12:00:00Z');

const record = {
	...{ discogsId: 7, masterId: null, instanceId: 70, folder: 'Shelf', rating: 5, mediaCondition: null },
	...{ sleeveCondition: null, notes: null, fields: {}, addedAt: now, isWhole: true },
	described: {
		...{ artist: 'Slowdive', artistIds: [], title: 'Souvlaki', label: null, catalogNumber: null, format: null },
		released: null,
	},
};
const whole: ToldPage = { page: 1, pages: 1, items: 1, hasNext: false, rows: [record], releases: [] };
const empty: ToldPage = { page: 1, pages: 0, items: 0, hasNext: false, rows: [], releases: [] };

describeEachEngine('an answer that a collection is empty', (engine) => {
	test.each([
		{ answers: [empty, whole], left: 1 },
		{ answers: [empty, empty], left: 0 },
	])('is asked for once more before it takes everything away: $left left', async ({ answers, left }) => {
		const stored = await createTestDatabase(engine);
		const { database } = stored;
		try {
			const { user } = await writeAt(database, now, (store) => ensureUser(store, 'me'));
			const of = { userId: user.id, list: 'collection' } as const;
			const read = async (pages: ToldPage[], at: Date) => {
				const work = { database, clock: () => at };
				const key = { userId: user.id, provider: 'discogs', list: 'collection' } as const;
				const asked = [...pages];
				const next = async () => asked.shift() ?? empty;
				await readPages(work, of, { key, ask: (call) => call({}), progress: () => undefined }, next);
				return asked;
			};
			await read([whole], now);
			const week = new Date(now.getTime() + 8 * 24 * 3_600_000);
			expect(await read(answers, week)).toEqual([]);
			expect(await readDiscogsList(database, of)).toHaveLength(left);
		} finally {
			await stored.drop();
		}
	});
});
