import { expect, it } from 'vitest';
import { placeListed } from '../../../source/profiles/discogs/place-listed.ts';
import { saveAlbum } from '../../../source/store/albums-writer.ts';
import { decideLink } from '../../../source/store/decisions-writer.ts';
import { readLinks } from '../../../source/store/links.ts';
import { insertListed } from '../../../source/store/listeners/discogs-lists-writer.ts';
import { ensureUser } from '../../../source/store/listeners/users-writer.ts';
import { findReleaseByDiscogsId } from '../../../source/store/releases-reader.ts';
import { saveReleases } from '../../../source/store/releases-writer.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createStores, listed, mbidOf, monday } from '../../store/stored.ts';

const discogsId = 4711;

describeEachEngine('finding albums for owned releases without a master', (engine) => {
	const open = createStores(engine);

	async function own(year: number) {
		const { database, write } = await open();
		const { userId, albumId } = await write(async (store) => {
			const { user } = await ensureUser(store, 'me');
			const credit = [{ mbid: mbidOf(1), artistName: 'Slowdive', creditedAs: 'Slowdive', joinPhrase: '' }];
			const { album } = await saveAlbum(store, {
				...{
					mbid: mbidOf(2),
					title: 'Souvlaki',
					disambiguation: null,
					firstReleaseDate: '1993',
					firstReleaseYear: 1993,
				},
				...{ primaryType: 'Album', secondaryTypes: [], isStudio: true, discogsId: null, credit },
			});
			await saveReleases(store, 'discogs', [listed(discogsId, { masterId: null, title: 'Souvlaki', year })]);
			const none = { label: null, catalogNumber: null, format: null, released: null };
			await insertListed(
				store,
				{ userId: user.id, list: 'collection' },
				[
					{
						...{ discogsId, masterId: null, instanceId: 1, folder: 'All', rating: null, notes: null, fields: {} },
						...{ mediaCondition: null, sleeveCondition: null, addedAt: monday },
						described: { artist: 'Slowdive', artistIds: [], title: 'Souvlaki', ...none },
					},
				],
				'discogs',
			);
			return { userId: user.id, albumId: album.id };
		});
		return { database, write, albumId, place: () => write((store) => placeListed(store, userId)) };
	}

	it('a certain one becomes a pressing of the album, once', async () => {
		const { database, albumId, place } = await own(2005);
		expect(await place()).toEqual({ placed: 1, doubtful: 0 });
		expect((await findReleaseByDiscogsId(database, discogsId))?.albumId).toBe(albumId);
		expect(await place()).toEqual({ placed: 0, doubtful: 0 });
	});

	it('a doubtful one waits for a person, and is not proposed again when they say no', async () => {
		const { database, write, albumId, place } = await own(1980);
		expect(await place()).toEqual({ placed: 0, doubtful: 1 });
		const [link] = await readLinks(database, 'album', albumId);
		expect(link).toMatchObject({ state: 'review', method: 'collection', externalId: String(discogsId) });
		await write(async (store) => link && decideLink(store, link, 'rejected'));
		expect(await place()).toEqual({ placed: 0, doubtful: 0 });
		expect((await findReleaseByDiscogsId(database, discogsId))?.albumId).toBeNull();
	});
});
