import type { Database } from '../../db/client.ts';
import { type BestPrice, readBestPrices, refreshBestPrices } from '../store/best-prices.ts';
import { readExpiredAlbums } from '../store/listed-prices.ts';
import { countOffers } from '../store/recommendations/offers-counter.ts';
import { writeAt } from '../store/writable.ts';

/** What is on offer of an album now: the cheapest offer, and how many compete. */
export interface OfferNow {
	best: BestPrice | null;
	offers: number;
}

/**
 * What is on offer of some albums in a country at this instant; an album that is not in the map has nothing. Where a best price has expired
 * since it was computed, it is computed anew from the offers that are left: nothing expired is shown.
 */
export async function readOffersNow(
	database: Database,
	albumIds: number[],
	{ country, now }: { country: string | null; now: Date },
): Promise<Map<number, OfferNow>> {
	if (country === null || albumIds.length === 0) return new Map();
	const readBest = () => readBestPrices(database, albumIds, country, now);
	const [expired, counts, stored] = await Promise.all([
		readExpiredAlbums(database, albumIds, now),
		countOffers(database, albumIds, { country, now }),
		readBest(),
	]);
	if (expired.length > 0) await writeAt(database, now, (store) => refreshBestPrices(store, expired));
	const best = expired.length > 0 ? await readBest() : stored;
	return new Map([...best].map(([albumId, price]) => [albumId, { best: price, offers: counts.get(albumId) ?? 0 }]));
}
