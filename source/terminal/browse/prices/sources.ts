import type { Context } from '../../../context.ts';
import { anywhere } from '../../../countries.ts';
import type { PriceOutcome } from '../../../prices/check-prices.ts';
import type { PriceProvider } from '../../../prices/provider.ts';
import { refreshReleasePrices } from '../../../prices/refresh-prices.ts';
import { refreshRates } from '../../../prices/refresh-rates.ts';
import { newestDayOf, readRates } from '../../../store/fx-rates.ts';
import { formatWait } from '../../output/ages.ts';
import { nameProviders } from '../../output/provider-titles.ts';
import { type Buyer, countrySetting, type ProviderSaid } from './view.ts';
import type { PriceSources } from './visits.ts';

/**
 * The providers as the explorer asks them: at interactive priority, until the calls in hand are to end. Without a country only those
 * can be asked whose answers hold anywhere.
 */
export function createPriceSources(
	{ prices, providers, signal }: Context,
	{ country }: Pick<Buyer, 'country'>,
): PriceSources {
	const askable = prices.providers.filter(({ reach }) => reach === 'anywhere' || country !== null);

	/**
	 * Without any rates prices of several currencies cannot be told in one. Newer ones are left to `prices sync`: all best prices are
	 * computed anew then, for which no key can wait. Returns why there are still none.
	 */
	async function fetchFirstRates(): Promise<ProviderSaid[]> {
		const { database, clock } = prices;
		if (newestDayOf(await readRates(database)) !== null) return [];
		const tools = { database, ecb: providers.ecb, clock };
		const { problem } = await refreshRates(tools, { priority: 'interactive', signal });
		return problem === null ? [] : [{ provider: 'ecb', at: null, text: nameProviders(problem) }];
	}

	return {
		unready: () =>
			prices.providers.flatMap((provider) => {
				const why = whyUnready(provider, country);
				return why === null ? [] : [{ provider: provider.name, at: null, text: why }];
			}),
		async ask({ id }, isForced) {
			const options = { country: country ?? anywhere, isForced, priority: 'interactive', signal } as const;
			const [outcomes, noRates] = await Promise.all([
				refreshReleasePrices({ ...prices, providers: askable }, id, options),
				fetchFirstRates(),
			]);
			const said = outcomes.flatMap((outcome) => {
				const text = describeUnanswered(outcome, prices.clock());
				return text === null ? [] : [{ provider: outcome.provider, at: null, text }];
			});
			const waits = outcomes.flatMap((outcome) => (outcome.state === 'waiting' ? [outcome.until.getTime()] : []));
			return { said: [...noRates, ...said], askAgainAt: waits.length === 0 ? null : new Date(Math.min(...waits)) };
		},
	};
}

function whyUnready(provider: PriceProvider, country: string | null): string | null {
	const readiness = provider.readiness();
	if (readiness.state === 'no-key') return `no key: ${readiness.setting} is not set (${readiness.whereToGet})`;
	if (readiness.state === 'off') return readiness.reason;
	return provider.reach === 'country' && country === null ? `not asked: ${countrySetting} is not set` : null;
}

/** Why a provider that could be asked did not answer; null where it did, or where that is said already. */
function describeUnanswered(outcome: PriceOutcome, now: Date): ProviderSaid['text'] | null {
	if (outcome.state === 'waiting') {
		return `waits ${formatWait((outcome.until.getTime() - now.getTime()) / 1000)}, then it is asked again`;
	}
	return outcome.state === 'failed' ? nameProviders(`${outcome.problem.message} ${outcome.problem.next}`) : null;
}
