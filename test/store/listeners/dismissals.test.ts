import { expect, it } from 'vitest';
import { readDismissals } from '../../../source/store/listeners/dismissals-reader.ts';
import {
	dismissAlbum,
	dismissArtist,
	removeDismissal,
	undoDismissal,
} from '../../../source/store/listeners/dismissals-writer.ts';
import { readLocks } from '../../../source/store/listeners/locks-reader.ts';
import { lockAlbum, restoreLocks, unlockAlbums } from '../../../source/store/listeners/locks-writer.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { monday, tuesday } from '../stored.ts';
import { createListeners } from './listeners.ts';

describeEachEngine('locks', (engine) => {
	const open = createListeners(engine);

	it('are set once, taken away and put back as they were', async () => {
		const { database, write, user, anna, first, second, revisionOf } = await open();
		expect(await write((store) => lockAlbum(store, user.id, first))).toBe(true);
		expect(await write((store) => lockAlbum(store, user.id, first), tuesday)).toBe(false);
		await write((store) => lockAlbum(store, anna.id, first));
		const locks = await readLocks(database, user.id);
		expect(locks).toEqual([{ userId: user.id, albumId: first, lockedAt: monday }]);
		expect(await revisionOf('me')).toBe(1);
		const gone = await write((store) => unlockAlbums(store, user.id, [first, second]), tuesday);
		expect(await readLocks(database, user.id)).toEqual([]);
		expect(await readLocks(database, anna.id)).toHaveLength(1);
		await write((store) => restoreLocks(store, gone), tuesday);
		expect(await readLocks(database, user.id)).toEqual(locks);
		expect(await revisionOf('me')).toBe(3);
	});
});

describeEachEngine('dismissals', (engine) => {
	const open = createListeners(engine);

	it('are listed with what was dismissed, the latest first, each listener their own', async () => {
		const { database, write, user, anna, first, artist } = await open();
		await write((store) => dismissAlbum(store, user.id, first, 'a gift from an ex'));
		await write((store) => dismissArtist(store, user.id, artist.id, null), tuesday);
		await write((store) => dismissAlbum(store, anna.id, first, null));
		expect(await readDismissals(database, user.id)).toMatchObject([
			{ dismissal: { artistId: artist.id, albumId: null, reason: null }, album: null, artist: { name: 'Deerhunter' } },
			{
				dismissal: { albumId: first, reason: 'a gift from an ex', dismissedAt: monday },
				album: { id: first },
				artist: null,
			},
		]);
	});

	it('said again only change the reason, and undoing that says the former one', async () => {
		const { database, write, user, first, revisionOf } = await open();
		await write((store) => dismissAlbum(store, user.id, first, 'too long'));
		const again = await write((store) => dismissAlbum(store, user.id, first, 'too dull'), tuesday);
		expect(await readDismissals(database, user.id)).toMatchObject([
			{ dismissal: { reason: 'too dull', dismissedAt: monday } },
		]);
		expect(await revisionOf('me')).toBe(1);
		await write((store) => undoDismissal(store, again), tuesday);
		expect(await readDismissals(database, user.id)).toMatchObject([{ dismissal: { reason: 'too long' } }]);
	});

	it('break the locks on what they dismiss; undone, everything is as before', async () => {
		const { database, write, user, first, second, artist } = await open();
		for (const albumId of [first, second]) await write((store) => lockAlbum(store, user.id, albumId));
		const locks = await readLocks(database, user.id);
		const album = await write((store) => dismissAlbum(store, user.id, first, null), tuesday);
		expect(await readLocks(database, user.id)).toMatchObject([{ albumId: second }]);
		const all = await write((store) => dismissArtist(store, user.id, artist.id, null), tuesday);
		expect(await readLocks(database, user.id)).toEqual([]);
		await write((store) => undoDismissal(store, all), tuesday);
		await write((store) => undoDismissal(store, album), tuesday);
		expect(await readLocks(database, user.id)).toEqual(locks);
		expect(await readDismissals(database, user.id)).toEqual([]);
	});

	it('are taken back by their number, and only by whom they belong to', async () => {
		const { database, write, user, anna, first, revisionOf } = await open();
		const { dismissal } = await write((store) => dismissAlbum(store, user.id, first, null));
		expect(await write((store) => removeDismissal(store, anna.id, dismissal.id))).toBe(false);
		expect(await write((store) => removeDismissal(store, user.id, dismissal.id))).toBe(true);
		expect(await write((store) => removeDismissal(store, user.id, dismissal.id))).toBe(false);
		expect(await readDismissals(database, user.id)).toEqual([]);
		expect(await revisionOf('me')).toBe(2);
		expect(await revisionOf('anna')).toBe(0);
	});
});
