import { formatMoney } from '../../money/format-money.ts';
import type { WatchedOffer } from '../../prices/alerts.ts';
import type { Watched } from '../../store/watches-reader.ts';
import { nameSource } from './offer-words.ts';
import { toShownMoney } from './shown-offer.ts';
import { toShownWatch } from './watch-words.ts';

/** "€31.90 (eBay)", "€24.00 + shipping (Discogs)"; that nothing is on offer. */
export function formatNow(best: WatchedOffer | null): string {
	if (best === null) return 'no current offer';
	return `${formatMoney(best.total)}${best.isShippingKnown ? '' : ' + shipping'} (${nameSource(best.offer.price)})`;
}

/** A watch as a line of TSV: flat, amounts as decimals of its currency. */
export function flattenWatch(watched: Watched, best: WatchedOffer | null): object {
	const { album, pressing, under, drop, baseline, ...rest } = toShownWatch(watched);
	return {
		...rest,
		artist: album.credit,
		title: album.title,
		discogsId: pressing?.discogsId,
		under: under?.decimal,
		dropAmount: drop.decimal,
		baseline: baseline?.decimal,
		now: best === null ? null : toShownMoney(best.total).decimal,
		isShippingKnown: best?.isShippingKnown,
		provider: best?.offer.price.provider,
		url: best?.offer.price.url,
	};
}

/** The columns of a watch in TSV. */
export const watchFields = [
	...['id', 'artist', 'title', 'discogsId', 'country', 'currency', 'under', 'dropPercent', 'dropAmount', 'baseline'],
	...['now', 'isShippingKnown', 'provider', 'url', 'alertedAt', 'createdAt'],
];
