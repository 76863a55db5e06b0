import type { Database } from '../../db/client.ts';
import { ProviderError } from '../errors.ts';
import type { Ecb } from '../integrations/ecb/client.ts';
import type { RateDay } from '../integrations/ecb/parse-rates.ts';
import type { Ask } from '../integrations/http/provider-http.ts';
import type { ExchangeRates } from '../money/convert.ts';
import { recomputeBestPrices } from '../store/best-prices.ts';
import { newestDayOf, noteRatesCheck, readRates, readRatesCheck, saveRates } from '../store/fx-rates.ts';
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
	const lastCheck = await readRatesCheck(database, source);
	// Without any rate nothing can be compared: then every command may try.
	if (newest !== null && lastCheck !== null && clock() < lastCheck.askAgainAt) {
		return { rates, problem: lastCheck.problem };
	}
	const answer = await fetchDays(ecb, newest === weekdayBefore(expected), ask);
	await writeAt(database, clock(), async (store) => {
		const isChanged = await saveRates(store, source, answer.days);
		if (isChanged) await recomputeBestPrices(store);
		await noteRatesCheck(store, source, {
			found: answer.days.length,
			problem: answer.problem,
			askAgainAt: new Date(store.now.getTime() + pauseMs),
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
