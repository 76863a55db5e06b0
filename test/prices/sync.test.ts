import { expect, test } from 'vitest';
import type { Database } from '../../db/client.ts';
import { InvalidAnswer, ProviderUnreachable, ProviderWaiting } from '../../source/errors.ts';
import { createFlights } from '../../source/flights.ts';
import { checkPrices, type PriceTools } from '../../source/prices/check-prices.ts';
import type { PriceProvider } from '../../source/prices/provider.ts';
import { dropExpired, refreshAlbumPrices } from '../../source/prices/refresh-prices.ts';
import { type PriceTarget, readSubjects } from '../../source/prices/subjects.ts';
import { startPriceSync } from '../../source/prices/sync.ts';
import type { SyncEvent } from '../../source/prices/sync-events.ts';
import { readBestPrices } from '../../source/store/best-prices.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createShelf } from '../store/priced.ts';
import { createStores } from '../store/stored.ts';
import { createScriptedProvider, foundOffer } from './scripted.ts';

const start = new Date('2026-11-20T10:00:00Z');
const hour = 3_600_000;
const origin = { provider: 'ebay', endpoint: 'item_summary/search' };

describeEachEngine('prices of sources', (engine) => {
	const createStore = createStores(engine);

	async function createRun(providers: PriceProvider[]) {
		const { database, write } = await createStore();
		const shelf = await write((store) => createShelf(store, { albums: 3, pressings: 6 }));
		let now = start;
		const tools: PriceTools = {
			...{ database, providers, flights: createFlights(), clock: () => now },
			lives: { discogs: 6 * hour, ebay: 24 * hour, shops: 24 * hour, feed: 24 * hour, amazon: hour },
		};
		const events: SyncEvent[] = [];
		const targets: PriceTarget[] = shelf.albumIds.map((albumId) => ({ albumId, releaseId: null }));
		const options = {
			...{ country: 'ES', isForced: false, signal: new AbortController().signal, isStopping: () => false },
			tell: (event: SyncEvent) => void events.push(event),
		};
		return {
			...{ database, tools, shelf, targets, events, options },
			wait: (milliseconds: number) => {
				now = new Date(now.getTime() + milliseconds);
			},
			sync: (changes: Partial<typeof options> = {}) =>
				startPriceSync(tools, targets, { ...options, ...changes }).finished,
			subject: async () => {
				const { value } = await readSubjects(database, targets.slice(2)).next();
				if (value === undefined) throw new Error('no subject');
				return value;
			},
		};
	}

	test('what a source said and still holds is not asked again, until it is old or somebody insists', async () => {
		const ebay = createScriptedProvider('ebay', 'country');
		ebay.next = (subject) => ({
			offers: [foundOffer(subject, `of ${subject.album.albumId}`)],
			isComplete: true,
			note: null,
		});
		const { sync, wait, database, shelf } = await createRun([ebay]);
		expect(await sync()).toMatchObject([
			{ asked: 3, fresh: 0, added: 3, offers: 3, calls: 3, end: { kind: 'finished' } },
		]);
		expect(await sync()).toMatchObject([{ asked: 0, fresh: 3, added: 0, offers: 3, calls: 0 }]);
		expect(await sync({ country: 'DE' })).toMatchObject([{ asked: 3, added: 3 }]);
		expect(await sync({ isForced: true })).toMatchObject([{ asked: 3, added: 0 }]);
		wait(25 * hour);
		expect((await readBestPrices(database, shelf.albumIds, 'ES', new Date(start.getTime() + 25 * hour))).size).toBe(0);
		expect(await sync()).toMatchObject([{ asked: 3 }]);
		expect(ebay.asked).toHaveLength(12);
	});

	test('a complete answer takes away what it no longer has, an incomplete one nothing', async () => {
		const ebay = createScriptedProvider('ebay', 'country');
		const { tools, subject, wait, database } = await createRun([ebay]);
		const album = await subject();
		const [pressing] = album.album.pressings;
		const both = [foundOffer(album, 'a'), foundOffer(album, 'b', { releaseId: pressing?.releaseId ?? 0 })];
		const ask = (isComplete: boolean, offers: typeof both) => {
			wait(1000);
			ebay.next = () => ({
				offers: offers.map((offer) => ({ ...offer, observedAt: tools.clock() })),
				isComplete,
				note: null,
			});
			return checkPrices(tools, ebay, album, 'ES', { isForced: true });
		};
		expect(await ask(true, both)).toMatchObject({ state: 'asked', saved: { added: 2 }, gone: 0 });
		expect(await ask(false, [])).toMatchObject({ gone: 0 });
		expect(await ask(true, both.slice(0, 1))).toMatchObject({ saved: { same: 1 }, gone: 1 });
		expect(await listIds(database)).toEqual(['a']);
	});

	test('a complete answer about a pressing leaves the offers of the album and of other pressings', async () => {
		const ebay = createScriptedProvider('ebay', 'country');
		const { tools, subject, wait, database } = await createRun([ebay]);
		const album = await subject();
		const [one = 0, other = 0] = album.album.pressings.map(({ releaseId }) => releaseId);
		ebay.next = () => ({
			offers: [
				foundOffer(album, 'a'),
				foundOffer(album, 'one', { releaseId: one }),
				foundOffer(album, 'other', { releaseId: other }),
			],
			...{ isComplete: true, note: null },
		});
		await checkPrices(tools, ebay, album, 'ES', { isForced: true });
		wait(1000);
		ebay.next = () => ({ offers: [], isComplete: true, note: 'nothing any more' });
		const ofOne = { ...album, release: { id: one, discogsId: null } };
		expect(await checkPrices(tools, ebay, ofOne, 'ES', { isForced: false })).toMatchObject({
			gone: 1,
			note: 'nothing any more',
		});
		expect(await listIds(database)).toEqual(['a', 'other']);
	});

	test('one that fails again and again is left out; the others go on, and nothing stored is lost', async () => {
		const ebay = createScriptedProvider('ebay', 'country');
		const discogs = createScriptedProvider('discogs', 'anywhere');
		discogs.next = (subject) => ({
			offers: [foundOffer(subject, 'floor', { kind: 'floor', shipping: null })],
			isComplete: true,
			note: null,
		});
		const { sync, events, database } = await createRun([ebay, discogs]);
		await sync();
		const failure = new ProviderUnreachable(origin, 'no answer within 20 s');
		ebay.next = () => failure;
		discogs.next = () => new InvalidAnswer({ ...origin, provider: 'discogs' }, 'a web page where JSON was expected');
		const [first, second] = await sync({ isForced: true });
		expect(first).toMatchObject({
			asked: 0,
			failed: 3,
			end: { kind: 'failing', problem: { message: failure.message } },
		});
		expect(first?.problems).toHaveLength(1);
		expect(second).toMatchObject({ failed: 3, end: { kind: 'failing' } });
		expect(events.filter(({ type }) => type === 'checked')).toHaveLength(12);
		expect(await listIds(database)).toEqual(['floor', 'floor', 'floor']);
	});

	test('a fault of ours is blamed on nobody: the others end with the question in hand, then it is thrown', async () => {
		const [ebay, discogs] = [createScriptedProvider('ebay', 'country'), createScriptedProvider('discogs', 'anywhere')];
		const { tools, targets, options, events, subject } = await createRun([ebay, discogs]);
		const fault = new TypeError('subject.album is undefined');
		ebay.next = () => fault;
		await expect(checkPrices(tools, ebay, await subject(), 'ES', { isForced: false })).rejects.toBe(fault);
		const { progress, finished } = startPriceSync(tools, targets, options);
		await expect(finished).rejects.toBe(fault);
		const asked = discogs.asked.length;
		expect(asked).toBeLessThan(3);
		expect(progress()).toMatchObject([
			{ provider: 'ebay', failed: 0, end: null, problems: [] },
			{ provider: 'discogs', asked, end: { kind: 'stopped' } },
		]);
		expect(events.at(-1)).toMatchObject({ type: 'ended', provider: 'discogs' });
	});

	test('a fault of ours while a person looks is thrown once everybody else has ended', async () => {
		const [ebay, discogs] = [createScriptedProvider('ebay', 'country'), createScriptedProvider('discogs', 'anywhere')];
		const { tools, shelf } = await createRun([ebay, discogs]);
		ebay.next = () => new TypeError('subject.album is undefined');
		const told: string[] = [];
		const asking = refreshAlbumPrices(tools, shelf.albumIds[2] ?? 0, {
			...{ country: 'ES', isForced: false },
			tell: ({ provider, state }) => void told.push(`${provider} ${state}`),
		});
		await expect(asking).rejects.toThrow('subject.album');
		expect(told).toEqual(['discogs asked']);
	});

	test('one without a key is named once and asked nothing', async () => {
		const ebay = createScriptedProvider('ebay', 'country');
		ebay.ready = { state: 'no-key', setting: 'EBAY_CLIENT_ID', whereToGet: 'https://developer.ebay.com/my/keys' };
		const { sync, events } = await createRun([ebay]);
		expect(await sync()).toMatchObject([
			{ asked: 0, calls: 0, end: { kind: 'skipped', reason: 'EBAY_CLIENT_ID is not set' } },
		]);
		expect(events.map(({ type }) => type)).toEqual(['started', 'ended']);
		expect(ebay.asked).toEqual([]);
	});

	test('a short wait is waited for, a long one ends the run of that source and leaves the rest for later', async () => {
		const ebay = createScriptedProvider('ebay', 'country');
		const { sync, events, wait } = await createRun([ebay]);
		let questions = 0;
		const answer = { offers: [], isComplete: true, note: null };
		ebay.next = () => {
			questions += 1;
			if (questions === 1) return new ProviderWaiting(origin, new Date(start.getTime() + 20), 'waits 1 s');
			return questions === 3
				? new ProviderWaiting(origin, new Date(start.getTime() + 9 * hour), 'the calls of the day are used up')
				: answer;
		};
		expect(await sync()).toMatchObject([{ asked: 1, failed: 0, end: { kind: 'waits' } }]);
		expect(events.map(({ type }) => type)).toEqual(['started', 'waiting', 'checked', 'ended']);
		wait(10 * hour);
		expect(await sync()).toMatchObject([{ asked: 2, fresh: 1, end: { kind: 'finished' } }]);
	});

	test('a person who stops gets the question in hand, and the next run goes on there', async () => {
		const ebay = createScriptedProvider('ebay', 'country');
		const { sync } = await createRun([ebay]);
		expect(await sync({ isStopping: () => ebay.asked.length > 0 })).toMatchObject([
			{ asked: 1, end: { kind: 'stopped' } },
		]);
		expect(await sync()).toMatchObject([{ asked: 2, fresh: 1, end: { kind: 'finished' } }]);
	});

	test('for a person who looks, all sources are asked at the same time, and each is told as soon as it is there', async () => {
		const [ebay, discogs] = [createScriptedProvider('ebay', 'country'), createScriptedProvider('discogs', 'anywhere')];
		ebay.next = () => new ProviderUnreachable(origin, 'connection failed (ECONNREFUSED)');
		discogs.next = (subject) => ({
			offers: [foundOffer(subject, 'floor', { kind: 'floor' })],
			isComplete: true,
			note: null,
		});
		const { tools, shelf } = await createRun([ebay, discogs]);
		const told: string[] = [];
		const outcomes = await refreshAlbumPrices(tools, shelf.albumIds[2] ?? 0, {
			...{ country: 'ES', isForced: false },
			tell: ({ provider, state }) => void told.push(`${provider} ${state}`),
		});
		expect(outcomes).toMatchObject([
			{ provider: 'ebay', state: 'failed' },
			{ provider: 'discogs', state: 'asked', found: 1 },
		]);
		expect(told.sort()).toEqual(['discogs asked', 'ebay failed']);
		expect(await refreshAlbumPrices(tools, 999_999, { country: 'ES', isForced: false })).toEqual([]);
	});

	test('two who want the same at the same time ask once', async () => {
		const ebay = createScriptedProvider('ebay', 'country');
		const { tools, subject } = await createRun([ebay]);
		const album = await subject();
		const ask = () => checkPrices(tools, ebay, album, 'ES', { isForced: false });
		await Promise.all([ask(), ask(), ask()]);
		expect(ebay.asked).toHaveLength(1);
	});

	test('an amount that cannot be one is refused, and the best price is another', async () => {
		const ebay = createScriptedProvider('ebay', 'country');
		const { tools, subject, database, wait } = await createRun([ebay]);
		const album = await subject();
		ebay.next = () => ({
			offers: [
				foundOffer(album, 'bad', { amount: -1 }),
				foundOffer(album, 'none', { amount: 0 }),
				foundOffer(album, 'good', { amount: 900 }),
			],
			...{ isComplete: true, note: null },
		});
		expect(await checkPrices(tools, ebay, album, 'ES', { isForced: false })).toMatchObject({
			saved: { added: 1 },
			refused: 2,
		});
		const { albumId } = album.album;
		expect((await readBestPrices(database, [albumId], 'ES', tools.clock())).get(albumId)).toMatchObject({
			totalAmount: 1400,
		});
		wait(25 * hour);
		await dropExpired(tools);
		expect(await database.read.$count(database.tables.albumBestPrice)).toBe(0);
	});
});

async function listIds({ read, tables }: Database): Promise<string[]> {
	const rows = await read.select({ id: tables.prices.listingId }).from(tables.prices);
	return rows.map(({ id }) => id).sort();
}
