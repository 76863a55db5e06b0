import { count, countDistinct, gt } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';

/** What is known of prices. */
export interface PriceStats {
	offers: number;
	/** Those that may still be called current. */
	current: number;
	byProvider: Record<string, number>;
	/** Albums with a cheapest offer that is current, somewhere. */
	pricedAlbums: number;
	/** Prices that were noted as they came, changed and went. */
	history: number;
	watches: number;
	shops: number;
}

/** Counts what is known of prices at the time `now`; one query each. */
export async function readPriceStats({ read, tables }: Database, now: Date): Promise<PriceStats> {
	const { prices, albumBestPrice, priceHistory, priceWatches, shops } = tables;
	const providers = await read.select({ name: prices.provider, offers: count() }).from(prices).groupBy(prices.provider);
	const [priced] = await read
		.select({ albums: countDistinct(albumBestPrice.albumId) })
		.from(albumBestPrice)
		.where(gt(albumBestPrice.expiresAt, now));
	return {
		offers: providers.reduce((sum, { offers }) => sum + offers, 0),
		current: await read.$count(prices, gt(prices.expiresAt, now)),
		byProvider: Object.fromEntries(providers.map(({ name, offers }) => [name, offers])),
		pricedAlbums: priced?.albums ?? 0,
		history: await read.$count(priceHistory),
		watches: await read.$count(priceWatches),
		shops: await read.$count(shops),
	};
}
