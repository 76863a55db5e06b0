import { and, desc, eq, inArray, lte, max, sql } from 'drizzle-orm';
import { type ExchangeRate, type ExchangeRates, euroCentsOf } from '../money/convert.ts';
import type { Readable } from './artists-reader.ts';
import type { Writable } from './writable.ts';

/** What one euro costs in each currency on one day ("2026-11-20"); EUR itself is not listed. */
export interface NewRates {
	day: string;
	rates: { currency: string; rate: number }[];
}

/** SQLite takes 32,766 values in one statement; a row has seven. */
const rowsPerStatement = 1000;

/**
 * Stores rates per day; EUR is 1 by definition, whatever they say. The newest day of each currency is its current one; a currency that
 * is no longer listed keeps its last. Saving the same again changes nothing, a corrected rate is taken over.
 * Says whether the current rate of any currency is another one than before: then everything that was computed with it is out of date.
 */
export async function saveRates(store: Writable, source: string, days: NewRates[]): Promise<boolean> {
	const { fxRates } = store.tables;
	const rows = new Map(
		days.flatMap(({ day, rates }) =>
			rates
				.filter(({ currency }) => currency !== 'EUR')
				.map(({ currency, rate }) => [
					`${currency} ${day}`,
					{
						currency,
						day,
						rate,
						euroCents: euroCentsOf(currency, rate),
						source,
						isCurrent: false,
						fetchedAt: store.now,
					},
				]),
		),
	);
	const before = await readRates(store);
	const all = [...rows.values()];
	for (let at = 0; at < all.length; at += rowsPerStatement) {
		await store.write
			.insert(fxRates)
			.values(all.slice(at, at + rowsPerStatement))
			.onConflictDoUpdate({
				target: [fxRates.currency, fxRates.day],
				set: {
					rate: sql`excluded.rate`,
					euroCents: sql`excluded.euro_cents`,
					source: sql`excluded.source`,
					fetchedAt: sql`excluded.fetched_at`,
				},
				setWhere: sql`${fxRates.rate} <> excluded.rate`,
			});
	}
	await markCurrent(store, before);
	const after = await readRates(store);
	return [...after].some(([currency, { rate }]) => before.get(currency)?.rate !== rate);
}

/** Moves the mark of each currency whose newest day is another one than before. */
async function markCurrent({ read, write, tables }: Writable, before: ExchangeRates): Promise<void> {
	const { fxRates } = tables;
	const newest = await read
		.select({ currency: fxRates.currency, day: max(fxRates.day) })
		.from(fxRates)
		.groupBy(fxRates.currency);
	const moved = newest.filter(({ currency, day }) => before.get(currency)?.day !== day);
	for (const [day, rows] of Map.groupBy(moved, (row) => row.day ?? '')) {
		const currencies = rows.map(({ currency }) => currency);
		await write
			.update(fxRates)
			.set({ isCurrent: false })
			.where(and(inArray(fxRates.currency, currencies), eq(fxRates.isCurrent, true)));
		await write
			.update(fxRates)
			.set({ isCurrent: true })
			.where(and(inArray(fxRates.currency, currencies), eq(fxRates.day, day)));
	}
}

/** The current rate of every currency, each with its day; EUR alone before the first ones came. */
export async function readRates({ read, tables }: Readable): Promise<ExchangeRates> {
	const { fxRates } = tables;
	const rows = await read
		.select({ currency: fxRates.currency, rate: fxRates.rate, day: fxRates.day })
		.from(fxRates)
		.where(eq(fxRates.isCurrent, true));
	return new Map(rows.map(({ currency, rate, day }) => [currency, { rate, day }]));
}

/** The rate that held on a day: of a weekend or a holiday, the one of the last working day before; null where nothing so old is stored. */
export async function rateOn({ read, tables }: Readable, currency: string, day: string): Promise<ExchangeRate | null> {
	const { fxRates } = tables;
	const [row] = await read
		.select({ rate: fxRates.rate, day: fxRates.day })
		.from(fxRates)
		.where(and(eq(fxRates.currency, currency), lte(fxRates.day, day)))
		.orderBy(desc(fxRates.day))
		.limit(1);
	return row ?? null;
}

/** The newest day that any currency has a rate of; null before the first ones came. */
export function newestDayOf(rates: ExchangeRates): string | null {
	const days = [...rates].filter(([currency]) => currency !== 'EUR').map(([, { day }]) => day);
	return days.sort().at(-1) ?? null;
}
