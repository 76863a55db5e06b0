import { z } from 'zod';
import { describeIssues } from '../http/answers.ts';
import { numericId, text } from '../http/fields.ts';
import type { RefusedItem, ShopHit, ShopItem, ShopItems } from './shop-item.ts';
import { anything, readBarcode, readTags, readTitle, readWord } from './shop-text.ts';

/** A product in `products.json` (prices are decimal texts, the type is `product_type`) and in `products/{handle}.js` (hundredths, `type`). */
const product = z.looseObject({
	id: numericId,
	title: anything,
	handle: z.string().min(1).max(255),
	vendor: text,
	product_type: text,
	type: text,
	tags: anything,
	variants: z.array(
		z.looseObject({
			id: numericId,
			title: text,
			sku: anything,
			barcode: anything,
			available: z.boolean(),
			price: z.union([z.string(), z.number()]),
		}),
	),
});

const suggestion = z.looseObject({
	title: anything,
	handle: z.string().min(1).max(255),
	vendor: text,
	type: text,
	tags: anything,
	available: z.boolean(),
});

/** A product that a search suggests; none where it is sold out or has no title. */
export function toHit(value: unknown): ShopHit[] {
	const parsed = suggestion.safeParse(value);
	if (!parsed.success || !parsed.data.available) return [];
	const { handle, vendor, type, tags } = parsed.data;
	const title = readTitle(parsed.data.title);
	if ('reason' in title) return [];
	return [{ key: handle, ...title, vendor: readWord(vendor), type: readWord(type), tags: readTags(tags), known: null }];
}

/** The price of a variant in minor units, null where it is none. */
export type ReadPrice = (price: string | number) => number | null;

/** What can be bought of a product, in either shape; what cannot be listed is named. */
export function readProduct(value: unknown, url: string, toAmount: ReadPrice, currency: string): ShopItems {
	const parsed = product.safeParse(value);
	if (!parsed.success)
		return { items: [], refused: [{ product: nameProduct(value), reason: describeIssues(parsed.error) }] };
	const { id, handle, vendor, variants } = parsed.data;
	const title = readTitle(parsed.data.title);
	if ('reason' in title) return { items: [], refused: [{ product: `product ${id}`, reason: title.reason }] };
	const shared = {
		...title,
		vendor: readWord(vendor),
		type: readWord(parsed.data.product_type ?? parsed.data.type),
		tags: readTags(parsed.data.tags),
	};
	const items: ShopItem[] = [];
	const refused: RefusedItem[] = [];
	for (const variant of variants.filter(({ available }) => available)) {
		const amount = toAmount(variant.price);
		if (amount === null || amount === 0) {
			const price = String(variant.price).slice(0, 20);
			refused.push({ product: `product ${id}`, reason: `its price "${readWord(price) ?? ''}" is none in ${currency}` });
			continue;
		}
		const name = readWord(variant.title);
		items.push({
			...shared,
			id: String(variant.id),
			variant: name === 'Default Title' ? null : name,
			barcode: readBarcode(variant.barcode, variant.sku),
			sku: readWord(variant.sku),
			price: { currency, amount },
			url: `${withHttps(url)}/products/${encodeURIComponent(handle)}?variant=${variant.id}`,
		});
	}
	return { items, refused };
}

/** "product 123", for one that cannot be read otherwise. */
function nameProduct(value: unknown): string {
	const id = z.looseObject({ id: numericId }).safeParse(value);
	return id.success ? `product ${id.data.id}` : 'a product';
}

/** People are never sent to a page without encryption. */
function withHttps(url: string): string {
	return url.replace(/^http:/, 'https:');
}
