import { expect, it } from 'vitest';
import { readSeeds } from '../../../source/store/listeners/seeds-reader.ts';
import { addSeed, removeSeed } from '../../../source/store/listeners/seeds-writer.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { mbidOf, monday, tuesday } from '../stored.ts';
import { createListeners } from './listeners.ts';

describeEachEngine('seeds', (engine) => {
	const open = createListeners(engine);

	it('are added once and keep their day', async () => {
		const { database, write, user, artist, revisionOf } = await open();
		expect(await write((store) => addSeed(store, user.id, artist.id))).toBe(true);
		expect(await write((store) => addSeed(store, user.id, artist.id), tuesday)).toBe(false);
		expect(await readSeeds(database, user.id)).toEqual([{ artist, addedAt: monday }]);
		expect(await revisionOf('me')).toBe(1);
	});

	it('are listed by name, each listener their own', async () => {
		const { database, write, byMbid, user, anna, artist } = await open();
		const abba = await byMbid('ABBA', mbidOf(7));
		for (const { id } of [artist, abba]) await write((store) => addSeed(store, user.id, id));
		await write((store) => addSeed(store, anna.id, artist.id));
		const names = async (userId: number) => (await readSeeds(database, userId)).map((seed) => seed.artist.name);
		expect(await names(user.id)).toEqual(['ABBA', 'Deerhunter']);
		expect(await names(anna.id)).toEqual(['Deerhunter']);
	});

	it('are taken back, once', async () => {
		const { database, write, user, anna, artist, revisionOf } = await open();
		await write((store) => addSeed(store, user.id, artist.id));
		await write((store) => addSeed(store, anna.id, artist.id));
		expect(await write((store) => removeSeed(store, user.id, artist.id))).toBe(true);
		expect(await write((store) => removeSeed(store, user.id, artist.id))).toBe(false);
		expect(await readSeeds(database, user.id)).toEqual([]);
		expect(await readSeeds(database, anna.id)).toHaveLength(1);
		expect(await revisionOf('me')).toBe(2);
		expect(await revisionOf('anna')).toBe(1);
	});
});
