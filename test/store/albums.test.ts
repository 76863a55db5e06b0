import { expect, test } from 'vitest';
import { type NewAlbum, saveAlbum, updateAlbum } from '../../source/store/albums-writer.ts';
import { chooseLink, decideLink } from '../../source/store/decisions-writer.ts';
import type { Writable } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, mbidOf } from './stored.ts';

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
