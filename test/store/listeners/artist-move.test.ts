import { expect, it } from 'vitest';
import { mergeArtists } from '../../../source/store/artist-merge.ts';
import { readDismissals } from '../../../source/store/listeners/dismissals-reader.ts';
import { dismissArtist } from '../../../source/store/listeners/dismissals-writer.ts';
import { readSeeds } from '../../../source/store/listeners/seeds-reader.ts';
import { addSeed } from '../../../source/store/listeners/seeds-writer.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { mbidOf, monday, pageOf, tuesday } from '../stored.ts';
import { createListeners } from './listeners.ts';

describeEachEngine('when two artists become one', (engine) => {
	const open = createListeners(engine);

	async function openPair() {
		const stores = await open();
		const from = await stores.byPage('Slow Dive', pageOf('Slow Dive'));
		const into = await stores.byMbid('Slowdive', mbidOf(77));
		return { ...stores, from, into, merge: () => stores.write((store) => mergeArtists(store, from, into), tuesday) };
	}

	it('seeds are those of the one they became, each once', async () => {
		const { database, write, user, anna, from, into, merge, revisionOf } = await openPair();
		await write((store) => addSeed(store, user.id, from.id));
		await write((store) => addSeed(store, anna.id, into.id));
		await write((store) => addSeed(store, anna.id, from.id), tuesday);
		await merge();
		expect(await readSeeds(database, user.id)).toMatchObject([{ artist: { id: into.id }, addedAt: monday }]);
		expect(await readSeeds(database, anna.id)).toMatchObject([{ artist: { id: into.id }, addedAt: monday }]);
		expect([await revisionOf('me'), await revisionOf('anna')]).toEqual([2, 3]);
	});

	it('a dismissal of either holds', async () => {
		const { database, write, user, anna, from, into, merge } = await openPair();
		await write((store) => dismissArtist(store, user.id, from.id, 'loud'));
		await write((store) => dismissArtist(store, anna.id, from.id, 'loud'));
		await write((store) => dismissArtist(store, anna.id, into.id, 'louder'));
		await merge();
		const reasonsOf = async (id: number) =>
			(await readDismissals(database, id)).map(({ artist, dismissal }) => [artist?.id, dismissal.reason]);
		expect(await reasonsOf(user.id)).toEqual([[into.id, 'loud']]);
		expect(await reasonsOf(anna.id)).toEqual([[into.id, 'louder']]);
	});

	it('plays of both are plays of the one, and who did nothing with either is left alone', async () => {
		const { database, write, user, from, into, merge, revisionOf } = await openPair();
		const { listeningCounts } = database.tables;
		const counted = { userId: user.id, provider: 'lastfm', kind: 'artist', period: 'overall' };
		await write(({ write: insert }) =>
			insert.insert(listeningCounts).values([
				{ ...counted, key: 'a', artist: 'Slow Dive', plays: 3, artistId: from.id },
				{ ...counted, key: 'b', artist: 'Slowdive', plays: 4, artistId: into.id },
			]),
		);
		await merge();
		const rows = await database.read.select().from(listeningCounts);
		expect(rows.map(({ artistId, plays }) => [artistId, plays]).sort()).toEqual([
			[into.id, 3],
			[into.id, 4],
		]);
		expect([await revisionOf('me'), await revisionOf('anna')]).toEqual([1, 0]);
	});
});
