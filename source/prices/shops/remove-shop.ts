import type { Database } from '../../../db/client.ts';
import { deleteShop, type ShopRow } from '../../store/shops.ts';
import { writeAt } from '../../store/writable.ts';
import { clearUnseen } from '../clear-unseen.ts';
import { channelOf } from './to-listing.ts';

/** Forgets a shop with all its offers, step by step; the history of its prices stays. Returns how many offers went. */
export async function removeShop(database: Database, shop: ShopRow, now: Date): Promise<number> {
	const scope = { provider: 'shops', channel: channelOf(shop), country: null, of: null };
	// Whatever was seen of it, also while this runs.
	const everything = new Date('9999-12-31');
	const gone = await clearUnseen({ database, clock: () => now }, scope, everything);
	await writeAt(database, now, (store) => deleteShop(store, shop.id));
	return gone;
}
