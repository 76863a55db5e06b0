import { expect, test } from 'vitest';
import { readAlbumsOf } from '../../source/store/albums-reader.ts';
import { saveAlbum } from '../../source/store/albums-writer.ts';
import { mergeArtists } from '../../source/store/artist-merge.ts';
import { findArtistByDiscogsId, findArtistsByName, readSimilarArtists } from '../../source/store/artists-reader.ts';
import { saveArtistNames, updateArtist } from '../../source/store/artists-writer.ts';
import { readIdentityDecisions } from '../../source/store/decisions-reader.ts';
import { chooseLink } from '../../source/store/decisions-writer.ts';
import { countForReview, type Link, readLinks, saveLinks } from '../../source/store/links.ts';
import { saveSimilarArtists } from '../../source/store/similars-writer.ts';
import { claimNext, queueSteps, readSyncState, saveSyncState } from '../../source/store/sync-state.ts';
import { readTagArtists, saveTag, saveTagArtists } from '../../source/store/tags.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, mbidOf, monday, pageOf, tuesday } from './stored.ts';

const stub = (name: string, score: number) =>
	({ name, mbidHint: null, url: pageOf(name), score, source: 'lastfm' }) as const;

function albumBy(number: number, credit: { mbid: string; name: string }[]) {
	return {
		mbid: mbidOf(number),
		title: `Album ${number}`,
		disambiguation: null,
		firstReleaseDate: '1991',
		firstReleaseYear: 1991,
		primaryType: 'Album',
		secondaryTypes: [],
		isStudio: true,
		discogsId: null,
		credit: credit.map(({ mbid, name }, at) => ({
			mbid,
			artistName: name,
			creditedAs: name,
			joinPhrase: at < credit.length - 1 ? ' & ' : '',
		})),
	};
}

function link(changes: Partial<Link>): Link {
	return {
		provider: 'discogs',
		relation: 'discogs',
		kind: 'artist',
		externalId: '1',
		url: 'https://www.discogs.com/artist/1',
		label: null,
		method: 'url-relation',
		confidence: 1,
		evidence: [],
		state: 'accepted',
		isEnded: false,
		...changes,
	};
}

