import { expect, it } from 'vitest';
import { findMeant } from '../../source/profiles/meant-artist.ts';
import type { ArtistRow } from '../../source/store/artists-reader.ts';
import { saveArtistNames, updateArtist } from '../../source/store/artists-writer.ts';
import { chooseLink } from '../../source/store/decisions-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, mbidOf, pageOf } from '../store/stored.ts';

describeEachEngine('who is meant by a name', (engine) => {
	const open = createStores(engine);

	async function openNirvanas(listeners: (number | null)[]) {
		const stores = await open();
		const artists: ArtistRow[] = [];
		for (const [at, count] of listeners.entries()) {
			const artist = await stores.byMbid('Nirvana', mbidOf(at + 1));
			artists.push(await stores.write((store) => updateArtist(store, artist, { listeners: count })));
		}
		const [found] = artists;
		if (found === undefined) throw new Error('nobody is there');
		const meant = (seeds: number[] = []) => findMeant(stores.database, 'nirvana', found, new Set(seeds));
		return { ...stores, found, artists, meant };
	}

	it('is the one artist of that name, whoever has it for an alias', async () => {
		const { write, byMbid, found, meant } = await openNirvanas([null]);
		const other = await byMbid('Bliss', mbidOf(9));
		await write((store) => saveArtistNames(store, other.id, ['Nirvana'], 'musicbrainz'));
		expect(await meant()).toEqual({ artist: found, namesakes: [] });
	});

	it.each<[(number | null)[], boolean]>([
		[[5_000_000, 400_000], true],
		[[5_000_000, 600_000], false],
		[[10_000, null, null], true],
		[[9_999, null], false],
		[[null, null], false],
		[[null, 5_000_000], false],
	])('of listeners %j, is the first: %j', async (listeners, isClear) => {
		const { artists, found, meant } = await openNirvanas(listeners);
		const { artist, namesakes } = await meant();
		expect(artist?.id ?? null).toBe(isClear ? found.id : null);
		expect(namesakes.map(({ id }) => id).sort()).toEqual(
			(isClear ? artists.slice(1) : artists).map(({ id }) => id).sort(),
		);
	});

	it('is who was named before, unless two of them were', async () => {
		const { artists, meant } = await openNirvanas([5_000, null, null]);
		const [, second, third] = artists.map(({ id }) => id);
		if (second === undefined || third === undefined) throw new Error('two are missing');
		expect((await meant([second])).artist?.id).toBe(second);
		expect((await meant([second, third])).artist).toBeNull();
	});

	it('is whom a person decided for', async () => {
		const { write, found, meant } = await openNirvanas([null, null]);
		expect((await meant()).artist).toBeNull();
		await write((store) =>
			chooseLink(
				store,
				{ entity: 'artist', entityId: found.id },
				{
					...{ provider: 'musicbrainz', relation: 'identity', kind: 'artist', externalId: mbidOf(1) },
					url: `https://musicbrainz.org/artist/${mbidOf(1)}`,
				},
			),
		);
		expect((await meant()).artist?.id).toBe(found.id);
	});

	it('is nobody whom no MBID could choose', async () => {
		const { byPage, byDiscogsId, database } = await open();
		const paged = await byPage('Cult', pageOf('Cult'));
		const other = await byDiscogsId('Cult', 7);
		const meant = await findMeant(database, 'Cult', paged, new Set());
		expect(meant.artist?.id).toBe(paged.id);
		expect(meant.namesakes.map(({ id }) => id)).toEqual([other.id]);
	});
});
