import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ExchangeRate } from '../../source/money/convert.ts';
import { type NewRates, newestDayOf, rateOn, readRates, saveRates } from '../../source/store/fx-rates.ts';
import { writeAt } from '../../source/store/writable.ts';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../helpers/databases.ts';

const thursday = { day: '2026-11-19', rates: [rate('USD', 1.0876), rate('JPY', 160.12), rate('BGN', 1.9558)] };
const friday = { day: '2026-11-20', rates: [rate('USD', 1.09), rate('JPY', 160.12)] };
const noon = new Date('2026-11-20T12:00:00Z');

function rate(currency: string, value: number) {
	return { currency, rate: value };
}

describeEachEngine('exchange rates', (engine) => {
	let stored: TestDatabase;
	beforeEach(async () => {
		stored = await createTestDatabase(engine);
	});
	afterEach(() => stored.drop());

	const save = (days: NewRates[], at = noon) => writeAt(stored.database, at, (store) => saveRates(store, 'ecb', days));

	function readAll() {
		const { read, tables } = stored.database;
		return read.select().from(tables.fxRates).orderBy(tables.fxRates.currency, tables.fxRates.day);
	}

	const euro: [string, ExchangeRate] = ['EUR', { rate: 1, day: '1999-01-01' }];

	it('the euro is one before the first rates came, and stays it', async () => {
		expect([...(await readRates(stored.database))]).toEqual([euro]);
		expect(newestDayOf(await readRates(stored.database))).toBeNull();
		expect(await save([{ day: '2026-11-20', rates: [rate('EUR', 2)] }])).toBe(false);
		expect([...(await readRates(stored.database))]).toEqual([euro]);
		expect(await rateOn(stored.database, 'USD', '2026-11-20')).toBeNull();
	});

	it('the newest day of each currency is current, in whatever order they come, and a dropped currency keeps its last', async () => {
		expect(await save([friday])).toBe(true);
		expect(await save([thursday])).toBe(true);
		expect([...(await readRates(stored.database))].sort()).toEqual([
			['BGN', { rate: 1.9558, day: '2026-11-19' }],
			euro,
			['JPY', { rate: 160.12, day: '2026-11-20' }],
			['USD', { rate: 1.09, day: '2026-11-20' }],
		]);
		expect(newestDayOf(await readRates(stored.database))).toBe('2026-11-20');
		const rows = await readAll();
		expect(rows).toHaveLength(6);
		expect(rows.filter(({ isCurrent }) => isCurrent)).toHaveLength(4);
		expect(rows.find(({ currency, isCurrent }) => currency === 'USD' && isCurrent)?.euroCents).toBeCloseTo(
			1 / 1.09,
			12,
		);
		expect(rows.find(({ currency, isCurrent }) => currency === 'JPY' && isCurrent)?.euroCents).toBeCloseTo(
			100 / 160.12,
			12,
		);
	});

	it('saving the same again changes no row', async () => {
		await save([thursday, friday]);
		const before = await readAll();
		expect(await save([friday, thursday, friday], new Date('2026-11-21T12:00:00Z'))).toBe(false);
		expect(await readAll()).toEqual(before);
	});

	it('an older day, a day at the same rate, and nothing at all change no current rate; a correction does', async () => {
		await save([thursday]);
		expect(await save([{ day: '2026-11-18', rates: [rate('USD', 2)] }])).toBe(false);
		expect(await save([{ day: '2026-11-20', rates: thursday.rates }])).toBe(false);
		expect((await readRates(stored.database)).get('USD')).toEqual({ rate: 1.0876, day: '2026-11-20' });
		expect(await save([])).toBe(false);
		expect(await save([{ day: '2026-11-20', rates: [rate('USD', 1.0877)] }])).toBe(true);
		expect((await readRates(stored.database)).get('USD')).toEqual({ rate: 1.0877, day: '2026-11-20' });
		expect((await readRates(stored.database)).get('JPY')).toEqual({ rate: 160.12, day: '2026-11-20' });
	});

	it('a weekend has the rate of the last working day before', async () => {
		await save([thursday, friday]);
		expect(await rateOn(stored.database, 'USD', '2026-11-22')).toEqual({ rate: 1.09, day: '2026-11-20' });
		expect(await rateOn(stored.database, 'USD', '2026-11-19')).toEqual({ rate: 1.0876, day: '2026-11-19' });
		expect(await rateOn(stored.database, 'EUR', '2026-11-21')).toEqual({ rate: 1, day: '1999-01-01' });
		expect(await rateOn(stored.database, 'USD', '2026-11-18')).toBeNull();
		expect(await rateOn(stored.database, 'XXX', '2026-11-20')).toBeNull();
	});

	it('ninety days of thirty currencies go in at once, exactly one of each being current', async () => {
		const currencies = Array.from({ length: 30 }, (_, index) =>
			rate(`X${String.fromCharCode(65 + index)}X`, index + 1),
		);
		const days = Array.from({ length: 90 }, (_, index) => ({
			day: new Date(Date.UTC(2026, 7, 1 + index)).toISOString().slice(0, 10),
			rates: currencies,
		}));
		await save(days);
		const rows = await readAll();
		expect(rows).toHaveLength(90 * 30 + 1);
		const current = rows.filter(({ isCurrent, currency }) => isCurrent && currency !== 'EUR');
		expect(new Set(current.map(({ currency }) => currency)).size).toBe(30);
		expect(current.every(({ day }) => day === '2026-10-29')).toBe(true);
	});
});
