import type { Database } from '../../../db/client.ts';
import { removeUnseen } from '../../store/prices-writer.ts';
import { deleteShop, type ShopRow } from '../../store/shops.ts';
import { writeAt } from '../../store/writable.ts';
import { channelOf } from './to-listing.ts';

const offersAtOnce = 500;

/** Forgets a shop with all its offers, step by step; the history of its prices stays. Returns how many offers went. */
export async function removeShop(database: Database, shop: ShopRow, now: Date): Promise<number> {
	const scope = { provider: 'shops', channel: channelOf(shop), country: null, of: null };
	// Whatever was seen of it, also while this runs.
	const everything = new Date('9999-12-31');
	let gone = 0;
	for (let removed = offersAtOnce; removed === offersAtOnce; gone += removed) {
		removed = await writeAt(database, now, (store) => removeUnseen(store, scope, everything, offersAtOnce));
	}
	await writeAt(database, now, (store) => deleteShop(store, shop.id));
	return gone;
}
