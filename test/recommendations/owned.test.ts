import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readListener } from '../../source/recommendations/listener.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { addAlbum, addCopy, addPressing, createLibraries, friday, idsOf } from './library.ts';

const described = { artistIds: [], label: null, catalogNumber: null, format: 'LP', released: null };

describeEachEngine('what is owned in any pressing is never recommended', (engine) => {
	const open = createLibraries(engine);
	const openLibrary = () => open({ artists: 12, albumsEach: 2 }, [0]);

	test('by the very pressing', async () => {
		const { recommend: ask, write, user, library, albumId } = await openLibrary();
		expect(idsOf(await ask({ limit: 30 }))).toContain(albumId(1, 0));
		const discogsId = library.discogsIds[1]?.[0] ?? 0;
		await write((store) => addCopy(store, { userId: user.id, list: 'collection', discogsId }));
		const set = await ask({ limit: 30 });
		expect(idsOf(set)).not.toContain(albumId(1, 0));
		expect(set.change?.gone).toEqual([{ id: albumId(1, 0), credit: 'Artist 1', title: 'Title 1-0', why: 'owned' }]);
	});

	test('by another pressing of the album, on vinyl or not', async () => {
		const { recommend: ask, write, user, albumId } = await openLibrary();
		await write(async (store) => {
			await addPressing(store, albumId(1, 0), { discogsId: 71, isVinyl: false });
			await addCopy(store, { userId: user.id, list: 'collection', discogsId: 71 });
		});
		expect(idsOf(await ask({ limit: 30 }))).not.toContain(albumId(1, 0));
	});

	test('by a release of the same master, as the catalogue or as the list says', async () => {
		const { recommend: ask, write, user, library, albumId } = await openLibrary();
		await write(async (store) => {
			await addPressing(store, null, { discogsId: 72, masterId: library.masterIds[1]?.[0] ?? 0 });
			await addCopy(store, { userId: user.id, list: 'collection', discogsId: 72 });
			const masterId = library.masterIds[2]?.[0] ?? 0;
			await addCopy(store, { userId: user.id, list: 'collection', discogsId: 999_999, masterId });
		});
		const ids = idsOf(await ask({ limit: 30 }));
		expect(ids).not.toContain(albumId(1, 0));
		expect(ids).not.toContain(albumId(2, 0));
		expect(ids).toContain(albumId(1, 1));
	});

	test('every volume that shares the master of what is owned', async () => {
		const { recommend: ask, write, user } = await openLibrary();
		const volumes = await write(async (store) => {
			const add = (number: number) =>
				addAlbum(store, { title: `Volume ${number}`, masterId: 777, artists: [1], number });
			const ids = [await add(1), await add(2)];
			await addPressing(store, ids[0] ?? 0, { discogsId: 73, masterId: 777 });
			return ids;
		});
		const before = idsOf(await ask({ limit: 30, perArtist: 9 }));
		expect(before).toEqual(expect.arrayContaining(volumes));
		await write((store) => addCopy(store, { userId: user.id, list: 'collection', discogsId: 73 }));
		const after = idsOf(await ask({ limit: 30, perArtist: 9 }));
		expect(after.filter((id) => volumes.includes(id))).toEqual([]);
	});

	test('by artist and title, where no id leads to it, and says how sure that is', async () => {
		const { recommend: ask, write, user, albumId, database } = await openLibrary();
		const names = [
			{ artist: 'ARTIST 1 (2)', title: 'Title 1-0 (Remastered)' },
			{ artist: 'Artist 2', title: 'Something else' },
			{ artist: 'Artist 7', title: 'Title 3-0' },
		];
		await write(async (store) => {
			for (const [at, name] of names.entries()) {
				const copy = { userId: user.id, list: 'collection', discogsId: 800_000 + at };
				await addCopy(store, { ...copy, described: { ...described, ...name } });
			}
		});
		const ids = idsOf(await ask({ limit: 30 }));
		expect(ids).not.toContain(albumId(1, 0));
		expect(ids).toEqual(expect.arrayContaining([albumId(1, 1), albumId(2, 0), albumId(3, 0)]));
		const { owned } = await readListener(database, user.id, { isSeedsOnly: false, now: friday });
		const [copy] = owned.get(albumId(1, 0)) ?? [];
		expect(copy).toMatchObject({ how: 'name' });
		expect(copy?.confidence).toBeGreaterThan(0.8);
		expect(copy?.confidence).toBeLessThan(1);
	});

	test('by a record that the catalogue recognises only after a set was made', async () => {
		const { recommend: ask, write, user, library, albumId } = await openLibrary();
		const unrecognised = await write(async (store) => {
			await addPressing(store, null, { discogsId: 74 });
			await addCopy(store, { userId: user.id, list: 'collection', discogsId: 74 });
			await addCopy(store, { userId: user.id, list: 'collection', discogsId: 75 });
			return [albumId(1, 0), albumId(2, 0)];
		});
		const before = await ask({ limit: 20 });
		expect(idsOf(before)).toEqual(expect.arrayContaining(unrecognised));
		expect((await ask({ limit: 20 })).isStored).toBe(true);
		await write((store) => addPressing(store, albumId(1, 0), { discogsId: 74 }));
		expect(idsOf(await ask({ limit: 20 }))).not.toContain(albumId(1, 0));
		expect((await ask({ limit: 20 })).isStored).toBe(true);
		await write((store) => addPressing(store, null, { discogsId: 75, masterId: library.masterIds[2]?.[0] ?? 0 }));
		const after = await ask({ limit: 20 });
		expect(idsOf(after)).not.toContain(albumId(2, 0));
		expect(after.change?.gone).toContainEqual(expect.objectContaining({ id: albumId(2, 0), why: 'owned' }));
	});

	test('a record of the wantlist is no record of the collection', async () => {
		const { recommend: ask, write, user, library, albumId } = await openLibrary();
		const discogsId = library.discogsIds[1]?.[0] ?? 0;
		await write((store) => addCopy(store, { userId: user.id, list: 'wantlist', discogsId }));
		const set = await ask({ limit: 30 });
		expect(set.items[0]?.album.id).toBe(albumId(1, 0));
		expect(set.items[0]?.reasons).toContainEqual({ kind: 'wanted', since: friday.toISOString() });
	});
});

