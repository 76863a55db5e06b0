import { expect, test } from 'vitest';
import { readStats } from '../../source/ops/stats.ts';
import { saveAlbum } from '../../source/store/albums-writer.ts';
import { joinByPage } from '../../source/store/artist-identity.ts';
import { mergeArtists } from '../../source/store/artist-merge.ts';
import { addCacheUse } from '../../source/store/cache-use.ts';
import { saveLinks } from '../../source/store/links.ts';
import { dismissArtist } from '../../source/store/listeners/dismissals-writer.ts';
import { addSeed } from '../../source/store/listeners/seeds-writer.ts';
import { ensureUser } from '../../source/store/listeners/users-writer.ts';
import { saveOffers } from '../../source/store/prices-writer.ts';
import { saveReleases } from '../../source/store/releases-writer.ts';
import { type NewSimilar, saveSimilarArtists } from '../../source/store/similars-writer.ts';
import { queueSteps, readSyncState, saveSyncState } from '../../source/store/sync-state.ts';
import type { Writable } from '../../source/store/writable.ts';
import { formatStats } from '../../source/terminal/show-stats.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { addImport } from '../store/imports/imports.ts';
import { createShelf, offerOf } from '../store/priced.ts';
import { createStores, listed, mbidOf, monday, pageOf } from '../store/stored.ts';

async function visit(store: Writable, artistId: number, status = 'done'): Promise<void> {
	const key = { entity: 'artist', entityId: artistId, step: 'artist-info' } as const;
	await queueSteps(store, [{ ...key, lane: 'lastfm', depth: 0, spread: false }]);
	const state = await readSyncState(store, key);
	const fetchedAt = status === 'failed' ? null : monday;
	if (state === undefined) throw new Error('the step was not queued');
	await saveSyncState(store, state, { status, fetchedAt, isFinished: true });
}

async function album(store: Writable, number: number, discogsId: number | null): Promise<number> {
	const saved = await saveAlbum(store, {
		mbid: mbidOf(number),
		title: `Album ${number}`,
		disambiguation: null,
		firstReleaseDate: null,
		firstReleaseYear: null,
		primaryType: 'Album',
		secondaryTypes: [],
		isStudio: true,
		discogsId,
		credit: [{ mbid: mbidOf(1), artistName: 'Ride', creditedAs: 'Ride', joinPhrase: '' }],
	});
	return saved.album.id;
}

const neighbours = (count: number) =>
	Array.from(
		{ length: count },
		(_, at): NewSimilar => ({
			name: `Neighbour ${at}`,
			mbidHint: null,
			url: pageOf(`Neighbour ${at}`),
			score: 1 - at / 100,
			source: 'lastfm',
		}),
	);

