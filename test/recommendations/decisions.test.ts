import { expect, it } from 'vitest';
import { createDecisions } from '../../source/recommendations/decisions.ts';
import { readDismissals } from '../../source/store/listeners/dismissals-reader.ts';
import { readLocks } from '../../source/store/listeners/locks-reader.ts';
import { readWants } from '../../source/store/listeners/wantlist-reader.ts';
import { want } from '../../source/store/listeners/wantlist-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createListeners } from '../store/listeners/listeners.ts';
import { monday } from '../store/stored.ts';

describeEachEngine('a sitting in front of recommendations', (engine) => {
	const open = createListeners(engine);

	it('stores what is decided, and takes it back step by step to what was before', async () => {
		const { database, write, user, first, second, artist } = await open();
		await write((store) => want(store, user.id, { albumId: second, discogsId: 7, note: 'the blue one' }));
		const look = async () => ({
			locks: await readLocks(database, user.id),
			dismissals: (await readDismissals(database, user.id)).map(({ dismissal }) => dismissal),
			wants: (await readWants(database, user.id)).map((row) => row.want),
		});
		const { decide, undo } = createDecisions({ database, clock: () => monday }, user.id);
		const name = 'Slowdive – Souvlaki';
		const stages = [await look()];
		for (const decision of [
			{ type: 'lock', albumId: first, name },
			{ type: 'want', albumId: first, name },
			{ type: 'unwant', albumId: second, name },
			{ type: 'dismiss-album', albumId: first, reason: 'too slow', name },
			{ type: 'lock', albumId: first, name },
			{ type: 'unlock', albumId: first, name },
			{ type: 'dismiss-artist', artistId: artist.id, reason: null, name: 'Slowdive' },
		] as const) {
			expect(await decide(decision)).toBe(true);
			stages.push(await look());
		}
		expect(stages.at(-1)).toMatchObject({
			locks: [],
			dismissals: [{ albumId: first, reason: 'too slow' }, { artistId: artist.id }],
			wants: [{ albumId: first }],
		});
		const undone: string[] = [];
		for (const before of stages.slice(0, -1).reverse()) {
			undone.push((await undo()).type);
			expect(await look()).toEqual(before);
		}
		expect(undone[0]).toBe('dismiss-artist');
		await expect(undo()).rejects.toThrow('Nothing was decided yet.');
	});

	it('what is so already is no decision, and nothing is taken back for it', async () => {
		const { database, write, user, first, second, artist } = await open();
		await write((store) => want(store, user.id, { albumId: second, discogsId: 7, note: 'the blue one' }));
		const { decide, undo } = createDecisions({ database, clock: () => monday }, user.id);
		const name = 'Slowdive – Souvlaki';
		expect(await decide({ type: 'want', albumId: second, name })).toBe(false);
		expect(await decide({ type: 'unwant', albumId: first, name })).toBe(false);
		expect(await decide({ type: 'unlock', albumId: first, name })).toBe(false);
		expect(await decide({ type: 'lock', albumId: first, name })).toBe(true);
		expect(await decide({ type: 'lock', albumId: first, name })).toBe(false);
		await undo();
		const [album, whole] = [
			{ type: 'dismiss-album', albumId: second, name },
			{ type: 'dismiss-artist', artistId: artist.id, name: 'Slowdive' },
		] as const;
		expect(await decide({ ...album, reason: 'too slow' })).toBe(true);
		expect(await decide({ ...album, reason: 'too slow' })).toBe(false);
		expect(await decide({ ...album, reason: null })).toBe(true);
		expect(await decide({ ...whole, reason: null })).toBe(true);
		expect(await decide({ ...whole, reason: null })).toBe(false);
		for (const _ of [1, 2, 3]) await undo();
		expect(await readDismissals(database, user.id)).toEqual([]);
		await expect(undo()).rejects.toThrow('Nothing was decided yet.');
		expect((await readWants(database, user.id))[0]?.want).toMatchObject({ discogsId: 7, note: 'the blue one' });
	});
});
