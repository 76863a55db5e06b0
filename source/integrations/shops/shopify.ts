import { z } from 'zod';
import { InvalidAnswer, ProviderNotFound } from '../../errors.ts';
import { isCurrency, toMinor } from '../../money/currencies.ts';
import { listOf } from '../http/fields.ts';
import type { Ask } from '../http/provider-http.ts';
import type { ShopPlatformClient } from './platform.ts';
import { nameShop, type ShopHttp } from './shop-http.ts';
import type { CataloguePage } from './shop-item.ts';
import { readProduct, toHit } from './shopify-products.ts';

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

const suggestions = z.looseObject({
	resources: z.looseObject({ results: z.looseObject({ products: listOf(z.unknown()) }) }),
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

/** The Ajax shape has hundredths of every currency, also of yen: 250000 is "2500.00". */
function fromHundredths(price: string | number): string {
	const digits = String(price);
	return /^\d{1,12}$/.test(digits) ? `${digits.slice(0, -2) || '0'}.${digits.slice(-2).padStart(2, '0')}` : '';
}
