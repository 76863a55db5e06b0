import { expect, test } from 'vitest';
import { normalizeTitle } from '../../source/matching/names.ts';
import { type AlbumRow, findAlbum } from '../../source/store/albums-reader.ts';
import { type NewAlbum, saveAlbum, updateAlbum } from '../../source/store/albums-writer.ts';
import { joinByMbid } from '../../source/store/artist-identity.ts';
import { chooseLink, decideLink } from '../../source/store/decisions-writer.ts';
import type { Writable } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, mbidOf, tuesday } from './stored.ts';

function told(discogsId: number | null): NewAlbum {
	return {
		mbid: mbidOf(11),
		title: 'Nowhere',
		disambiguation: null,
		firstReleaseDate: '1990',
		firstReleaseYear: 1990,
		primaryType: 'Album',
		secondaryTypes: [],
		isStudio: true,
		discogsId,
		credit: [{ mbid: mbidOf(1), artistName: 'Ride', creditedAs: 'Ride', joinPhrase: '' }],
	};
}

/** What a person says about a page: it is the album, or it is not. */
async function decide(store: Writable, entityId: number, kind: 'master' | 'release', id: number, isIt: boolean) {
	const page = { provider: 'discogs', relation: 'discogs', kind, externalId: String(id) };
	const url = `https://www.discogs.com/${kind}/${id}`;
	const change = await chooseLink(store, { entity: 'album', entityId }, { ...page, url });
	if (change !== null && !isIt) await decideLink(store, change.after, 'rejected');
}

describeEachEngine("an album's master", (engine) => {
	const createStore = createStores(engine);

	test.each([
		{ decisions: [], known: 7, source: 8, master: 8, former: 7 },
		{ decisions: [], known: 7, source: null, master: 7, former: null },
		{ decisions: [{ kind: 'master', id: 7, isIt: true }], known: 7, source: 8, master: 7, former: null },
		{ decisions: [{ kind: 'master', id: 8, isIt: false }], known: 7, source: 8, master: 7, former: null },
		{ decisions: [{ kind: 'master', id: 8, isIt: false }], known: null, source: 8, master: null, former: null },
		{ decisions: [{ kind: 'master', id: 9, isIt: false }], known: 7, source: 8, master: 8, former: 7 },
		// Releases are pressings: they say nothing about the master.
		{ decisions: [{ kind: 'release', id: 8, isIt: true }], known: 7, source: 8, master: 8, former: 7 },
	] as const)('$decisions, known $known, source $source: $master', async (given) => {
		const { write } = await createStore();
		const { album } = await write((store) => saveAlbum(store, told(null)));
		await write(async (store) => {
			await updateAlbum(store, album, { discogsId: given.known });
			for (const { kind, id, isIt } of given.decisions) await decide(store, album.id, kind, id, isIt);
		});
		const saved = await write((store) => saveAlbum(store, told(given.source)));
		expect(saved.album.discogsId).toBe(given.master);
		expect(saved.formerMasterId).toBe(given.former);
	});
});

describeEachEngine("a release group of an album that Discogs' dump made", (engine) => {
	const createStore = createStores(engine);

	/** Two albums of Ride as the dump makes them, one with a master, one without; `changes` are to the first. */
	async function plant(store: Writable, changes: Partial<AlbumRow> = {}) {
		const { artist } = await joinByMbid(store, { name: 'Ride', mbid: mbidOf(1), source: 'musicbrainz' });
		const { albums } = store.tables;
		const made = { artistId: artist.id, credit: 'Ride', isStudio: false, secondaryTypes: [], source: 'discogs' };
		const named = { title: 'Nowhere', normalizedTitle: normalizeTitle('Nowhere'), firstReleaseYear: 1990 };
		const dates = { createdAt: store.now, updatedAt: store.now };
		return store.write
			.insert(albums)
			.values([
				{ ...made, ...named, discogsId: 7, ...dates, ...changes },
				{ ...made, title: 'Smile', normalizedTitle: 'smile', discogsId: null, ...dates },
			])
			.returning();
	}

	test.each([
		{
			what: 'links its master',
			changes: { title: 'Nowhere = どこにもない', normalizedTitle: 'nowhere' },
			source: 7,
			isIt: true,
		},
		{ what: 'has its title and year', changes: {}, source: null, isIt: true },
		{ what: 'links the master of one that has none yet', changes: { discogsId: null }, source: 8, isIt: true },
		{ what: 'links another master', changes: {}, source: 8, isIt: false },
		{ what: 'is of another year', changes: { firstReleaseYear: 2005 }, source: null, isIt: false },
		{ what: 'is of another title', changes: { normalizedTitle: 'elsewhere' }, source: null, isIt: false },
		{ what: 'has what has a release group already', changes: { mbid: mbidOf(12) }, source: 7, isIt: false },
		{ what: "is of an album that is not the dump's", changes: { source: 'musicbrainz' }, source: 7, isIt: false },
	])('is that album where it $what: $isIt', async ({ changes, source, isIt }) => {
		const { database, write } = await createStore();
		const [planted, other] = await write((store) => plant(store, changes));
		const saved = await write((store) => saveAlbum(store, told(source)), tuesday);
		expect(saved).toMatchObject({ isNew: !isIt, isChanged: isIt, formerMasterId: null });
		expect(saved.album.id === planted?.id).toBe(isIt);
		expect(saved.album).toMatchObject({ mbid: mbidOf(11), source: 'musicbrainz', isStudio: true });
		expect(saved.album.discogsId).toBe(source ?? (isIt ? 7 : null));
		expect(await findAlbum(database, other?.id ?? 0)).toEqual(other);
		const again = await write((store) => saveAlbum(store, told(source)));
		expect(again).toMatchObject({ isNew: false, isChanged: false, album: { id: saved.album.id } });
	});

	test('two volumes of one master are two albums: the first is the one that was there', async () => {
		const { write } = await createStore();
		const [planted] = await write((store) => plant(store));
		const first = await write((store) => saveAlbum(store, told(7)));
		const second = await write((store) => saveAlbum(store, { ...told(7), mbid: mbidOf(13), title: 'Nowhere, Vol. 2' }));
		expect(first.album.id).toBe(planted?.id);
		expect(second).toMatchObject({ isNew: true, album: { discogsId: 7 } });
	});
});
