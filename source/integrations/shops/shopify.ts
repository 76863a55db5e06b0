import { z } from 'zod';
import { InvalidAnswer, ProviderNotFound } from '../../errors.ts';
import { isCurrency, toMinor } from '../../money/currencies.ts';
import { describeIssues } from '../http/answers.ts';
import { listOf, numericId, text } from '../http/fields.ts';
import type { Ask } from '../http/provider-http.ts';
import type { ShopPlatformClient } from './platform.ts';
import { nameShop, type ShopHttp } from './shop-http.ts';
import type { CataloguePage, RefusedItem, ShopHit, ShopItem, ShopItems } from './shop-item.ts';
import { anything, readBarcode, readTags, readTitle, readWord } from './shop-text.ts';

/** The most that `products.json` gives at once; more is silently cut down to it. */
const pageSize = 250;
/** The most that `search/suggest.json` gives; it has no pages. */
export const mostSuggested = 10;

const cart = z.looseObject({ currency: z.string().transform((code) => code.toUpperCase()) });

/** Past `page × limit` = 25,000 there are no products but `errors`, with status 200 or 400. */
const productList = z.union([
	z.looseObject({ products: z.array(z.unknown()) }),
	z.looseObject({ errors: z.unknown().refine((errors) => errors !== undefined && errors !== null) }),
]);

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

const suggestions = z.looseObject({
	resources: z.looseObject({ results: z.looseObject({ products: listOf(z.unknown()) }) }),
});

const suggestion = z.looseObject({
	title: anything,
	handle: z.string().min(1).max(255),
	vendor: text,
	type: text,
	tags: anything,
	available: z.boolean(),
});

/** Shops at Shopify, by the pages that their own themes use. Nothing there names a currency but the cart. */
export function createShopify(http: ShopHttp): ShopPlatformClient {
	const currencies = new Map<string, Promise<string>>();

	async function readCurrency(url: string, ask: Ask) {
		const answer = await http.getJson(url, '/cart.js', {
			endpoint: 'cart.js',
			query: {},
			schema: cart,
			alsoReads: [],
			ask,
		});
		const { currency } = answer.value;
		if (!isCurrency(currency)) {
			throw new InvalidAnswer({ provider: nameShop(url), endpoint: 'cart.js' }, 'its currency is none that is known');
		}
		return { url: answer.url, currency };
	}

	/** Prices follow the visitor's currency in some shops, so it is what the cart says now; asked once, a failure is not kept. */
	function currencyOf(url: string, ask: Ask): Promise<string> {
		const asked = currencies.get(url) ?? readCurrency(url, ask).then(({ currency }) => currency);
		currencies.set(url, asked);
		asked.catch(() => currencies.delete(url));
		return asked;
	}

	return {
		async probe(typed, ask) {
			const { url, currency } = await readCurrency(typed, ask);
			const query = { limit: '1', page: '1' };
			await http.getJson(url, '/products.json', {
				endpoint: 'products.json',
				query,
				schema: productList,
				alsoReads: [],
				ask,
			});
			return { url, currency, platform: 'shopify' };
		},

		async search({ url }, words, ask) {
			const { value } = await http.getJson(url, '/search/suggest.json', {
				endpoint: 'search/suggest.json',
				query: {
					q: words,
					'resources[type]': 'product',
					'resources[limit]': `${mostSuggested}`,
					'resources[options][unavailable_products]': 'hide',
					'resources[options][fields]': 'title,vendor,product_type,variants.title,variants.barcode,variants.sku',
				},
				schema: suggestions,
				alsoReads: [],
				ask,
			});
			const found = value.resources.results.products;
			return { hits: found.flatMap(toHit), isComplete: found.length < mostSuggested };
		},

		async itemsOf({ url }, { key }, ask) {
			const currency = await currencyOf(url, ask);
			const endpoint = 'products/{handle}.js';
			const path = `/products/${encodeURIComponent(key)}.js`;
			try {
				const answer = await http.getJson(url, path, { endpoint, query: {}, schema: z.unknown(), alsoReads: [], ask });
				return readProduct(answer.value, url, (price) => toMinor(fromHundredths(price), currency), currency);
			} catch (error) {
				// Taken off the shelf since the search.
				if (error instanceof ProviderNotFound) return { items: [], refused: [] };
				throw error;
			}
		},

		async readPage({ url }, number, ask): Promise<CataloguePage> {
			const currency = await currencyOf(url, ask);
			const { value } = await http.getJson(url, '/products.json', {
				endpoint: 'products.json',
				query: { limit: `${pageSize}`, page: `${number}` },
				schema: productList,
				alsoReads: [400],
				ask,
			});
			if (!Array.isArray(value.products)) return { items: [], refused: [], after: 'wall', pages: null };
			const read = value.products.map((one) => readProduct(one, url, (price) => toMinor(price, currency), currency));
			return {
				items: read.flatMap(({ items }) => items),
				refused: read.flatMap(({ refused }) => refused),
				after: value.products.length < pageSize ? 'end' : 'next page',
				pages: null,
			};
		},

		callsBeforeSearch: 1,
	};
}

function toHit(value: unknown): ShopHit[] {
	const parsed = suggestion.safeParse(value);
	if (!parsed.success || !parsed.data.available) return [];
	const { handle, vendor, type, tags } = parsed.data;
	const title = readTitle(parsed.data.title);
	if ('reason' in title) return [];
	return [{ key: handle, ...title, vendor: readWord(vendor), type: readWord(type), tags: readTags(tags), known: null }];
}

type ReadPrice = (price: string | number) => number | null;

function readProduct(value: unknown, url: string, toAmount: ReadPrice, currency: string): ShopItems {
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

/** The Ajax shape has hundredths of every currency, also of yen: 250000 is "2500.00". */
function fromHundredths(price: string | number): string {
	const digits = String(price);
	return /^\d{1,12}$/.test(digits) ? `${digits.slice(0, -2) || '0'}.${digits.slice(-2).padStart(2, '0')}` : '';
}

/** People are never sent to a page without encryption. */
function withHttps(url: string): string {
	return url.replace(/^http:/, 'https:');
}
