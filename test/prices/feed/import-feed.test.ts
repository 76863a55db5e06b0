import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { type ImportOptions, importFeed } from '../../../source/prices/feed/import-feed.ts';
import type { Listing, Offer } from '../../../source/prices/offer.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createShelf } from '../../store/priced.ts';
import { createStores, monday, tuesday } from '../../store/stored.ts';
import { createFiles } from './files.ts';

const write = createFiles();
const week = 7 * 86_400_000;

const header = 'id,title,price';
const rows = (count: number, price = '10.00') =>
	Array.from({ length: count }, (_, at) => `r${at},Record ${at},${price}`);
const feed = (lines: string[]) => [header, ...lines, ''].join('\n');

function optionsOf(path: string, more: Partial<ImportOptions> = {}): ImportOptions {
	return {
		path,
		name: 'kroese',
		country: 'NL',
		shipsTo: ['NL'],
		currency: 'EUR',
		columns: new Map(),
		delimiter: null,
		isDryRun: false,
		signal: new AbortController().signal,
		onBadRow: () => undefined,
		tell: () => undefined,
		...more,
	};
}

describeEachEngine('importing a feed', (engine) => {
	const openStore = createStores(engine);

	/** Every record whose number is even is an offer of a pressing that is stored, the others are of nothing. */
	async function open() {
		const { database, write: writing } = await openStore();
		const shelf = await writing((store) => createShelf(store, { albums: 3, pressings: 3 }));
		const place = async (listings: readonly Listing[]): Promise<Offer[]> =>
			listings
				.filter(({ listingId }) => Number(listingId.slice(1)) % 2 === 0)
				.map((listing) => ({
					...listing,
					albumId: shelf.albumIds[0] ?? null,
					matched: {
						...{ confidence: 0.95, method: 'title', candidates: [], evidence: [] },
						releaseId: shelf.releaseIds[0] ?? null,
					},
				}));
		const run = (path: string, more: Partial<ImportOptions> = {}, now = monday) =>
			importFeed({ database, clock: () => now, life: week, place }, optionsOf(path, more));
		const stored = () => database.read.select().from(database.tables.prices);
		const history = () => database.read.select().from(database.tables.priceHistory);
		return { run, stored, history };
	}

	it('stores what is good and names what is not', async () => {
		const { run, stored } = await open();
		const bad: string[] = [];
		const path = await write('feed.csv', feed([...rows(4), 'r9,,10.00', 'r10,Ten,-1', 'r0,Again,5.00']));
		const onBadRow = ({ line, reason }: { line: number; reason: string }) => void bad.push(`${line} ${reason}`);
		await expect(run(path, { onBadRow })).resolves.toEqual({
			...{ encoding: 'utf-8', rows: 7, bad: 3, soldOut: 0, listings: 4, placed: 2, gone: 0 },
			saved: { added: 2, changed: 0, same: 0 },
		});
		expect(bad).toEqual(['6 it has no title', '7 price: a negative price', '8 the same offer as in an earlier row']);
		expect(await stored()).toMatchObject([
			{ provider: 'feed', channel: 'kroese', country: 'NL', amount: 1000, expiresAt: new Date(+monday + week) },
			{ listingId: 'r2', shipsFrom: 'NL', shippingAmount: null },
		]);
	});

	it('changes nothing but the age when the same file is imported again', async () => {
		const { run, stored, history } = await open();
		const path = await write('feed.csv', feed(rows(1200)));
		await run(path);
		const before = await history();
		const again = await run(path, {}, tuesday);
		expect(again).toMatchObject({ placed: 600, gone: 0, saved: { added: 0, changed: 0, same: 600 } });
		expect(await history()).toEqual(before);
		expect((await stored()).every(({ fetchedAt }) => fetchedAt.getTime() === tuesday.getTime())).toBe(true);
	});

	it('takes away what a newer file of the same name no longer lists, and nothing of other feeds', async () => {
		const { run, stored, history } = await open();
		const path = await write('feed.csv', feed(rows(1200)));
		await run(path);
		await run(path, { name: 'other' });
		await writeFile(path, feed(rows(10, '9.00')));
		const newer = await run(path, {}, tuesday);
		expect(newer).toMatchObject({ gone: 595, saved: { added: 0, changed: 5 } });
		const left = await stored();
		expect(left.filter(({ channel }) => channel === 'kroese')).toHaveLength(5);
		expect(left.filter(({ channel }) => channel === 'other')).toHaveLength(600);
		expect((await history()).filter(({ event }) => event === 'gone')).toHaveLength(595);
	});

	it('takes nothing away on the strength of a file of which nothing can be used', async () => {
		const { run, stored } = await open();
		const path = await write('feed.csv', feed(rows(10)));
		await run(path);
		await writeFile(path, feed(['r0,Record 0,free', 'r2,Record 2,']));
		await expect(run(path, {}, tuesday)).resolves.toMatchObject({ listings: 0, bad: 2, gone: 0 });
		expect(await stored()).toHaveLength(5);
	});

	it('keeps what was stored when it is stopped, and takes nothing away', async () => {
		const { run, stored } = await open();
		const path = await write('feed.csv', feed(rows(3000)));
		await run(path);
		const stop = new AbortController();
		const tell = () => stop.abort(new Error('Ctrl-C'));
		await expect(run(path, { signal: stop.signal, tell }, tuesday)).rejects.toThrow('Ctrl-C');
		expect(await stored()).toHaveLength(1500);
	});

	it('only counts in a dry run', async () => {
		const { run, stored } = await open();
		const path = await write('feed.csv', feed([...rows(3), 'x']));
		await expect(run(path, { isDryRun: true })).resolves.toMatchObject({ rows: 4, listings: 3, bad: 1, placed: null });
		expect(await stored()).toEqual([]);
	});

	it('has a row for every country that it ships to', async () => {
		const { run, stored } = await open();
		await run(await write('feed.csv', feed(rows(1))), { shipsTo: ['NL', 'BE'] });
		expect((await stored()).map(({ country }) => country).sort()).toEqual(['BE', 'NL']);
	});

	it('learns from the other rows how prices are written', async () => {
		const { run, stored } = await open();
		const content = 'id;title;price\nr0;Dear;1.234\nr2;Cheap;9,95\n';
		await expect(run(await write('feed.csv', content))).resolves.toMatchObject({ bad: 0 });
		expect((await stored()).map(({ amount }) => amount).sort((a, b) => a - b)).toEqual([995, 123400]);
		const unknown = 'id;title;price\nr0;Dear;1.234\nr2;Cheap;9\n';
		await expect(run(await write('feed.csv', unknown))).resolves.toMatchObject({ bad: 1, listings: 1 });
	});
});

