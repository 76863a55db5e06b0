import { lowestPerDay, summariseHistory } from '../../../prices/history.ts';
import { drawSparkline } from '../../../prices/sparkline.ts';
import { findBargain, type KnownPrices, valuePressing } from '../../../prices/value.ts';
import { formatCounted } from '../../output/numbers.ts';
import { titleOf } from '../../output/provider-titles.ts';
import { type Showing, showEuro } from '../../prices/amounts.ts';
import { describeBargain, describeValue } from '../../prices/value-words.ts';
import type { PricedOffer } from './priced.ts';

/** So many days of history, and so many columns for them: they fit the narrowest screen. */
const shownDays = 90;
const sparklineWidth = 30;

/** How a past is told: in a person's currency, and for which ship-to country (or `*`). */
export interface PastTerms extends Showing {
	country: string;
}

/**
 * What a pressing cost so far and what it is worth, in lines, each with what it is drawn from. Only rows of this very pressing count:
 * a reissue is never held against an original. `cheapest` is what can be bought now, or null.
 */
export function describePast(known: KnownPrices, cheapest: PricedOffer | null, terms: PastTerms): string[] {
	const value = valuePressing(known, terms);
	const bargain = cheapest === null ? null : findBargain(cheapest, known, terms);
	return [
		...describeHistory(known, terms),
		...(value === null ? [] : [`This pressing brings about ${describeValue(value, terms)}.`]),
		...(bargain === null ? [] : [`The cheapest is ${describeBargain(bargain, terms)}.`]),
	];
}

function describeHistory({ prices, events }: KnownPrices, terms: PastTerms): string[] {
	const history = lowestPerDay(events, prices, { ...terms, days: shownDays });
	const summary = summariseHistory(history);
	if (summary === null) return [];
	const { lowest, medianEuro, latest, knownDays } = summary;
	const line = drawSparkline(
		history.map((day) => day.lowest?.totalEuro ?? null),
		{ width: sparklineWidth, isAscii: false },
	);
	const named = ({ lowest: offer, day }: typeof latest) =>
		`${showEuro(offer.totalEuro, terms)}${offer.isShippingKnown ? '' : '+'} on ${day} (${titleOf(offer.provider)})`;
	return [
		`${line.replaceAll(' ', '·')} ${shownDays} days`,
		[
			`lowest ${named(lowest)}`,
			`latest ${named(latest)}`,
			`the middle of ${formatCounted(knownDays, 'known day')} ${showEuro(medianEuro, terms)}`,
		].join('; '),
	];
}
