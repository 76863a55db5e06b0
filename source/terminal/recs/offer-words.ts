import { anywhere, nameCountry } from '../../countries.ts';
import { convert } from '../../money/convert.ts';
import type { Money } from '../../money/currencies.ts';
import { formatMoney } from '../../money/format-money.ts';
import type { Recommendation } from '../../recommendations/recommendation.ts';
import type { BestPrice } from '../../store/best-prices.ts';
import { formatRoundTotal } from '../browse/prices/words.ts';
import { formatAge } from '../output/ages.ts';
import { formatCounted } from '../output/numbers.ts';
import { titleOf } from '../output/provider-titles.ts';
import type { Showing } from '../prices/amounts.ts';

type Priced = Pick<Recommendation, 'best' | 'offers'>;

/** The best offer as long as it is current: what expires on the screen is a price no more. */
export function currentBest({ best }: Pick<Priced, 'best'>, now: Date): BestPrice | null {
	return best !== null && best.expiresAt > now ? best : null;
}

/** What it comes to in the currency that is shown; in its own where that has no rate. Shipping is in it as far as it is known. */
function landedOf({ currency, totalAmount }: BestPrice, showing: Showing): Money {
	const own = { currency, amount: totalAmount };
	return convert(own, showing.currency, showing.rates) ?? own;
}

/** "€22", "€22+" where nobody says what shipping costs, "" where nothing is on offer. */
export function formatShortPrice(row: Priced, showing: Showing): string {
	const best = currentBest(row, showing.now);
	if (best === null) return '';
	return formatRoundTotal({ landed: landedOf(best, showing), shippingAmount: best.isShippingKnown ? 0 : null });
}

/**
 * "€22.50 + shipping to Spain, lowest, eBay, 3 hours ago · 14 offers"; where nothing is on offer, that; where no country is
 * known, that it decides.
 */
export function describeBest(row: Priced, country: string | null, showing: Showing): string {
	if (country === null)
		return 'No price: say where you live with `vinilogy profile set --country ES` or VINILOGY_COUNTRY.';
	const best = currentBest(row, showing.now);
	const reach = country === anywhere ? 'anywhere' : `to ${nameCountry(country)}`;
	if (best === null) return `No current offer ${reach} is known.`;
	const shipping = best.isShippingKnown ? ', shipping included,' : ' + shipping';
	const offers = row.offers > 1 ? ` · ${formatCounted(row.offers, 'offer')}` : '';
	return [
		`${formatMoney(landedOf(best, showing))}${shipping} ${reach}`,
		...(best.kind === 'floor' ? ['the lowest of several'] : []),
		titleOf(best.provider),
		formatAge(best.fetchedAt, showing.now) + offers,
	].join(', ');
}