it('holds a piece of a large feed at a time', async () => {
	const path = await write('large.csv', '');
	const stream = createWriteStream(path);
	stream.write(`${header}\n`);
	for (let at = 0; at < 200_000; at += 1) {
		const isBad = at % 1000 === 0;
		if (!stream.write(`"r${at}","A record with a long name, number ${at}",${isBad ? 'free' : '10.00'}\n`))
			await once(stream, 'drain');
	}
	stream.end();
	await once(stream, 'finish');
	let bad = 0;
	let most = 0;
	// What is held, not what waits to be swept away: that depends on when V8 cares to.
	setFlagsFromString('--expose-gc');
	const sweep: () => void = runInNewContext('gc');
	sweep();
	const before = process.memoryUsage().heapUsed;
	let told = 0;
	const tools = {
		clock: () => monday,
		life: week,
		place: () => Promise.reject(new Error('a dry run places nothing')),
		get database(): never {
			throw new Error('a dry run opens no database');
		},
	};
	const tell = () => {
		told += 1;
		if (told % 40 !== 0) return;
		sweep();
		most = Math.max(most, process.memoryUsage().heapUsed - before);
	};
	const onBadRow = () => {
		bad += 1;
	};
	const summary = await importFeed(tools, optionsOf(path, { isDryRun: true, tell, onBadRow }));
	expect(summary).toMatchObject({ rows: 200_000, bad: 200, listings: 199_800 });
	expect(bad).toBe(200);
	expect(told).toBeGreaterThan(100);
	expect(most).toBeGreaterThan(0);
	// Mostly the ids of the rows, by which a repeated one is known.
	expect(most).toBeLessThan(40_000_000);
});
