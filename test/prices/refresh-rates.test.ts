import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEcb } from '../../source/integrations/ecb/client.ts';
import { refreshRates } from '../../source/prices/refresh-rates.ts';
import { saveOffers } from '../../source/store/prices-writer.ts';
import { writeAt } from '../../source/store/writable.ts';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../helpers/databases.ts';
import { createWorld } from '../helpers/world.ts';
import { openHttp, startReplay } from '../integrations/local-server.ts';
import { createShelf, offerOf } from '../store/priced.ts';

describeEachEngine('refreshing exchange rates', (engine) => {
	let stack: AsyncDisposableStack;
	let stored: TestDatabase;
	let server: Awaited<ReturnType<typeof startReplay>>;
	let now: Date;
	beforeEach(async () => {
		stack = new AsyncDisposableStack();
		stored = await createTestDatabase(engine);
		stack.defer(() => stored.drop());
		server = stack.use(await startReplay());
		now = new Date('2026-11-20T17:00:00Z');
		publish({ '2026-11-20': '1.0876', '2026-11-19': '1.08' });
	});
	afterEach(() => stack.disposeAsync());

	function publish(days: Record<string, string>) {
		const cubes = Object.entries(days).map(
			([day, usd]) => `<Cube time='${day}'><Cube currency='USD' rate='${usd}'/></Cube>`,
		);
		server.answer = { status: 200, headers: {}, body: `<Envelope><Cube>${cubes.join('')}</Cube></Envelope>` };
	}

	function refresh(signal?: AbortSignal) {
		const { http } = stack.use(openHttp('ecb', server.url));
		const tools = { database: stored.database, ecb: createEcb({ http }), clock: () => now };
		return refreshRates(tools, signal ? { signal } : {});
	}

	const asked = () => server.requests.map(({ path }) => path);

	it('the first time the last ninety days come, and then nobody is asked until newer ones can be out', async () => {
		const { rates, problem } = await refresh();
		expect(problem).toBeNull();
		expect(rates.get('USD')).toEqual({ rate: 1.0876, day: '2026-11-20' });
		expect(asked()).toEqual(['/eurofxref-hist-90d.xml']);
		now = new Date('2026-11-23T15:00:00Z');
		expect((await refresh()).rates).toEqual(rates);
		expect(asked()).toHaveLength(1);
	});

	it('where one day is missing only that is fetched, where more are, all of them', async () => {
		await refresh();
		now = new Date('2026-11-23T16:00:00Z');
		publish({ '2026-11-23': '1.09' });
		expect((await refresh()).rates.get('USD')).toEqual({ rate: 1.09, day: '2026-11-23' });
		now = new Date('2026-11-25T16:00:00Z');
		publish({ '2026-11-25': '1.1', '2026-11-24': '1.095', '2026-11-23': '1.09' });
		expect((await refresh()).rates.get('USD')).toEqual({ rate: 1.1, day: '2026-11-25' });
		expect(asked()).toEqual(['/eurofxref-hist-90d.xml', '/eurofxref-daily.xml', '/eurofxref-hist-90d.xml']);
		const { read, tables } = stored.database;
		expect((await read.select().from(tables.fxRates)).filter(({ currency }) => currency === 'USD')).toHaveLength(5);
	});

	it('on a holiday it asks once in three hours, and says nothing of it', async () => {
		await refresh();
		now = new Date('2026-11-23T16:00:00Z');
		await refresh();
		await refresh();
		expect(asked()).toHaveLength(2);
		now = new Date('2026-11-23T19:00:00Z');
		const { rates, problem } = await refresh();
		expect(asked()).toHaveLength(3);
		expect([rates.get('USD')?.day, problem]).toEqual(['2026-11-20', null]);
	});

	it('a failure leaves the old rates in use, with their day and why; and is not repeated at once', async () => {
		await refresh();
		now = new Date('2026-11-23T16:00:00Z');
		server.answer = { status: 200, headers: {}, body: '<html><body>maintenance</body></html>' };
		const failed = await refresh();
		expect(failed.rates.get('USD')).toEqual({ rate: 1.0876, day: '2026-11-20' });
		expect(failed.problem).toMatch(/^ecb eurofxref-daily\.xml: not as expected/);
		publish({ '2026-11-23': '1.09' });
		expect(await refresh()).toEqual(failed);
		expect(asked()).toHaveLength(2);
		now = new Date('2026-11-23T19:00:00Z');
		expect(await refresh()).toMatchObject({ problem: null });
	});

	it('two programs that fetch at once leave one current rate of each currency', async () => {
		const both = await Promise.all([refresh(), refresh()]);
		expect(both.map(({ problem, rates }) => [problem, rates.get('USD')?.day])).toEqual([
			[null, '2026-11-20'],
			[null, '2026-11-20'],
		]);
		const { read, tables } = stored.database;
		const current = (await read.select().from(tables.fxRates)).filter(({ isCurrent }) => isCurrent);
		expect(current.map(({ currency, day }) => `${currency} ${day}`).sort()).toEqual([
			'EUR 1999-01-01',
			'USD 2026-11-20',
		]);
	});

	it('a day to come is not believed', async () => {
		publish({ '2026-11-20': '1.0876', '2062-11-20': '3' });
		expect((await refresh()).rates.get('USD')).toEqual({ rate: 1.0876, day: '2026-11-20' });
	});

	it('without any rates every command may try', async () => {
		server.answer = { status: 404, headers: {}, body: 'no' };
		const { rates, problem } = await refresh();
		expect([...rates.keys()]).toEqual(['EUR']);
		expect(problem).toMatch(/HTTP 404/);
		publish({ '2026-11-20': '1.0876' });
		expect((await refresh()).rates.get('USD')?.rate).toBe(1.0876);
	});

	it('a person who stops it is not told of a failure', async () => {
		await expect(refresh(AbortSignal.abort(new Error('Ctrl-C')))).rejects.toThrow('Ctrl-C');
		expect(asked()).toEqual([]);
	});

	it('a changed rate changes the best prices with it, an unchanged one does not touch them', async () => {
		await writeAt(stored.database, now, async (store) => {
			const { albumIds } = await createShelf(store, { albums: 1, pressings: 1 });
			const expiresAt = new Date('2027-01-01T00:00:00Z');
			const told = { releaseId: null, albumId: albumIds[0] ?? 0, currency: 'USD', amount: 10000, expiresAt };
			await saveOffers(store, [offerOf(now, { ...told, shippingAmount: 0 })]);
		});
		publish({ '2026-11-20': '1.25' });
		await refresh();
		const first = await readBest();
		expect(first).toMatchObject([{ totalAmount: 10000, totalEuro: 8000, computedAt: now }]);
		now = new Date('2026-11-23T16:00:00Z');
		publish({ '2026-11-23': '1.25' });
		expect((await refresh()).rates.get('USD')?.day).toBe('2026-11-23');
		expect(await readBest()).toEqual(first);
		now = new Date('2026-11-24T16:00:00Z');
		publish({ '2026-11-24': '1.0' });
		await refresh();
		expect(await readBest()).toMatchObject([{ totalAmount: 10000, totalEuro: 10000, computedAt: now }]);
	});

	async function readBest() {
		const { read, tables } = stored.database;
		return read.select().from(tables.albumBestPrice);
	}
});

describeEachEngine('against the sandbox', (engine) => {
	it('ninety days of rates are there after one call, and costs no second', async () => {
		await using world = await createWorld({ engine });
		const { database, providers, clock } = world.context;
		const tools = { database, ecb: providers.ecb, clock };
		const { rates, problem } = await refreshRates(tools, {});
		expect(problem).toBeNull();
		for (const currency of 'USD GBP EUR CAD AUD JPY CHF MXN BRL NZD SEK ZAR'.split(' ')) {
			expect(rates.get(currency)?.rate, currency).toBeGreaterThan(0);
		}
		await refreshRates(tools, {});
		expect(world.sandbox.requests().byProvider).toEqual({ ecb: 1 });
		world.moveClock(7 * 24 * 3_600_000);
		world.sandbox.inject({ provider: 'ecb', kind: 'down' });
		const later = await refreshRates(tools, {});
		expect(later.rates).toEqual(rates);
		expect(later.problem).toMatch(/^ecb /);
	});
});
