import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { saveAlbum } from '../../source/store/albums-writer.ts';
import { decideLink } from '../../source/store/decisions-writer.ts';
import { copyLinks, countForReview, findLink, type Link, readLinks, saveLinks } from '../../source/store/links.ts';
import { readReviewCase, readReviewQueue } from '../../source/store/review-reader.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, mbidOf, monday, tuesday } from './stored.ts';

const doubtful: Link = {
	provider: 'discogs',
	relation: 'discogs',
	kind: 'master',
	externalId: '10362',
	url: 'https://www.discogs.com/master/10362',
	label: 'Encyclopedia, 2014, US',
	method: 'search',
	confidence: 0.6,
	evidence: [{ signal: 'title', verdict: 'agrees', detail: 'the same' }],
	state: 'review',
	isEnded: false,
};

describeEachEngine('links', (engine) => {
	const createStore = createStores(engine);

	test('the same again changes no row; what is surer now is updated in place', async () => {
		const { database, write } = await createStore();
		await write((store) => saveLinks(store, 'album', 1, [doubtful]));
		const stored = await readLinks(database, 'album', 1);
		expect(stored).toEqual([
			{ ...doubtful, id: 1, entity: 'album', entityId: 1, decidedBy: 'machine', createdAt: monday, updatedAt: monday },
		]);
		await write((store) => saveLinks(store, 'album', 1, [doubtful]), tuesday);
		expect(await readLinks(database, 'album', 1)).toEqual(stored);
		const sure: Link = { ...doubtful, confidence: 0.95, evidence: [], state: 'accepted' };
		await write((store) => saveLinks(store, 'album', 1, [sure]), tuesday);
		expect(await readLinks(database, 'album', 1)).toEqual([{ ...stored[0], ...sure, updatedAt: tuesday }]);
	});

	test.each(['accepted', 'rejected'])("a person's %s survives every later sync", async (state) => {
		const { database, write } = await createStore();
		await write((store) => saveLinks(store, 'album', 1, [doubtful]));
		expect(await countForReview(database)).toBe(1);
		const { links } = database.tables;
		await write(async ({ write: transaction }) => {
			await transaction.update(links).set({ state, decidedBy: 'person' }).where(eq(links.entityId, 1));
		});
		const decided = await readLinks(database, 'album', 1);
		for (const later of ['accepted', 'review', 'rejected'] as const) {
			const found = { ...doubtful, state: later, confidence: 0.2, isEnded: true };
			await write((store) => saveLinks(store, 'album', 1, [found]), tuesday);
		}
		expect(await readLinks(database, 'album', 1)).toEqual(decided);
		expect(await countForReview(database)).toBe(0);
	});

	test("a merge keeps a person's decision about either side, whatever a machine thought of the other", async () => {
		const { database, write } = await createStore();
		const page = (number: number): Link => ({ ...doubtful, url: `https://musicbrainz.org/artist/${number}` });
		const decide = (id: number, state: 'accepted' | 'rejected') =>
			write(async (store) => {
				const link = await findLink(store, id);
				if (link !== undefined) await decideLink(store, link, state);
			});
		await write(async (store) => {
			await saveLinks(store, 'artist', 1, [page(1), page(2), page(3)]);
			await saveLinks(store, 'artist', 2, [page(1), { ...page(2), state: 'accepted' }, page(3)]);
		});
		await decide(1, 'rejected');
		await decide(2, 'accepted');
		await decide(5, 'rejected');
		await write((store) => copyLinks(store, 1, 2), tuesday);
		const states = (await readLinks(database, 'artist', 2)).map(({ state, decidedBy }) => [state, decidedBy]);
		expect(states).toEqual([
			['rejected', 'person'],
			['rejected', 'person'],
			['review', 'machine'],
		]);
	});

	test('who an artist is waits no longer once that is known, nor does a master once its album has one', async () => {
		const { database, write, byMbid, byPerson } = await createStore();
		const [known, open] = [await byMbid('Nirvana', mbidOf(1)), await byPerson('Ride')];
		await write(async (store) => {
			for (const { id } of [known, open]) {
				await saveLinks(store, 'artist', id, [{ ...doubtful, relation: 'identity' }]);
			}
			const album = (number: number, discogsId: number | null) =>
				saveAlbum(store, {
					mbid: mbidOf(number),
					title: 'Nowhere',
					disambiguation: null,
					firstReleaseDate: null,
					firstReleaseYear: null,
					primaryType: 'Album',
					secondaryTypes: [],
					isStudio: true,
					discogsId,
					credit: [{ mbid: mbidOf(1), artistName: 'Nirvana', creditedAs: 'Nirvana', joinPhrase: '' }],
				});
			for (const saved of [await album(11, 7), await album(12, null)]) {
				const release = { ...doubtful, kind: 'release', url: 'https://www.discogs.com/release/1' };
				await saveLinks(store, 'album', saved.album.id, [doubtful, release]);
			}
		});
		expect(await readReviewQueue(database)).toEqual([
			{ entity: 'artist', entityId: open.id },
			{ entity: 'album', entityId: 1 },
			{ entity: 'album', entityId: 2 },
		]);
		expect(await countForReview(database)).toBe(4);
		const kinds = async (entityId: number) =>
			(await readReviewCase(database, { entity: 'album', entityId }))?.candidates.map(({ link }) => link.kind);
		expect(await kinds(1)).toEqual(['release']);
		expect(await kinds(2)).toEqual(['master', 'release']);
	});

	test('one page may be linked to several rows and in several ways', async () => {
		const { database, write } = await createStore();
		await write(async (store) => {
			await saveLinks(store, 'album', 1, [doubtful, { ...doubtful, relation: 'identity' }]);
			await saveLinks(store, 'album', 2, [doubtful]);
			await saveLinks(store, 'artist', 1, [doubtful]);
		});
		expect(await readLinks(database, 'album', 1)).toHaveLength(2);
		expect(await countForReview(database)).toBe(4);
	});
});