describeEachEngine('merging two artists', (engine) => {
	const createStore = createStores(engine);

	async function createPair() {
		const store = await createStore();
		const from = await store.byPage('Slow Dive', pageOf('Slow Dive'));
		const into = await store.byMbid('Slowdive', mbidOf(1));
		return {
			...store,
			from,
			into,
			merge: () => store.write((writable) => mergeArtists(writable, from, into), tuesday),
		};
	}

	test('keeps the names, the page and the numbers of both', async () => {
		const { database, write, from, into } = await createPair();
		await write(async (store) => {
			await saveArtistNames(store, from.id, ['The Slowdive Band'], 'lastfm');
			await updateArtist(store, from, { listeners: 7, imageUrl: 'https://example.org/a.jpg', imageSource: 'deezer' });
		});
		const [known] = await findArtistsByName(database, 'Slow Dive');
		if (known === undefined) throw new Error('Slow Dive is missing');
		const merged = await write((store) => mergeArtists(store, known, into), tuesday);
		expect(merged).toMatchObject({
			id: into.id,
			name: 'Slowdive',
			mbid: mbidOf(1),
			listeners: 7,
			lastfmUrl: from.lastfmUrl,
			imageUrl: 'https://example.org/a.jpg',
			imageSource: 'deezer',
			updatedAt: tuesday,
		});
		for (const name of ['Slow Dive', 'slowdive', 'Slowdive Band']) {
			expect((await findArtistsByName(database, name)).map(({ id }) => id)).toEqual([into.id]);
		}
	});

	test('keeps similar artists both ways, each once, and makes nobody similar to himself', async () => {
		const { database, write, byPage, from, into, merge } = await createPair();
		const ride = await byPage('Ride', pageOf('Ride'));
		await byPage('Slowdive', pageOf('Slowdive'), mbidOf(1));
		await write(async (store) => {
			await saveSimilarArtists(store, from.id, [stub('Ride', 0.9), stub('Lush', 0.8), stub('Slowdive', 1)]);
			await saveSimilarArtists(store, into.id, [stub('Ride', 0.5), stub('Slow Dive', 1)]);
			await saveSimilarArtists(store, ride.id, [stub('Slow Dive', 0.7)]);
		});
		await merge();
		const similars = await readSimilarArtists(database, into.id);
		expect(similars.map(({ artist, score }) => [artist.name, score])).toEqual([
			['Lush', 0.8],
			['Ride', 0.5],
		]);
		expect((await readSimilarArtists(database, ride.id)).map(({ artist }) => artist.id)).toEqual([into.id]);
	});

	test('keeps places in top lists, the better known row counts once', async () => {
		const { database, write, from, into, merge } = await createPair();
		const [shoegaze, dreamPop] = await write(async (store) => {
			const ids = [await saveTag(store, 'shoegaze'), await saveTag(store, 'dream pop')];
			await saveTagArtists(store, ids[0] ?? 0, [{ artistId: from.id, rank: 3 }]);
			await saveTagArtists(store, ids[1] ?? 0, [
				{ artistId: from.id, rank: 4 },
				{ artistId: into.id, rank: 9 },
			]);
			return ids;
		});
		await merge();
		expect((await readTagArtists(database, shoegaze ?? 0, 10)).map(({ id }) => id)).toEqual([into.id]);
		expect((await readTagArtists(database, dreamPop ?? 0, 10)).map(({ id }) => id)).toEqual([into.id]);
	});

	test('keeps albums and credits', async () => {
		const { database, write, byMbid, into } = await createPair();
		const former = await byMbid('Slowdive', mbidOf(2));
		await write(async (store) => {
			await saveAlbum(store, albumBy(11, [{ mbid: mbidOf(2), name: 'Slowdive' }]));
			await saveAlbum(
				store,
				albumBy(12, [
					{ mbid: mbidOf(3), name: 'Ride' },
					{ mbid: mbidOf(2), name: 'Slowdive' },
				]),
			);
			await saveAlbum(
				store,
				albumBy(13, [
					{ mbid: mbidOf(1), name: 'Slowdive' },
					{ mbid: mbidOf(2), name: 'Slowdive' },
				]),
			);
			await mergeArtists(store, former, into);
		});
		const albums = await readAlbumsOf(database, into.id);
		expect(albums.map(({ title }) => title)).toEqual(['Album 11', 'Album 12', 'Album 13']);
		expect(albums[0]?.artistId).toBe(into.id);
		expect(albums[1]?.credit).toBe('Ride & Slowdive');
		expect(albums[1]?.artistId).not.toBe(into.id);
	});

	test('keeps the ids and links at other services; what waited for a person is settled', async () => {
		const { database, write, from, into, merge } = await createPair();
		const page = link({ externalId: '42', url: 'https://www.discogs.com/artist/42' });
		const doubtful = link({ relation: 'identity', url: 'https://musicbrainz.org/artist/x', state: 'review' });
		await write((store) => saveLinks(store, 'artist', from.id, [page, doubtful]));
		expect(await countForReview(database)).toBe(1);
		await merge();
		expect((await readLinks(database, 'artist', into.id)).map(({ url }) => url)).toEqual([page.url]);
		expect(await readLinks(database, 'artist', from.id)).toHaveLength(2);
		expect(await countForReview(database)).toBe(0);
		expect((await findArtistByDiscogsId(database, 42))?.id).toBe(into.id);
	});

	test('who a person said that one of them is, the other is too, and that is looked up at once', async () => {
		const { database, write, byPage, from } = await createPair();
		const into = await byPage('Slowdive (UK)', pageOf('Slowdive (UK)'));
		const key = { entity: 'artist' as const, entityId: into.id, step: 'artist-ids' };
		await write(async (store) => {
			await queueSteps(store, [{ ...key, lane: 'musicbrainz', depth: 0, spread: false }]);
			const state = await readSyncState(store, key);
			if (state !== undefined) await saveSyncState(store, state, { status: 'done', nextAt: null, isFinished: true });
			const page = { provider: 'musicbrainz', relation: 'identity', kind: 'artist', externalId: mbidOf(1) };
			await chooseLink(store, { entity: 'artist', entityId: from.id }, { ...page, url: 'https://musicbrainz.org/x' });
			await mergeArtists(store, from, into);
		});
		expect((await readIdentityDecisions(database, into.id)).accepted?.externalId).toBe(mbidOf(1));
		expect(await readSyncState(database, key)).toMatchObject({ status: 'pending', nextAt: monday });
	});

	test('nothing more is asked about the row that is gone, except what somebody has in hand', async () => {
		const { database, write, from, into, merge } = await createPair();
		const key = (step: string, entityId: number) => ({ entity: 'artist' as const, entityId, step });
		const want = { lane: 'lastfm', depth: 2, spread: false };
		await write((store) => queueSteps(store, [{ ...key('artist-info', from.id), ...want }]));
		const inHand = await claimNext(database, 'lastfm', 'me', monday);
		await write((store) =>
			queueSteps(store, [
				{ ...key('similar-artists', from.id), ...want },
				{ ...key('similar-artists', into.id), ...want },
			]),
		);
		await merge();
		const left = await claimNext(database, 'lastfm', 'me', monday);
		expect(left).toMatchObject(key('similar-artists', into.id));
		expect(await readSyncState(database, key('artist-info', from.id))).toEqual(inHand);
	});
});
