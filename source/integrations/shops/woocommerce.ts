import { z } from 'zod';
import { InvalidAnswer } from '../../errors.ts';
import { isCurrency } from '../../money/currencies.ts';
import { describeIssues } from '../http/answers.ts';
import type { Ask } from '../http/provider-http.ts';
import type { ShopPlatformClient } from './platform.ts';
import { nameShop, type ShopHttp } from './shop-http.ts';
import type { RefusedItem, ShopItem, ShopItems } from './shop-item.ts';
import {
	idOf,
	isOnSale,
	isVariable,
	isVariation,
	type Product,
	product,
	readItem,
	toHit,
} from './woocommerce-products.ts';

/** The Store API refuses 101. */
const pageSize = 100;
/** A hundred products do not come in more than five thousand sizes and colours. */
const mostVariationPages = 50;
const path = '/wp-json/wc/store/v1/products';
const endpoint = 'wc/store/v1/products';

/** Shops with WooCommerce, by the Store API that their own pages use: prices are texts of minor units and name their currency. */
export function createWoocommerce(http: ShopHttp): ShopPlatformClient {
	const list = (url: string, query: Record<string, string>, ask: Ask) =>
		http.getJson(url, path, { endpoint, query, schema: z.array(z.unknown()), alsoReads: [], ask });

	/** The variations of products that have several, in as many calls as it takes to read them all. */
	async function readVariations(url: string, parents: Product[], ask: Ask): Promise<ShopItems> {
		const byId = new Map(parents.map((parent) => [parent.id, parent]));
		const found: unknown[] = [];
		const parent = parents.map(({ id }) => id).join(',');
		for (let page = 1; parents.length > 0 && page <= mostVariationPages; page += 1) {
			const { value } = await list(url, { type: 'variation', parent, per_page: `${pageSize}`, page: `${page}` }, ask);
			const own = value.filter(isVariation);
			found.push(...own);
			// A shop that does not know the question answers with all that it has.
			if (value.length < pageSize || own.length === 0) break;
		}
		return gather(found.map((value) => readItem(value, url, (own) => byId.get(own.parent ?? 0) ?? own)));
	}

	async function readAll(url: string, values: unknown[], ask: Ask): Promise<ShopItems> {
		const products = values.flatMap((value) => product.safeParse(value).data ?? []);
		const parents = products.filter((one) => isVariable(one) && isOnSale(one));
		const simple = values.filter((value) => !parents.some(({ id }) => id === idOf(value)));
		const variations = await readVariations(url, parents, ask);
		return gather([...simple.map((value) => readItem(value, url, (own) => own)), variations]);
	}

	return {
		async probe(typed, ask) {
			const { value, url } = await list(typed, { per_page: '1' }, ask);
			const origin = { provider: nameShop(url), endpoint };
			const [first] = value;
			if (first === undefined) throw new InvalidAnswer(origin, 'it has no products, so its currency is unknown');
			const parsed = product.safeParse(first);
			if (!parsed.success) throw new InvalidAnswer(origin, describeIssues(parsed.error));
			const currency = parsed.data.prices.currency_code.toUpperCase();
			if (!isCurrency(currency)) throw new InvalidAnswer(origin, 'its currency is none that is known');
			return { url, currency, platform: 'woocommerce' };
		},

		async search({ url }, words, ask) {
			const { value } = await list(url, { search: words, per_page: `${pageSize}` }, ask);
			return { hits: value.flatMap((one) => toHit(one, url)), isComplete: value.length < pageSize };
		},

		async itemsOf({ url }, { key, known, title, vendor, type, tags }, ask) {
			if (known !== null) return known;
			const { value } = await list(url, { type: 'variation', parent: key, per_page: `${pageSize}` }, ask);
			const { items, refused } = gather(value.filter(isVariation).map((one) => readItem(one, url, (own) => own)));
			// A variation has neither shelves nor tags of its own.
			return { items: items.map((item) => ({ ...item, title, vendor, type, tags })), refused };
		},

		async readPage({ url }, number, ask) {
			const { value, headers } = await list(url, { per_page: `${pageSize}`, page: `${number}` }, ask);
			const said = headers.get('x-wp-totalpages') ?? '';
			const pages = /^\d+$/.test(said) ? Number(said) : null;
			const isLast = value.length === 0 || (pages === null ? value.length < pageSize : number >= pages);
			return { ...(await readAll(url, value, ask)), after: isLast ? 'end' : 'next page', pages };
		},

		callsBeforeSearch: 0,
	};
}

function gather(parts: ShopItems[]): ShopItems {
	const items: ShopItem[] = parts.flatMap((part) => part.items);
	const refused: RefusedItem[] = parts.flatMap((part) => part.refused);
	return { items, refused };
}
