import { asc, eq } from 'drizzle-orm';
import type { Tables } from '../../db/schema/tables.ts';
import { type ShopPlatform, shopPlatforms } from '../shop-platform.ts';
import type { Readable } from './artists-reader.ts';
import type { Writable } from './writable.ts';

/** A shop as a person added it; see `db/schema/prices.ts`. */
export type ShopRow = StoredShop & { platform: ShopPlatform };
type StoredShop = Tables['shops']['$inferSelect'];

/** What a person says of a shop, and what was found out about it. */
export type NewShop = Omit<ShopRow, 'id' | 'addedAt' | 'readAt' | 'problem'>;

/** Every shop, by name. */
export async function readShops({ read, tables }: Readable): Promise<ShopRow[]> {
	const rows = await read.select().from(tables.shops).orderBy(asc(tables.shops.name), asc(tables.shops.id));
	return rows.flatMap(toShop);
}

/** Adds a shop; one that was added before (the address tells) gets what is said of it now, and is to be read anew. */
export async function saveShop({ write, tables, now }: Writable, shop: NewShop): Promise<ShopRow> {
	const { shops } = tables;
	const { url: _, ...said } = shop;
	const [saved] = await write
		.insert(shops)
		.values({ ...shop, addedAt: now })
		.onConflictDoUpdate({ target: shops.url, set: { ...said, problem: null, readAt: null } })
		.returning();
	const [row] = saved === undefined ? [] : toShop(saved);
	if (row === undefined) throw new Error(`the shop ${shop.url} was not stored`);
	return row;
}

/** Notes how reading a whole shop ended: `readAt` where it came to its end or to the platform's wall, and what was in the way of the rest. */
export async function noteShopRead(
	{ write, tables, now }: Writable,
	id: number,
	{ isRead, problem }: { isRead: boolean; problem: string | null },
): Promise<void> {
	await write
		.update(tables.shops)
		.set({ problem, ...(isRead ? { readAt: now } : {}) })
		.where(eq(tables.shops.id, id));
}

/** Forgets a shop. Its offers are taken away apart: see `prices/shops/remove-shop.ts`. */
export async function deleteShop({ write, tables }: Writable, id: number): Promise<void> {
	await write.delete(tables.shops).where(eq(tables.shops.id, id));
}

/** A shop of a platform that only a newer program knows is none. */
function toShop(row: StoredShop): ShopRow[] {
	const platform = shopPlatforms.find((known) => known === row.platform);
	return platform === undefined ? [] : [{ ...row, platform }];
}
