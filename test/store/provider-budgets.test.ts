import { expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { pacificDay } from '../../source/integrations/http/daily-limits.ts';
import { readBudget } from '../../source/prices/budgets.ts';
import { takeCall } from '../../source/store/provider-budgets.ts';
import { writeAt } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createStores, monday } from './stored.ts';

describeEachEngine('the calls of a day', (engine) => {
	const createStore = createStores(engine);

	test('are counted together by all programs, and never more are given than there are', async () => {
		const { database, url } = await createStore();
		const other = await openDatabase(url);
		const take = (at: number) =>
			writeAt(at % 2 === 0 ? database : other, monday, (store) =>
				takeCall(store, { provider: 'ebay', day: '2026-11-16' }, 25),
			);
		const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => take(at)));
		await other.close();
		expect(answers.filter((given) => given)).toHaveLength(25);
		expect(await readBudget(database, 'ebay', monday)).toEqual({
			used: 25,
			limit: 5000,
			resetsAt: new Date('2026-11-17T08:00:00Z'),
		});
	});

	test('begin anew with the next day, and each provider has its own', async () => {
		const { database, write } = await createStore();
		const take = (provider: string, day: string) => write((store) => takeCall(store, { provider, day }, 1));
		expect(await take('ebay', '2026-11-16')).toBe(true);
		expect(await take('ebay', '2026-11-16')).toBe(false);
		expect(await take('ebay', '2026-11-17')).toBe(true);
		expect(await take('other', '2026-11-16')).toBe(true);
		expect(await readBudget(database, 'ebay', new Date('2026-11-18T12:00:00Z'))).toMatchObject({ used: 0 });
		expect(await readBudget(database, 'discogs', monday)).toBeNull();
	});
});

test.each([
	['winter', '2026-11-20T07:59:59Z', '2026-11-19', '2026-11-20T08:00:00Z'],
	['winter, just after midnight', '2026-11-20T08:00:00Z', '2026-11-20', '2026-11-21T08:00:00Z'],
	['summer', '2026-07-01T06:59:59Z', '2026-06-30', '2026-07-01T07:00:00Z'],
	['the short day in spring', '2026-03-08T08:00:00Z', '2026-03-08', '2026-03-09T07:00:00Z'],
	['the long day in autumn', '2026-11-01T07:00:00Z', '2026-11-01', '2026-11-02T08:00:00Z'],
	['the day before it', '2026-11-01T06:59:59Z', '2026-10-31', '2026-11-01T07:00:00Z'],
	['the end of a year', '2027-01-01T05:00:00Z', '2026-12-31', '2027-01-01T08:00:00Z'],
])('a day in California, %s', (_when, now, day, resetsAt) => {
	expect(pacificDay(new Date(now))).toEqual({ day, resetsAt: new Date(resetsAt) });
});
