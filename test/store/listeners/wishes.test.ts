import { expect, it } from 'vitest';
import { want } from '../../../source/store/listeners/wantlist-writer.ts';
import { readWishes } from '../../../source/store/listeners/wishes-reader.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { monday, tuesday } from '../stored.ts';
import { createListeners } from './listeners.ts';

describeEachEngine('everything that is wanted', (engine) => {
	const open = createListeners(engine);

	it('is listed with where it was said, since when and which album it is, the latest first', async () => {
		const { database, write, user, anna, first, third } = await open();
		const sunday = new Date('2021-03-07T00:00:00.000Z');
		await write((store) => want(store, user.id, { albumId: third, discogsId: null, note: 'for a gift' }), tuesday);
		const listed = (
			userId: number,
			list: string,
			discogsId: number,
			masterId: number | null,
			addedAt: Date | null,
		) => ({
			...{ userId, list, discogsId, masterId, fields: {}, notes: null, source: 'discogs', addedAt, seenAt: monday },
			described: {
				artist: 'D',
				artistIds: [],
				title: `${discogsId}`,
				label: null,
				catalogNumber: null,
				format: null,
				released: null,
			},
		});
		await write(({ write: insert, tables }) =>
			insert.insert(tables.userDiscogsCollections).values([
				// A pressing that is stored; one of a stored master; one of nothing that is stored.
				listed(user.id, 'wantlist', 9002, null, sunday),
				listed(user.id, 'wantlist', 1, 500, monday),
				listed(user.id, 'wantlist', 2, 999, null),
				listed(user.id, 'collection', 9003, null, monday),
				listed(anna.id, 'wantlist', 9003, null, monday),
			]),
		);
		expect(await readWishes(database, user.id)).toEqual([
			{
				...{ source: 'vinilogy', artist: 'Deerhunter', title: 'Album 2', albumId: third },
				...{ discogsId: null, note: 'for a gift', since: tuesday },
			},
			{ source: 'discogs', artist: 'D', title: '1', albumId: first, discogsId: 1, note: null, since: monday },
			{ source: 'discogs', artist: 'D', title: '9002', albumId: third, discogsId: 9002, note: null, since: sunday },
			{ source: 'discogs', artist: 'D', title: '2', albumId: null, discogsId: 2, note: null, since: null },
		]);
	});
});
