import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { countForReview, type Link, readLinks, saveLinks } from '../../source/store/links.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, monday, tuesday } from './stored.ts';

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
