import { expect, test } from 'vitest';
import type { Database } from '../../db/client.ts';
import { anywhere } from '../../source/countries.ts';
import { UsageError } from '../../source/errors.ts';
import { type Decided, decide, undoDecision } from '../../source/steps/decide.ts';
import { readBestPrices } from '../../source/store/best-prices.ts';
import { countForReview } from '../../source/store/links.ts';
import { type NewPrice, removeUnseen, saveOffers } from '../../source/store/prices-writer.ts';
import { readReviewCase, readReviewQueue } from '../../source/store/review-reader.ts';
import type { Writable } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createShelf, offerOf } from '../store/priced.ts';
import { createStores, monday, tuesday } from '../store/stored.ts';

const evidence = [
	{ signal: 'title', verdict: 'agrees', detail: 'animals' },
	{ signal: 'artist', verdict: 'unknown', detail: 'nobody is named' },
];

describeEachEngine('a doubtful offer', (engine) => {
	const createStore = createStores(engine);

	async function createShop() {
		const { database, write } = await createStore();
		const { albumIds, releaseIds } = await write((store) => createShelf(store, { albums: 2, pressings: 4 }));
		const [albumId = 0, otherId = 0] = albumIds;
		/** A listing of €12 that may be of the first album, to a country. */
		const doubtful = (told: Partial<NewPrice> = {}): NewPrice => ({
			...offerOf(monday, { releaseId: null, albumId, listingId: '77/x', channel: 'shop.example', provider: 'shops' }),
			...{ amount: 1200, shippingAmount: 300, country: 'ES', method: 'title', confidence: 0.7, evidence },
			...{
				expiresAt: new Date('2026-11-30T00:00:00Z'),
				title: 'Animals LP',
				url: 'https://shop.example/animals',
				candidates: releaseIds.slice(0, 2),
			},
			...told,
		});
		const save = (offers: NewPrice[], now = monday) => write((store) => saveOffers(store, offers), now);
		const prices = async () => {
			const rows = await database.read.select().from(database.tables.prices).orderBy(database.tables.prices.id);
			return rows.map(({ albumId, country, method, confidence }) => ({ albumId, country, method, confidence }));
		};
		const best = async (country = 'ES') => (await readBestPrices(database, [albumId], country, monday)).get(albumId);
		const choose = async (type: 'accept' | 'reject') => {
			const linkId = await onlyLink(database, albumId);
			return write((store) => decide(store, { type, linkId }));
		};
		const undo = (decided: Decided) => write((store: Writable) => undoDecision(store, decided));
		return { database, write, albumId, otherId, releaseIds, doubtful, save, prices, best, choose, undo };
	}

	async function onlyLink(database: Database, albumId: number): Promise<number> {
		const found = await readReviewCase(database, { entity: 'album', entityId: albumId });
		const offers = found?.candidates.filter(({ link }) => link.relation === 'offer') ?? [];
		expect(offers).toHaveLength(1);
		return offers[0]?.link.id ?? 0;
	}

	test('waits with both sides, once for all countries, and competes nowhere', async () => {
		const { database, albumId, releaseIds, doubtful, save, best } = await createShop();
		await save([doubtful(), doubtful({ country: anywhere, amount: 1300 })]);
		await save([doubtful()], tuesday);
		expect(await readReviewQueue(database)).toEqual([{ entity: 'album', entityId: albumId }]);
		expect(await countForReview(database)).toBe(1);
		const found = await readReviewCase(database, { entity: 'album', entityId: albumId });
		expect(found?.candidates).toMatchObject([
			{
				link: {
					...{ provider: 'shops', relation: 'offer', kind: 'offer', externalId: 'shops/shop.example/77%2Fx' },
					...{ label: 'Animals LP, €15.00', method: 'title', confidence: 0.7, evidence, state: 'review' },
					url: 'https://shop.example/animals#shops/shop.example/77%2Fx',
				},
				known: {
					offers: [
						{ country: 'ES', amount: 1200 },
						{ country: '*', amount: 1300 },
					],
					pressings: releaseIds.slice(0, 2).map((id) => ({ id })),
				},
			},
		]);
		expect(await best()).toBeUndefined();
	});

	test('waits for itself where others share its page, whatever their ids have in common', async () => {
		const { database, albumId, doubtful, save } = await createShop();
		const url = 'https://x.example/123';
		const ofFeed = (channel: string, listingId: string) => doubtful({ provider: 'feed', channel, listingId, url });
		await save([ofFeed('f', '12'), ofFeed('f', '123'), ofFeed('g', '123')]);
		const found = await readReviewCase(database, { entity: 'album', entityId: albumId });
		expect(found?.candidates.map(({ link }) => link.externalId).sort()).toEqual([
			'feed/f/12',
			'feed/f/123',
			'feed/g/123',
		]);
		for (const { link } of found?.candidates ?? []) expect(new URL(link.url).href).toBe(`${url}#${link.externalId}`);
	});

	test('that is accepted is certain in every country, at once, and stays so', async () => {
		const { database, doubtful, save, prices, best, choose } = await createShop();
		await save([doubtful(), doubtful({ country: 'NL' })]);
		await choose('accept');
		expect(await prices()).toMatchObject([
			{ country: 'ES', method: 'person', confidence: 1 },
			{ country: 'NL', method: 'person', confidence: 1 },
		]);
		expect(await best()).toMatchObject({ totalAmount: 1500 });
		expect(await readReviewQueue(database)).toEqual([]);
		await save([doubtful({ amount: 1100 }), doubtful({ country: 'FR' })], tuesday);
		expect(await prices()).toMatchObject(Array(3).fill({ method: 'person', confidence: 1 }));
		expect(await best()).toMatchObject({ totalAmount: 1400 });
		expect(await readReviewQueue(database)).toEqual([]);
	});

	test('that is rejected goes, and no later sync brings it back, whatever it thinks by then', async () => {
		const { database, doubtful, save, prices, best, choose, releaseIds, otherId } = await createShop();
		await save([doubtful(), doubtful({ country: 'NL' })]);
		await choose('reject');
		expect(await prices()).toEqual([]);
		const [releaseId = 0] = releaseIds;
		await save([doubtful(), doubtful({ confidence: 1 })], tuesday);
		await save([doubtful({ releaseId, albumId: null, confidence: 1, method: 'barcode' })], tuesday);
		expect(await prices()).toEqual([]);
		expect(await best()).toBeUndefined();
		expect(await readReviewQueue(database)).toEqual([]);
		// It may still be of another album.
		await save([doubtful({ albumId: otherId, confidence: 0.95, candidates: [] })], tuesday);
		expect(await prices()).toMatchObject([{ albumId: otherId, confidence: 0.95 }]);
	});

	test('that a person knows is guessed at for no other album', async () => {
		const { database, albumId, otherId, doubtful, save, prices, choose } = await createShop();
		await save([doubtful()]);
		await choose('accept');
		await save([doubtful({ albumId: otherId, candidates: [] })], tuesday);
		expect(await prices()).toMatchObject([{ albumId, confidence: 1 }]);
		expect(await readReviewQueue(database)).toEqual([]);
	});

	test.each(['accept', 'reject'] as const)('%sed and taken back is as it was', async (type) => {
		const { database, doubtful, save, prices, best, choose, undo } = await createShop();
		await save([doubtful(), doubtful({ country: 'NL' })]);
		const [before, queue] = [await prices(), await readReviewQueue(database)];
		const decided = await choose(type);
		expect(await prices()).not.toEqual(before);
		await undo(decided);
		expect(await prices()).toEqual(before);
		expect(await readReviewQueue(database)).toEqual(queue);
		expect(await best()).toBeUndefined();
		await expect(undo(decided)).rejects.toThrow(UsageError);
		expect(await prices()).toEqual(before);
	});

	test('can be decided anew, and deciding the same again changes nothing', async () => {
		const { doubtful, save, prices, best, choose, undo } = await createShop();
		await save([doubtful()]);
		await choose('accept');
		expect((await choose('accept')).changes).toEqual([]);
		const rejected = await choose('reject');
		expect(await prices()).toEqual([]);
		expect(await best()).toBeUndefined();
		await undo(rejected);
		expect(await prices()).toMatchObject([{ method: 'person', confidence: 1 }]);
		expect(await best()).toMatchObject({ totalAmount: 1500 });
	});

	test('all of an album can be rejected together', async () => {
		const { database, write, albumId, doubtful, save, prices } = await createShop();
		await save([doubtful(), doubtful({ listingId: '78' })]);
		await write((store) => decide(store, { type: 'reject-all', of: { entity: 'album', entityId: albumId } }));
		expect(await prices()).toEqual([]);
		expect(await readReviewQueue(database)).toEqual([]);
	});

	test('waits no longer when it is gone, or certain by now; a decision about it stays', async () => {
		const { database, write, doubtful, save, choose } = await createShop();
		const scope = { provider: 'shops', channel: null, country: null, of: null };
		await save([doubtful(), doubtful({ country: 'NL', fetchedAt: tuesday })]);
		await write((store) => removeUnseen(store, scope, tuesday, 10));
		expect(await countForReview(database)).toBe(1);
		await write((store) => removeUnseen(store, scope, new Date(tuesday.getTime() + 1), 10));
		expect(await countForReview(database)).toBe(0);
		await save([doubtful()]);
		await save([doubtful({ confidence: 1, method: 'barcode' })], tuesday);
		expect(await countForReview(database)).toBe(0);
		await save([doubtful({ listingId: 'other' })]);
		await choose('accept');
		await write((store) => removeUnseen(store, scope, new Date(tuesday.getTime() + 1), 10));
		await save([doubtful({ listingId: 'other' })]);
		expect(await countForReview(database)).toBe(0);
	});
});