describeEachEngine('stats', (engine) => {
	const createStore = createStores(engine);

	test('of an empty database are zeros, and its shares are open', async () => {
		const { database } = await createStore();
		expect(await readStats(database, new Date())).toEqual({
			database: database.location,
			engine,
			artists: 0,
			stubs: 0,
			artistsBySource: {},
			similars: 0,
			albums: 0,
			albumsBySource: {},
			releases: 0,
			vinylReleases: 0,
			releasesBySource: {},
			dumps: {},
			shareOfArtistsWithMbid: null,
			shareOfVisitedArtistsWithTwentySimilars: null,
			shareOfAlbumsWithPressings: null,
			waitingForReview: 0,
			prices: { offers: 0, current: 0, byProvider: {}, pricedAlbums: 0, history: 0, watches: 0, shops: 0 },
			listeners: {
				...{ listeners: 0, seeds: 0, owned: 0, wanted: 0, played: 0 },
				...{ accounts: 0, locks: 0, dismissals: 0, sets: 0 },
			},
			steps: {},
			cache: { hits: 0, stale: 0, misses: 0, hitRatio: null, callsSaved: 0, callsMade: 0 },
		});
	});

	test('count what is there, each once', async () => {
		const { database, byMbid, byPage, byPerson, write } = await createStore();
		const ride = await byMbid('Ride', mbidOf(1));
		const lush = await byPerson('Lush');
		const former = await byPage('A Ride', pageOf('A Ride'));
		await write(async (store) => {
			// Ride has 21 similar artists from two sources; Lush has 19; a stub has 20.
			await saveSimilarArtists(store, ride.id, neighbours(20));
			await saveSimilarArtists(store, ride.id, [
				{ name: 'Neighbour 0', mbid: mbidOf(100), score: 1, source: 'listenbrainz' },
			]);
			await saveSimilarArtists(store, lush.id, neighbours(19));
			const { artist: stub } = await joinByPage(store, {
				name: 'Neighbour 0',
				url: pageOf('Neighbour 0'),
				mbidHint: null,
				source: 'similar',
			});
			await saveSimilarArtists(store, stub.id, neighbours(21).slice(1));
			await visit(store, ride.id);
			await visit(store, lush.id);
			await visit(store, stub.id, 'failed');
			// Once merged, an artist and what was similar to it count as the one it became.
			await saveSimilarArtists(store, former.id, neighbours(20));
			await visit(store, former.id);
			await mergeArtists(store, former, ride);

			const withMaster = await album(store, 11, 500);
			const sameMaster = await album(store, 12, 500);
			await album(store, 13, null);
			const onCdOnly = await album(store, 14, null);
			expect(sameMaster).not.toBe(withMaster);
			await saveReleases(store, 'discogs', [
				listed(1, { masterId: 500, albumId: withMaster }),
				listed(2, { masterId: 500 }),
				listed(3, { masterId: null, albumId: onCdOnly, isVinyl: false }),
			]);
			const link = {
				provider: 'discogs',
				relation: 'discogs',
				kind: 'master',
				externalId: '1',
				url: 'https://www.discogs.com/master/1',
				label: null,
				method: 'search',
				confidence: 0.5,
				evidence: [],
				isEnded: false,
			};
			await saveLinks(store, 'album', onCdOnly, [{ ...link, state: 'review' }]);
			await saveLinks(store, 'album', withMaster, [{ ...link, state: 'accepted' }]);
			const use = { step: 'artist-info', stale: 1, misses: 2, callsMade: 3, callsSaved: 9 };
			await addCacheUse(store, [{ ...use, day: '2026-11-16', hits: 4 }]);
			await addCacheUse(store, [{ ...use, day: '2026-11-16', hits: 1 }]);
			await addCacheUse(store, [{ ...use, day: '2026-11-17', hits: 0 }]);
		});
		const stats = await readStats(database, new Date());
		expect(stats).toMatchObject({
			// Ride, Lush and twenty-two neighbours (one of ListenBrainz, whose MBID alone says who it is); "A Ride" is Ride.
			artists: 24,
			stubs: 22,
			artistsBySource: { similar: 22, musicbrainz: 1, person: 1 },
			// Twenty and one of Ride (A Ride's are the same), nineteen of Lush, twenty of Neighbour 0.
			similars: 60,
			albums: 4,
			albumsBySource: { musicbrainz: 4 },
			releases: 3,
			vinylReleases: 2,
			releasesBySource: { discogs: 3 },
			shareOfArtistsWithMbid: 2 / 24,
			shareOfVisitedArtistsWithTwentySimilars: 1 / 2,
			shareOfAlbumsWithPressings: 2 / 4,
			waitingForReview: 1,
			steps: { done: 3, failed: 1 },
			cache: { hits: 5, stale: 3, misses: 6, hitRatio: 8 / 14, callsSaved: 27, callsMade: 9 },
		});
	});

	test('count offers, those that are current, and albums that have a price', async () => {
		const { database, write } = await createStore();
		await write(async (store) => {
			const { releaseIds, albumIds } = await createShelf(store, { albums: 3, pressings: 3 });
			const old = { releaseId: releaseIds[2] ?? 0, albumId: null, listingId: 'old', expiresAt: monday };
			const current = { releaseId: null, albumId: albumIds[1] ?? 0, listingId: 'current', provider: 'shops' };
			await saveOffers(store, [
				offerOf(monday, old),
				offerOf(monday, current),
				offerOf(monday, { ...current, country: 'DE' }),
			]);
		});
		expect((await readStats(database, monday)).prices).toEqual({
			...{
				offers: 3,
				current: 2,
				byProvider: { ebay: 1, shops: 2 },
				pricedAlbums: 1,
				history: 3,
				watches: 0,
				shops: 0,
			},
		});
	});

	test('count what is known of all listeners together', async () => {
		const { database, write, byMbid } = await createStore();
		const ride = await byMbid('Ride', mbidOf(1));
		await write(async (store) => {
			for (const name of ['me', 'anna']) {
				const { user } = await ensureUser(store, name);
				await addSeed(store, user.id, ride.id);
				await dismissArtist(store, user.id, ride.id, null);
			}
		});
		const { listeners } = await readStats(database, new Date());
		expect(listeners).toMatchObject({ listeners: 2, seeds: 2, dismissals: 2, owned: 0, sets: 0 });
	});

	test('name the dumps that were read last', async () => {
		const { database, write } = await createStore();
		await write((store) => addImport(store, { edition: '2026-09' }));
		await write((store) => addImport(store, { edition: '2026-10' }));
		await write((store) => addImport(store, { source: 'musicbrainz', kind: 'artists', edition: '' }));
		await write((store) => addImport(store, { edition: '2026-11', status: 'running', finishedAt: null }));
		const stats = await readStats(database, monday);
		expect(stats.dumps).toEqual({
			discogs: { edition: '2026-10', readAt: monday },
			musicbrainz: { edition: '', readAt: monday },
		});
		expect(formatStats(stats, 100)).toContain(
			'dumps            Discogs of 2026-10, read on 2026-11-16; MusicBrainz, read on 2026-11-16',
		);
	});
});
