import { expect, test } from 'vitest';
import { recommend } from '../../source/recommendations/recommend.ts';
import { sumPoints } from '../../source/recommender/points.ts';
import { dismissAlbum, dismissArtist } from '../../source/store/listeners/dismissals-writer.ts';
import { lockAlbum, unlockAlbums } from '../../source/store/listeners/locks-writer.ts';
import { addSeed, removeSeed } from '../../source/store/listeners/seeds-writer.ts';
import { saveSnapshot } from '../../source/store/listeners/snapshots.ts';
import { ensureUser } from '../../source/store/listeners/users-writer.ts';
import { want } from '../../source/store/listeners/wantlist-writer.ts';
import { setsKept, setsKeptFor } from '../../source/store/recommendations/sets-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { addAlbum, addCopy, addPlays, asking, createLibraries, day, idsOf } from './library.ts';

describeEachEngine('recommendations', (engine) => {
	const open = createLibraries(engine);

	test('of a seed are what is near, at most two of each artist, in the order of scores that are the sums of their parts', async () => {
		const { recommend: ask, library } = await open({ artists: 30, albumsEach: 3 }, [10]);
		const set = await ask({ limit: 12 });
		expect(set.items.map(({ rank }) => rank)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
		for (const [at, { score, breakdown }] of set.items.entries()) {
			expect(score).toBe(sumPoints(breakdown));
			expect(score).toBeGreaterThanOrEqual(set.items[at + 1]?.score ?? 0);
		}
		const near = new Set([6, 7, 8, 9, 10, 11, 12, 13, 14].map((at) => library.artistIds[at]));
		for (const [artistId, albums] of Map.groupBy(set.items, ({ album }) => album.artistId)) {
			expect(near.has(artistId)).toBe(true);
			expect(albums.length).toBeLessThanOrEqual(2);
		}
		expect(set).toMatchObject({ isStored: false, change: null, shortage: null });
		expect(set.items.some(({ reasons }) => reasons.some(({ kind }) => kind === 'similar'))).toBe(true);
	});

	test('a set that holds is returned as stored; a forced one is made anew', async () => {
		const { recommend: ask, force } = await open({ artists: 20, albumsEach: 2 }, [0]);
		const first = await ask({ limit: 10 });
		const second = await ask({ limit: 10 });
		expect(second).toEqual({ ...first, isStored: true });
		const third = await force({ limit: 10 });
		expect(third.id).not.toBe(first.id);
		expect(idsOf(third)).toEqual(idsOf(first));
		expect(third.change).toEqual({ since: first.generatedAt, added: [], gone: [] });
	});

	test('a set holds for a day', async () => {
		const { recommend: ask, moveClock } = await open({ artists: 20, albumsEach: 2 }, [0]);
		const first = await ask({ limit: 10 });
		expect(first.expiresAt.getTime() - first.generatedAt.getTime()).toBe(day);
		moveClock(day - 1);
		expect((await ask({ limit: 10 })).isStored).toBe(true);
		moveClock(1);
		const anew = await ask({ limit: 10 });
		expect(anew.isStored).toBe(false);
		expect(anew.change?.since).toEqual(first.generatedAt);
	});

	test('another question has a set of its own', async () => {
		const { recommend: ask } = await open({ artists: 20, albumsEach: 2 }, [0]);
		const first = await ask({ limit: 10 });
		for (const other of [{ limit: 9 }, { limit: 10, discover: 0.6 }, { limit: 10, weights: { rating: 3 } }]) {
			const set = await ask(other);
			expect(set).toMatchObject({ isStored: false, change: null });
			expect(set.id).not.toBe(first.id);
		}
		expect((await ask({ limit: 10, weights: {} })).isStored).toBe(true);
	});

	test('every change of what is known of the listener makes a new set, what changes nothing does not', async () => {
		const { recommend: ask, write, user, library, albumId } = await open({ artists: 20, albumsEach: 2 }, [0]);
		const userId = user.id;
		const artistId = library.artistIds[5] ?? 0;
		const changes: Parameters<typeof write>[0][] = [
			(store) => addSeed(store, userId, artistId),
			(store) => removeSeed(store, userId, artistId),
			(store) => addCopy(store, { userId, list: 'collection', discogsId: library.discogsIds[7]?.[0] ?? 0 }),
			(store) => addCopy(store, { userId, list: 'wantlist', discogsId: library.discogsIds[8]?.[0] ?? 0 }),
			(store) => want(store, userId, { albumId: albumId(9, 0), discogsId: null, note: null }),
			(store) => lockAlbum(store, userId, albumId(3, 0)),
			(store) => unlockAlbums(store, userId, [albumId(3, 0)]),
			(store) => dismissAlbum(store, userId, albumId(2, 0), null),
			(store) => dismissArtist(store, userId, artistId, null),
			(store) => addPlays(store, { userId, kind: 'artist', period: 'overall', plays: 9, artistId }),
			(store) => saveSnapshot(store, { userId, provider: 'lastfm', list: 'top', payload: [1] }),
		];
		await ask({ limit: 8 });
		for (const change of changes) {
			expect((await ask({ limit: 8 })).isStored).toBe(true);
			await write(change);
			expect((await ask({ limit: 8 })).isStored).toBe(false);
		}
		await write((store) => addSeed(store, userId, library.artistIds[0] ?? 0));
		await write((store) => saveSnapshot(store, { userId, provider: 'lastfm', list: 'top', payload: [1] }));
		expect((await ask({ limit: 8 })).isStored).toBe(true);
	});

	test('what another listener does changes nothing', async () => {
		const { recommend: ask, write, library } = await open({ artists: 20, albumsEach: 2 }, [0]);
		await ask({ limit: 8 });
		await write(async (store) => {
			const { user: other } = await ensureUser(store, 'other');
			await addSeed(store, other.id, library.artistIds[4] ?? 0);
			await dismissArtist(store, other.id, library.artistIds[1] ?? 0, null);
		});
		expect((await ask({ limit: 8 })).isStored).toBe(true);
	});

	test('fifteen of twenty dismissed: twenty again, none of them, and the others in their order', async () => {
		const { recommend: ask, write, user } = await open({ artists: 40, albumsEach: 3 }, [0, 9]);
		const before = await ask({ limit: 20 });
		const gone = idsOf(before).filter((_, at) => at % 4 !== 3);
		expect(gone).toHaveLength(15);
		for (const id of gone) await write((store) => dismissAlbum(store, user.id, id, 'no'));
		const after = await ask({ limit: 20 });
		expect(after.items).toHaveLength(20);
		expect(idsOf(after).filter((id) => gone.includes(id))).toEqual([]);
		const left = idsOf(before).filter((id) => !gone.includes(id));
		expect(idsOf(after).filter((id) => left.includes(id))).toEqual(left);
		expect(after.change?.gone.map(({ id, why }) => [id, why])).toEqual(gone.map((id) => [id, 'dismissed']));
		expect(after.change?.added.map(({ id }) => id)).toEqual(idsOf(after).filter((id) => !left.includes(id)));
		for (const { album, isNew } of after.items) expect(isNew).toBe(!left.includes(album.id));
	});

	test('it refills until nothing is left in the database', async () => {
		const { recommend: ask, write, user } = await open({ artists: 12, albumsEach: 1 }, [0]);
		for (const left of [12, 7, 2]) {
			const set = await ask({ limit: 5 });
			expect(set.items).toHaveLength(Math.min(5, left));
			for (const id of idsOf(set)) await write((store) => dismissAlbum(store, user.id, id, null));
		}
	});

	test('of a dismissed artist nothing comes, neither where they are credited beside others', async () => {
		const { recommend: ask, write, user, library } = await open({ artists: 12, albumsEach: 2 }, [0]);
		const together = await write((store) =>
			addAlbum(store, { title: 'Together', masterId: null, artists: [1, 2], number: 1 }),
		);
		expect(idsOf(await ask({ limit: 30, perArtist: 3 }))).toContain(together);
		await write((store) => dismissArtist(store, user.id, library.artistIds[2] ?? 0, null));
		const set = await ask({ limit: 30, perArtist: 3 });
		expect(idsOf(set)).not.toContain(together);
		expect(set.items.every(({ album }) => album.artistId !== library.artistIds[2])).toBe(true);
		expect(set.change?.gone.find(({ id }) => id === together)).toMatchObject({ why: 'dismissed', title: 'Together' });
	});

	test('a collaboration counts for everybody who is credited', async () => {
		const { recommend: ask, write, library } = await open({ artists: 12, albumsEach: 2 }, [0]);
		await write((store) => addAlbum(store, { title: 'Together', masterId: null, artists: [1, 2], number: 1 }));
		const { items } = await ask({ limit: 12, perArtist: 1 });
		const credits = items.map(({ album }) => album.credit);
		for (const name of ['Artist 1', 'Artist 2']) {
			expect(credits.filter((credit) => credit.split(' & ').includes(name)).length).toBeLessThanOrEqual(1);
		}
		expect(new Set(items.map(({ album }) => album.artistId)).size).toBe(items.length);
		expect(library.artistIds).toHaveLength(12);
	});

	test('a locked album stays, however little it scores, until it is owned', async () => {
		const { recommend: ask, write, user, library, albumId } = await open({ artists: 30, albumsEach: 2 }, [0]);
		const before = await ask({ limit: 5 });
		const far = albumId(15, 0);
		expect(idsOf(before)).not.toContain(far);
		await write((store) => lockAlbum(store, user.id, far));
		const locked = await ask({ limit: 5 });
		expect(idsOf(locked)).toEqual([...idsOf(before).slice(0, 4), far]);
		expect(locked.items.at(-1)).toMatchObject({ isLocked: true, isNew: true });
		await write((store) =>
			addCopy(store, { userId: user.id, list: 'collection', discogsId: library.discogsIds[15]?.[0] ?? 0 }),
		);
		const owned = await ask({ limit: 5 });
		expect(idsOf(owned)).not.toContain(far);
		expect(owned.change?.gone).toContainEqual({ id: far, credit: 'Artist 15', title: 'Title 15-0', why: 'owned' });
	});

	test('a locked album stays of whatever type it is; nothing else but studio albums comes by itself', async () => {
		const { recommend: ask, write, user } = await open({ artists: 5, albumsEach: 2 }, [0]);
		const live = { title: 'Live', masterId: null, artists: [1], number: 1, isStudio: false };
		const albumId = await write((store) => addAlbum(store, live));
		expect(idsOf(await ask({}))).not.toContain(albumId);
		await write((store) => lockAlbum(store, user.id, albumId));
		expect(idsOf(await ask({}))).toContain(albumId);
	});

	test('seeds alone count where only they are asked for, and what is owned stays away', async () => {
		const { recommend: ask, write, user, library, albumId } = await open({ artists: 40, albumsEach: 2 }, [0]);
		await write(async (store) => {
			const artistId = library.artistIds[20] ?? 0;
			await addPlays(store, { userId: user.id, kind: 'artist', period: 'overall', plays: 900, artistId });
			const discogsId = library.discogsIds[1]?.[0] ?? 0;
			await addCopy(store, { userId: user.id, list: 'collection', discogsId });
			await want(store, user.id, { albumId: albumId(21, 0), discogsId: null, note: null });
		});
		const all = await ask({ limit: 10 });
		expect(idsOf(all)).toContain(albumId(21, 0));
		const alone = await ask({ limit: 10, isSeedsOnly: true });
		for (const { breakdown, album } of alone.items) {
			expect(breakdown).toMatchObject({ listening: 0, collection: 0, wantlist: 0 });
			expect(album.id).not.toBe(albumId(1, 0));
		}
	});

	test('the dial goes from the artists of the listener to those they never heard', async () => {
		const { recommend: ask, library } = await open({ artists: 40, albumsEach: 3 }, [0, 5, 10, 15]);
		const own = new Set([0, 5, 10, 15].map((at) => library.artistIds[at]));
		const countOwn = async (discover: number) =>
			(await ask({ limit: 8, discover })).items.filter(({ album }) => own.has(album.artistId)).length;
		const counts = [await countOwn(0), await countOwn(0.5), await countOwn(1)];
		expect(counts[0]).toBe(8);
		expect(counts[2]).toBe(0);
		expect(counts).toEqual(counts.toSorted((a, b) => b - a));
	});

	test('only the last sets of a question are kept, with their items', async () => {
		const { force, database, moveClock } = await open({ artists: 10, albumsEach: 1 }, [0]);
		const other = await force({ limit: 4 });
		for (let round = 0; round < setsKept + 3; round += 1) {
			moveClock(1000);
			await force({ limit: 3 });
		}
		const { recommendationSets, recommendationItems } = database.tables;
		const sets = await database.read.select().from(recommendationSets);
		expect(sets).toHaveLength(setsKept + 1);
		expect(sets.map(({ id }) => id)).toContain(other.id);
		expect(await database.read.$count(recommendationItems)).toBe(setsKept * 3 + 4);
		moveClock(setsKeptFor + 2 * day);
		await force({ limit: 5 });
		expect(await database.read.$count(recommendationSets)).toBe(1);
		expect(await database.read.$count(recommendationItems)).toBe(5);
	});

	test('several that recommend at once do not disturb each other', async () => {
		const { tools, user, database } = await open({ artists: 20, albumsEach: 2 }, [0]);
		const sets = await Promise.all(
			Array.from({ length: 2 * setsKept }, () => recommend(tools, user, asking({ limit: 6 }), { isForced: true })),
		);
		for (const set of sets) expect(idsOf(set)).toEqual(idsOf(sets[0] ?? set));
		expect(await database.read.$count(database.tables.recommendationSets)).toBe(setsKept);
	});
});
