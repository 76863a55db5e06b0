import type { Database } from '../../db/client.ts';
import { convert, type ExchangeRates } from '../money/convert.ts';
import type { Money } from '../money/currencies.ts';
import { ranking as rankingRule } from '../money/ranking.ts';
import type { OfferOfAlbum } from '../store/prices-reader.ts';
import { readWatches, type Watched, type WatchRow } from '../store/watches-reader.ts';
import { moveWatch } from '../store/watches-writer.ts';
import { writeAt } from '../store/writable.ts';
import { rankAlbum } from './offers-for.ts';

/** Something that a person waited for has come. */
export interface Alert extends Watched {
	/** `under`: what is judged is at or under what they would pay; `drop`: it fell by both the percentage and the amount that they named. */
	reason: 'under' | 'drop';
	/** The best offer now, in the watch's currency: with shipping where that is known, else without. */
	total: Money;
	isShippingKnown: boolean;
	/** What limits and drops are held against: the total, with the allowance of `money/ranking.ts` where shipping is unknown. */
	judged: Money;
	/** What `judged` fell from; null where nothing was known before. */
	previous: Money | null;
	offer: OfferOfAlbum;
}

/** The best offer for a watch, in the watch's currency. */
export type WatchedOffer = Pick<Alert, 'offer' | 'total' | 'isShippingKnown' | 'judged'>;

/** What a watch thinks of a total: whether it is to be told, and what later ones are held against. */
export interface WatchVerdict {
	reason: Alert['reason'] | null;
	baselineAmount: number;
}

/**
 * Looks at every watch with what is stored now, and returns those that are to be told; each is told once, also by two programs at the same
 * time. Called after prices were asked for; asks no source itself. An album of which nothing is on offer changes nothing.
 */
export async function checkWatches({ database }: { database: Database }, now: Date): Promise<Alert[]> {
	const alerts: Alert[] = [];
	for (const watched of await readWatches(database)) {
		const alert = await checkWatch(database, watched, now);
		if (alert !== null) alerts.push(alert);
	}
	return alerts;
}

/** The best stored offer for a watch, in the watch's currency; null when nothing is on offer, or nothing that can be converted. */
export async function findWatchedOffer(
	database: Database,
	{ watch, album, release }: Watched,
	now: Date,
): Promise<WatchedOffer | null> {
	const { ranking, terms } = await rankAlbum(database, { album, release }, { country: watch.country, now });
	const offer = ranking.ranked[0]?.offer;
	if (offer === undefined) return null;
	const { currency, totalAmount, shippingAmount } = offer.price;
	const total = convert({ currency, amount: totalAmount }, watch.currency, terms.rates);
	const isShippingKnown = shippingAmount !== null;
	const judged = total === null ? null : toJudged(total, isShippingKnown, terms.rates);
	return total === null || judged === null ? null : { offer, total, isShippingKnown, judged };
}

/**
 * Whether a judged total (minor units of the watch's currency) is to be told. At or under the limit: once, and again only after it was above, or
 * when it fell further by both thresholds. A drop counts from the baseline: the total when it was last told, or the highest since.
 */
export function judgeTotal(watch: WatchRow, total: number): WatchVerdict {
	const { underAmount, baselineAmount, alertedAt, dropPercent, dropAmount } = watch;
	const isUnder = underAmount !== null && total <= underAmount;
	const isTold = alertedAt !== null && underAmount !== null && baselineAmount !== null && baselineAmount <= underAmount;
	const fallen = baselineAmount === null ? 0 : baselineAmount - total;
	const hasDropped =
		baselineAmount !== null && fallen > 0 && fallen >= dropAmount && fallen >= (baselineAmount * dropPercent) / 100;
	const reason = isUnder && !isTold ? 'under' : hasDropped ? 'drop' : null;
	return { reason, baselineAmount: reason === null ? Math.max(baselineAmount ?? total, total) : total };
}

/** A total as it is ranked: an unknown shipping is not free, else it would be told that the price fell. Null without a rate. */
function toJudged(total: Money, isShippingKnown: boolean, rates: ExchangeRates): Money | null {
	if (isShippingKnown) return total;
	const allowance = convert({ currency: 'EUR', amount: rankingRule.shippingAllowance }, total.currency, rates);
	return allowance === null ? null : { ...total, amount: total.amount + allowance.amount };
}

async function checkWatch(database: Database, watched: Watched, now: Date): Promise<Alert | null> {
	const { watch } = watched;
	const found = await findWatchedOffer(database, watched, now);
	if (found === null) return null;
	const { reason, baselineAmount } = judgeTotal(watch, found.judged.amount);
	if (reason === null && baselineAmount === watch.baselineAmount) return null;
	const moved = { baselineAmount, alertedAt: reason === null ? watch.alertedAt : now };
	const isOurs = await writeAt(database, now, (store) => moveWatch(store, watch, moved));
	if (!isOurs || reason === null) return null;
	const previous = watch.baselineAmount === null ? null : { currency: watch.currency, amount: watch.baselineAmount };
	return { ...watched, ...found, reason, previous };
}
