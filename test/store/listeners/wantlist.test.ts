import { expect, it } from 'vitest';
import { readWants } from '../../../source/store/listeners/wantlist-reader.ts';
import { restoreWant, unwant, want } from '../../../source/store/listeners/wantlist-writer.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { monday, tuesday } from '../stored.ts';
import { createListeners } from './listeners.ts';

describeEachEngine('the wantlist', (engine) => {
	const open = createListeners(engine);
	const plain = { discogsId: null, note: null };

	it('lists the latest first, each listener their own', async () => {
		const { database, write, user, anna, first, second } = await open();
		await write((store) => want(store, user.id, { albumId: first, ...plain }));
		await write((store) => want(store, user.id, { albumId: second, discogsId: 9001, note: 'the red one' }), tuesday);
		await write((store) => want(store, anna.id, { albumId: first, ...plain }));
		expect(await readWants(database, user.id)).toMatchObject([
			{
				want: { albumId: second, discogsId: 9001, note: 'the red one', addedAt: tuesday },
				album: { title: 'Album 1' },
			},
			{ want: { albumId: first, addedAt: monday }, album: { id: first } },
		]);
	});

	it('says since when, whatever else is said later', async () => {
		const { database, write, user, first, revisionOf } = await open();
		await write((store) => want(store, user.id, { albumId: first, ...plain }));
		const again = await write((store) => want(store, user.id, { albumId: first, ...plain }), tuesday);
		expect(again.isChanged).toBe(false);
		expect(await revisionOf('me')).toBe(1);
		await write((store) => want(store, user.id, { albumId: first, discogsId: 9000, note: null }), tuesday);
		expect(await readWants(database, user.id)).toMatchObject([{ want: { discogsId: 9000, addedAt: monday } }]);
		expect(await revisionOf('me')).toBe(2);
	});

	it('is as before when a change is undone', async () => {
		const { database, write, user, first, second } = await open();
		await write((store) => want(store, user.id, { albumId: first, discogsId: 9000, note: 'mint' }));
		const before = await readWants(database, user.id);
		const changes = [
			() => write((store) => want(store, user.id, { albumId: first, ...plain }), tuesday),
			() => write((store) => want(store, user.id, { albumId: second, ...plain }), tuesday),
			() => write((store) => unwant(store, user.id, first), tuesday),
		];
		for (const change of changes) {
			const done = await change();
			expect(done.isChanged).toBe(true);
			expect(await readWants(database, user.id)).not.toEqual(before);
			await write((store) => restoreWant(store, done), tuesday);
			expect(await readWants(database, user.id)).toEqual(before);
		}
	});

	it('is the same without what was not on it', async () => {
		const { write, user, first, revisionOf } = await open();
		expect(await write((store) => unwant(store, user.id, first))).toMatchObject({ before: null, isChanged: false });
		expect(await revisionOf('me')).toBe(0);
	});
});