describeEachEngine('a collection says what somebody likes', (engine) => {
	const open = createLibraries(engine);

	test('a record counts once however many ids lead to it, two copies twice, an artist by id or by the only one of that name', async () => {
		const { write, user, library, database } = await open({ artists: 6, albumsEach: 2 }, []);
		const artistId = (at: number) => library.artistIds[at] ?? 0;
		await write(async (store) => {
			const copy = { userId: user.id, list: 'collection', discogsId: library.discogsIds[1]?.[0] ?? 0 };
			await addCopy(store, { ...copy, masterId: library.masterIds[1]?.[0] ?? 0 });
			await addCopy(store, copy);
			const unknown = { ...copy, discogsId: 800_001 };
			await addCopy(store, { ...unknown, described: { ...described, artist: 'Artist 2', title: 'Unheard' } });
			const { artists } = store.tables;
			await store.write
				.update(artists)
				.set({ discogsId: 4321 })
				.where(eq(artists.id, artistId(3)));
			const byId = { ...described, artist: 'Written otherwise', artistIds: [4321], title: 'Unheard' };
			await addCopy(store, { ...unknown, described: byId });
		});
		const { knowledge } = await readListener(database, user.id, { isSeedsOnly: false, now: friday });
		const owned = [...knowledge.evidence.values()].map((one) => [one.artistId, one.owned]);
		expect(new Map(owned.map(([id = 0, count = 0]) => [id, count]))).toEqual(
			new Map([
				[artistId(1), 2],
				[artistId(2), 1],
				[artistId(3), 1],
			]),
		);
	});
});
