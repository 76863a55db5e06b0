import { z } from 'zod';
import { isCurrency, type Money, toMinor } from '../../money/currencies.ts';
import { cleanText } from '../../text.ts';
import { describeIssues } from '../http/answers.ts';
import { listOf, numericId, text } from '../http/fields.ts';
import { isPublicAddress, literalAddress } from '../http/public-address.ts';
import type { ShopHit, ShopItem, ShopItems } from './shop-item.ts';
import { anything, readBarcode, readTitle, readWord } from './shop-text.ts';

const named = z.looseObject({ name: anything });

/** A product, or a variation of one. */
export const product = z.looseObject({
	id: numericId,
	name: anything,
	type: text,
	parent: z.number().nullish(),
	variation: anything,
	permalink: text,
	sku: anything,
	is_in_stock: z.boolean(),
	is_purchasable: z.boolean(),
	prices: z.looseObject({
		price: z.union([z.string(), z.number()]),
		currency_code: z.string(),
		currency_minor_unit: z.int().min(0).max(6),
	}),
	categories: listOf(named),
	tags: listOf(named),
	attributes: listOf(z.looseObject({ name: anything, terms: listOf(named) })),
});
export type Product = z.output<typeof product>;

/** A product that a search found; none where it is sold out or has no title. */
export function toHit(value: unknown, url: string): ShopHit[] {
	const parsed = product.safeParse(value);
	if (!parsed.success || !isOnSale(parsed.data)) return [];
	const title = readTitle(parsed.data.name);
	if ('reason' in title) return [];
	const known = isVariable(parsed.data) ? null : readItem(value, url, (own) => own);
	return [{ key: String(parsed.data.id), ...title, ...shelfOf(parsed.data), known }];
}

/** What can be bought of a product or a variation. `parentOf` gives the product of a variation: names and shelves stand there. */
export function readItem(value: unknown, url: string, parentOf: (own: Product) => Product): ShopItems {
	const parsed = product.safeParse(value);
	const id = idOf(value);
	const refuse = (reason: string): ShopItems => ({
		items: [],
		refused: [{ product: id === null ? 'a product' : `product ${id}`, reason }],
	});
	if (!parsed.success) return refuse(describeIssues(parsed.error));
	const own = parsed.data;
	if (!isOnSale(own)) return { items: [], refused: [] };
	const parent = parentOf(own);
	const title = readTitle(parent.name);
	if ('reason' in title) return refuse(title.reason);
	const price = readPrice(own.prices);
	if (price === null || price.amount === 0) {
		const written = readWord(`${own.prices.price} ${own.prices.currency_code}`.slice(0, 30));
		return refuse(`its price "${written ?? ''}" is none`);
	}
	const variation = readWord(own.variation);
	const item: ShopItem = {
		id: String(own.id),
		...title,
		...shelfOf(parent),
		variant: variation?.replace(/^[^:]+: /, '') ?? null,
		barcode: readBarcode(own.sku),
		sku: readWord(own.sku),
		price,
		url: readPermalink(own.permalink) ?? `${url.replace(/^http:/, 'https:')}/?p=${own.id}`,
	};
	return { items: [item], refused: [] };
}

/** A brand or an artist is an attribute in shops that have one; the categories and tags say the shelf. */
function shelfOf({ categories, tags, attributes }: Product): Pick<ShopItem, 'vendor' | 'type' | 'tags'> {
	const shelves = categories.flatMap(({ name }) => readWord(name) ?? []);
	const makers = attributes.filter(({ name }) => /^(artist|band|brand|label|vendor)$/i.test(cleanText(name)));
	const [maker] = makers.flatMap(({ terms }) => terms.flatMap(({ name }) => readWord(name) ?? []));
	const [type = null, ...others] = shelves;
	return {
		vendor: maker ?? null,
		type,
		tags: [...others, ...tags.flatMap(({ name }) => readWord(name) ?? [])].slice(0, 50),
	};
}

/** `currency_minor_unit` is how many decimals the shop writes, which need not be those of its currency: "29" euros with 0 is 2900 cents. */
function readPrice({ price, currency_code, currency_minor_unit }: Product['prices']): Money | null {
	const currency = currency_code.toUpperCase();
	const digits = String(price);
	if (!isCurrency(currency) || !/^\d{1,15}$/.test(digits)) return null;
	const padded = digits.padStart(currency_minor_unit + 1, '0');
	const at = padded.length - currency_minor_unit;
	const decimal = currency_minor_unit === 0 ? padded : `${padded.slice(0, at)}.${padded.slice(at)}`;
	const amount = toMinor(decimal, currency);
	return amount === null ? null : { currency, amount };
}

/** A shop names its pages itself: only one that is safe to open is taken. */
function readPermalink(address: string | null | undefined): string | null {
	const url = URL.parse((address ?? '').slice(0, 2000));
	if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
	const literal = literalAddress(url);
	return literal === null || isPublicAddress(literal) ? url.href : null;
}

/** It has variations, which are asked for apart. */
export function isVariable({ type }: Product): boolean {
	return type === 'variable';
}

/** It is one of the variations of a product. */
export function isVariation(value: unknown): boolean {
	return product.safeParse(value).data?.type === 'variation';
}

/** It can be bought now. */
export function isOnSale({ is_in_stock, is_purchasable }: Product): boolean {
	return is_in_stock && is_purchasable;
}

/** The id of a product that may be broken otherwise. */
export function idOf(value: unknown): number | null {
	const parsed = z.looseObject({ id: numericId }).safeParse(value);
	return parsed.success ? parsed.data.id : null;
}
