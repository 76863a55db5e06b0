import { expect, test } from 'vitest';
import { UsageError } from '../../source/errors.ts';
import { describeExclusion } from '../../source/recommendations/describe-exclusion.ts';
import { explainAlbum } from '../../source/recommendations/explain-album.ts';
import { sumPoints } from '../../source/recommender/points.ts';
import { dismissAlbum, dismissArtist } from '../../source/store/listeners/dismissals-writer.ts';
import { saveOffers } from '../../source/store/prices-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { offerOf } from '../store/priced.ts';
import { addAlbum, addCopy, asking, createLibraries, friday, readListedReleaseId } from './library.ts';

describeEachEngine('explaining an album', (engine) => {
	const open = createLibraries(engine);

	async function openLibrary() {
		const opened = await open({ artists: 16, albumsEach: 3 }, [0]);
		const { tools, user } = opened;
		return {
			...opened,
			explain: (id: number, changes: Parameters<typeof asking>[0]) => explainAlbum(tools, user, asking(changes), id),
		};
	}

	test('that is recommended: as it is in the set', async () => {
		const { recommend: ask, explain } = await openLibrary();
		const set = await ask({ limit: 5 });
		const [first] = set.items;
		const explained = await explain(first?.album.id ?? 0, { limit: 5 });
		expect(explained).toMatchObject({ rank: 1, exclusions: [], score: first?.score, breakdown: first?.breakdown });
	});

	test('that is not: with its points, which sum to its score, and what is recommended instead', async () => {
		const { recommend: ask, explain, albumId } = await openLibrary();
		const set = await ask({ limit: 5 });
		const [first] = set.items;
		const best = set.items.filter(({ album }) => album.artistId === first?.album.artistId);
		expect(best).toHaveLength(2);
		const third = [0, 1, 2].map((at) => albumId(1, at)).find((id) => !set.items.some(({ album }) => album.id === id));
		const explained = await explain(third ?? 0, { limit: 5 });
		expect(explained.score).toBe(sumPoints(explained.breakdown));
		expect(explained.breakdown.variety).toBeLessThan(0);
		expect(explained.exclusions).toEqual([
			{
				kind: 'enough of its artist',
				perArtist: 2,
				better: best.map(({ album: { id, title } }) => ({ id, title })),
			},
		]);
		const far = await explain(albumId(8, 0), { limit: 5 });
		expect(far.exclusions).toEqual([{ kind: 'fell behind', last: set.items.at(-1)?.score }]);
		expect(far.rank).toBeNull();
	});

	test('that is owned: by which copies', async () => {
		const { explain, write, user, library, albumId } = await openLibrary();
		const discogsId = library.discogsIds[1]?.[0] ?? 0;
		await write((store) => addCopy(store, { userId: user.id, list: 'collection', discogsId }));
		const { exclusions } = await explain(albumId(1, 0), { limit: 5 });
		expect(exclusions).toMatchObject([{ kind: 'owned', copies: [{ discogsId, how: 'release', confidence: 1 }] }]);
		expect(exclusions.map(describeExclusion)).toEqual(['you own it: Nobody – Nothing']);
	});

	test('that was dismissed, by itself and with its artist: when and why', async () => {
		const { explain, write, user, library, albumId } = await openLibrary();
		await write(async (store) => {
			await dismissAlbum(store, user.id, albumId(1, 0), 'too loud');
			await dismissArtist(store, user.id, library.artistIds[1] ?? 0, null);
		});
		const { exclusions } = await explain(albumId(1, 0), { limit: 5 });
		expect(exclusions).toEqual([
			{ kind: 'dismissed', artist: null, reason: 'too loud', since: friday },
			{ kind: 'dismissed', artist: 'Artist 1', reason: null, since: friday },
		]);
		expect(exclusions.map(describeExclusion)).toEqual([
			'dismissed on 2026-11-20: too loud',
			'Artist 1 was dismissed on 2026-11-20',
		]);
	});

	test('that is too dear, or not on offer, where there is a limit', async () => {
		const { explain, write, library, albumId } = await openLibrary();
		await write(async (store) => {
			const releaseId = await readListedReleaseId(store, library.discogsIds[1]?.[0] ?? 0);
			await saveOffers(store, [offerOf(store.now, { releaseId, albumId: null, amount: 4000, shippingAmount: 0 })]);
		});
		const limited = { limit: 5, country: 'ES', maxPrice: 3000 };
		const dear = await explain(albumId(1, 0), limited);
		expect(dear.exclusions.map(describeExclusion)).toEqual(['it costs €40.00, more than €30.00']);
		expect(dear.best?.totalAmount).toBe(4000);
		const unknown = await explain(albumId(2, 0), limited);
		expect(unknown.exclusions).toEqual([{ kind: 'no price', country: 'ES' }]);
		const unlimited = await explain(albumId(8, 0), { limit: 5, country: 'ES' });
		expect(unlimited.exclusions.map(({ kind }) => kind)).toEqual(['fell behind']);
	});

	test('that is no studio album, and one that is not there', async () => {
		const { explain, write } = await openLibrary();
		const live = await write((store) =>
			addAlbum(store, { title: 'Live', masterId: null, artists: [1], number: 1, isStudio: false }),
		);
		expect((await explain(live, { limit: 5 })).exclusions).toEqual([{ kind: 'not studio' }]);
		await expect(explain(999_999, { limit: 5 })).rejects.toThrow(UsageError);
	});

	test('where nothing is recommended: why', async () => {
		const { tools, user, albumId } = await open({ artists: 4, albumsEach: 1 }, []);
		const { exclusions } = await explainAlbum(tools, user, asking({}), albumId(1, 0));
		expect(exclusions).toEqual([{ kind: 'nothing recommended', message: 'Nothing is known of what me likes.' }]);
	});
});
