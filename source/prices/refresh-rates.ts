import type { Database } from '../../db/client.ts';
import { anywhere } from '../countries.ts';
import { ProviderError } from '../errors.ts';
import type { Ecb } from '../integrations/ecb/client.ts';
import type { RateDay } from '../integrations/ecb/parse-rates.ts';
import type { Ask } from '../integrations/http/provider-http.ts';
import type { ExchangeRates } from '../money/convert.ts';
import { recomputeBestPrices } from '../store/best-prices.ts';
import { newestDayOf, readRates, saveRates } from '../store/fx-rates.ts';
import { readPriceCheck, savePriceCheck } from '../store/price-checks.ts';
import { writeAt } from '../store/writable.ts';
import { newestPublicationDay, weekdayBefore } from './publication-day.ts';

/** The rates to work with, each with its day, and why there are no newer ones; null when these are the newest there can be. */
export interface RatesInUse {
	rates: ExchangeRates;
	problem: string | null;
}

export interface RateTools {
	database: Database;
	ecb: Ecb;
	clock: () => Date;
}

const source = 'ecb';
const check = { entity: 'rates', entityId: 0, provider: source, country: anywhere } as const;

/** The bank publishes once a day: a question in vain (a holiday, a failure) is repeated after so long, not with every command. */
const pauseMs = 3 * 3_600_000;

/**
 * The current exchange rates, fetched when newer ones can be out. Days that are missing in between are fetched with them. When a rate
 * changed, every best price is computed anew in the same transaction. A provider that fails leaves the stored rates in use and is told in
 * `problem`; throws only what is no provider's fault (the signal's reason, the database).
 */
export async function refreshRates({ database, ecb, clock }: RateTools, ask: Ask): Promise<RatesInUse> {
	const rates = await readRates(database);
	const newest = newestDayOf(rates);
	const expected = newestPublicationDay(clock());
	if (newest !== null && newest >= expected) return { rates, problem: null };
	const lastCheck = await readPriceCheck(database, check);
	// Without any rate nothing can be compared: then every command may try.
	if (newest !== null && lastCheck !== undefined && clock() < lastCheck.expiresAt) {
		return { rates, problem: lastCheck.note };
	}
	const answer = await fetchDays(ecb, newest === weekdayBefore(expected), ask);
	// A day to come would count as the newest there can be until it is over.
	const today = clock().toISOString().slice(0, 10);
	const days = answer.days.filter(({ day }) => day <= today);
	await writeAt(database, clock(), async (store) => {
		const isChanged = await saveRates(store, source, days);
		if (isChanged) await recomputeBestPrices(store);
		await savePriceCheck(store, {
			...check,
			found: days.length,
			note: answer.problem,
			checkedAt: store.now,
			expiresAt: new Date(store.now.getTime() + pauseMs),
		});
	});
	return { rates: await readRates(database), problem: answer.problem };
}

/** The newest day where only that one is missing, else the last ninety; none and why when the bank cannot be asked. */
async function fetchDays(
	ecb: Ecb,
	isOneMissing: boolean,
	ask: Ask,
): Promise<{ days: RateDay[]; problem: string | null }> {
	try {
		return { days: isOneMissing ? [await ecb.today(ask)] : await ecb.lastNinetyDays(ask), problem: null };
	} catch (error) {
		if (!(error instanceof ProviderError)) throw error;
		return { days: [], problem: error.message };
	}
}
