import { dailyLimits, pacificDay } from '../integrations/http/daily-limits.ts';
import type { Readable } from '../store/artists-reader.ts';
import { readUsedCalls } from '../store/provider-budgets.ts';
import type { PriceProviderName } from './provider.ts';

/** What is left of a provider's day. */
export interface Budget {
	used: number;
	limit: number;
	resetsAt: Date;
}

/** The budget of a provider that counts calls by the day; null for one that does not. */
export async function readBudget(store: Readable, provider: PriceProviderName, now: Date): Promise<Budget | null> {
	const limit = provider === 'feed' ? undefined : dailyLimits[provider];
	if (limit === undefined) return null;
	const { day, resetsAt } = pacificDay(now);
	return { used: await readUsedCalls(store, { provider, day }), limit, resetsAt };
}
